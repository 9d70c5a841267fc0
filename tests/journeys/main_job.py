"""The main job, from a telephone call to the quarter's report, in one council's time."""

import json
import re

import clockwork
import post
import system

CALL = ('The bill charges me for visits that never happened. In May I was in hospital and the agency '
        'still charged for every call. I want the invoice put right.')
CHANNELS = ('phone', 'email', 'web', 'letter', 'in_person', 'voicemail', 'councillor', 'other_body')
RECORD_TYPES = ('ero', 'cnc', 'cpl', 'cmt', 'sug', 'enc', 'enm', 'srq', 'omb', 'dpc', 'oth')

WORDS = {'general_matters': ['Bills came months late, because two systems did not talk to each other.'],
         'improvements': ['Since July every bill is checked against the call records.'],
         'member': 'Councillor A. Example',
         'member_response': 'I thank everybody who took the time to tell us.',
         'self_assessment': [{'expectation': 'Complaints are acknowledged in time', 'met': True,
                              'evidence': 'All were.'}]}


class MainJobTest(system.Journey):
    """The methods run in the order of their letters, one story after another on one clock."""

    options = {'now': '2026-06-01T09:00:00+01:00'}
    june = None
    obi = None

    def submit(self, *arguments, channel='phone', by='demo-customer-service'):
        receipt = self.system.must('submit', '--channel', channel, *arguments, by=by).json
        self.assertRegex(receipt['receipt']['reference'], r'^ASC-2026-\d{6}-\d$')
        return receipt['receipt']['reference']

    def show(self, reference):
        return self.system.must('show', reference, by='demo-handler').json

    def act(self, *arguments, by='demo-handler'):
        self.system.must(*arguments, by=by)
        clockwork.settle(self.system)

    def duty(self, file, clock):
        found = [one for one in file['obligations'] if one['clock'] == clock]
        self.assertTrue(found, f'no duty {clock}')
        day = found[-1]['due_by']
        return f"{day['year']}-{day['month']:02}-{day['day']:02}"

    def test_a_takes_a_call_in_and_acknowledges_it(self):
        cls = type(self)
        cls.june = self.submit('--name', 'Mrs June Ablett', '--email', 'june.ablett@example.org',
                               '--email-consent', '--address', '3 Lock Road', '--address', 'Milford',
                               '--address', 'ZZ1 3CD', '--scope-checked', '--text', CALL)
        cls.obi = self.submit('--name', 'Mr Obi Nwosu', '--address', '4 Weir Street', '--address',
                              'Milford', '--address', 'ZZ1 2AB', '--scope-checked', '--text',
                              'The financial assessment took five months and nobody told us why.')
        clockwork.settle(self.system)

        mail = post.of_case(self.system, cls.june, 'N-01')
        self.assertEqual(mail['To'], 'Mrs June Ablett <june.ablett@example.org>')
        self.assertIn('Milford Council', mail['From'])
        self.assertNotIn('bill', mail['Subject'].lower())
        text = post.text_of(mail)
        self.assertIn('We received your complaint on Monday 1 June 2026.', text)
        self.assertIn('We would like to talk with you', text)
        self.assertIn('If we do not agree a plan with you, we will make one', text)
        self.assertIn('Milford Voices', text)
        code = re.search(r'your reference and this code: (\S+)\. Please keep', text).group(1)
        stands = self.system.must('track', cls.june, '--code', code, as_json=False).out
        self.assertIn('We confirmed to you that we received it.', stands)
        letter = post.text_of(post.of_case(self.system, cls.obi, 'N-01', 'letters'))
        self.assertIn('Mr Obi Nwosu 4 Weir Street Milford ZZ1 2AB Monday 1 June 2026', letter)
        # The record of what was said carries the matter: by e-mail only where nobody else reads it.
        self.assertIn('This is what we wrote down: The financial assessment took five months', letter)
        record = post.text_of(post.of_case(self.system, cls.june, 'N-02', 'letters'))
        self.assertIn(CALL[:30], record)

        file = self.show(cls.june)
        self.assertEqual(file['status'], 'STATUS_ACKNOWLEDGED')
        self.assertEqual((file['acknowledgement_method'], file['discussion_offered']),
                         ('notice', True))
        self.assertEqual((self.duty(file, 'ACK'), self.duty(file, 'PLAN')),
                         ('2026-06-04', '2026-06-08'))
        # Six months end on 30 November, a Monday.
        self.assertEqual(file['relevant_period_ends_on'], {'year': 2026, 'month': 11, 'day': 30})

    def test_b_suggests_themes_that_people_confirm(self):
        suggestions = self.show(self.june)['points'][0]['suggestions']
        self.assertEqual(suggestions[0]['theme'], 'CHG-02')
        self.assertTrue(suggestions[0]['evidence'])
        for words in suggestions[0]['evidence']:
            self.assertIn(words.lower(), CALL.lower())
        self.assertTrue(self.show(self.obi)['points'][0]['suggestions'][0]['theme']
                        .startswith('FIN-'))

        self.act('confirm', self.june, '1=CHG-02')
        self.act('confirm', self.obi, 'FIN-01', '+COM-01:nobody told us why')

        self.assertEqual(self.show(self.june)['primary_theme'], 'CHG-02')
        self.assertEqual([one['theme'] for one in self.show(self.obi)['points']],
                         ['FIN-01', 'COM-01'])

    def test_c_agrees_a_plan_and_confirms_it_in_writing(self):
        clockwork.run_to(self.system, '2026-06-02T10:00:00+01:00')
        method = 'We will check every invoice against the call records.'
        self.act('plan', self.june, '--response-by', '2026-06-30', '--method', method)
        self.act('plan', self.obi, '--response-by', '2026-06-30', '--method', 'We read the file.')

        file = self.show(self.june)
        self.assertEqual(file['status'], 'STATUS_INVESTIGATING')
        self.assertEqual((self.duty(file, 'RESPONSE'), self.duty(file, 'PROGRESS')),
                         ('2026-06-30', '2026-06-16'))
        text = post.text_of(post.of_case(self.system, self.june, 'N-03', 'letters'))
        self.assertIn('What we will look into', text)
        self.assertIn('Tuesday 30 June 2026', text)
        self.assertIn(method, text)

    def test_d_tells_progress_only_where_there_is_some(self):
        clockwork.run_to(self.system, '2026-06-11T15:00:00+01:00')
        self.act('step', self.june, 'records_read', '--date-stands')
        clockwork.run_to(self.system, '2026-06-12T10:00:00+01:00')

        text = post.text_of(post.of_case(self.system, self.june, 'N-08'))
        self.assertIn('On Thursday 11 June 2026 we read the records.', text)
        self.assertIn('We still expect to send you our answer by Tuesday 30 June 2026.', text)
        self.assertEqual([path for path in self.system.mails('letters') if 'N-08' in path.name], [])
        waiting = self.system.must('notices', 'list', '--state', 'awaiting_person').lines
        self.assertIn((self.obi, 'N-08'), [(one['reference'], one['notice']) for one in waiting])

    def test_e_tells_of_a_delay_with_its_reason(self):
        clockwork.run_to(self.system, '2026-06-24T10:00:00+01:00')
        refused = self.system.candour('extend', self.june, '--to', '2026-07-14', '--reason', 'DR-07',
                                      '--fact', 'event=an inspection', '--explanation', 'It ends.',
                                      by='demo-handler')
        self.assertEqual(refused.code, 4, refused.out)
        workload = self.system.candour('extend', self.june, '--to', '2026-07-14', '--reason',
                                       'DR-08', '--explanation', 'Due to workload.')
        self.assertEqual(workload.code, 3, workload.out)
        self.assertIn('act.explanation', workload.message)

        self.act('extend', self.june, '--to', '2026-07-14', '--reason', 'DR-01', '--fact',
                 'who=Brightwell Home Care', '--fact', 'date=18 June 2026', '--explanation',
                 'Their office was flooded.')

        text = post.text_of(post.of_case(self.system, self.june, 'N-09'))
        for told in ('We are sorry.', 'our answer by Tuesday 30 June 2026',
                     'We are waiting for information from Brightwell Home Care. '
                     'We asked for it on Thursday 18 June 2026.', 'Their office was flooded.',
                     'You will now have our answer by Tuesday 14 July 2026.', 'You can object to it',
                     'Ombudsman, phone 0300 061 0614', 'Please phone Delphine Okoro on 01632 960 301'):
            self.assertIn(told, text)
        file = self.show(self.june)
        self.assertEqual(len(file['amendments']), 1)
        self.assertEqual((file['amendments'][0]['reason'], self.duty(file, 'RESPONSE')),
                         ('DR-01', '2026-07-14'))
        self.assertIn('told_at', file['amendments'][0])
        self.assertEqual(file['plan']['original_response_by']['day'], 30)

    def test_f_writes_a_holding_notice_where_nobody_gave_a_reason(self):
        clockwork.run_to(self.system, '2026-07-01T09:00:00+01:00')

        letter = post.of_case(self.system, self.obi, 'N-09H', 'letters')
        text = post.text_of(letter)
        # Three working days before, so that the post can bring it; the reason within five more.
        self.assertIn('Thursday 25 June 2026', text)
        self.assertIn('our answer by Tuesday 30 June 2026. We will not manage that. We are sorry.',
                      text)
        self.assertIn('by Thursday 2 July 2026 with the reason and a new date', text)
        self.assertIn('0300 061 0614', text)
        everything = self.system.mails('mail') + self.system.mails('letters')
        self.assertEqual(len([path for path in everything if 'N-09H' in path.name]), 1)

    def test_g_responds_and_closes(self):
        clockwork.run_to(self.system, '2026-07-10T11:00:00+01:00')
        early = self.system.candour('close', self.june, by='demo-handler')
        self.assertEqual(early.code, 3, early.out)
        unsigned = self.system.candour('respond', self.june, '--signed-by', 'H. Lowe, Director',
                                       '--point', '1=UPH', '--considered', 'x', '--conclusions',
                                       'x', '--action', 'taken', '--ombudsman-explained')
        self.assertIn('act.signed_by', unsigned.message)
        self.system.must('delegate', '--to', 'demo-director', '--name', 'H. Lowe, Director',
                         '--from', '2026-04-01')
        self.act('respond', self.june, '--signed-by', 'H. Lowe, Director', '--point', '1=UPH',
                 '--considered', 'We read the call records.', '--conclusions', 'You were right.',
                 '--action', 'taken', '--ombudsman-explained')
        self.assertEqual(self.show(self.june)['status'], 'STATUS_RESPONDED')
        self.act('close', self.june)

        file = self.show(self.june)
        self.assertEqual((file['status'], file['outcome']), ('STATUS_CLOSED', 'UPH'))
        # Nothing is owed but the survey, and to say that it is closed.
        self.assertLessEqual({one['clock'] for one in file['obligations']
                              if one['state'] == 'OBLIGATION_STATE_OPEN'},
                             {'SURVEY', 'CLOSED_NOTICE'})
        clockwork.settle(self.system)
        closed = post.text_of(post.of_case(self.system, self.june, 'N-16', 'letters'))
        self.assertIn('We sent you our answer on Friday 10 July 2026. We have now closed your case.',
                      closed)
        self.assertEqual([path for path in self.system.mails('mail') if 'N-19' in path.name], [])

    def test_h_takes_in_every_channel_and_every_kind(self):
        before = len(self.system.must('list', '--most', '500').lines)
        cases = {}
        for channel in CHANNELS:
            cases[channel] = self.submit('--anonymous', '--text', 'This is about Thursday.',
                                         channel=channel)
        for kind in RECORD_TYPES:
            cases[kind] = self.submit('--name', f'Writer of {kind}', '--address', '1 Canal Reach',
                                      '--address', 'Milford', '--record-type', kind, '--text',
                                      f'What {kind} is about.')
        clockwork.settle(self.system)

        self.assertEqual(len(set(cases.values())), len(CHANNELS) + len(RECORD_TYPES))
        listed = {one['reference']: one for one in self.system.must('list', '--most', '500').lines}
        self.assertEqual(len(listed), before + len(cases))
        for kind in RECORD_TYPES:
            self.assertEqual(listed[cases[kind]]['record_type'], f'RECORD_TYPE_{kind.upper()}')
        self.assertEqual(self.show(cases['web'])['channel'], 'CHANNEL_WEB')
        ero = self.show(cases['ero'])
        self.assertEqual((ero['status'], ero['outcome']), ('STATUS_CLOSED', 'RES'))
        thanks = post.text_of(post.of_case(self.system, cases['cpl'], 'N-20', 'letters'))
        self.assertIn('Thank you for your compliment. We received it on Friday 10 July 2026.', thanks)
        self.assertEqual(self.show(cases['cpl'])['status'], 'STATUS_CLOSED')
        # Nobody can be written to about an anonymous complaint; nobody sent N-01 without a check.
        for reference in (cases['web'], cases['letter']):
            self.assertFalse([path for path in self.system.mails('letters')
                              if reference in path.name])

    def test_i_finds_cases_by_words_and_status(self):
        words = self.system.must('search', 'invoice hospital').lines
        self.assertEqual([one['reference'] for one in words], [self.june])
        self.assertEqual(self.system.must('search', 'zeppelin').out, '')
        closed = self.system.must('list', '--status', 'closed', '--most', '500').lines
        self.assertIn(self.june, [one['reference'] for one in closed])
        self.assertNotIn(self.obi, [one['reference'] for one in closed])
        person = self.system.must('show', self.june, as_json=False).out
        self.assertIn('Response by   Tue 14 Jul 2026 (first told Tue 30 Jun 2026)', person)
        self.assertIn('Moved         Tue 30 Jun 2026 to Tue 14 Jul 2026, DR-01', person)

    def test_j_turns_the_quarter_into_a_report(self):
        first = self.system.must('report', '2026-27/Q1', by='demo-analyst').json
        self.assertEqual((first['received'], first['release']), (2, 'provisional'))
        themes = {one['code']: one['complaints'] for one in first['themes']}
        self.assertEqual((themes['CHG'], themes['FIN']), (1, 1))
        second = self.system.must('report', '2026-27/Q2', by='demo-analyst').json
        self.assertEqual((second['received'], second['previous_received']), (len(CHANNELS), 2))
        # What it is about nobody can know, and it is not guessed.
        self.assertEqual([(one['code'], one['complaints']) for one in second['themes']
                          if one['complaints']], [('', len(CHANNELS))])
        figures = {one['indicator']: one for section in first['sections']
                   for one in section['figures'] if 'denominator' in one}
        self.assertEqual((figures['K-04']['numerator'], figures['K-04']['denominator']), (2, 2))
        self.assertEqual((figures['K-05']['numerator'], figures['K-05']['denominator']), (0, 2))

        page = self.system.folder / 'report.html'
        self.system.must('report', '2026-27/Q1', '--html', page, by='demo-analyst')
        html = page.read_text(encoding='utf-8')
        self.assertIn('Milford Council', html)
        self.assertIsNone(re.search(r'(?:src|href)="https?:', html))

        lines = self.system.must('themes', '2026-27/Q1').json['themes']
        charges = next(one for one in lines if one['theme'] == 'CHG')
        self.assertEqual((charges['cases'], charges['confirmed']), ('1', '1'))
        self.assertEqual(charges['excerpts'][0]['reference'], self.june)
        self.assertIn('visits that never happened', charges['excerpts'][0]['text'])

    def test_k_leaves_a_whole_chain_and_true_case_files(self):
        verdict, check = self.assert_whole()
        self.assertEqual(int(verdict['walked']), self.system.head()[0])
        self.assertEqual(int(check['checked']), 2 + len(CHANNELS) + len(RECORD_TYPES))

    def test_l_rebuilds_every_follower_and_sends_nothing_again(self):
        clockwork.settle(self.system)
        names = ('categorisation.point', 'notification.case_view', 'notification.duty',
                 'notification.notice', 'analytics.fact', 'analytics.point', 'analytics.amendment',
                 'analytics.daily')
        before = {name: self.system.database.table(name) for name in names}
        mails = [(path, path.stat().st_mtime_ns)
                 for way in ('mail', 'letters') for path in self.system.mails(way)]
        for service in ('categorisation', 'notification', 'analytics'):
            done = self.system.must('followers', 'rebuild', service).json
            self.assertEqual(int(done['head_seq']), self.system.head()[0])
        clockwork.settle(self.system)

        for name in names:
            self.assertTrue(before[name], name)
            self.assertEqual(self.system.database.table(name), before[name], name)
        self.assertEqual(mails, [(path, path.stat().st_mtime_ns)
                                 for way in ('mail', 'letters') for path in self.system.mails(way)])

    def write_for_the_year(self, words):
        path = self.system.folder / 'words.json'
        path.write_text(json.dumps(words), encoding='utf-8')
        self.system.must('annual-statement', '2026-27', '--file', path)

    def annual(self, *options):
        return self.system.must('report', '2026-27', '--annual', '--public', *options,
                                as_json=False).out

    def test_m_publishes_the_year_and_keeps_what_was_published(self):
        wordless = self.system.candour('annual-publish', '2026-27')
        self.assertEqual(wordless.code, 3, wordless.out)
        self.assertIn('write it with annual-statement', wordless.message)
        self.write_for_the_year(WORDS)
        early = self.system.candour('annual-publish', '2026-27')
        self.assertIn('the year ends on 31 March 2027', early.message)
        clockwork.run_to(self.system, '2027-04-06T09:00:00+01:00')
        first = self.system.must('annual-publish', '2026-27').json['publication']
        self.assertEqual((first['version'], len(first['digest'])), (1, 64))
        again = self.system.candour('annual-publish', '2026-27', '--change', 'Nothing.')
        self.assertIn('nothing changed since version 1', again.message)

        self.write_for_the_year({**WORDS, 'improvements': ['Since May, and not July.']})
        self.assertIn('Since July every bill', self.annual())
        self.assertIn('Since May, and not July.', self.annual('--anew'))
        unsaid = self.system.candour('annual-publish', '2026-27')
        self.assertIn('change', unsaid.message)
        self.system.must('annual-publish', '2026-27', '--change', 'The month was wrong.')
        self.assertIn('The month was wrong.', self.annual())
        self.assertIn('Since July every bill', self.annual('--version', '1'))
        listed = self.system.must('annual-publish', '2026-27', '--list').json['publications']
        self.assertEqual(sorted(one['version'] for one in listed), [1, 2])


if __name__ == '__main__':
    system.main()
