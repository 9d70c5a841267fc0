"""A person's case is erased: they are found everywhere before, and nowhere after (A-07)."""

import email
import email.policy
import io
import json
import zipfile

import clockwork
import system
from processes import wait_until

# Each stands for the person: the stem of the name, the number without blanks, the street's stem.
NAME = 'Odile Hollinghams'
OTHER = 'Bram Vanterpool'
PHONE = '01632 960 477'
EMAIL = 'odile.h@example.org'
STREET = 'Wrenfields Parade'
TRACES = ('Hollingham', '960477', '960 477', 'odile.h', 'Wrenfield')
SCHEMAS = ('ledger', 'intake', 'categorisation', 'notification', 'analytics', 'equality', 'public')
FOLLOWERS = ('categorisation', 'notification', 'analytics')


def parcel():
    """A document in which the name is packed, so that no search over octets would find it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, 'w', zipfile.ZIP_DEFLATED) as document:
        document.writestr('[Content_Types].xml', '<Types/>')
        document.writestr('word/document.xml', f'<w:t>{NAME}, {STREET}, {PHONE}</w:t>' * 50)
    return packed.getvalue()


def unpacked(octets):
    """The octets, and what is packed in them."""
    parts = [octets]
    if zipfile.is_zipfile(io.BytesIO(octets)):
        with zipfile.ZipFile(io.BytesIO(octets)) as document:
            parts += [document.read(name) for name in document.namelist()]
    return b'\n'.join(parts)


class ErasureTest(system.Journey):
    options = {'now': '2026-06-01T09:00:00+01:00'}
    case = person = None

    def act(self, *arguments, **other):
        done = self.system.must(*arguments, **other)
        clockwork.settle(self.system)
        return done

    def show(self):
        return self.system.must('show', self.case).json

    def in_tables(self, trace):
        return self.system.database.tables_with([trace], SCHEMAS)[trace]

    def in_attachments(self, trace):
        rows = self.system.database.execute(
            "SELECT attachment_id, string_agg(encode(content, 'hex'), '' ORDER BY number) "
            'FROM intake.attachment_chunk GROUP BY attachment_id').splitlines()
        contents = [unpacked(bytes.fromhex(row.split('\t')[1])) for row in rows]
        return ['attachment' for content in contents if trace.encode().lower() in content.lower()]

    def in_files(self, trace):
        """Mails and letters, decoded, and logs."""
        found = []
        for path in self.system.folder.rglob('*'):
            if not path.is_file() or 'home' in path.parts or path.suffix == '.docx':
                continue
            words = path.read_text(encoding='utf-8', errors='replace')
            if path.suffix == '.eml':
                message = email.message_from_string(words, policy=email.policy.default)
                words += ''.join(part.get_content() for part in message.walk()
                                 if part.get_content_maintype() == 'text')
                words += str(message['To'])
            if trace.lower() in words.lower():
                found.append(path.name)
        return found

    def places(self):
        tables = self.system.database.tables_with(TRACES, SCHEMAS)
        return {trace: tables[trace] + self.in_attachments(trace) + self.in_files(trace)
                for trace in TRACES}

    def report(self):
        """What the quarter comes to; the day of the data moves with every event."""
        done = self.system.must('report', '2026-27/Q1', by='demo-analyst').json
        return {part: done[part] for part in ('received', 'previous_received', 'themes', 'sections',
                                              'mostly_about', 'clearly_grew')}

    def test_a_a_complaint_is_taken_in_worked_and_closed(self):
        cls = type(self)
        cls.case = self.act('submit', '--channel', 'phone', '--name', NAME, '--email', EMAIL,
                            '--email-consent', '--phone', PHONE, '--address', f'3 {STREET}',
                            '--for', OTHER, '--basis', 'lack_of_capacity', '--scope-checked',
                            '--text', f'The bill is wrong. {OTHER} was in hospital. I am {NAME} of '
                            f'{STREET}.').json['receipt']['reference']
        cls.person = self.show()['complainant']['person_id']
        self.act('authority', self.case, '--shown-by', 'power_of_attorney', '--evidence',
                 'Registered.', '--best-interests')
        path = self.system.folder / 'parcel.docx'
        path.write_bytes(parcel())
        self.act('attach', self.case, '--file', path)
        path.unlink()
        taken = self.act('mail', 'take', text=(
            f'From: {NAME} <{EMAIL}>\r\nTo: complaints@milford.example\r\nSubject: Re: {self.case}\r\n'
            f'Message-ID: <hollingham-1@example.org>\r\n\r\nPlease hurry. {NAME}\r\n')).json
        self.act('message', 'read', self.case, taken['message_id'])
        self.act('confirm', self.case, '1=CHG-02')
        self.act('delegate', '--to', 'demo-director', '--name', 'H. Lowe, Director', '--from',
                 '2026-04-01')
        self.act('respond', self.case, '--signed-by', 'H. Lowe, Director', '--point', '1=UPH',
                 '--considered', f'We read the invoices of {NAME}.', '--conclusions',
                 'You were right.', '--action', 'taken', '--ombudsman-explained')
        self.act('close', self.case)
        self.system.must('search', NAME)
        self.system.must('search', PHONE)
        clockwork.run_to(self.system, '2026-09-15T10:00:00+01:00')
        for one in self.show()['obligations']:
            if one['clock'] == 'SURVEY' and one['state'] == 'OBLIGATION_STATE_OPEN':
                self.act('decline-survey', self.case)

    def test_b_a_copy_for_the_person_leaves_others_out_and_is_recorded(self):
        folder = self.system.folder / 'home' / 'copy'
        self.system.must('rights', 'export', '--person', self.person, '--out', folder)
        words = '\n'.join(path.read_text(encoding='utf-8', errors='replace')
                          for path in folder.rglob('*') if path.suffix in ('.txt', '.json'))
        self.assertIn(NAME, words)
        self.assertIn('[another person]', words)
        # The letters are as this person got them.
        apart = '\n'.join(path.read_text(encoding='utf-8', errors='replace')
                          for path in folder.rglob('*')
                          if path.suffix in ('.txt', '.json') and path.parent.name != 'notices')
        for word in OTHER.split():
            self.assertNotIn(word, apart)
        self.assertEqual(list(folder.rglob('attachments/*')), [])
        first = (folder / 'READ-ME-FIRST.txt').read_text(encoding='utf-8')
        self.assertIn('held back until somebody has read it', first)
        self.assertTrue(list(folder.rglob('notices/*.txt')))
        again = self.system.candour('rights', 'export', '--person', self.person, '--out', folder)
        self.assertEqual(again.code, 3, again.out)
        recorded = self.system.database.execute(
            "SELECT count(*) FROM ledger.event WHERE type = 'cases_listed' "
            "AND encode(facts, 'escape') LIKE '%export_person%'")
        self.assertEqual(recorded, '1')

    def test_ba_an_attachment_goes_into_the_copy_once_somebody_has_read_it(self):
        attachment = self.show()['attachments'][0]['attachment_id']
        release = ('rights', 'release', self.case, '--attachment', attachment, '--person',
                   self.person)
        nothing = self.system.candour(*release)
        self.assertEqual(nothing.code, 3, nothing.out)
        self.act(*release, '--read')
        folder = self.system.folder / 'home' / 'released'
        self.system.must('rights', 'export', '--person', self.person, '--out', folder)
        self.assertEqual(len(list(folder.rglob('attachments/*'))), 1)
        first = (folder / 'READ-ME-FIRST.txt').read_text(encoding='utf-8')
        self.assertIn('is here: read by', first)

    def test_c_the_due_list_erases_nothing_and_respects_a_hold(self):
        now = self.system.must('retention', 'due').json
        self.assertEqual(now['due'], [])
        later = self.system.must('retention', 'due', '--by', '2033-01-01').json
        due = {one['reference']: one for one in later['due']}
        self.assertEqual((due[self.case]['rule'], due[self.case]['triage']), ('retention-6y', []))
        self.system.must('hold', self.case, '--reason', 'litigation')
        held = {one['reference']: one
                for one in self.system.must('retention', 'due', '--by', '2033-01-01').json['due']}
        self.assertEqual(held[self.case]['triage'], ['TRIAGE_REASON_HELD'])
        refused = self.system.candour('case', 'erase', self.case, '--rule', 'retention-6y')
        self.assertEqual(refused.code, 3, refused.out)
        self.system.must('release-hold', self.case, '--note', 'Settled.')

    def test_ca_nothing_is_erased_before_its_day_or_under_another_rule(self):
        early = self.system.candour('case', 'erase', self.case, '--rule', 'retention-6y')
        self.assertEqual(early.code, 3, early.out)
        self.assertIn('becomes due on', early.message)
        self.assertIn('2032', early.message)
        clockwork.run_to(self.system, '2032-09-01T09:00:00+01:00')
        other = self.system.candour('case', 'erase', self.case, '--rule', 'retention-feedback-2y')
        self.assertEqual(other.code, 3, other.out)
        self.assertIn('Erase it under retention-6y', other.message)
        self.assertFalse(self.show().get('erased', False))

    def test_d_the_person_is_found_everywhere_before(self):
        clockwork.settle(self.system)
        found = self.places()
        for trace in TRACES[:3]:
            self.assertTrue(found[trace], trace)
        for place in ('ledger.payload', 'intake.case_file', 'intake.search', 'notification.notice',
                      'notification.case_view', 'attachment'):
            self.assertIn(place, found['Hollingham'])
        self.assertTrue([one for one in found['Hollingham'] if one.endswith('.eml')])
        self.assertTrue(found['Wrenfield'])
        type(self).figures = self.report()

    def test_e_no_certificate_before_the_erasure(self):
        refused = self.system.candour('retention', 'certificate', self.case)
        self.assertEqual(refused.code, 3, refused.out)
        self.assertIn('was not erased', refused.message)

    def test_f_is_found_nowhere_after(self):
        self.act('case', 'erase', self.case, '--rule', 'retention-6y')
        wait_until(lambda: self.system.candour('retention', 'certificate', self.case).code == 0,
                   'every follower has passed the erasure', 120)
        self.assertEqual(self.places(), {trace: [] for trace in TRACES})

    def test_g_the_certificate_says_who_what_and_under_which_rule(self):
        certificate = self.system.must('retention', 'certificate', self.case).json
        erasure = certificate['erasure']
        self.assertEqual((erasure['rule'], erasure['backup_days']), ('retention-6y', 35))
        self.assertTrue(erasure['erased_by'])
        self.assertGreater(int(certificate['bodies']), 3)
        self.assertEqual({one['follower'] for one in erasure['followers']}, set(FOLLOWERS))
        files = [int(what['count']) for one in erasure['followers'] for what in one['cleared']
                 if what['what'] == 'files']
        self.assertTrue(files and files[0] >= 1, erasure)
        page = self.system.must('retention', 'certificate', self.case, as_json=False).out
        self.assertIn('Backups made before live at most 35 days', page)
        self.assertIn('1 attachments', page)

    def test_h_the_chain_and_the_figures_stay(self):
        verdict, _ = self.assert_whole()
        self.assertGreater(int(verdict['erased_bodies']), 3)
        self.assertEqual(self.report(), self.figures)
        for service in FOLLOWERS:
            self.system.must('followers', 'rebuild', service)
        clockwork.settle(self.system)
        self.assertEqual(self.report(), self.figures)
        self.assertEqual(self.places(), {trace: [] for trace in TRACES})

    def test_i_what_came_back_with_a_restore_goes_again(self):
        kept = self.system.folder / 'home' / 'erasures.jsonl'
        self.system.must('retention', 'erasures', '--to', kept)
        notes = [json.loads(line) for line in kept.read_text(encoding='utf-8').splitlines()]
        self.assertEqual([one['reference'] for one in notes], [self.case])
        # Intake itself keeps the same beside its signed heads.
        book = self.system.folder / 'anchors' / 'milford.erasures.jsonl'
        wait_until(lambda: book.exists() and self.case in book.read_text(encoding='utf-8'),
                   'the erasure is noted', 60)
        # A backup of one table alone, older than the erasure.
        self.system.database.execute(
            "INSERT INTO ledger.payload (authority_id, seq, salt, body) "
            "SELECT authority_id, seq, '\\x00', convert_to('Hollinghams', 'UTF8') FROM ledger.event "
            "WHERE type = 'complaint_received' LIMIT 1")
        self.assertTrue(self.in_tables('Hollingham'))
        refused = self.system.candour('retention', 'certificate', self.case)
        self.assertEqual(refused.code, 3, refused.out)

        done = self.system.must('retention', 'replay', '--from', kept, as_json=False).out
        self.assertRegex(done, 'gone again: [1-9][0-9]* personal parts')
        self.assertIn('0 erased again from the file', done)
        self.assertEqual(self.in_tables('Hollingham'), [])
        self.assert_whole()

    def test_j_a_case_whose_erasure_was_lost_with_the_restore_is_erased_again(self):
        lost = self.act('submit', '--record-type', 'cpl', '--channel', 'letter', '--name',
                        'Wanda Yellowlees', '--address', '8 Weir Street', '--text',
                        'Thank you.').json['receipt']['reference']
        file = self.system.must('show', lost).json
        kept = self.system.folder / 'home' / 'lost.jsonl'
        kept.write_text(json.dumps({'authority_id': 'milford', 'complaint_id': file['complaint_id'],
                                    'reference': lost, 'rule': 'retention-feedback-2y'}) + '\n',
                        encoding='utf-8')
        self.assertTrue(self.in_tables('Yellowlees'))
        # It had been erased when its time was over: that day has passed, whatever was restored.
        clockwork.run_to(self.system, '2034-10-01T09:00:00+01:00')
        done = self.system.must('retention', 'replay', '--from', kept, as_json=False).out
        self.assertIn('1 erased again from the file', done)
        clockwork.settle(self.system)
        self.assertEqual(self.in_tables('Yellowlees') + self.in_files('Yellowlees'), [])


if __name__ == '__main__':
    system.main()
