"""Every rule of the complaints procedure has a test or says why not, and the table says which."""

import subprocess
import unittest

import repository


class RulesTest(repository.ShapeTest):
    def test_have_tests_and_a_fresh_table(self):
        done = subprocess.run([str(repository.ROOT / 'tests' / 'rules')], text=True, capture_output=True)
        self.assertEqual(done.returncode, 0, f'{done.stdout}{done.stderr}')


if __name__ == '__main__':
    unittest.main()
