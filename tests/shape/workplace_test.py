"""No file of the repository knows the machine it was written on."""

import re
import unittest

import repository

# In pieces, so that this file does not find itself.
MACHINE = re.compile('|'.join([
    r'(?<![\w.}])/' + r'(?:work|home|root|Users)/\w',
    r'(?<![\w.}])/' + r'tmp/candour\b/',
    r'registry\.' + r'npmjs|registry\.' + r'yarnpkg',
    r'deb\.' + r'debian\.org|snapshot\.' + r'debian',
    r'"resolved"' + r':',
]))
SECRET = re.compile(r'-----BEGIN [A-Z ]*PRIVATE ' + r'KEY-----')


class WorkplaceTest(repository.ShapeTest):
    def test_is_named_nowhere(self):
        found = [f'{path}:{number}: {line.strip()[:80]}' for path in repository.files()
                 for number, line in repository.lines(path) if MACHINE.search(line)]
        self.assert_none(found, 'a file names a machine, a registry or an absolute path')

    def test_leaves_no_private_key_behind(self):
        found = [path for path in repository.files() if SECRET.search(repository.text(path))]
        self.assert_none(found, 'a private key is tracked')


if __name__ == '__main__':
    unittest.main()
