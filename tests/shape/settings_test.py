"""Settings are listed once: deploy/env.example names each that a program reads or the demo writes."""

import re
import unittest

import repository

READ = re.compile(r'"(CANDOUR_[A-Z_]+[A-Z])"')
WRITTEN = re.compile(r'^\s*setting "?(CANDOUR_[A-Z_]+[A-Z])\b', re.MULTILINE)


def listed():
    return set(re.findall(r'^(CANDOUR_\w+)=', repository.text('deploy/env.example'), re.MULTILINE))


class SettingsTest(repository.ShapeTest):
    def test_that_a_program_reads_are_listed(self):
        known = listed()
        self.assert_none(f'{path}:{number}: {name}'
                         for path in repository.files('services/*.cc', 'services/*.h', 'clients/*.cc')
                         for number, line in repository.lines(path)
                         for name in READ.findall(line) if name not in known)

    def test_that_the_demo_writes_are_listed(self):
        names = set(WRITTEN.findall(repository.text('deploy/local/up')))
        self.assertGreater(len(names), 5, 'the settings of deploy/local/up were not found')
        self.assert_none(names - listed())


if __name__ == '__main__':
    unittest.main()
