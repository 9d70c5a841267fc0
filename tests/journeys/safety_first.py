"""Is anyone unsafe now? What people write calls somebody at once, staff choose from lists that exist,
and a council works by a procedure of its own once it has adopted it."""

import email
import email.policy

import clockwork
import system
from processes import wait_until

ON_THE_FLOOR = 'The agency is late again. Mum is on the floor and I cannot lift her.'


class SafetyFirstTest(system.Journey):
    """The methods run in the order of their letters."""

    options = {'now': '2026-06-01T09:00:00+01:00'}
    case = None

    def submit(self, *arguments, **other):
        return self.system.must('submit', '--channel', 'phone', '--name', 'Mr Alan Gedge', '--phone',
                                '01632 960455', *arguments, **other)

    def page(self):
        return self.system.must('show', self.case, by='demo-handler', as_json=False).out

    def test_a_words_call_the_duty_team(self):
        taken = self.submit('--text', ON_THE_FLOOR, by='demo-customer-service').json
        type(self).case = taken['receipt']['reference']
        alert = taken['case_file']['matter']['alerts'][0]
        self.assertEqual(alert['kind'], 'immediate_care_risk')
        self.assertTrue(self.page().startswith('! ALERT 1: immediate care risk'), self.page())
        due = self.system.must('list', '--due-by', '2026-06-01', as_json=False).out
        self.assertIn(self.case, due)

    def alert_mails(self):
        found = [path for path in self.system.mails() if f'{self.case}_SAFETY_' in path.name]
        return [email.message_from_string(path.read_text(encoding='utf-8'),
                                          policy=email.policy.default) for path in found]

    def test_ab_the_duty_desk_is_mailed_and_then_the_next(self):
        wait_until(lambda: len(self.alert_mails()) == 1, 'the duty desk is mailed', 60)
        clockwork.run_to(self.system, '2026-06-01T09:40:00+01:00')
        wait_until(lambda: len(self.alert_mails()) == 2, 'the next desk is mailed', 60)
        first, second = self.alert_mails()
        self.assertIn('adults.duty@', str(first['To']))
        self.assertIn('adults.outofhours@', str(second['To']))
        words = first.get_body(('plain',)).get_content()
        self.assertIn(self.case, words)
        for word in ('Gedge', '960455', 'floor', 'agency'):
            self.assertNotIn(word, words + str(first['Subject']))

    def test_b_whoever_takes_it_in_reads_whom_to_call(self):
        taken = self.submit('--text', 'The bill was late.', '--unsafe', 'Called 999.',
                            by='demo-customer-service', as_json=False)
        self.assertIn('call 999', taken.err)
        self.assertIn('01632 960 320', taken.err)
        self.assertIn('! ALERT 1', taken.out)

    def test_c_a_person_says_what_was_found(self):
        silent = self.system.candour('alert', self.case, '--number', '1', '--safe', '--done', ' ')
        self.assertNotEqual(silent.code, 0)
        self.system.must('alert', self.case, '--number', '1', '--unsafe', '--done',
                         'The duty team is with her.', by='demo-handler')
        clockwork.settle(self.system)
        page = self.page()
        self.assertNotIn('! ALERT', page)
        self.assertIn('! Somebody was unsafe on', page)
        file = self.system.must('show', self.case, by='demo-handler').json
        states = {one['clock']: one['state'] for one in file['obligations']}
        self.assertEqual(states['SAFETY'], 'OBLIGATION_STATE_MET')
        self.assertEqual(states['DIRECTOR'], 'OBLIGATION_STATE_OPEN')

    def test_d_a_message_calls_again(self):
        self.system.must('add-point', self.case, '--related', '--text',
                         'On Friday the carer slapped her hand.', by='demo-handler')
        self.assertTrue(self.page().startswith('! ALERT 2: safeguarding'), self.page())

    def test_e_a_point_names_what_the_lists_hold(self):
        wrong = self.system.candour('describe-point', self.case, '--point', '1', '--team', 'finance')
        self.assertIn('candour lists teams', wrong.message)
        teams = self.system.must('lists', 'teams', by='demo-customer-service', as_json=False).out
        self.assertIn('debt_income', teams)
        self.system.must('describe-point', self.case, '--point', '1', '--team', 'debt_income')
        asked = self.system.candour('ask', self.case, '--of', 'team', '--id', 'finance', '--name',
                                    'Finance', '--shown', 'Which bills went out late?')
        self.assertEqual(asked.code, 3, asked.out)
        self.assertIn('debt_income', asked.message)
        nothing = self.system.candour('lists', 'colours')
        self.assertIn('choose one of services, teams', nothing.message)

    def test_f_a_council_works_by_its_own_procedure(self):
        own = ('--procedure', 'ASHBY-CARERS', '--text', 'Nobody told me about the carers’ payment.')
        ashby = {'by': 'ashby-manager', 'authority': 'ashby'}
        early = self.system.candour('submit', '--channel', 'letter', '--name', 'Ms Ida Roe', *own,
                                    **ashby)
        self.assertIn('has not adopted its procedure ASHBY-CARERS', early.message)
        strange = self.system.candour('submit', '--channel', 'letter', '--name', 'Ms Ida Roe', *own)
        self.assertIn('candour lists procedures', strange.message)
        self.assertNotEqual(self.system.candour('procedure', 'show', 'ASHBY-CARERS').code, 0)

        self.system.must('procedure', 'adopt', 'ASHBY-CARERS', '1', **ashby)
        taken = self.submit(*own, **ashby).json['case_file']
        due = {one['clock']: (one['due_by']['month'], one['due_by']['day'])
               for one in taken['obligations'] if 'due_by' in one}
        self.assertEqual((due['ACK'], due['RESPONSE']), ((6, 3), (6, 17)))

    def test_g_the_ledger_holds(self):
        self.assertIn('whole', self.system.must('ledger', 'verify', as_json=False).out)
        self.assertIn('0 differ', self.system.must('case', 'check', as_json=False).out)


if __name__ == '__main__':
    system.main()
