"""A whole Candour for one journey: database, sign-in, services, and the command line to drive it."""

import atexit
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from database import ROOT, SERVICES, Database, cluster
from processes import Process, environment_without_candour, free_ports, wait_until

BINARIES = pathlib.Path(os.environ.get('CANDOUR_BIN') or ROOT / 'build' / 'bin')
DATA = ROOT.parent / 'shared' / 'data'
# What CTest is told to take for "skipped".
SKIPPED = 77


def node():
    """The pinned Node where `deploy/local/install` put one, else the machine's."""
    pinned = ROOT / 'deploy' / 'tools' / 'node' / 'node_modules' / '.bin' / 'node'
    return str(pinned) if pinned.exists() else shutil.which('node')


class Answer(collections.namedtuple('Answer', 'code out err')):
    """What one run of the command line gave."""

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def message(self):
        """The sentence of a refusal."""
        return self.json['error']['message'] if self.out.startswith('{"error"') else self.err


class System:
    """Starts everything; `stop` removes everything.

    `services` run in one process (`candourd all`), unless `apart`, then each in its own. `now` is
    the business time of a demo database; without it business time is the machine's.
    """

    def __init__(self, services=SERVICES, apart=False, now=None, **settings):
        self.services = services
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='candour-journey-'))
        atexit.register(self.stop)
        self.database = Database()
        if now:
            self.database.execute(f"INSERT INTO intake.business_clock (now_at) VALUES ('{now}')")
        for name in ('notices', 'anchors', 'secrets', 'home'):
            (self.folder / name).mkdir()
        self.ports = dict(zip(SERVICES, free_ports(len(SERVICES))))
        self._start_sign_in()
        self.settings = {**self._settings(), **settings}
        names = services if apart or tuple(services) != SERVICES else ('all',)
        self.processes = {name: self.service(name) for name in names}
        for process in self.processes.values():
            process.start()
        self.wait_for_health()
        self._signed_in = set()

    def _start_sign_in(self):
        log = self.folder / 'sign-in.log'
        provider = ROOT / 'deploy' / 'local' / 'oidc' / 'provider.js'
        self.sign_in = Process([node(), provider, 0, self.folder / 'secrets'], log,
                               environment_without_candour()).start()
        wait_until(lambda: 'listening on' in self.sign_in.output() or not self.sign_in.runs(),
                   'the sign-in listens', 300)
        found = re.search(r'listening on (\S+)', self.sign_in.output())
        if not found:
            raise RuntimeError(f'the sign-in did not start:\n{self.sign_in.output()}')
        self.issuer = found[1]

    def _settings(self):
        key = self.folder / 'anchor-key.pem'
        subprocess.run(['openssl', 'genpkey', '-algorithm', 'ed25519', '-out', key], check=True,
                       capture_output=True)
        settings = {'CANDOUR_OIDC_ISSUER': self.issuer, 'CANDOUR_OIDC_AUDIENCE': 'candour',
                    'CANDOUR_OIDC_CLIENT_SECRET_DIR': self.folder / 'secrets' / 'clients',
                    'CANDOUR_REFERENCE_DIR': ROOT / 'db' / 'reference',
                    'CANDOUR_NOTICE_FOLDER': self.folder / 'notices',
                    'CANDOUR_ANCHOR_DIR': self.folder / 'anchors', 'CANDOUR_ANCHOR_KEY_FILE': key,
                    'CANDOUR_CONFIG_DIR': self.folder / 'home', 'CANDOUR_AUTHORITY': 'milford'}
        metrics = free_ports(len(SERVICES))
        for name, port in zip(SERVICES, metrics):
            settings[f'CANDOUR_DATABASE_{name.upper()}'] = self.database.conninfo(name)
            settings[f'CANDOUR_{name.upper()}_ADDRESS'] = f'127.0.0.1:{self.ports[name]}'
            settings[f'CANDOUR_{name.upper()}_METRICS'] = f'127.0.0.1:{port}'
        return settings

    def environment(self, **other):
        settings = {name: str(value) for name, value in {**self.settings, **other}.items()}
        return {**environment_without_candour(), **settings}

    def service(self, name, log=None, **settings):
        """A process of `candourd name`, not yet started."""
        return Process([BINARIES / 'candourd', name], self.folder / f'{log or name}.log',
                       self.environment(**settings))

    def wait_for_health(self, services=None, patience=300):
        wanted = set(services or self.services)

        def healthy():
            for name, process in self.processes.items():
                if name in wanted | {'all'} and not process.runs():
                    raise RuntimeError(f'candourd {name} ended:\n{process.output()[-4000:]}')
            said = self.run('--json', 'health').lines
            return wanted <= {one['service'] for one in said if one['health'] == 'serving'}

        try:
            wait_until(healthy, f'health of {sorted(wanted)}', patience, 0.3)
        except TimeoutError:
            logs = [process.output()[-3000:] for process in self.processes.values()]
            raise RuntimeError('\n'.join(['the services did not come to health', *logs])) from None

    def wait_for_health_of(self, settings):
        """Waits for a further intake, which these settings name."""
        wait_until(lambda: '"service":"intake","health":"serving"'
                   in self.run('--json', 'health', settings=settings).out, 'health', 300, 0.3)

    def run(self, *arguments, settings=None, text=None, patience=600):
        """`candour` as it is, with nobody's name put before it."""
        done = subprocess.run([BINARIES / 'candour', *map(os.fsencode, map(str, arguments))],
                              env=self.environment(**(settings or {})), input=text, cwd=ROOT,
                              capture_output=True, text=True, timeout=patience, check=False)
        return Answer(done.returncode, done.stdout, done.stderr)

    def sign(self, person):
        """Signs a person in, once."""
        if person in self._signed_in:
            return
        done = self.run('login', '--client', person, '--secret-file',
                        self.folder / 'secrets' / 'clients' / person)
        if done.code != 0:
            raise RuntimeError(f'{person} cannot sign in: {done.err}')
        self._signed_in.add(person)

    def candour(self, *arguments, by='demo-manager', authority='milford', as_json=True, **other):
        """Runs the command line as a person of people.json."""
        self.sign(by)
        form = ['--json'] if as_json else []
        return self.run(*form, '--as', by, '--authority', authority, *arguments, **other)

    def must(self, *arguments, **other):
        """The same, for what has to succeed."""
        done = self.candour(*arguments, **other)
        if done.code != 0:
            raise AssertionError(f'candour {" ".join(map(str, arguments))}: exit code {done.code}\n'
                                 f'{done.out}{done.err}')
        return done

    def head(self, authority='milford'):
        """(seq, hash in hexadecimal) of the ledger, from the database itself."""
        row = self.database.execute("SELECT seq, encode(hash, 'hex') FROM ledger.head "
                                    f"WHERE authority_id = '{authority}'")
        seq, digest = row.split('\t') if row else (0, '')
        return int(seq), digest

    def mails(self, way='mail'):
        """The .eml files of 'mail' or 'letters', by name."""
        return sorted((self.folder / 'notices' / way).glob('*.eml'))

    def stop(self):
        """Ends and removes everything; may be called again."""
        for process in getattr(self, 'processes', {}).values():
            process.kill()
        if hasattr(self, 'sign_in'):
            self.sign_in.kill()
        if hasattr(self, 'database'):
            self.database.drop()
            del self.database
        keep = os.environ.get('CANDOUR_KEEP_JOURNEY')
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)
        atexit.unregister(self.stop)


class Journey(unittest.TestCase):
    """A journey on one system, which its methods share in the order of their names."""

    system = None
    options = {}

    @classmethod
    def setUpClass(cls):
        cls.system = System(**cls.options)

    @classmethod
    def tearDownClass(cls):
        if cls.system:
            cls.system.stop()

    def assert_whole(self, authority='milford', by='demo-manager'):
        """The chain is whole and every case file equals the fold of its events."""
        verdict = self.system.candour('ledger', 'verify', authority=authority, by=by)
        self.assertEqual((verdict.code, verdict.json['fault']), (0, 'FAULT_UNSPECIFIED'),
                         verdict.out)
        check = self.system.candour('case', 'check', authority=authority, by=by)
        self.assertEqual((check.code, check.json['different']), (0, []), check.out)
        return verdict.json, check.json


def main():
    """Runs the journeys of the program; says when there is nothing to run them with."""
    if cluster() is None:
        print('skipped: CANDOUR_TEST_DATABASE names no cluster, see CONTRIBUTING.md')
        sys.exit(SKIPPED)
    program = unittest.main(exit=False, verbosity=2)
    result = program.result
    if result.wasSuccessful() and len(result.skipped) == result.testsRun:
        sys.exit(SKIPPED)
    sys.exit(0 if result.wasSuccessful() else 1)
