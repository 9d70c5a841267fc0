"""Thousands of real complaints come in, while the power fails for one service after another."""

import collections
import gzip
import json
import time
import unittest

import system
from processes import Process, wait_until

FILE = system.DATA / 'care_outcome.train.jsonl.gz'
ROWS = 6126
PROJECTIONS = ('analytics.fact', 'analytics.point', 'analytics.daily', 'analytics.amendment',
               'notification.case_view', 'notification.duty', 'categorisation.point')
FOLLOWERS = ('categorisation', 'notification', 'analytics')


def quarter_of(day):
    """'2014-08-31' lies in '2014-15/Q2'."""
    year, month = int(day[:4]), int(day[5:7])
    start = year if month >= 4 else year - 1
    return f'{start}-{(start + 1) % 100:02}/Q{(month - 4) % 12 // 3 + 1}'


def rows_of_file():
    with gzip.open(FILE, 'rt', encoding='utf-8') as file:
        return [json.loads(line) for line in file]


@unittest.skipUnless(FILE.exists(), 'the texts to measure with lie in ../shared/data; they are absent')
class ImportTest(system.Journey):
    """One story in the order of the letters: broken imports, whole ones, figures, rebuilding."""

    options = {'apart': True}

    def take_in(self):
        return self.system.candour('import', FILE, '--format', 'care_outcome', '--rejects',
                                   self.system.folder / 'rejected.jsonl', authority='oregon',
                                   by='demo-importer')

    def head(self):
        return self.system.head('oregon')[0]

    def start_again(self, name):
        self.system.processes[name].start()
        self.system.wait_for_health([name])

    def settle(self):
        def stand():
            seq = self.head()
            said = [one['standing'] for one in
                    self.system.candour('followers', 'standing', by='demo-importer').lines]
            here = [one for one in said if one['authority_id'] == 'oregon'
                    and int(one['seq']) == seq and int(one['pending']) == 0]
            return len(here) == len(FOLLOWERS) and seq == self.head()
        wait_until(stand, 'the followers reach the head', 1200, 1)

    def test_a_survives_being_killed_in_the_middle(self):
        importer = Process(
            [system.BINARIES / 'candour', '--json', '--as', 'demo-importer', '--authority', 'oregon',
             'import', FILE, '--format', 'care_outcome', '--rejects',
             self.system.folder / 'killed.jsonl'],
            self.system.folder / 'killed.log', self.system.environment())
        self.system.sign('demo-importer')
        importer.start()
        wait_until(lambda: self.head() > 1500, 'the import gets on', 300, 0.02)
        self.system.processes['intake'].kill()
        code = importer.popen.wait(300)
        taken = int(self.system.database.execute(
            "SELECT count(*) FROM intake.case_file WHERE authority_id = 'oregon'"))

        self.assertEqual(code, 5, importer.output())
        self.assertIn('"complete":false', importer.output())
        self.assertGreater(taken, 0)
        self.assertLess(taken, ROWS)
        self.start_again('intake')

    def test_b_goes_on_while_each_follower_is_killed(self):
        killed = collections.Counter()
        importer = Process(
            [system.BINARIES / 'candour', '--json', '--as', 'demo-importer', '--authority', 'oregon',
             'import', FILE, '--format', 'care_outcome'], self.system.folder / 'second.log',
            self.system.environment()).start()
        while importer.runs() or sum(killed.values()) < len(FOLLOWERS):
            name = FOLLOWERS[sum(killed.values()) % len(FOLLOWERS)]
            self.system.processes[name].kill()
            killed[name] += 1
            self.start_again(name)
            time.sleep(0.5)
        summary = json.loads(importer.output().splitlines()[-1])

        self.assertEqual(importer.popen.returncode, 0, importer.output())
        self.assertEqual(summary['taken_in'] + summary['already_there'], ROWS)
        self.assertGreater(summary['taken_in'], 0)
        self.assertEqual(set(killed), set(FOLLOWERS))

    def test_c_adds_none_when_it_is_run_again(self):
        again = self.take_in()

        self.assertEqual((again.code, again.json),
                         (0, {'taken_in': 0, 'already_there': ROWS, 'rejected': 0,
                              'complete': True}))
        counted = self.system.database.execute(
            "SELECT count(*), count(DISTINCT complaint_id), count(DISTINCT reference) "
            "FROM intake.case_file WHERE authority_id = 'oregon'")
        self.assertEqual(counted, f'{ROWS}\t{ROWS}\t{ROWS}')
        received = self.system.database.execute(
            "SELECT count(*) FROM ledger.event WHERE type = 'complaint_received'")
        self.assertEqual(received, str(ROWS))

    def test_d_leaves_a_whole_chain(self):
        self.settle()
        verdict, check = self.assert_whole('oregon', 'demo-importer')

        self.assertEqual(int(verdict['walked']), self.head())
        self.assertEqual(int(check['checked']), ROWS)

    def test_e_keeps_the_dates_of_the_source(self):
        days = collections.Counter(row['date'] for row in rows_of_file())
        stored = self.system.database.execute(
            "SELECT received_on, count(*) FROM intake.case_file WHERE authority_id = 'oregon' "
            'AND next_alarm_at IS NULL AND next_due_by IS NULL GROUP BY 1')
        self.assertEqual({day: int(count) for day, count in
                          (line.split('\t') for line in stored.splitlines())}, dict(days))

    def test_f_reports_the_counts_of_the_file(self):
        quarters = collections.Counter(quarter_of(row['date']) for row in rows_of_file())
        for period in ('2014-15/Q2', '2011-12/Q1', '2016-17/Q1'):
            report = self.system.must('report', period, authority='oregon', by='demo-importer').json
            self.assertEqual(report['received'], quarters[period], period)
            self.assertEqual(sum(one['complaints'] for one in report['themes']), quarters[period])
        year = self.system.must('report', '2014-15', authority='oregon', by='demo-importer').json
        self.assertEqual(year['received'],
                         sum(count for period, count in quarters.items() if '2014-15' in period))

    def test_g_shows_themes_with_excerpts(self):
        said = self.system.must('themes', '2014-15/Q2', authority='oregon', by='demo-importer').json
        texts = [row['text'] for row in rows_of_file()]

        themed = sum(int(one['cases']) for one in said['themes'])
        self.assertEqual(themed + int(said['without_theme']), 292)
        # Cues alone, with nothing confirmed: nearly every real complaint finds a theme.
        self.assertGreater(themed, 250)
        first = said['themes'][0]['excerpts'][0]['text'][:40]
        self.assertTrue(any(text.startswith(first) for text in texts), first)

    def test_h_writes_to_nobody(self):
        self.assertEqual(self.system.mails('mail') + self.system.mails('letters'), [])
        self.assertEqual(self.system.database.table('notification.notice'), [])

    def test_i_comes_to_the_same_tables_when_rebuilt(self):
        before = {name: self.system.database.table(name) for name in PROJECTIONS}
        self.assertEqual(len(before['analytics.fact']), ROWS)
        for service in FOLLOWERS:
            done = self.system.must('followers', 'rebuild', service, authority='oregon',
                                    by='demo-importer').json
            self.assertEqual(int(done['seq']), int(done['head_seq']))
        self.settle()

        for name in PROJECTIONS:
            self.assertEqual(self.system.database.table(name), before[name], name)
        self.assert_whole('oregon', 'demo-importer')


if __name__ == '__main__':
    system.main()
