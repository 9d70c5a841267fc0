"""A notice arrives at a mail server, or as a letter; starting again sends nothing twice."""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import clockwork
import post
import system
from processes import Process, environment_without_candour, wait_until

SERVER = system.ROOT / 'tests' / 'support' / 'smtp' / 'server.py'


def python_with_aiosmtpd():
    """Debian's package belongs to the machine's Python, which may not be the one that runs this."""
    for python in (sys.executable, '/usr/bin/python3'):
        done = subprocess.run([python, '-c', 'import aiosmtpd'], capture_output=True, check=False)
        if done.returncode == 0:
            return python
    return None


class SmtpTest(unittest.TestCase):
    def setUp(self):
        python = python_with_aiosmtpd()
        if python is None:
            self.skipTest('python3-aiosmtpd is not installed')
        self.box = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.server = Process([python, SERVER, self.box], self.box / 'server.log',
                              environment_without_candour(), subprocess.PIPE).start()
        self.addCleanup(self.server.popen.stdin.close)
        self.addCleanup(self.server.kill)
        port = wait_until(lambda: re.search(r'(?m)^\d+$', self.server.output()),
                          'the mail server listens', 300)[0]
        self.system = system.System(now='2026-06-01T09:00:00+01:00',
                                    CANDOUR_SMTP_URL=f'smtp://127.0.0.1:{port}')
        self.addCleanup(self.system.stop)

    def mails(self):
        """What has arrived: (recipient, message), oldest first."""
        found = sorted(self.box.glob('*.eml'), key=lambda path: int(path.stem))
        return [(path.with_suffix('.to').read_text(), post.read(path)) for path in found]

    def submit_with_plan(self, *person):
        taken = self.system.must('submit', '--channel', 'phone', '--scope-checked', '--text',
                                 'The bill is wrong.', '--name', *person).json
        reference = taken['receipt']['reference']
        clockwork.settle(self.system)
        self.system.must('plan', reference, '--response-by', '2026-06-30', '--method', 'We read it.')
        return reference

    def extend(self, reference):
        self.system.must('extend', reference, '--to', '2026-07-14', '--reason', 'DR-13', '--fact',
                         'who=an accountant')

    def test_tells_of_a_delay(self):
        june = self.submit_with_plan('Mrs June Ablett', '--email', 'june.ablett@example.org',
                                     '--email-consent', '--address', '4 Weir Street')
        obi = self.submit_with_plan('Mr Obi Nwosu', '--email', 'obi@example.org', '--address',
                                    '5 Weir Street')
        self.extend(june)
        self.extend(obi)
        clockwork.settle(self.system)

        arrived = self.mails()
        self.assertEqual({recipient for recipient, _ in arrived}, {'june.ablett@example.org'})
        delays = [mail for _, mail in arrived if 'a new date' in mail['Subject']]
        self.assertEqual(len(delays), 1)
        self.assertEqual(delays[0]['Auto-Submitted'], 'auto-generated')
        text = post.text_of(delays[0])
        for told in ('by Tuesday 30 June 2026', 'We need expert advice from an accountant.',
                     'by Tuesday 14 July 2026', 'You can object to it', '0300 061 0614'):
            self.assertIn(told, text)
        letter = post.text_of(post.of_case(self.system, obi, 'N-09', 'letters'))
        self.assertIn('by Tuesday 14 July 2026', letter)
        self.assertEqual(self.system.mails('mail'), [])
        file = self.system.must('show', june).json
        self.assertIn('smtp', {one['channel'] for one in file['notices']})
        self.assertIn('told_at', file['amendments'][0])

        letters = self.system.mails('letters')
        for end in ('stop', 'kill'):
            with self.subTest(end=end):
                process = self.system.processes['all']
                getattr(process, end)()
                process.start()
                self.system.wait_for_health()
                clockwork.settle(self.system)
                self.assertEqual(len(self.mails()), len(arrived))
                self.assertEqual(self.system.mails('letters'), letters)
        identifiers = [mail['Message-ID'] for _, mail in self.mails()]
        self.assertEqual(len(set(identifiers)), len(identifiers))

    def test_waits_for_a_mail_server_that_is_away(self):
        self.server.kill()
        june = self.system.must('submit', '--channel', 'phone', '--scope-checked', '--text',
                                'The bill is wrong.', '--name', 'Mrs June Ablett', '--email',
                                'june.ablett@example.org', '--email-consent')
        reference = june.json['receipt']['reference']

        def tried():
            notices = self.system.must('notices', 'list', '--case', reference).lines
            return any(one['tries'] > 0 and one['state'] == 'NOTICE_STATE_QUEUED' for one in notices)

        wait_until(tried, 'the notice is tried and stays in the queue', 300)
        self.assertEqual(self.system.must('show', reference).json['status'], 'STATUS_RECEIVED')


if __name__ == '__main__':
    system.main()
