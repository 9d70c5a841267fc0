"""Sizes, names and the test of each source."""

import os
import re
import unittest

import repository

MOST_LINES = 350
SOURCES = ('*.cc', '*.h', '*.py', '*.js', '*.ts', '*.sh', '*.sql')
DRAWERS = {'util', 'utils', 'helper', 'helpers', 'misc'}
EMPTY_NAMES = re.compile(r'\b(?:class|struct) (\w*(?:Manager|Helper|Util|Utils|Impl))\b')
# A main, the evaluation program and the wiring of a service only join what is tested elsewhere; the journeys run them.
MAIN = re.compile(r'main|run_\w+|starters|evaluate')
# A part of a room that is tested through the room's face: the test of the face says so.
THROUGH = re.compile(r'^// Also tests (\S+)\.$', re.MULTILINE)


class SourcesTest(repository.ShapeTest):
    def test_stay_short(self):
        # schema.sql is as long as the schema is.
        long = [f'{path}: {len(repository.lines(path))} lines' for path in repository.files(*SOURCES)
                if len(repository.lines(path)) > MOST_LINES and not path.endswith('/schema.sql')]
        self.assert_none(long, f'split by subject what has more than {MOST_LINES} lines')

    def test_have_a_test_of_the_same_path(self):
        through = {source for path in repository.files('tests/*.cc')
                   for source in THROUGH.findall(repository.text(path))}
        missing = []
        for path in repository.files('services/*.cc'):
            expected = re.sub(r'^services/(.*)\.cc$', r'tests/\1_test.cc', path)
            if MAIN.fullmatch(os.path.basename(path)[:-3]) or path in through:
                continue
            if not (repository.ROOT / expected).exists():
                missing.append(f'{path} wants {expected}')
        self.assert_none([path for path in through if not (repository.ROOT / path).exists()],
                         'a test says that it also tests a source that is not there')
        self.assert_none(missing, 'a source has no test of the same path')

    def test_lie_in_no_drawer(self):
        drawers = [path for path in repository.files()
                   if DRAWERS & set(path.lower().split('/')[:-1])]
        self.assert_none(drawers, 'name a folder for what is in it')

    def test_have_names_that_say_something(self):
        found = [f'{path}:{number}: {name[1]}' for path in repository.files('*.cc', '*.h')
                 for number, line in repository.lines(path) if (name := EMPTY_NAMES.search(line))]
        self.assert_none(found, 'name a type for what it is')

    def test_are_named_in_snake_case(self):
        found = [path for path in repository.files('*.cc', '*.h', '*.proto')
                 if not re.fullmatch(r'[a-z0-9_]+\.(cc|h|proto)', os.path.basename(path))]
        self.assert_none(found, 'files are named in snake_case')

    def test_headers_are_guarded_by_their_path(self):
        found = []
        for path in repository.files('*.h'):
            guard = 'CANDOUR_' + re.sub(r'[^A-Z0-9]', '_', path.upper()) + '_'
            if f'#ifndef {guard}\n#define {guard}\n' not in repository.text(path):
                found.append(f'{path} wants {guard}')
        self.assert_none(found, 'a header is not guarded by its path')

    def test_give_a_reason_beside_each_suppression(self):
        word = 'NO' + 'LINT'
        reason = re.compile(word + r'\w*(\([^)]*\))?:? +\S+ \S+')
        found = []
        for path in repository.files('*.cc', '*.h'):
            above = ''
            for number, line in repository.lines(path):
                told = reason.search(line) or above.lstrip().startswith('//')
                if word in line and f'{word}END' not in line and not told:
                    found.append(f'{path}:{number}')
                above = line
        self.assert_none(found, 'say beside it why a check is suppressed')

    def test_leave_nothing_to_do(self):
        word = re.compile(r'\b(TO' + r'DO|FIX' + r'ME)\b')
        found = [f'{path}:{number}' for path in repository.files(*SOURCES)
                 for number, line in repository.lines(path) if word.search(line)]
        self.assert_none(found, 'what is left to do belongs into an issue')


if __name__ == '__main__':
    unittest.main()
