"""Files with bad rows: the good ones come in, each bad one is named with its line and the reason."""

import gzip
import json

import system


class RejectsTest(system.Journey):
    options = {'services': ('intake', 'notification')}

    def take_in(self, name, content, *arguments):
        """(answer, rejected rows) of importing a file of this content."""
        path = self.system.folder / name
        path.write_bytes(content)
        done = self.system.candour('import', path, *arguments)
        rejects = path.with_name(path.name + '.rejected.jsonl')
        rows = rejects.read_text(encoding='utf-8').splitlines() if rejects.exists() else []
        return done, [json.loads(row) for row in rows]

    def test_names_bad_lines_of_json(self):
        def row(**said):
            return json.dumps({'id': 'a', 'text': 'A text.', 'date': '2014-08-31', **said})

        lines = [row(id='good-1'), 'this is not JSON', row(id=''), row(id='r4', date='2014-02-30'),
                 row(id='r5', text=' '), row(id='r6', date='2031-01-01'), row(id='good-2'),
                 json.dumps({'id': 'r8', 'text': 'No date.'}), row(id='r9', text='a\0b')]
        content = '\n'.join(lines).encode() + b'\n{"id": "r10", "text": "\xff", "date": "2014-08-31"}\n'
        done, rejected = self.take_in('bad.jsonl', content, '--format', 'care_outcome')

        self.assertEqual(done.code, 1, done.err)
        self.assertEqual(done.json, {'taken_in': 2, 'already_there': 0, 'rejected': 8,
                                     'complete': True})
        by_line = {row['line']: row for row in rejected}
        self.assertEqual(sorted(by_line), [2, 3, 4, 5, 6, 8, 9, 10])
        fields = {line: row['field'].split('.')[-1] for line, row in by_line.items()}
        self.assertEqual(fields, {2: 'line', 3: 'id', 4: 'received_on', 5: 'text', 6: 'received_at',
                                  8: 'received_on', 9: 'text', 10: 'line'})
        self.assertIn('future', by_line[6]['reason'])
        self.assertTrue(all(row['reason'] for row in rejected))

    def test_names_bad_rows_of_csv_by_the_line_they_begin_or_end_on(self):
        content = ('Ref,Received,Details,Result\r\n'
                   'C1,2014-08-31,"Two\r\nlines, and a ""quote""",UPH\r\n'
                   'C2,2014-08-31,Too few\r\n'
                   'C3,31/08/2014,A text.,UPH\r\n'
                   'C4,2014-08-31,A text.,NOSUCH\r\n'
                   'C5,2014-09-01,Another text.,NUP\r\n').encode()
        done, rejected = self.take_in(
            'old.csv', content, '--format', 'csv', '--system', 'oldcrm', '--map', 'id=Ref', '--map',
            'text=Details', '--map', 'received_on=Received', '--map', 'outcome=Result')

        self.assertEqual(done.code, 1, done.err)
        self.assertEqual((done.json['taken_in'], done.json['rejected']), (2, 3))
        # The first record takes lines 2 and 3.
        self.assertEqual([row['line'] for row in rejected], [4, 5, 6])
        self.assertEqual([row['field'].split('.')[-1] for row in rejected],
                         ['line', 'received_on', 'outcome'])
        stored = self.system.must('list', '--status', 'closed').lines
        days = [(one['received_on']['month'], one['received_on']['day']) for one in stored]
        self.assertIn((9, 1), days)

    def test_says_which_columns_are_missing(self):
        done, _ = self.take_in('other.csv', b'A,B\n1,2\n', '--format', 'csv', '--map', 'id=A',
                               '--map', 'text=Details')
        self.assertEqual(done.code, 3)
        self.assertIn('--map', done.message)

    def test_notices_that_a_gzipped_file_is_cut_off(self):
        whole = gzip.compress(b''.join(json.dumps({'id': f'z{i}', 'text': f'Text {i * i}.',
                                                   'date': '2014-08-31'}).encode() + b'\n'
                                       for i in range(2000)))
        done, _ = self.take_in('cut.jsonl.gz', whole[:len(whole) // 2], '--format', 'care_outcome')
        self.assertNotIn(done.code, (0, 1))
        self.assertIn('stopped before the end', done.err)

    def test_z_writes_to_nobody_and_stays_whole(self):
        self.assertEqual(self.system.mails('mail') + self.system.mails('letters'), [])
        self.assert_whole()


if __name__ == '__main__':
    system.main()
