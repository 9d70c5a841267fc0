#include "services/intake/store/ledger_write.h"

#include <optional>
#include <stdexcept>
#include <string>

#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"
#include "services/intake/store/case_row.h"

namespace candour::intake {
namespace {

// Every part joins `moved`: a part that did not would run although the swap failed. The cases to be
// changed are named once more by $41, or row security has the planner expect a single row of the
// authority and walk all of them.
constexpr const char* kWrite = R"sql(
    WITH moved AS (
        UPDATE ledger.head
        SET seq = $4, hash = $5, recorded_at = timestamptz 'epoch' + $6 * interval '1 microsecond',
            reference_year = $7, reference_serial = $8, authority_file = $42
        WHERE authority_id = $1 AND seq = $2 AND hash = $3
        RETURNING authority_id
    ), happened AS (
        INSERT INTO ledger.event (authority_id, seq, complaint_id, case_version, occurred_at,
                                  recorded_at, actor, type, facts, body_digest, digest, prev_hash,
                                  hash)
        SELECT m.authority_id, e.seq, e.complaint_id, e.case_version,
               timestamptz 'epoch' + e.occurred_at * interval '1 microsecond',
               timestamptz 'epoch' + e.recorded_at * interval '1 microsecond',
               e.actor, e.type, e.facts, e.body_digest, e.digest, e.prev_hash, e.hash
        FROM moved m
        CROSS JOIN unnest($9::bigint[], $10::uuid[], $11::bigint[], $12::bigint[], $13::bigint[],
                          $14::text[], $15::text[], $16::bytea[], $17::bytea[], $18::bytea[],
                          $19::bytea[], $20::bytea[])
            AS e (seq, complaint_id, case_version, occurred_at, recorded_at, actor, type, facts,
                  body_digest, digest, prev_hash, hash)
    ), said AS (
        INSERT INTO ledger.payload (authority_id, seq, salt, body)
        SELECT m.authority_id, p.seq, p.salt, p.body
        FROM moved m
        CROSS JOIN unnest($21::bigint[], $22::bytea[], $23::bytea[]) AS p (seq, salt, body)
    ), answered AS (
        INSERT INTO intake.request (authority_id, subject, request_id, body_digest, answer, seq)
        SELECT m.authority_id, r.subject, r.request_id, r.body_digest, r.answer, r.seq
        FROM moved m
        CROSS JOIN unnest($24::text[], $25::uuid[], $26::bytea[], $27::bytea[], $28::bigint[])
            AS r (subject, request_id, body_digest, answer, seq)
    ), folded AS MATERIALIZED (
        SELECT m.authority_id, f.is_new, f.complaint_id, f.reference, f.version, f.record_type,
               f.status, timestamptz 'epoch' + f.received_at * interval '1 microsecond'
                   AS received_at,
               f.received_on, f.primary_theme, f.next_due_by,
               timestamptz 'epoch' + f.next_alarm_at * interval '1 microsecond' AS next_alarm_at,
               f.file, f.seen_only::text[] AS seen_only, f.seen_except::text[] AS seen_except,
               f.unread_messages, timestamptz 'epoch' + f.moved_at * interval '1 microsecond'
                   AS moved_at, f.ended_on, f.erased, f.complainant_id, f.care_recipient_id
        FROM moved m
        CROSS JOIN unnest($29::boolean[], $30::uuid[], $31::text[], $32::bigint[], $33::smallint[],
                          $34::smallint[], $35::bigint[], $36::date[], $37::text[], $38::date[],
                          $39::bigint[], $40::bytea[], $43::text[], $44::text[], $45::integer[],
                          $46::bigint[], $47::date[], $48::boolean[], $49::uuid[], $50::uuid[])
            AS f (is_new, complaint_id, reference, version, record_type, status, received_at,
                  received_on, primary_theme, next_due_by, next_alarm_at, file, seen_only,
                  seen_except, unread_messages, moved_at, ended_on, erased, complainant_id,
                  care_recipient_id)
    ), opened AS (
        INSERT INTO intake.case_file (authority_id, complaint_id, reference, version, record_type,
                                      status, received_at, received_on, primary_theme, next_due_by,
                                      next_alarm_at, file, seen_only, seen_except,
                                      unread_messages, moved_at, ended_on, erased,
                                      complainant_id, care_recipient_id)
        SELECT authority_id, complaint_id, reference, version, record_type, status, received_at,
               received_on, primary_theme, next_due_by, next_alarm_at, file, seen_only, seen_except,
               unread_messages, moved_at, ended_on, erased, complainant_id, care_recipient_id
        FROM folded WHERE is_new
    ), changed AS (
        UPDATE intake.case_file c
        SET version = f.version, record_type = f.record_type, status = f.status,
            received_at = f.received_at, received_on = f.received_on,
            primary_theme = f.primary_theme, next_due_by = f.next_due_by,
            next_alarm_at = f.next_alarm_at, file = f.file, seen_only = f.seen_only,
            seen_except = f.seen_except, unread_messages = f.unread_messages,
            moved_at = f.moved_at, ended_on = f.ended_on, erased = f.erased,
            complainant_id = f.complainant_id, care_recipient_id = f.care_recipient_id
        FROM folded f
        WHERE NOT f.is_new AND c.authority_id = f.authority_id
          AND c.complaint_id = f.complaint_id AND c.complaint_id = ANY ($41::uuid[])
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM moved) AS moved, (SELECT count(*) FROM changed) AS changed
)sql";

// The arrays of ledger.event and ledger.payload.
struct EventColumns {
  ArrayLiteral seq, complaint_id, case_version, occurred_at, recorded_at, actor, type, facts,
      body_digest, digest, prev_hash, hash, body_seq, salt, body;

  void Add(const SealedEvent& event) {
    seq.Number(event.seq);
    if (event.complaint_id.empty()) {
      complaint_id.Null();
    } else {
      complaint_id.Text(event.complaint_id);
    }
    case_version.Number(event.case_version);
    occurred_at.Instant(event.occurred_at);
    recorded_at.Instant(event.recorded_at);
    actor.Text(event.actor);
    type.Text(event.type);
    facts.Bytes(event.facts);
    body_digest.OptionalBytes(event.body_digest);
    digest.Bytes(event.digest);
    prev_hash.Bytes(event.prev_hash);
    hash.Bytes(event.hash);
    if (!event.body) return;
    body_seq.Number(event.seq);
    salt.Bytes(event.salt);
    body.Bytes(*event.body);
  }
};

// The arrays of intake.request.
struct RequestColumns {
  ArrayLiteral subject, request_id, body_digest, answer, seq;

  void Add(const RequestKey& key, const KnownRequest& request) {
    subject.Text(key.first);
    request_id.Text(key.second);
    body_digest.Bytes(request.body_digest);
    answer.Bytes(request.answer.SerializeAsString());
    seq.Number(request.answer.seq());
  }
};

// The arrays of intake.case_file.
struct CaseColumns {
  ArrayLiteral is_new, complaint_id, reference, version, record_type, status, received_at,
      received_on, primary_theme, next_due_by, next_alarm_at, file, changed_id, seen_only,
      seen_except, unread_messages, moved_at, ended_on, erased, complainant_id, care_recipient_id;

  void Add(const ledger::v1::CaseFile& of, bool opened) {
    if (!opened) changed_id.Text(of.complaint_id());
    is_new.Text(opened ? "t" : "f");
    complaint_id.Text(of.complaint_id());
    reference.Text(of.reference());
    version.Number(of.version());
    record_type.Number(of.record_type());
    status.Number(of.status());
    received_at.Instant(ReceivedAt(of));
    received_on.Text(ReceivedOn(of));
    primary_theme.Text(of.primary_theme());
    next_due_by.OptionalText(NextDueBy(of));
    next_alarm_at.OptionalInstant(NextAlarmAt(of));
    file.Bytes(of.SerializeAsString());
    seen_only.Text(Nested(of.restriction().only()));
    seen_except.Text(Nested(of.restriction().except()));
    unread_messages.Number(of.unread_messages());
    moved_at.Instant(MovedAt(of));
    ended_on.OptionalText(EndedOn(of));
    erased.Text(of.erased() ? "t" : "f");
    complainant_id.OptionalText(LinkTo(of, of.complainant()));
    care_recipient_id.OptionalText(LinkTo(of, of.care_recipient()));
  }

 private:
  // An erased case is no longer found by its people.
  static std::optional<std::string> LinkTo(const ledger::v1::CaseFile& of,
                                           const ledger::v1::Person& person) {
    if (of.erased() || person.person_id().empty()) return std::nullopt;
    return person.person_id();
  }

  // An array inside an array, as text: PostgreSQL would flatten it.
  template <typename Items>
  static std::string Nested(const Items& items) {
    ArrayLiteral nested;
    for (const std::string& item : items) nested.Text(item);
    return nested.Take();
  }
};

// The content of attachments goes with the bodies, in the same transaction.
void Remove(pqxx::work& tx, const std::string& authority_id, const Erasure& erasure) {
  ArrayLiteral ids;
  for (const std::string& id : erasure.ids) ids.Text(id);
  const std::string wanted = ids.Take();
  QueryPrepared(tx, "ledger_remove", authority_id, erasure.complaint_id, wanted);
  QueryPrepared(tx, "attachment_remove", authority_id, erasure.complaint_id, wanted);
}

void Erase(pqxx::work& tx, const std::string& authority_id, const Erasure& erasure) {
  if (!erasure.ids.empty()) return Remove(tx, authority_id, erasure);
  if (!erasure.versions.empty()) {
    ArrayLiteral versions;
    for (const std::int64_t version : erasure.versions) versions.Number(version);
    QueryPrepared(tx, "ledger_erase_of", authority_id, erasure.complaint_id, versions.Take());
    return;
  }
  QueryPrepared(tx, "ledger_erase", authority_id, erasure.complaint_id, erasure.through_seq);
  QueryPrepared(tx, "attachment_erase", authority_id, erasure.complaint_id);
  QueryPrepared(tx, "mail_erase", authority_id, erasure.complaint_id);
  if (!erasure.search_words.empty()) {
    ArrayLiteral words;
    for (const std::string& word : erasure.search_words) words.Text(word);
    QueryPrepared(tx, "search_words_erase", authority_id, erasure.complaint_id, words.Take());
  }
  for (const std::string& person_id : erasure.person_ids) {
    QueryPrepared(tx, "person_unlink", authority_id, person_id);
  }
}

}  // namespace

void PrepareLedgerWrite(Database& database) {
  database.Prepare("ledger_write", kWrite);
  database.Prepare("ledger_remove", "SELECT ledger.remove_bodies($1, $2, $3::text[])");
  database.Prepare("attachment_remove",
                   "DELETE FROM intake.attachment WHERE authority_id = $1 AND complaint_id = $2 "
                   "AND attachment_id = ANY ($3::uuid[])");
  database.Prepare("attachment_erase",
                   "DELETE FROM intake.attachment WHERE authority_id = $1 AND complaint_id = $2");
  database.Prepare("mail_erase",
                   "DELETE FROM intake.mail_id WHERE authority_id = $1 AND complaint_id = $2");
  database.Prepare("search_words_erase", "SELECT ledger.erase_search_words($1, $2, $3::text[])");
  // Only once no case leads to the person any more.
  database.Prepare("person_unlink",
                   "SELECT equality.unlink_person($1, $2::uuid) WHERE NOT EXISTS ("
                   "SELECT FROM intake.case_file WHERE authority_id = $1 "
                   "AND (complainant_id = $2::uuid OR care_recipient_id = $2::uuid))");
  database.Prepare("ledger_erase", "SELECT ledger.erase_bodies($1, $2, $3)");
  database.Prepare("ledger_erase_of", "SELECT ledger.erase_bodies_of($1, $2, $3)");
}

bool WriteLedger(pqxx::work& tx, const std::string& authority_id, const LedgerHead& from,
                 const LedgerWrite& write) {
  EventColumns e;
  for (const SealedEvent& event : write.events) e.Add(event);
  RequestColumns r;
  for (const auto& [key, request] : write.requests) r.Add(key, request);
  CaseColumns c;
  for (const ledger::v1::CaseFile& file : write.opened) c.Add(file, true);
  for (const ledger::v1::CaseFile& file : write.changed) c.Add(file, false);

  const LedgerHead& to = write.head;
  const pqxx::result rows = QueryPrepared(
      tx, "ledger_write", authority_id, from.seq, Bytes(from.hash), to.seq, Bytes(to.hash),
      absl::ToUnixMicros(to.recorded_at), to.reference_year, to.reference_serial, e.seq.Take(),
      e.complaint_id.Take(), e.case_version.Take(), e.occurred_at.Take(), e.recorded_at.Take(),
      e.actor.Take(), e.type.Take(), e.facts.Take(), e.body_digest.Take(), e.digest.Take(),
      e.prev_hash.Take(), e.hash.Take(), e.body_seq.Take(), e.salt.Take(), e.body.Take(),
      r.subject.Take(), r.request_id.Take(), r.body_digest.Take(), r.answer.Take(), r.seq.Take(),
      c.is_new.Take(), c.complaint_id.Take(), c.reference.Take(), c.version.Take(),
      c.record_type.Take(), c.status.Take(), c.received_at.Take(), c.received_on.Take(),
      c.primary_theme.Take(), c.next_due_by.Take(), c.next_alarm_at.Take(), c.file.Take(),
      c.changed_id.Take(), Bytes(to.authority_file), c.seen_only.Take(), c.seen_except.Take(),
      c.unread_messages.Take(), c.moved_at.Take(), c.ended_on.Take(), c.erased.Take(),
      c.complainant_id.Take(), c.care_recipient_id.Take());
  if (rows[0]["moved"].as<int>() == 0) return false;
  if (rows[0]["changed"].as<std::size_t>() != write.changed.size()) {
    throw std::logic_error("a case that was read is not there to be changed");
  }
  for (const Erasure& erasure : write.erasures) Erase(tx, authority_id, erasure);
  return true;
}

}  // namespace candour::intake
