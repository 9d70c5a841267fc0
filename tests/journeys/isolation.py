"""One council sees, counts, searches and follows nothing of another: by the services, by the roles."""

import clockwork
import database
import system

SECRET = 'zephyrine'


class IsolationTest(system.Journey):
    options = {'now': '2026-06-01T09:00:00+01:00'}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        taken = cls.system.must('submit', '--channel', 'phone', '--name', f'Mrs {SECRET}',
                                '--email', f'{SECRET}@example.org', '--email-consent',
                                '--scope-checked', '--text', f'The {SECRET} bill is wrong.').json
        cls.milford = taken['receipt']
        taken = cls.system.must('submit', '--channel', 'phone', '--anonymous', '--text',
                                'A matter of Ashby.', by='ashby-manager', authority='ashby').json
        cls.ashby = taken['receipt']
        clockwork.settle(cls.system)
        cls.notice = cls.system.must('notices', 'list').lines[0]['obligation_id']

    def assert_nothing_told(self, answer):
        for secret in (SECRET, self.milford['complaint_id'], 'Delphine'):
            self.assertNotIn(secret, answer.out + answer.err)

    def test_a_token_of_one_council_is_refused_by_the_other(self):
        before = self.system.head()
        case = self.milford['reference']
        calls = [('show', case), ('list',), ('search', SECRET), ('case', 'events', case),
                 ('case', 'check'), ('case', 'erase', case, '--rule', 'x'),
                 ('ledger', 'verify'), ('ledger', 'follow', '--stop'), ('report', '2026-27/Q1'),
                 ('themes', '2026-27/Q1'), ('notices', 'list'), ('notices', 'list', '--case', case),
                 ('notices', 'show', self.notice), ('notices', 'preview', self.notice),
                 ('notices', 'retry', self.notice, '--reason', 'x'), ('suggest', 'a bill'),
                 ('retrain',), ('followers', 'rebuild', 'analytics'),
                 ('followers', 'resume', 'analytics', self.milford['complaint_id']),
                 ('submit', '--channel', 'phone', '--anonymous', '--text', 'Mine.'),
                 ('acknowledge', case, '--method', 'phone', '--offered'),
                 ('plan', case, '--response-by', '2026-06-30', '--method', 'x'),
                 ('extend', case, '--to', '2026-06-30', '--reason', 'DR-02', '--fact', 'date=x'),
                 ('step', case, 'records_read'), ('confirm', case, 'CHG-02'), ('close', case),
                 ('withdraw', case),
                 ('respond', case, '--signed-by', 'x', '--point', 'UPH', '--considered', 'x',
                  '--conclusions', 'x', '--action', 'none', '--ombudsman-explained')]
        for call in calls:
            with self.subTest(call=' '.join(call)):
                answer = self.system.candour(*call, by='ashby-manager', authority='milford')
                self.assertEqual(answer.code, 4, answer.out + answer.err)
                self.assert_nothing_told(answer)
        self.assertEqual(self.system.head(), before)

    def test_a_case_of_one_council_is_unknown_in_the_other(self):
        for case in (self.milford['complaint_id'], self.milford['reference']):
            answer = self.system.candour('show', case, by='ashby-manager', authority='ashby')
            if case == self.ashby['reference']:
                # Both councils count from one: it is Ashby's own case of that reference.
                self.assertEqual(answer.json['complaint_id'], self.ashby['complaint_id'])
            else:
                self.assertEqual(answer.code, 3, answer.out)
            self.assert_nothing_told(answer)
        answer = self.system.candour('notices', 'show', self.notice, by='ashby-manager',
                                     authority='ashby')
        self.assertEqual(answer.code, 3, answer.out)
        answer = self.system.candour('step', self.milford['complaint_id'], 'records_read',
                                     by='ashby-manager', authority='ashby')
        self.assertEqual(answer.code, 3, answer.out)

    def test_b_lists_and_counts_of_one_council_hold_its_own_only(self):
        def say(*arguments):
            return self.system.must(*arguments, by='ashby-manager', authority='ashby')

        self.assertEqual([one['complaint_id'] for one in say('list').lines],
                         [self.ashby['complaint_id']])
        self.assertEqual(say('report', '2026-27/Q1').json['received'], 1)
        self.assertEqual(say('notices', 'list').out, '')
        self.assertEqual([one['authority_id'] for one in say('ledger', 'heads').lines], ['ashby'])
        followed = say('ledger', 'follow', '--stop')
        self.assertTrue(followed.lines)
        self.assertEqual({one['authority_id'] for one in followed.lines}, {'ashby'})
        self.assert_nothing_told(followed)
        standings = [one['standing']['authority_id'] for one in say('followers', 'standing').lines]
        self.assertEqual(set(standings), {'ashby'})
        # Last, since the words of a search stand in the ledger of whoever searched.
        self.assertEqual(say('search', SECRET).out, '')

    def test_b_nobody_gets_in_without_a_token(self):
        done = self.system.run('--json', '--as', 'nobody', '--authority', 'milford', 'list')
        self.assertEqual(done.code, 4, done.out)

    def test_b_roles_stop_at_what_they_are_for(self):
        case = self.milford['reference']
        for by, call in (('demo-analyst', ('show', case)), ('demo-analyst', ('list',)),
                         ('demo-customer-service', ('ledger', 'verify')),
                         ('demo-customer-service', ('extend', case, '--to', '2026-06-30', '--reason',
                                                    'DR-02', '--fact', 'date=x')),
                         ('demo-handler', ('case', 'erase', case, '--rule', 'x')),
                         ('demo-auditor', ('close', case)),
                         ('demo-handler', ('time', '--move', '2026-06-02T09:00:00Z'))):
            with self.subTest(by=by, call=' '.join(call)):
                answer = self.system.candour(*call, by=by)
                self.assertEqual(answer.code, 4, answer.out)
        followed = self.system.must('ledger', 'follow', '--stop', by='demo-analyst')
        self.assertTrue(followed.lines)
        self.assertNotIn(SECRET, followed.out)

    def test_c_the_roles_of_the_database_see_one_authority_at_a_time(self):
        tables = {'intake': ('ledger.event', 'ledger.head', 'ledger.payload', 'intake.case_file',
                             'intake.request', 'intake.search'),
                  'notification': ('notification.case_view', 'notification.duty'),
                  'analytics': ('analytics.fact', 'analytics.daily'),
                  'categorisation': ('categorisation.point',)}
        for service, names in tables.items():
            for name in names:
                with self.subTest(table=name):
                    column = f'SELECT DISTINCT authority_id FROM {name}'
                    whole = self.system.database.execute(column).splitlines()
                    self.assertIn('milford', whole)
                    self.assertEqual(self.system.database.execute_as(service, column), '')
                    for authority in whole:
                        seen = self.system.database.execute_as(
                            service, f"BEGIN; SET LOCAL candour.authority_id = '{authority}';"
                                     f'{column}; COMMIT')
                        self.assertEqual(seen, authority)

    def test_d_the_roles_cannot_rewrite_history(self):
        scope = "BEGIN; SET LOCAL candour.authority_id = 'milford';"
        for statement in ('UPDATE ledger.event SET seq = seq', 'DELETE FROM ledger.event',
                          'UPDATE ledger.payload SET body = body', 'DELETE FROM ledger.payload',
                          'TRUNCATE ledger.event', 'DELETE FROM ledger.head',
                          "SELECT ledger.erase_bodies('milford', complaint_id, 1000) "
                          'FROM intake.case_file'):
            with self.subTest(statement=statement):
                with self.assertRaises(database.SqlError) as refused:
                    self.system.database.execute_as('intake', f'{scope} {statement}; COMMIT')
                self.assertRegex(str(refused.exception), 'permission denied|no erasure event')

    def test_d_no_service_reads_the_tables_of_another(self):
        for service, table in (('notification', 'intake.case_file'), ('analytics', 'ledger.event'),
                               ('categorisation', 'notification.notice'),
                               ('intake', 'analytics.fact')):
            with self.subTest(service=service, table=table):
                with self.assertRaises(database.SqlError) as refused:
                    self.system.database.execute_as(service, f'SELECT count(*) FROM {table}')
                self.assertIn('permission denied', str(refused.exception))


if __name__ == '__main__':
    system.main()
