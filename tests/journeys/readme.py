"""What README.md tells to type can be typed, in a folder that looks as after `deploy/local/up`."""

import os
import re
import shlex
import subprocess

import clockwork
import system

README = (system.ROOT / 'README.md').read_text(encoding='utf-8')
BLOCKS = re.findall(r'^```sh\n(.*?)^```', README, re.MULTILINE | re.DOTALL)
# These are whole machines: tests of their own prove them.
VERBS = {'deploy/local/up', 'deploy/local/down', 'tests/run'}


class ReadmeTest(system.Journey):
    options = {'now': '2026-09-01T09:00:00+01:00'}

    def folder_after_up(self):
        folder = self.system.folder / 'checkout'
        (folder / '.candour').mkdir(parents=True)
        (folder / '.candour' / 'secrets').symlink_to(self.system.folder / 'secrets')
        (folder / 'build').mkdir()
        (folder / 'build' / 'bin').symlink_to(system.BINARIES)
        lines = [f'{name}={shlex.quote(str(value))}\n'
                 for name, value in self.system.settings.items()]
        (folder / '.candour' / 'env').write_text(''.join(lines), encoding='utf-8')
        return folder

    def test_names_verbs_that_exist(self):
        commands = {line for block in BLOCKS for line in block.splitlines()}
        self.assertLessEqual(VERBS, commands)
        for verb in VERBS:
            self.assertTrue(os.access(system.ROOT / verb, os.X_OK), verb)

    def test_shows_commands_that_work(self):
        self.system.must('submit', '--channel', 'phone', '--name', 'Mrs June Ablett', '--text',
                         'The bill charges for visits that never happened.')
        clockwork.settle(self.system)
        demo = [block for block in BLOCKS if not set(block.splitlines()) <= VERBS]
        self.assertEqual(len(demo), 1)

        done = subprocess.run(['bash', '-e', '-u', '-o', 'pipefail', '-x', '-c', demo[0]],
                              cwd=self.folder_after_up(), text=True, capture_output=True,
                              env={'PATH': os.environ['PATH'], 'HOME': str(self.system.folder)},
                              check=False)

        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        for told in ('Signed in as demo-manager', 'CHG', 'The chain is whole',
                     '1 case files checked against their events, 0 differ.', 'ack_by'):
            self.assertIn(told, done.stdout)


if __name__ == '__main__':
    system.main()
