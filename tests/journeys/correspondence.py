"""Mail comes in, moves no date and waits to be read; a case is kept from some."""

import clockwork
import system

NAME = 'Barraclough'
PHONE = '01632 960123'
STREET = 'Quillfeather Lane'
BILL = f'%PDF-1.7 Bill of Mrs {NAME}, {STREET}'


def mail(heads, body):
    return (f'From: Odile {NAME} <odile@example.org>\r\nTo: complaints@milford.example\r\n'
            f'{heads}\r\n{body}\r\n')


class CorrespondenceTest(system.Journey):
    options = {'now': '2026-06-01T09:00:00+01:00'}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        taken = cls.system.must('submit', '--channel', 'phone', '--name', f'Odile {NAME}',
                                '--phone', PHONE, '--scope-checked', '--text',
                                f'The carer never came to {STREET}.').json
        cls.case = taken['receipt']['reference']
        cls.code = taken['case_file']['track_code']
        clockwork.settle(cls.system)

    def show(self, case=None):
        return self.system.must('show', case or self.case).json

    def test_1_a_reply_moves_no_date_and_waits_to_be_read(self):
        self.system.must('acknowledge', self.case, '--method', 'phone', '--offered')
        self.system.must('plan', self.case, '--response-by', '2026-06-30', '--method', 'We ask.')
        taken = self.system.must('mail', 'take', text=mail(
            f'Subject: Re: {self.case}\r\nMessage-ID: <reply@example.org>\r\n',
            'I agree to the new date, 30 September.')).json
        self.assertFalse(taken['new_case'])
        file = self.show()
        self.assertEqual(file['plan']['response_by'], {'year': 2026, 'month': 6, 'day': 30})
        self.assertEqual(file['unread_messages'], 1)
        self.system.must('mail', 'take', text=mail(
            f'Subject: Re: {self.case}\r\nMessage-ID: <reply@example.org>\r\n',
            'I agree to the new date, 30 September.'))
        self.assertEqual(len(self.show()['messages']), 1)
        self.system.must('message', 'read', self.case, taken['message_id'])
        self.assertEqual(self.show()['unread_messages'], 0)

    def test_2_mail_that_names_no_case_becomes_one(self):
        taken = self.system.must('mail', 'take', text=mail(
            'Subject: My bill\r\nMessage-ID: <new@example.org>\r\n', 'It is wrong.')).json
        self.assertTrue(taken['new_case'])
        answer = self.system.must('mail', 'take', text=mail(
            'Subject: Re: My bill\r\nMessage-ID: <next@example.org>\r\n'
            'In-Reply-To: <new@example.org>\r\n', 'And nobody answers.')).json
        self.assertEqual(answer['receipt']['reference'], taken['receipt']['reference'])
        self.assertFalse(answer['new_case'])

    def test_3_an_attachment_is_handed_out_with_an_acknowledgement_only(self):
        path = self.system.folder / 'bill.pdf'
        path.write_text(BILL, encoding='ascii')
        kept = self.system.must('attach', self.case, '--file', path).json['attachment']
        back = self.system.folder / 'back.pdf'
        refused = self.system.candour('download', self.case, kept['attachment_id'], '--to', back)
        self.assertEqual(refused.code, 3, refused.out)
        self.system.must('download', self.case, kept['attachment_id'], '--to', back, '--unscanned')
        self.assertEqual(back.read_text(encoding='ascii'), BILL)

    def test_4_a_message_filed_on_the_wrong_case_is_gone_and_the_chain_is_whole(self):
        self.system.must('message', 'receive', self.case, '--way', 'letter', '--from', 'Another',
                         '--body', 'Zephyrine wrote this.')
        wrong = self.show()['messages'][-1]['message_id']
        self.assertTrue(self.places_of('Zephyrine'))
        self.system.must('message', 'remove', self.case, wrong, '--reason', 'Another person.')
        self.assertEqual(self.places_of('Zephyrine'), [])
        self.assert_whole()

    def handler(self):
        """The subject of the demo's handler, as the ledger knows them."""
        self.system.must('show', self.case, by='demo-handler')
        return self.system.database.execute(
            "SELECT actor FROM ledger.event WHERE type = 'case_viewed' ORDER BY seq DESC LIMIT 1")

    def test_5_a_restricted_case_is_unknown_to_those_from_whom_it_is_kept(self):
        self.system.must('restrict', self.case, '--except', self.handler(), '--reason', 'About them.')
        for call in (('show', self.case), ('case', 'events', self.case),
                     ('step', self.case, 'records_read'),
                     ('emergency', self.case, '--reason', 'Curious.')):
            with self.subTest(call=' '.join(call)):
                answer = self.system.candour(*call, by='demo-handler')
                self.assertEqual(answer.code, 3, answer.out + answer.err)
        clockwork.settle(self.system)
        for call in (('list',), ('list', '--stuck'), ('search', NAME), ('similar', '--phone', PHONE),
                     ('notices', 'list'), ('notices', 'due'), ('notices', 'tasks'),
                     ('themes', '2026-27/Q1', '--excerpts', '20')):
            with self.subTest(call=' '.join(call)):
                answer = self.system.must(*call, by='demo-handler')
                self.assertNotIn(self.case, answer.out)
        self.assertIn(self.case, self.system.must('list').out)
        self.assertIn(self.case, self.system.must('notices', 'list').out)
        duty = next(each['obligation_id'] for each in self.system.must('notices', 'list').lines
                    if each['reference'] == self.case)
        refused = self.system.candour('notices', 'show', duty, by='demo-handler')
        self.assertEqual(refused.code, 3, refused.out + refused.err)

    def test_6_whoever_has_the_code_sees_where_the_case_stands_and_nothing_else(self):
        seen = self.system.must('track', self.case, '--code', self.code.lower()).json
        self.assertEqual(seen['stands'], 'It is open.')
        self.assertIn('We confirmed to you that we received it.',
                      [step['words'] for step in seen['steps']])
        self.assertEqual(seen['next_by'], {'year': 2026, 'month': 6, 'day': 30})
        self.assertNotIn(NAME, str(seen))
        wrong = self.system.candour('track', self.case, '--code', 'AAAA-AAAA-AAAA')
        unknown = self.system.candour('track', 'ASC-2026-999999-9', '--code', self.code)
        self.assertEqual(wrong.code, 3, wrong.out + wrong.err)
        self.assertEqual(wrong.err, unknown.err)

    def places_of(self, word):
        return self.system.database.tables_with([word], ('intake', 'ledger'))[word]


if __name__ == '__main__':
    system.main()
