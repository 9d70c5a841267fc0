-- migrate:up
-- What the authority has decided for all of its cases (candour.ledger.v1.AuthorityFile): it moves with
-- the head, so that whoever wins the head has read it.
ALTER TABLE ledger.head ADD COLUMN authority_file bytea NOT NULL DEFAULT ''::bytea;

-- migrate:down
ALTER TABLE ledger.head DROP COLUMN authority_file;
