"""A whole case, worked by commands only: a daughter with power of attorney complains by telephone of a
late care bill and a wrong financial assessment; a provider is partly responsible."""

import pathlib
import subprocess

import clockwork
import system

BILL = ('The bill for my mother’s care came four months late and then asked for all of it at once.')
ASSESSMENT = 'The financial assessment counted her savings twice.'
QUESTION = ('When did you send the council the visit records of January to April 2026, and why were '
            'those of March late?')
LETTER = 'Helen Lowe, Director of Adult Social Care'


class WholeCaseTest(system.Journey):
    """The methods run in the order of their letters: one case from the call to what was learnt."""

    options = {'now': '2026-06-01T09:00:00+01:00'}
    case = None
    link = None

    def act(self, verb, *arguments, by='demo-handler'):
        answer = self.system.must(verb, self.case, *arguments, by=by)
        clockwork.settle(self.system)
        return answer

    def refused(self, verb, *arguments, by='demo-handler'):
        answer = self.system.candour(verb, self.case, *arguments, by=by)
        self.assertNotEqual(answer.code, 0, answer.out)
        return answer.message

    def show(self):
        return self.system.must('show', self.case, by='demo-handler').json

    def open_duties(self, file=None):
        return {one['clock'] for one in (file or self.show())['obligations']
                if one['state'] == 'OBLIGATION_STATE_OPEN'}

    def test_a_the_daughter_calls(self):
        receipt = self.system.must(
            'submit', '--nobody-unsafe', '--channel', 'phone', '--name', 'Mrs Carol Dunning', '--phone', '01632 960412',
            '--email', 'carol.dunning@example.org', '--email-consent', '--for', 'Mrs Edith Larkin',
            '--basis', 'lack_of_capacity', '--scope-checked', '--text', BILL, '--text', ASSESSMENT,
            by='demo-customer-service').json['receipt']
        type(self).case = receipt['reference']
        clockwork.settle(self.system)
        self.act('authority', '--shown-by', 'power_of_attorney', '--evidence',
                 'Lasting power for property and affairs, registered 3 May 2024.',
                 '--best-interests')
        # Her e-mail address was not confirmed, so the acknowledgement went as a letter, by itself.
        self.assertEqual(self.show()['status'], 'STATUS_ACKNOWLEDGED')

    def test_b_it_is_given_to_a_handler(self):
        self.act('assign', '--handler', 'demo-handler', '--name', 'Imran Sadiq', by='demo-manager')
        self.act('complexity', '--band', 'high', '--reason', 'A provider is partly responsible.')
        self.act('describe-point', '--point', '1', '--provider', '1-101', '--team', 'debt_income')
        self.act('plan', '--response-by', '2026-06-30', '--method',
                 'We read the invoices, ask the agency, and do the assessment again.')
        lines = self.system.must('workload').json['lines']
        self.assertEqual([(one['subject'], one['weight']) for one in lines], [('demo-handler', 6)])

    def test_c_the_provider_is_asked_and_is_late(self):
        named = self.refused('ask', '--of', 'provider', '--id', '1-101', '--name',
                             'Larkfield Home Care', '--shown', 'Why were Mrs Larkin’s records late?',
                             '--reprisal-asked')
        self.assertIn('withheld', named)
        without = self.refused('ask', '--of', 'provider', '--id', '1-101', '--name',
                               'Larkfield Home Care', '--shown', QUESTION, '--reprisal-asked')
        self.assertIn('consented', without)
        seen = self.system.must('ask', self.case, '--of', 'provider', '--id', '1-101', '--name',
                                'Larkfield Home Care', '--shown', QUESTION, '--preview',
                                by='demo-handler', as_json=False).out
        self.assertIn(QUESTION, seen)
        self.assertIn('withheld', seen)
        asked = self.act('ask', '--of', 'provider', '--id', '1-101', '--name',
                         'Larkfield Home Care', '--shown', QUESTION, '--point', '1',
                         '--reprisal-asked', '--link', '--lawful-reason',
                         'The agency gives this care for the council.')
        type(self).link = asked.err.split('once: ')[1].strip()
        secret = self.link.rsplit('/', 1)[1]
        self.assertNotIn(secret, str(self.show()))
        clockwork.run_to(self.system, '2026-06-10T10:00:00+01:00')
        self.assertIn('CONTRIBUTION', self.open_duties())

        self.act('extend', '--to', '2026-07-14', '--reason', 'DR-01', '--fact',
                 'who=Larkfield Home Care', '--fact', 'date=1 June 2026')
        self.assertEqual(len(self.show()['amendments']), 1)

    def test_d_the_provider_answers_by_the_link_without_an_account(self):
        shown = self.system.run('answer-link', self.link)
        self.assertEqual(shown.code, 0, shown.err)
        self.assertIn('visit records of January to April', shown.out)
        self.assertNotIn('Larkin', shown.out)
        wrong = self.system.run('answer-link', self.link[:-1] + ('0' if self.link[-1] != '0' else '1'))
        self.assertNotEqual(wrong.code, 0)

        answered = self.system.run('answer-link', self.link, '--answer',
                                   'We sent those of March on 2 May: our manager was away.')
        self.assertEqual(answered.code, 0, answered.err)
        clockwork.settle(self.system)
        again = self.system.run('answer-link', self.link)
        self.assertNotEqual(again.code, 0)
        file = self.show()
        self.assertEqual(file['contributions'][0]['state'], 'CONTRIBUTION_STATE_RECEIVED')
        self.assertTrue(file['contributions'][0]['by_link'])
        self.assertNotIn('CONTRIBUTION', self.open_duties(file))

    def test_e_one_point_is_upheld_and_one_is_not(self):
        self.act('finding', '--point', '1', '--outcome', 'UPH', '--reasons',
                 'The agency sent its records late and we did not chase them.', '--responsibility',
                 'The agency answers to us for its records; we sent the bill.', '--root-cause', 'RC9')
        self.act('finding', '--point', '2', '--outcome', 'NUP', '--reasons',
                 'We did the assessment again: the savings were counted once.')
        self.act('remedy', '--point', '1', '--code', 'REM-WOF', '--pounds', '412.50')

        self.act('draft', '--considered', 'We read the invoices and asked the agency.',
                 '--conclusions', 'The bill was late, and that was our fault and the agency’s.',
                 '--action', 'proposed', '--propose', '2026-07-31:We will pay back £412.50.',
                 '--ombudsman-explained')
        self.travel_as_word()
        self.assertIn('another person', self.refused('check', '--draft', '2', '--accept'))
        self.act('check', '--draft', '2', '--accept', by='demo-manager')

    def travel_as_word(self):
        """The draft leaves as .docx and comes back as one, word for word."""
        folder = pathlib.Path(self.system.folder)
        text = self.system.must('draft-text', self.case, by='demo-handler', as_json=False).out
        subprocess.run(['pandoc', '-f', 'gfm', '-o', folder / 'answer.docx'],
                       input=text.encode(), check=True)
        word = self.attach(folder / 'answer.docx')
        subprocess.run(['pandoc', folder / 'answer.docx', '-t', 'gfm', '--wrap=none', '-o',
                        folder / 'answer.md'], check=True)
        before = self.show()['draft']['answer']
        self.act('draft', '--text', f'@{folder}/answer.md', '--attachment', word)
        draft = self.show()['draft']
        self.assertEqual(draft['attachment_id'], word)
        self.assertEqual(draft['answer'], before)

    def attach(self, path):
        return self.act('attach', '--file', path).json['attachment']['attachment_id']

    def test_f_nobody_signs_without_a_live_delegation(self):
        self.assertIn('act.signed_by', self.refused('sign', '--draft', '2', by='demo-director'))
        self.assertIn('has not been signed', self.refused('respond'))
        self.system.must('delegate', '--to', 'demo-director', '--name', LETTER, '--from',
                         '2026-04-01', by='demo-manager')
        letter = pathlib.Path(self.system.folder) / 'signed.pdf'
        letter.write_bytes(b'%PDF-1.7\n% signed by hand\n%%EOF\n')
        signed = self.attach(letter)
        self.act('sign', '--draft', '2', '--attachment', signed, by='demo-director')
        self.act('respond')

        file = self.show()
        self.assertEqual((file['status'], file['outcome']), ('STATUS_RESPONDED', 'PUP'))
        self.assertEqual(file['response']['signature']['signed_by'], LETTER)
        self.assertEqual(file['response']['signature']['attachment_id'], signed)
        self.assertEqual([point['outcome'] for point in file['points']], ['UPH', 'NUP'])
        self.assertTrue(file['response']['within_original'])
        self.assertTrue(file['response']['within_amended'])

    def test_g_the_remedy_is_paid_and_something_is_learnt(self):
        clockwork.run_to(self.system, '2026-06-22T10:00:00+01:00')
        self.act('remedy', '--point', '1', '--remedy', '1', '--step', 'accepted')
        self.act('remedy', '--point', '1', '--remedy', '1', '--step', 'paid')
        self.act('action-done', '--number', '1', '--evidence', '£412.50 paid on 22 June 2026.')
        self.act('learn', '--type', 'LRN-CON', '--root-cause', 'RC9', '--words',
                 'Chase visit records that are a week late.', '--owner', 'demo-manager', '--due-by',
                 '2026-09-30', '--impact-check-by', '2026-12-31')

        file = self.show()
        remedy = file['points'][0]['matter']['remedies'][0]
        self.assertEqual((remedy['amount_pence'], remedy['paid_on']['day']), ('41250', 22))
        self.assertIn('done_at', file['actions'][0])
        self.assertIn('LEARNING', self.open_duties(file))

    def test_h_the_ombudsman_calls_it_premature_and_the_case_is_closed(self):
        self.act('ombudsman', '--reference', '26 003 417', '--kind', 'premature', '--notified-on',
                 '2026-06-22', by='demo-manager')
        self.act('ombudsman-decision', '--reference', '26 003 417', '--decision', 'REF', '--on',
                 '2026-06-22', by='demo-manager')
        self.act('close')

        file = self.show()
        self.assertEqual(file['status'], 'STATUS_CLOSED')
        self.assertEqual(file['ombudsman'][0]['kind'], 'OMBUDSMAN_KIND_PREMATURE')
        self.assertIn('LEARNING', self.open_duties(file))

    def test_i_what_is_learnt_lives_on(self):
        clockwork.run_to(self.system, '2026-09-28T10:00:00+01:00')
        self.act('learnt', '--number', '1', '--evidence', 'The check runs every Monday.')
        self.act('impact', '--number', '1', '--as', 'better', '--note', 'No late bill since.')

        file = self.show()
        self.assertEqual(file['learning'][0]['impact'], 'better')
        self.assertEqual(file['status'], 'STATUS_CLOSED')
        self.assertNotIn('LEARNING', self.open_duties(file))
        page = self.system.must('show', self.case, by='demo-handler', as_json=False).out
        for told in ('Handler       Imran Sadiq', 'Larkfield Home Care', f'Signed        {LETTER}',
                     'Ombudsman     LGSCO 26 003 417, premature', 'Learning      1 LRN-CON'):
            self.assertIn(told, page)

    def test_j_the_ledger_holds(self):
        self.assertIn('whole', self.system.must('ledger', 'verify', as_json=False).out)
        checked = self.system.must('case', 'check', as_json=False).out
        self.assertIn('0 differ', checked)


if __name__ == '__main__':
    system.main()
