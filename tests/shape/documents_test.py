"""Every path and command that a document names is there."""

import glob
import os
import re
import unittest

import repository

TOPS = ('proto', 'services', 'clients', 'db', 'tests', 'deploy', '.ci')
PATH = re.compile(rf'^(?:\./)?((?:{"|".join(map(re.escape, TOPS))})(?:/[\w.*@-]+)*/?)$')
PLAIN_FILE = re.compile(r'^[\w.-]+\.(?:md|txt|json|cmake|clang-tidy|clang-format)$|^LICENSE$')
# A sub-command's name is a text of its own in the command line's sources.
SUBCOMMAND = re.compile(r'"([a-z][a-z-]+)"')


def named(path):
    """(line number, words) of every inline code span and every command line of a document."""
    fenced = False
    for number, line in repository.lines(path):
        if line.lstrip().startswith('```'):
            fenced = not fenced
        elif fenced:
            yield number, re.sub(r'^\s*[$#] ', '', line).split()
        else:
            for span in re.findall(r'`([^`]+)`', line):
                yield number, span.split()


def is_missing(word):
    path = PATH.match(word)
    if path:
        return not glob.glob(str(repository.ROOT / path[1]))
    if PLAIN_FILE.match(word):
        return not repository.files(word, f'*/{word}')
    return False


def command_names():
    known = set()
    for path in repository.files('clients/cli/*.cc', 'clients/cli/*.h'):
        known |= set(SUBCOMMAND.findall(repository.text(path)))
    return known


class DocumentsTest(repository.ShapeTest):
    def test_name_only_paths_that_exist(self):
        found = [f'{path}:{number}: {word}' for path in repository.files('*.md')
                 for number, words in named(path) for word in words if is_missing(word)]
        self.assert_none(found, 'a document names a path that is not there')

    def test_name_only_verbs_that_can_be_run(self):
        found = []
        for path in repository.files('*.md'):
            for number, words in named(path):
                verb = words and repository.ROOT / words[0]
                if len(words) > 1 and PATH.match(words[0]) and verb.is_file():
                    if not os.access(verb, os.X_OK):
                        found.append(f'{path}:{number}: {words[0]}')
        self.assert_none(found, 'a document tells to run what cannot be run')

    def test_name_only_sub_commands_that_exist(self):
        known = command_names()
        if not known:
            self.skipTest('the command line has no sub-commands yet')
        found = [f'{path}:{number}: candour {words[1]}' for path in repository.files('*.md')
                 for number, words in named(path)
                 if len(words) > 1 and words[0] in ('candour', 'build/bin/candour')
                 and re.fullmatch(r'[a-z][a-z-]+', words[1]) and words[1] not in known]
        self.assert_none(found, 'a document names a sub-command that is not there')


if __name__ == '__main__':
    unittest.main()
