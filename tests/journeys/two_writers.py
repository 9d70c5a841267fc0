"""Two intakes write into the same ledgers at once: nothing is lost, nothing happens twice."""

import concurrent.futures
import json

import system
from processes import free_ports

FILES = 4
ROWS = 150
SUBMITS = 40


class TwoWritersTest(system.Journey):
    options = {'services': ('intake',)}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        port, metrics = free_ports(2)
        cls.other = {'CANDOUR_INTAKE_ADDRESS': f'127.0.0.1:{port}'}
        cls.system.processes['second'] = cls.system.service(
            'intake', 'second', CANDOUR_INTAKE_METRICS=f'127.0.0.1:{metrics}', **cls.other).start()
        cls.system.wait_for_health_of(cls.other)
        for person in ('demo-manager', 'demo-importer', 'demo-handler'):
            cls.system.sign(person)

    def writer(self, number):
        """The settings by which every other caller reaches the other process."""
        return self.other if number % 2 else {}

    def at_once(self, work, count):
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            return list(pool.map(work, range(count)))

    def count(self, sql):
        return int(self.system.database.execute(sql))

    def test_a_takes_in_from_many_sides(self):
        paths = []
        for number in range(FILES):
            path = self.system.folder / f'rows-{number}.jsonl'
            # Half of the rows of each file are also in the next one.
            first = number * ROWS // 2
            rows = [{'id': f'row-{n}', 'text': f'Text {n}.', 'date': '2014-08-31'}
                    for n in range(first, first + ROWS)]
            path.write_text(''.join(json.dumps(row) + '\n' for row in rows), encoding='utf-8')
            paths.append(path)

        def work(number):
            settings = self.writer(number)
            if number < 2 * FILES:
                # Every file goes through both processes.
                file, settings = paths[number // 2], self.writer(number)
                return self.system.candour('import', file, '--format', 'care_outcome',
                                           by='demo-importer', settings=settings)
            return self.system.candour('submit', '--channel', 'phone', '--anonymous', '--text',
                                       f'Matter {number}.', settings=settings)

        answers = self.at_once(work, 2 * FILES + SUBMITS)

        self.assertEqual([answer.code for answer in answers], [0] * len(answers),
                         [answer.err for answer in answers if answer.code])
        distinct = (FILES + 1) * ROWS // 2
        taken = sum(answer.json['taken_in'] for answer in answers[:2 * FILES])
        there = sum(answer.json['already_there'] for answer in answers[:2 * FILES])
        self.assertEqual((taken, taken + there), (distinct, 2 * FILES * ROWS))
        references = {answer.json['receipt']['reference'] for answer in answers[2 * FILES:]}
        self.assertEqual(len(references), SUBMITS)
        self.assertEqual(self.count('SELECT count(*) FROM intake.case_file'), distinct + SUBMITS)
        self.assertEqual(self.count("SELECT count(*) FROM ledger.event "
                                    "WHERE type = 'complaint_received'"), distinct + SUBMITS)
        self.assert_whole()

    def take_in(self, number):
        taken = self.system.must('submit', '--channel', 'phone', '--name', f'Writer {number}',
                                 '--text', 'x', settings=self.writer(number)).json
        return taken['receipt']['complaint_id'], int(taken['receipt']['version'])

    def test_b_lets_one_of_two_win_a_version_and_writes_nothing_of_the_other(self):
        cases = [self.take_in(number) for number in range(12)]
        before = self.system.head()[0]

        def work(number):
            case, version = cases[number // 2]
            return self.system.candour('step', case, 'records_read' if number % 2 else 'visit_made',
                                       '--version', version, settings=self.writer(number))

        answers = self.at_once(work, 2 * len(cases))

        for number in range(len(cases)):
            pair = sorted(answer.code for answer in answers[2 * number:2 * number + 2])
            self.assertEqual(pair, [0, 3])
        lost = [answer for answer in answers if answer.code == 3]
        self.assertTrue(all('version' in answer.message for answer in lost), lost[0].out)
        self.assertEqual(self.system.head()[0] - before, len(cases))
        self.assertEqual(self.count("SELECT count(*) FROM ledger.event WHERE type = 'step_taken'"),
                         len(cases))
        self.assert_whole()

    def test_c_acts_once_when_a_request_comes_by_both(self):
        case, version = self.take_in(0)
        steps = 10
        before = self.count("SELECT count(*) FROM ledger.event WHERE type = 'step_taken'")

        def work(number):
            request_id = f'0b8b6ee1-6f5c-4f0e-9d7a-{number // 2:012}'
            return self.system.must('step', case, 'records_read', '--request-id', request_id,
                                    settings=self.writer(number)).json

        answers = self.at_once(work, 2 * steps)

        self.assertEqual(sum(answer['repeated'] for answer in answers), steps)
        self.assertEqual(self.count("SELECT count(*) FROM ledger.event WHERE type = 'step_taken'"),
                         before + steps)
        file = self.system.must('show', case).json
        self.assertEqual((int(file['version']), len(file['steps'])), (version + steps, steps))
        self.assert_whole()

    def test_d_loses_nothing_that_was_acknowledged_when_one_is_killed(self):
        answered = []

        def work(number):
            if number == 10:
                self.system.processes['second'].kill()
            answer = self.system.candour('submit', '--channel', 'phone', '--anonymous', '--text',
                                         f'Killed {number}.', settings=self.writer(number))
            if answer.code == 0:
                answered.append(answer.json['receipt']['complaint_id'])
            return answer.code

        codes = self.at_once(work, 40)

        self.assertEqual(set(codes) - {0, 5}, set())
        self.assertGreaterEqual(len(answered), 20)
        listed = ','.join(f"'{one}'" for one in answered)
        self.assertEqual(self.count('SELECT count(*) FROM intake.case_file '
                                    f'WHERE complaint_id IN ({listed})'), len(answered))
        self.assert_whole()


if __name__ == '__main__':
    system.main()
