"""Notices go out while notification, intake and PostgreSQL are killed: each arrives once.

CANDOUR_CHAOS_NOTICES says how many, 160 when unset; 10000 takes about eleven minutes.
CANDOUR_CHAOS_SEED repeats a run: the seed is printed.
"""

import collections
import json
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import frames
import post
import system
from processes import Process, environment_without_candour, free_ports, wait_until
from smtp import SERVER, python_with_aiosmtpd

NOTIFY = system.ROOT / 'tests' / 'support' / 'notify' / 'server.py'
# The key that the server of tests/support wants.
KEY = 'candour-test-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0'
TOKEN = 'what-notify-shows-when-it-calls-back'
NOTICES = int(os.environ.get('CANDOUR_CHAOS_NOTICES', '160'))
KILLS = max(9, NOTICES // 100)
# Milford's mails go to a mail server, Ashby's by GOV.UK Notify.
COUNCILS = {'milford': 'demo-manager', 'ashby': 'ashby-manager'}

# A complaint in writing owes one notice: its acknowledgement.
SUBMIT = """
request {{
  authority_id: "{council}" request_id: "00000000-0000-4000-8000-{number}"
  submit {{
    record_type: RECORD_TYPE_CMP channel: CHANNEL_LETTER scope_checked: true
    complainant {{
      name: "Person {number}" email: "person-{number}@example.org" email_consent: true
    }}
    points {{ text: "The bill is wrong." }}
  }}
}}
"""

CHANNELS = """
smtp {{ url: "{smtp}" }}
limits {{ hourly_cap: 1000000 }}
callbacks {{ address: "{callbacks}" }}
own {{
  authority_id: "ashby"
  notify {{
    base_url: "{notify}"
    key_file: "{folder}/key"
    email_template: "email"
    callback_token_file: "{folder}/token"
  }}
}}
"""


class Cluster:
    """A PostgreSQL of this journey's own, which can be killed."""

    SCRIPT = system.ROOT / 'deploy' / 'local' / 'postgres'

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='candour-chaos-'))
        self.start()
        self.conninfo = self._run('conninfo').strip()

    def _run(self, verb):
        done = subprocess.run([self.SCRIPT, verb, self.folder], capture_output=True, text=True,
                              env={**os.environ, 'CANDOUR_POSTGRES_THROWAWAY': '1'}, check=False)
        if done.returncode != 0:
            raise RuntimeError(f'deploy/local/postgres {verb}: {done.stdout}{done.stderr}')
        return done.stdout

    def start(self):
        self._run('start')

    def kill(self):
        """The server and everything that works for it, at once."""
        place = pathlib.Path((self.folder / 'pg' / 'place').read_text().strip())
        server = int((place / 'data' / 'postmaster.pid').read_text().split()[0])
        children = subprocess.run(['ps', '-o', 'pid=', '--ppid', str(server)], text=True,
                                  capture_output=True, check=True).stdout.split()
        for process in [server, *map(int, children)]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        wait_until(lambda: not pathlib.Path(f'/proc/{server}').exists(), 'PostgreSQL is dead')

    def drop(self):
        self._run('drop')


class NoticeChaosTest(unittest.TestCase):
    def setUp(self):
        python = python_with_aiosmtpd()
        if python is None:
            self.skipTest('python3-aiosmtpd is not installed')
        self.seed = int(os.environ.get('CANDOUR_CHAOS_SEED') or random.SystemRandom().randrange(10**6))
        print(f'{NOTICES} notices, {KILLS} kills, CANDOUR_CHAOS_SEED={self.seed}', flush=True)
        self.random = random.Random(self.seed)
        self.cluster = Cluster()
        self.addCleanup(self.cluster.drop)
        before = os.environ['CANDOUR_TEST_DATABASE']
        os.environ['CANDOUR_TEST_DATABASE'] = self.cluster.conninfo
        self.addCleanup(os.environ.__setitem__, 'CANDOUR_TEST_DATABASE', before)
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        callbacks = f'127.0.0.1:{free_ports(1)[0]}'
        smtp = self.serve(python, SERVER, 'smtp', 'accept', '0.02')
        notify = self.serve(python, NOTIFY, 'notify', '--minute', '1000000', '--callback',
                            f'http://{callbacks}/notify/callback', '--token', TOKEN, '--again', '5',
                            '--pause', '0.02')
        (self.folder / 'key').write_text(KEY)
        (self.folder / 'token').write_text(TOKEN)
        (self.folder / 'channels.textproto').write_text(CHANNELS.format(
            smtp=f'smtp://127.0.0.1:{smtp}', notify=f'http://127.0.0.1:{notify}',
            callbacks=callbacks, folder=self.folder))
        self.system = system.System(services=('intake', 'notification'), apart=True,
                                    now='2026-06-01T09:00:00+01:00',
                                    CANDOUR_CHANNELS_FILE=self.folder / 'channels.textproto')
        self.addCleanup(self.system.stop)
        self.killed = collections.Counter()

    def serve(self, python, script, name, *arguments):
        """Starts a server of tests/support; its port."""
        box = self.folder / name
        box.mkdir()
        server = Process([python, script, box, *arguments], self.folder / f'{name}.log',
                         environment_without_candour(), subprocess.PIPE).start()
        self.addCleanup(server.popen.stdin.close)
        self.addCleanup(server.kill)
        return wait_until(lambda: re.search(r'(?m)^\d+$', server.output()), f'{name} listens', 300)[0]

    def submit(self, council, numbers):
        """One message is made; the others differ in their numbers, which are of the same length."""
        some = f'{0:012}'
        model = frames.encoded('candour.intake.v1.SubmitManyRequest',
                               SUBMIT.format(council=council, number=some))
        messages = [model.replace(some.encode(), f'{number:012}'.encode()) for number in numbers]
        answers = frames.call(self.system, '/candour.intake.v1.IntakeService/SubmitMany', messages,
                              by=COUNCILS[council])
        self.assertEqual(len(answers), len(messages))

    def mails(self):
        """(recipient, Message-ID) of every mail that the mail server kept."""
        found = self.folder.glob('smtp/*.from')
        return [(path.with_suffix('.to').read_text(), post.read(path.with_suffix('.eml'))['Message-ID'])
                for path in found]

    def calls(self):
        """(recipient, reference) of every message that Notify took."""
        calls = [json.loads(path.read_text()) for path in self.folder.glob('notify/*.json')]
        return [(call['email_address'], call['reference']) for call in calls]

    def arrived(self):
        return (sum(name.endswith('.from') for name in os.listdir(self.folder / 'smtp'))
                + sum(name.endswith('.json') for name in os.listdir(self.folder / 'notify')))

    def kill_one(self):
        victim = self.random.choice(('notification', 'notification', 'intake', 'postgres'))
        self.killed[victim] += 1
        if victim == 'postgres':
            self.cluster.kill()
            self.cluster.start()
        else:
            self.system.processes[victim].kill()
            self.system.processes[victim].start()

    def states(self):
        rows = self.system.database.execute(
            'SELECT state, count(*) FROM notification.notice GROUP BY state').splitlines()
        return {row.split('\t')[0]: int(row.split('\t')[1]) for row in rows}

    def rest(self):
        """Nothing is on its way any more, and what nobody knows is tried again by a person."""
        states = self.states()
        if 'unconfirmed' in states:
            for council, manager in COUNCILS.items():
                for notice in self.system.must('notices', 'list', '--state', 'unconfirmed',
                                               by=manager, authority=council).lines:
                    self.retried += 1
                    self.system.must('notices', 'retry', notice['obligation_id'], '--reason',
                                     'Nobody knows whether it left.', by=manager, authority=council)
        return sum(states.values()) == NOTICES and set(states) <= {'sent', 'delivered'}

    def test_each_arrives_once(self):
        self.retried = 0
        self.system.processes['notification'].kill()
        started = time.monotonic()
        for place, (council, manager) in enumerate(COUNCILS.items()):
            self.system.sign(manager)
            self.submit(council, range(place, NOTICES, len(COUNCILS)))
        cases = 'SELECT count(*) FROM intake.case_file'
        self.assertEqual(int(self.system.database.execute(cases)), NOTICES)
        self.assertEqual(self.arrived(), 0)
        print(f'taken in after {time.monotonic() - started:.0f} s', flush=True)

        self.system.processes['notification'].start()
        started = time.monotonic()
        for _ in range(KILLS):
            before = self.arrived()
            end = time.monotonic() + 20
            while self.arrived() == before < NOTICES and time.monotonic() < end:
                time.sleep(0.01)
            time.sleep(self.random.uniform(0, 0.3))
            self.kill_one()
        wait_until(self.rest, 'everything has left', 180 + NOTICES / 10, 0.5)
        told = "SELECT count(*) FROM ledger.event WHERE type = 'notice_sent'"
        wait_until(lambda: int(self.system.database.execute(told)) >= NOTICES, 'intake is told', 120)

        mails, calls = self.mails(), self.calls()
        repeats = len(mails) - len(set(mails))
        print(f'killed {dict(self.killed)}; {len(mails)} mails, {repeats} of them repeats; '
              f'{len(calls)} calls; {self.retried} retried by a person; '
              f'{time.monotonic() - started:.0f} s', flush=True)
        # Nothing missing, nothing twice: a repeated mail has the Message-ID of the first.
        everybody = {f'person-{number:012}@example.org' for number in range(NOTICES)}
        self.assertEqual({recipient for recipient, _ in mails + calls}, everybody)
        self.assertEqual(len(set(mails)) + len(set(calls)), NOTICES)
        self.assertEqual(len(calls), len(set(calls)))
        self.assertLessEqual(repeats, self.killed['notification'] + self.killed['postgres'])
        self.assertEqual(int(self.system.database.execute(told)), NOTICES)
        # What became of Notify's messages was called back, or else asked for, after 1, 2 and 4 minutes.
        wait_until(lambda: self.states().get('delivered', 0) == len(calls), 'Notify says so', 600, 1)
        print(f'Notify has said so of all after {time.monotonic() - started:.0f} s', flush=True)
        for council, manager in COUNCILS.items():
            verdict = self.system.must('ledger', 'verify', by=manager, authority=council)
            self.assertEqual(verdict.json['fault'], 'FAULT_UNSPECIFIED')


if __name__ == '__main__':
    system.main()
