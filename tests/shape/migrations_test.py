"""Migrations are numbered, complete, and frozen once released."""

import collections
import os
import re
import unittest

import repository

MIGRATIONS = 'db/*/migrations/*.sql'


def released():
    """(tag, path, blob) of every migration in every release."""
    for tag in (repository.git('tag', '--list', 'v*') or '').split():
        for line in repository.git('ls-tree', '-r', tag, 'db').splitlines():
            details, path = line.split('\t')
            if re.fullmatch(r'db/\w+/migrations/.*\.sql', path):
                yield tag, path, details.split()[2]


class MigrationsTest(repository.ShapeTest):
    def test_are_numbered_and_named(self):
        found = [path for path in repository.files(MIGRATIONS)
                 if not re.fullmatch(r'\d{14}_[a-z]+_[a-z0-9_]+\.sql', os.path.basename(path))]
        self.assert_none(found, 'name a migration NUMBER_verb_subject.sql')

    def test_have_numbers_of_their_own(self):
        count = collections.Counter(os.path.basename(path)[:14]
                                    for path in repository.files(MIGRATIONS))
        self.assert_none([number for number, times in count.items() if times > 1])

    def test_go_up_and_down(self):
        found = [path for path in repository.files(MIGRATIONS)
                 if not re.search(r'^-- migrate:up\b.*^-- migrate:down\b', repository.text(path),
                                  re.DOTALL | re.MULTILINE)]
        self.assert_none(found, 'a migration lacks its up or its down')

    def test_are_not_edited_after_release(self):
        edited = [f'{path} (released with {tag})' for tag, path, blob in released()
                  if (repository.git('hash-object', path) or '').strip() != blob]
        self.assert_none(edited, 'write a new migration instead')


if __name__ == '__main__':
    unittest.main()
