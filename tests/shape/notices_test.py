"""Every notice has a sample that somebody read and approved, in each form that it has."""

import pathlib
import re
import unittest

import repository

# The closings and what stands for every notice have no sample of their own: each sample shows them.
NO_NOTICE = {'CLOSING', 'CLOSING-STAFF', 'CLOSING-PARTNER', 'BEREAVEMENT', 'PHONE', 'SMS'}
SAMPLES = 'tests/journeys/notices'
# Said of one notice where somebody has died.
EXTRA = {'N-08.bereaved.txt'}


def codes(path):
    return re.findall(r'^\s*code: "([A-Z0-9-]+)"', repository.text(path), re.MULTILINE)


def expected():
    """(sample, what wants it) of every text in the reference data that holds for every council."""
    for path in repository.files('db/reference/notices/*.textproto'):
        if pathlib.PurePath(path).parent.name != 'notices':
            continue
        for code in set(codes(path)) - NO_NOTICE:
            yield f'{code}.txt', path
            if re.search(r'^easy_read:', repository.text(path), re.MULTILINE):
                yield f'{code}.easy.txt', path
            if re.search(r'^phone_script:', repository.text(path), re.MULTILINE):
                yield f'{code}.phone.txt', path
    for path in repository.files('db/reference/delay_reasons/*.textproto'):
        for code in codes(path):
            yield f'{code}.txt', path


class NoticesTest(repository.ShapeTest):
    def samples(self):
        return {pathlib.PurePath(path).name for path in repository.files(f'{SAMPLES}/*.txt')
                if repository.text(path).strip()}

    def test_have_a_sample_in_each_form(self):
        samples = self.samples()
        self.assert_none((f'{SAMPLES}/{name}, wanted by {path}' for name, path in expected()
                          if name not in samples), 'a notice has no approved sample')

    def test_every_sample_has_its_notice(self):
        wanted = {name for name, _ in expected()} | EXTRA
        self.assert_none((f'{SAMPLES}/{name}' for name in self.samples() - wanted),
                         'a sample is of no notice any more')

    def test_are_all_there(self):
        self.assertGreaterEqual(len({name for name, _ in expected()}), 60)


if __name__ == '__main__':
    unittest.main()
