"""Settings are listed once: deploy/env.example names each that a program reads or the demo writes."""

import re
import unittest

import repository

READ = re.compile(r'"(CANDOUR_[A-Z_]+[A-Z])"')
WRITTEN = re.compile(r'^\s*setting "?(CANDOUR_[A-Z_]+[A-Z])\b', re.MULTILINE)

OF_A_SERVICE = re.compile('INTAKE_METRICS|CATEGORISATION|NOTIFICATION|ANALYTICS|DATABASE_INTAKE')


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

    def test_that_are_listed_are_read(self):
        read = set()
        for path in repository.files('services/*', 'clients/*', 'db/migrate', 'deploy/*'):
            if path != 'deploy/env.example':
                text = '\n'.join(line for _, line in repository.lines(path) if not WRITTEN.match(line))
                read |= set(re.findall(r'\bCANDOUR_[A-Z_]+[A-Z]\b', text))
        # A name with a service in it is put together where it is read.
        whole = {name for name in listed() if not OF_A_SERVICE.search(name)}
        self.assert_none(whole - read, 'nobody reads')


if __name__ == '__main__':
    unittest.main()
