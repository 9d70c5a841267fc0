#!/usr/bin/env python3
"""What the migrations come to: the dumps db/SCHEMA/schema.sql say it, and every way down leads back.

  tests/schema/schema_test.py           tests, in the cluster that CANDOUR_TEST_DATABASE names
  tests/schema/schema_test.py --write   writes the dumps instead, after a migration was added

Without CANDOUR_TEST_DATABASE there is nothing to test in: exit code 77.
"""

import contextlib
import difflib
import os
import pathlib
import re
import shlex
import subprocess
import sys
import unittest
import uuid

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAMS = max(pathlib.Path('/usr/lib/postgresql').glob('*/bin'), default=pathlib.Path(),
               key=lambda path: int(path.parent.name))
# dbmate's own table, to which one migration grants.
DBMATE = 'CREATE TABLE public.schema_migrations (version varchar(128) PRIMARY KEY);'
# Of the whole database, and holding nothing of anybody.
OF_NO_AUTHORITY = {'intake.business_clock'}
# What says which PostgreSQL dumped, and when nothing else: comments, settings, psql's own words.
NOISE = re.compile(r'^(--.*|SET .*|SELECT pg_catalog\.set_config.*|\\.*)$')


def superuser():
    given = dict(pair.split('=', 1) for pair in shlex.split(os.environ['CANDOUR_TEST_DATABASE']))
    names = {'host': 'PGHOST', 'port': 'PGPORT', 'user': 'PGUSER', 'password': 'PGPASSWORD'}
    return {names[key]: value for key, value in given.items() if key in names}


def run(program, *arguments, database, text=None):
    done = subprocess.run([PROGRAMS / program, *arguments], input=text, text=True, capture_output=True,
                          env={**os.environ, **superuser(), 'PGDATABASE': database}, check=False)
    if done.returncode != 0:
        raise RuntimeError(f'{program}: {done.stderr}')
    return done.stdout


def execute(database, sql):
    return run('psql', '-X', '-q', '-A', '-t', '-1', '-v', 'ON_ERROR_STOP=1', database=database,
               text=sql).strip()


@contextlib.contextmanager
def fresh_database():
    name = f'candour_schema_{uuid.uuid4().hex[:12]}'
    run('createdb', '-T', 'template0', name, database='postgres')
    try:
        execute(name, DBMATE)
        yield name
    finally:
        run('dropdb', '--force', name, database='postgres')


def migrations():
    """The paths of all migrations in the one order of their numbers."""
    return sorted((ROOT / 'db').glob('*/migrations/*.sql'), key=lambda path: path.name)


def part(migration, direction):
    up, down = migration.read_text().split('-- migrate:down')
    return up.split('-- migrate:up')[1] if direction == 'up' else down


def go(database, migration, direction):
    try:
        execute(database, part(migration, direction))
    except RuntimeError as error:
        raise RuntimeError(f'{migration.name}, {direction}: {error}') from None


def dump(database, *options):
    """The schema as SQL, without what differs from one dump to the next."""
    text = run('pg_dump', '--schema-only', *options, database=database)
    lines = [line for line in text.splitlines() if not NOISE.match(line)]
    return re.sub(r'\n{3,}', '\n\n', '\n'.join(lines)).strip('\n') + '\n'


def schemas():
    return sorted({path.parent.parent.name for path in migrations()})


def dumps():
    """What each db/SCHEMA/schema.sql should hold."""
    with fresh_database() as database:
        for migration in migrations():
            go(database, migration, 'up')
        return {schema: f'{head()}\n{dump(database, "-n", schema)}' for schema in schemas()
                if execute(database, f"SELECT 1 FROM pg_namespace WHERE nspname = '{schema}'")}


def head():
    return f'-- What the migrations come to on {version()}: made by tests/schema/schema_test.py --write.\n'


def version():
    return 'PostgreSQL ' + run('pg_dump', '--version', database='').split()[2].split('.')[0]


def file_of(schema):
    return ROOT / 'db' / schema / 'schema.sql'


# (table, whether row security is on and forced, first column of the primary key)
TABLES = """
SELECT c.oid::regclass, c.relrowsecurity AND c.relforcerowsecurity, a.attname
FROM pg_class c
LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
WHERE c.relkind IN ('r', 'p') AND c.relnamespace::regnamespace::text = ANY ('{%s}')
"""


class SchemaTest(unittest.TestCase):
    def assert_same(self, found, expected, message):
        different = list(difflib.unified_diff(expected.splitlines(), found.splitlines(), 'expected', 'found',
                                              n=0, lineterm=''))
        if different:
            self.fail('\n'.join([message, *different[:40]]))

    def test_dumps_say_what_the_migrations_come_to(self):
        for schema, expected in dumps().items():
            written = file_of(schema).read_text() if file_of(schema).exists() else ''
            if written and not written.startswith(head()):
                self.skipTest(f'db/{schema}/schema.sql was not made on {version()}')
            self.assert_same(written, expected, f'db/{schema}/schema.sql is stale: '
                             'run tests/schema/schema_test.py --write')

    def test_every_way_down_leads_back_and_up_again(self):
        with fresh_database() as database:
            before = [dump(database)]
            for migration in migrations():
                go(database, migration, 'up')
                before.append(dump(database))
            whole = before.pop()
            for migration in reversed(migrations()):
                go(database, migration, 'down')
                self.assert_same(dump(database), before.pop(), f'after the way down of {migration.name}')
            for migration in migrations():
                go(database, migration, 'up')
            self.assert_same(dump(database), whole, 'after the way up again')

    def test_every_table_of_an_authority_is_locked_against_the_others(self):
        with fresh_database() as database:
            for migration in migrations():
                go(database, migration, 'up')
            rows = [line.split('|') for line in execute(database, TABLES % ','.join(schemas())).splitlines()]
        self.assertGreater(len(rows), 20)
        open_ones = [f'{table}: row security {forced}, key begins with {key or "nothing"}'
                     for table, forced, key in rows
                     if (forced, key) != ('t', 'authority_id') and table not in OF_NO_AUTHORITY]
        self.assertEqual(open_ones, [])


if __name__ == '__main__':
    if not os.environ.get('CANDOUR_TEST_DATABASE'):
        sys.exit(77)
    if sys.argv[1:] == ['--write']:
        for name, text in dumps().items():
            file_of(name).write_text(text)
    else:
        unittest.main()
