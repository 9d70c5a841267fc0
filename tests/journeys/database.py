"""A database of one journey's own, in the cluster that CANDOUR_TEST_DATABASE names."""

import fcntl
import hashlib
import os
import pathlib
import shlex
import subprocess
import tempfile
import time
import urllib.parse
import uuid

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# Debian's own `psql` is a wrapper in Perl that chooses one of these.
PSQL = max(pathlib.Path('/usr/lib/postgresql').glob('*/bin/psql'), default='psql',
           key=lambda path: int(path.parent.parent.name))
SERVICES = ('intake', 'categorisation', 'notification', 'analytics')


def cluster():
    """How the superuser connects, as libpq's names and values; None when nobody said."""
    conninfo = os.environ.get('CANDOUR_TEST_DATABASE')
    return dict(pair.split('=', 1) for pair in shlex.split(conninfo)) if conninfo else None


class Database:
    """Migrated, with the services' roles let in. `drop` removes it."""

    def __init__(self):
        self.superuser = cluster()
        self.name = f'candour_journey_{uuid.uuid4().hex[:12]}'
        # Roles belong to the whole cluster, and other journeys use them at the same time: they all
        # come to the same password.
        seed = 'candour journeys' + os.environ['CANDOUR_TEST_DATABASE']
        self.password = hashlib.sha256(seed.encode()).hexdigest()
        with self._alone():
            self._run('postgres', f'CREATE DATABASE {self.name}')
            self._migrate()
            for service in SERVICES:
                self._run('postgres',
                          f"ALTER ROLE candour_{service} LOGIN PASSWORD '{self.password}'", 5)

    def _alone(self):
        """Roles cannot be changed by two at once; journeys wait for each other, others may not."""
        name = hashlib.sha256(os.environ['CANDOUR_TEST_DATABASE'].encode()).hexdigest()[:16]
        path = pathlib.Path(tempfile.gettempdir()) / f'candour-journeys-{name}.lock'
        lock = open(path, 'w', encoding='ascii')
        fcntl.flock(lock, fcntl.LOCK_EX)
        return lock

    def _environment(self, database, user=None, password=None):
        return dict(os.environ, PGHOST=self.superuser['host'], PGPORT=self.superuser['port'],
                    PGUSER=user or self.superuser['user'], PGDATABASE=database,
                    PGPASSWORD=password or self.superuser.get('password', ''))

    def _migrate(self):
        password = urllib.parse.quote(self.superuser.get('password', ''), safe='')
        url = (f"postgres://{self.superuser['user']}:{password}@{self.superuser['host']}:"
               f"{self.superuser['port']}/{self.name}?sslmode=disable")
        for attempt in range(5):
            done = subprocess.run([ROOT / 'db' / 'migrate'], env=dict(os.environ, DATABASE_URL=url),
                                  text=True, capture_output=True, check=False)
            if done.returncode == 0:
                return
            time.sleep(0.2 * (attempt + 1))
        raise RuntimeError(f'db/migrate failed:\n{done.stdout}{done.stderr}')

    def _run(self, database, sql, tries=1, user=None, password=None):
        for attempt in range(tries):
            done = subprocess.run(
                [PSQL, '-X', '-q', '-A', '-t', '-F', '\t', '-v', 'ON_ERROR_STOP=1'], input=sql,
                env=self._environment(database, user, password), text=True, capture_output=True,
                check=False)
            if done.returncode == 0:
                return done.stdout.rstrip('\n')
            time.sleep(0.2 * (attempt + 1))
        raise SqlError(done.stderr)

    def execute(self, sql):
        """Runs any number of statements as the superuser; their output, columns by tabs."""
        return self._run(self.name, sql)

    def execute_as(self, service, sql):
        """The same as the service's own role."""
        return self._run(self.name, sql, user=f'candour_{service}', password=self.password)

    def conninfo(self, service):
        """How the service connects."""
        return (f"host={self.superuser['host']} port={self.superuser['port']} dbname={self.name} "
                f'user=candour_{service} password={self.password}')

    def table(self, name):
        """Every row of a table as text, in order."""
        return sorted(self.execute(f'SELECT t::text FROM {name} t').splitlines())

    def tables_with(self, words, schemas):
        """By word, the tables of these schemas in which it stands, in whatever case, also inside stored
        octets."""
        tables = self.execute(
            "SELECT format('%I.%I', table_schema, table_name), string_agg(CASE WHEN data_type = 'bytea' "
            "THEN format('encode(%I, ''escape'')', column_name) ELSE format('%I::text', column_name) "
            "END, ', ') FROM information_schema.columns JOIN information_schema.tables USING "
            "(table_schema, table_name) WHERE table_type = 'BASE TABLE' AND table_schema = ANY "
            f"('{{{','.join(schemas)}}}') GROUP BY 1").splitlines()
        literals = ', '.join(f"'{word}'" for word in words)
        found = self.execute(' UNION ALL '.join(
            f"SELECT word, '{table}' FROM unnest(ARRAY[{literals}]) word WHERE EXISTS (SELECT FROM "
            f"{table} WHERE concat_ws(' ', {columns}) ILIKE '%' || word || '%')"
            for table, columns in (row.split('\t') for row in tables)))
        places = {word: [] for word in words}
        for row in found.splitlines():
            word, table = row.split('\t')
            places[word].append(table)
        return places

    def drop(self):
        self._run('postgres', f'DROP DATABASE IF EXISTS {self.name} WITH (FORCE)')


class SqlError(Exception):
    """What psql said."""
