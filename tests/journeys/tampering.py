"""Whoever reaches the database by another way than Candour is found out, and the fault is named."""


import system
from processes import wait_until

TABLES = ('ledger.head', 'ledger.event', 'ledger.payload')


class TamperingTest(system.Journey):
    """Each method breaks the ledger of one council as the superuser; then it is put back."""

    # Feedback is kept for two years.
    options = {'services': ('intake',), 'now': '2024-05-01T09:00:00+01:00'}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.feedback = cls.system.must(
            'submit', '--record-type', 'cpl', '--channel', 'letter', '--anonymous', '--text',
            'A kind word for Nikita of the reablement team.').json['receipt']['reference']
        cls.system.must('time', '--move', '2026-06-01T09:00:00+01:00')
        cls.cases = []
        for number in range(5):
            receipt = cls.system.must('submit', '--channel', 'letter', '--name', f'Writer {number}',
                                      '--scope-checked', '--address', '1 Weir Street', '--text',
                                      f'The matter of writer {number}.')
            cls.cases.append(receipt.json['receipt']['reference'])
        cls.system.must('acknowledge', cls.cases[0], '--method', 'phone', '--offered')
        for table in TABLES:
            cls.system.database.execute(
                f"CREATE TABLE public.kept_{table.split('.')[1]} AS TABLE {table}")
        cls.length = cls.system.head()[0]

    def tearDown(self):
        for table in TABLES:
            kept = f"public.kept_{table.split('.')[1]}"
            self.system.database.execute(
                f'BEGIN; DELETE FROM {table}; INSERT INTO {table} TABLE {kept}; COMMIT')

    def tamper(self, sql):
        self.system.database.execute(sql)

    def assert_fault(self, fault, seq, *anchors):
        arguments = [one for anchor in anchors for one in ('--anchor', anchor)]
        verdict = self.system.candour('ledger', 'verify', *arguments)
        self.assertEqual((verdict.code, verdict.json['fault'], int(verdict.json['fault_seq'])),
                         (1, fault, seq), verdict.out)
        self.assertTrue(verdict.json['explanation'])
        told = self.system.candour('ledger', 'verify', *arguments, as_json=False)
        self.assertEqual(told.code, 1)
        self.assertIn(f'The chain is broken at event {seq}', told.out)
        self.assertIn(fault, told.out)

    def cut_tail(self, length):
        """Removes the last events, and sets the head as if they had never been."""
        keep = self.length - length
        self.tamper(f"""
            DELETE FROM ledger.payload WHERE seq > {keep};
            DELETE FROM ledger.event WHERE seq > {keep};
            UPDATE ledger.head SET seq = {keep}, hash =
                (SELECT hash FROM ledger.event WHERE seq = {keep})""")

    def test_is_whole_before(self):
        verdict, _ = self.assert_whole()
        self.assertEqual(int(verdict['walked']), self.length)

    def test_names_a_changed_byte_of_the_facts(self):
        self.tamper('UPDATE ledger.event SET facts = set_byte(facts, length(facts) / 2, '
                    'get_byte(facts, length(facts) / 2) # 1) WHERE seq = 3')
        self.assert_fault('FAULT_FACTS_CHANGED', 3)

    def test_names_a_changed_actor(self):
        self.tamper("UPDATE ledger.event SET actor = 'somebody-else' WHERE seq = 2")
        self.assert_fault('FAULT_FACTS_CHANGED', 2)

    def test_names_a_changed_instant(self):
        self.tamper("UPDATE ledger.event SET occurred_at = occurred_at - interval '1 microsecond' "
                    'WHERE seq = 4')
        self.assert_fault('FAULT_FACTS_CHANGED', 4)

    def test_names_a_changed_byte_of_a_body(self):
        self.tamper('UPDATE ledger.payload SET body = set_byte(body, length(body) - 1, '
                    'get_byte(body, length(body) - 1) # 1) WHERE seq = 3')
        self.assert_fault('FAULT_BODY_CHANGED', 3)

    def test_names_a_deleted_event(self):
        self.tamper('DELETE FROM ledger.payload WHERE seq = 3;'
                    'DELETE FROM ledger.event WHERE seq = 3')
        self.assert_fault('FAULT_EVENT_MISSING', 3)

    def test_names_two_swapped_events(self):
        self.tamper('UPDATE ledger.event SET seq = 100000 WHERE seq = 3;'
                    'UPDATE ledger.event SET seq = 3 WHERE seq = 4;'
                    'UPDATE ledger.event SET seq = 4 WHERE seq = 100000;'
                    'UPDATE ledger.payload SET seq = 100000 WHERE seq = 3;'
                    'UPDATE ledger.payload SET seq = 3 WHERE seq = 4;'
                    'UPDATE ledger.payload SET seq = 4 WHERE seq = 100000')
        # The seq is part of what the digest covers.
        self.assert_fault('FAULT_FACTS_CHANGED', 3)

    def test_names_a_broken_link(self):
        self.tamper('UPDATE ledger.event SET prev_hash = set_byte(prev_hash, 0, '
                    'get_byte(prev_hash, 0) # 1) WHERE seq = 5')
        self.assert_fault('FAULT_LINK_BROKEN', 5)

    def test_names_a_missing_tail(self):
        self.tamper(f'DELETE FROM ledger.event WHERE seq = {self.length}')
        self.assert_fault('FAULT_TAIL_CUT', self.length)

    def test_finds_a_tail_cut_with_its_head_by_a_head_noted_outside(self):
        seq, digest = self.system.head()
        self.cut_tail(2)
        self.assertEqual(self.system.candour('ledger', 'verify').code, 0,
                         'nothing in the database itself can tell')
        self.assert_fault('FAULT_TAIL_CUT', seq - 1, f'{seq}:{digest}')

    def test_finds_a_tail_written_anew_by_a_head_noted_outside(self):
        seq, digest = self.system.head()
        self.cut_tail(1)
        self.system.must('submit', '--channel', 'phone', '--name', 'A forger', '--text', 'Instead.')
        self.assertGreaterEqual(self.system.head()[0], seq)
        self.assert_fault('FAULT_TAIL_CUT', seq, f'{seq}:{digest}')
        self.tamper("DELETE FROM intake.case_file WHERE version = 1 AND complaint_id NOT IN "
                    "(SELECT complaint_id FROM public.kept_event WHERE complaint_id IS NOT NULL)")

    def test_names_a_body_removed_without_an_erasure(self):
        self.tamper('DELETE FROM ledger.payload WHERE seq = 2')
        self.assert_fault('FAULT_BODY_MISSING', 2)

    def test_y_finds_a_cut_tail_by_its_own_signed_heads(self):
        process = self.system.processes['intake']
        self.assertEqual(process.stop(), 0)
        process.start()
        self.system.wait_for_health()
        book = self.system.folder / 'anchors' / 'milford.jsonl'
        wait_until(lambda: book.exists() and book.read_text().endswith('\n'), 'the head is signed')
        self.cut_tail(2)
        self.assert_fault('FAULT_TAIL_CUT', self.length - 1)

    def test_z_verifies_after_an_erasure_and_the_fold_stays(self):
        before = self.system.must('show', self.feedback).json
        self.assertIn('Nikita', before['points'][0]['text'])
        self.system.must('case', 'erase', self.feedback, '--rule', 'retention-feedback-2y')

        verdict, _ = self.assert_whole()
        self.assertGreaterEqual(int(verdict['erased_bodies']), 1)
        after = self.system.must('show', self.feedback).json
        self.assertTrue(after['erased'])
        self.assertEqual(after['points'][0]['text'], '')
        facts = ('reference', 'record_type', 'channel', 'status', 'received_at', 'received_on',
                 'outcome', 'anonymous')
        self.assertEqual({name: after[name] for name in facts},
                         {name: before[name] for name in facts})
        remains = self.system.database.execute(
            "SELECT count(*) FROM ledger.payload WHERE encode(body, 'escape') LIKE '%Nikita%'")
        self.assertEqual(remains, '0')
        files = self.system.database.execute(
            "SELECT count(*) FROM intake.case_file WHERE encode(file, 'escape') LIKE '%Nikita%'")
        self.assertEqual(files, '0')


if __name__ == '__main__':
    system.main()
