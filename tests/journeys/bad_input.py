"""What is wrong is refused by name of its field, and nothing is written."""

import os
import uuid

import system

PERSON = ('--name', 'Mrs June Ablett', '--address', '4 Weir Street')


class BadInputTest(system.Journey):
    options = {'services': ('intake',), 'now': '2026-06-01T09:00:00+01:00'}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        taken = cls.system.must('submit', '--channel', 'phone', *PERSON, '--text',
                                'The bill is wrong.').json
        cls.case = taken['receipt']['reference']
        cls.system.must('acknowledge', cls.case, '--method', 'phone', '--offered')

    def submit(self, *arguments):
        return self.system.candour('submit', *arguments)

    def assert_refused(self, answer, *told, code=3):
        self.assertEqual(answer.code, code, answer.out + answer.err)
        for words in told:
            self.assertIn(words, answer.message)

    def setUp(self):
        self.head = self.system.head()
        self.addCleanup(self.assert_nothing_written)

    def assert_nothing_written(self):
        self.assertEqual(self.system.head(), self.head)

    def file(self, content):
        path = self.system.folder / 'text.txt'
        path.write_bytes(content)
        return f'@{path}'

    def test_an_empty_text(self):
        answer = self.submit('--channel', 'phone', *PERSON, '--text', ' ')
        self.assert_refused(answer, 'submit.points[0].text', 'must not be empty')

    def test_a_text_of_a_million_characters(self):
        answer = self.submit('--channel', 'phone', *PERSON, '--text', self.file(b'a' * 1_000_000))
        self.assert_refused(answer, 'submit.points[0].text', '100000', '1000000')

    def test_a_nul_character(self):
        answer = self.submit('--channel', 'phone', *PERSON, '--text', self.file(b'a\0b'))
        self.assert_refused(answer, 'submit.points[0].text', 'NUL')

    def test_invalid_utf_8(self):
        answer = self.submit('--channel', 'phone', *PERSON, '--text', self.file(b'caf\xe9 bill'))
        self.assert_refused(answer, 'submit.points[0].text', 'UTF-8')

    def test_invalid_utf_8_in_a_name(self):
        answer = self.submit('--channel', 'phone', '--name', os.fsdecode(b'Caf\xe9'), '--text', 'x')
        self.assert_refused(answer, 'submit.complainant.name', 'UTF-8')

    def test_a_date_in_the_future(self):
        answer = self.submit('--channel', 'phone', *PERSON, '--text', 'x', '--received-at',
                             '2026-06-01T08:00:01Z')
        self.assert_refused(answer, 'submit.received_at', 'not in the future')

    def test_a_date_that_does_not_exist(self):
        answer = self.submit('--channel', 'phone', *PERSON, '--text', 'x', '--received-at',
                             '2026-02-30')
        self.assert_refused(answer, '--received-at')

    def test_an_unknown_channel(self):
        answer = self.submit('--channel', 'pigeon', *PERSON, '--text', 'x')
        self.assert_refused(answer, '--channel', 'phone')

    def test_an_unknown_kind(self):
        answer = self.submit('--channel', 'phone', '--record-type', 'xyz', *PERSON, '--text', 'x')
        self.assert_refused(answer, '--record-type', 'cmp')

    def test_nobody(self):
        self.assert_refused(self.submit('--channel', 'phone', '--text', 'x'), 'submit.complainant')

    def test_an_address_that_is_none(self):
        answer = self.submit('--channel', 'phone', '--name', 'x', '--email', 'two@at@signs',
                             '--text', 'x')
        self.assert_refused(answer, 'submit.complainant.email')

    def test_a_missing_option(self):
        answer = self.submit('--channel', 'phone', *PERSON)
        self.assertEqual(answer.code, 2)
        self.assertIn('--text', answer.err)

    def test_a_request_id_that_is_none(self):
        answer = self.submit('--channel', 'phone', *PERSON, '--text', 'x', '--request-id', '42')
        self.assert_refused(answer, 'request_id', 'UUID')

    def test_a_request_id_used_for_something_else(self):
        request_id = str(uuid.uuid4())
        first = self.submit('--channel', 'letter', '--anonymous', '--text', 'One.', '--request-id',
                            request_id)
        self.assertEqual(first.code, 0, first.out)
        self.head = self.system.head()

        other = self.submit('--channel', 'letter', '--anonymous', '--text', 'Two.', '--request-id',
                            request_id)
        self.assert_refused(other, 'request_id')
        again = self.submit('--channel', 'letter', '--anonymous', '--text', 'One.', '--request-id',
                            request_id)
        self.assertEqual(again.code, 0)
        self.assertTrue(again.json['receipt']['repeated'])
        self.assertEqual(again.json['receipt']['reference'], first.json['receipt']['reference'])

    def test_a_version_that_has_passed(self):
        version = int(next(one['version'] for one in self.listed()))
        self.head = self.system.head()
        answer = self.system.candour('plan', self.case, '--version', version - 1, '--response-by',
                                     '2026-06-30', '--method', 'We read the file.')
        self.assert_refused(answer, 'version')

    def listed(self):
        found = self.system.must('list').lines
        return [one for one in found if one['reference'] == self.case]

    def test_a_reference_with_a_wrong_digit(self):
        digits = self.case[:-1] + str((int(self.case[-1]) + 1) % 10)
        answer = self.system.candour('show', digits)
        self.assert_refused(answer)
        self.assertNotIn('June', answer.out)

    def test_days_that_the_law_does_not_allow(self):
        for day, told in (('2026-05-01', 'after today'), ('2026-12-24', 'reg 14(3)')):
            with self.subTest(day=day):
                answer = self.system.candour('plan', self.case, '--response-by', day, '--method',
                                             'We read the file.')
                self.assert_refused(answer, 'act.response_by', told)

    def test_a_theme_that_does_not_exist(self):
        self.assert_refused(self.system.candour('confirm', self.case, 'XYZ-01'), 'act.points[0]')

    def test_an_authority_that_could_be_sql(self):
        answer = self.system.candour('list', authority="milford' OR '1'='1")
        self.assertIn(answer.code, (3, 4), answer.out)

    def test_a_search_that_could_be_a_query(self):
        answer = self.system.candour('search', "' | & ! <-> :* \" (")
        self.assertIn(answer.code, (0, 3), answer.out + answer.err)
        # The search itself is recorded.
        self.head = self.system.head()

    def test_z_a_sign_in_with_a_wrong_secret(self):
        wrong = self.system.folder / 'wrong-secret'
        wrong.write_text('guess')
        answer = self.system.run('login', '--client', 'demo-manager', '--secret-file', wrong)
        self.assertEqual(answer.code, 4, answer.err)


if __name__ == '__main__':
    system.main()
