"""The dates that follow from a receipt, without a server: the odd vectors, and lines that are wrong."""

import json
import os
import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CANDOUR = pathlib.Path(os.environ.get('CANDOUR_BIN') or ROOT / 'build' / 'bin') / 'candour'
VECTORS = [json.loads(line) for line
           in (pathlib.Path(__file__).parent / 'clock_vectors.jsonl').read_text().splitlines()]


def clock(lines, *arguments):
    """(exit code, answers) of `candour clock` over these lines."""
    environment = {'PATH': os.environ['PATH'], 'CANDOUR_REFERENCE_DIR': str(ROOT / 'db/reference')}
    done = subprocess.run([CANDOUR, 'clock', '--json', *arguments], input='\n'.join(lines) + '\n',
                          env=environment, text=True, capture_output=True, check=False)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def question(vector):
    return json.dumps({'id': vector['id'], 'received_at': vector['received_at']})


class ClockTest(unittest.TestCase):
    def test_answers_every_vector(self):
        self.assertEqual(len(VECTORS), 25)
        code, answers = clock([question(one) for one in VECTORS])

        expected = [{name: value for name, value in one.items() if name != 'received_at'}
                    for one in VECTORS]
        # The other dates of the answer are looked at in C++, clock_vectors_test.cc.
        asked = [{name: answer.get(name) for name in one} for answer, one in zip(answers, expected)]
        self.assertEqual((code, asked), (0, expected))

    def test_answers_the_other_lines_beside_wrong_ones(self):
        wrong = ['{"id": "B1", "received_at": "26 February 2024"}', 'not JSON',
                 '{"id": "B3", "received_at": "2024-02-30T10:00:00Z"}',
                 '{"id": "B4", "received_at": "2024-02-26T10:00:00"}', '{"id": "B5"}']
        code, answers = clock([question(VECTORS[0]), *wrong, question(VECTORS[1])])

        self.assertEqual(code, 1)
        self.assertEqual([answers[0]['ack_by'], answers[6]['ack_by']],
                         [VECTORS[0]['ack_by'], VECTORS[1]['ack_by']])
        self.assertEqual([one['error']['field'] for one in answers[1:6]],
                         ['received_at', 'line', 'received_at', 'received_at', 'received_at'])
        self.assertEqual([one['id'] for one in answers[1:6]], ['B1', None, 'B3', 'B4', 'B5'])

    def test_says_why_a_date_cannot_be_computed(self):
        code, answers = clock(['{"id": "F1", "received_at": "2028-12-29T10:00:00Z"}'])

        self.assertEqual(code, 0)
        self.assertEqual(answers[0]['received_on'], '2028-12-29')
        self.assertIsNone(answers[0]['ack_by'])
        self.assertIn('2029', answers[0]['reasons']['ack_by'])

    def test_explains_each_date(self):
        code, answers = clock([question(VECTORS[3])], '--explain')

        self.assertEqual(code, 0)
        working = answers[0]['working']['ack_by']
        for told in ('20 December 2024', 'Christmas Day', 'Boxing Day', '27 December 2024',
                     'reg 13(3)'):
            self.assertIn(told, working)

    def test_shows_people_a_date_a_line(self):
        done = subprocess.run([CANDOUR, 'clock', '--reference', ROOT / 'db/reference'],
                              input=question(VECTORS[0]) + '\n', text=True, capture_output=True,
                              env={'PATH': os.environ['PATH']}, check=False)
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, r'(?m)^ack_by +2024-02-29$')


if __name__ == '__main__':
    unittest.main(verbosity=2)
