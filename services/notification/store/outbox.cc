#include "services/notification/store/outbox.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/day/london.h"
#include "services/common/postgres/transact.h"
#include "services/notification/domain/draft/addressee.h"
#include "services/notification/store/answer_link.h"
#include "services/notification/store/case_rows.h"
#include "services/notification/store/columns.h"
#include "services/notification/store/record.h"
#include "services/notification/store/task_log.h"

namespace candour::notification {
namespace {

// An outage after which a person looks at what piled up (G-7).
constexpr absl::Duration kOutage = absl::Hours(4);
constexpr absl::Duration kRestWhenDown = absl::Seconds(5);
// From this hour on a letter must be made to leave the same day.
constexpr int kAfternoon = 15;

// Whether the follower stands at `seq` or beyond, and keeps it there until the transaction ends.
bool StandsAt(pqxx::work& tx, const std::string& authority_id, std::int64_t seq) {
  return !Query(tx,
                "SELECT 1 FROM notification.cursor WHERE authority_id = $1 AND seq >= $2 FOR SHARE",
                authority_id, seq)
              .empty();
}

// How many more notices may leave within this hour. What is on its way counts.
int RoomLeft(pqxx::work& tx, const std::string& authority_id, const Clocks& clocks, int cap) {
  return cap - Query(tx,
                     "SELECT (SELECT count(*) FROM notification.notice WHERE authority_id = $1 "
                     "AND sent_at > $2::timestamptz - interval '1 hour') + "
                     "(SELECT count(*) FROM notification.notice WHERE authority_id = $1 "
                     "AND state = 'sending' AND sent_at IS NULL)",
                     authority_id, InstantText(clocks.business_now))
                   .front()[0]
                   .as<int>();
}

// What the case says, with what a person approved.
Judgement JudgeRow(const DutyRow& row, const ledger::v1::CaseFile& view, const Rules& rules,
                   absl::Time now) {
  Judgement judgement = Judge(row.duty, view, rules, now);
  if (judgement.decision != Decision::kAwaitApproval) return judgement;
  if (row.approved_digest != DigestOf(judgement.text.body)) return judgement;
  Duty approved = row.duty;
  approved.approved = true;
  return Judge(approved, view, rules, now);
}

bool IsDown(Way way, const Limits& limits) {
  return way == Way::kEmail ? limits.mail_down : limits.letter_down;
}

// One worker's taking, in one transaction.
class Taking {
 public:
  Taking(pqxx::work& tx, const Rules& rules, const Channels& channels, const Clocks& clocks,
         const Limits& limits)
      : tx_(tx), rules_(rules), channels_(channels), clocks_(clocks), limits_(limits) {}

  void Look(const std::string& authority_id, const DutyRow& row, const ledger::v1::CaseFile& view) {
    Judgement judgement = JudgeRow(WithoutMail(row), view, rules_, clocks_.business_now);
    if (row.duty.notice == "N-09H" && AnswerIsAtThePrinter(authority_id, row.complaint_id)) {
      judgement = {Decision::kNotYet, "The answer is with GOV.UK Notify, which prints it."};
    }
    const reference::v1::Authority* authority = rules_.book.FindAuthority(authority_id);
    RecordedDecision decision = {authority_id, row, judgement, {}, HolderOf(view, authority)};
    const bool down = IsDown(judgement.way, limits_);
    const bool print =
        down && judgement.way == Way::kLetter && channels_.print != nullptr && MustLeaveNow(row);
    if (judgement.decision == Decision::kSend && down && !print) {
      Postpone(decision);
      return;
    }
    if (judgement.decision == Decision::kSend) {
      decision.claim = ClaimOf(row, judgement, view, *authority,
                               print ? *channels_.print : channels_.For(judgement.way));
      if (print) AskToPost(decision);
    }
    if (judgement.decision != Decision::kLater) looked_at_.push_back(row.duty.obligation_id);
    if (decision.claim) {
      sending_.push_back(std::move(decision));
    } else {
      KeepDecision(tx_, decision, clocks_);
    }
  }

  absl::StatusOr<Batch> Finish(const std::string& authority_id) {
    const reference::v1::Authority* authority = rules_.book.FindAuthority(authority_id);
    const std::set<std::string> kept = KeepSending(tx_, sending_, clocks_);
    for (RecordedDecision& decision : sending_) {
      if (!kept.contains(decision.row.duty.obligation_id)) continue;
      const absl::Status linked = PutLink(tx_, authority->answer_page(), *decision.claim);
      if (!linked.ok()) return linked;
      AddClaim(*std::move(decision.claim));
    }
    Query(tx_,
          "UPDATE notification.duty SET pending = false "
          "WHERE authority_id = $1 AND obligation_id = ANY ($2::uuid[])",
          authority_id, absl::StrCat("{", absl::StrJoin(looked_at_, ","), "}"));
    for (const Claim& claim : claims_) KeepEnvelope(tx_, claim);
    return Batch{std::move(claims_), static_cast<int>(looked_at_.size())};
  }

 private:
  // Whether the answer was handed over as a letter that is not printed yet: it would be untrue to
  // say now that the answer will be late.
  bool AnswerIsAtThePrinter(const std::string& authority_id,
                            const std::string& complaint_id) const {
    return !Query(tx_,
                  "SELECT 1 FROM notification.notice n JOIN notification.duty d USING "
                  "(authority_id, obligation_id) WHERE n.authority_id = $1 "
                  "AND n.complaint_id = $2::uuid AND n.notice IN ('N-12', 'N-23') "
                  "AND n.state = 'sent' AND n.channel = 'notify_letter' AND d.state = 'open'",
                  authority_id, complaint_id)
                .empty();
  }

  // Whether this is the afternoon of its last day, or later.
  bool MustLeaveNow(const DutyRow& row) const {
    const absl::CivilDay today = LondonDay(clocks_.business_now);
    const bool afternoon = clocks_.business_now >= AtLocalHour(today, kAfternoon);
    if (!row.duty.due_by || *row.duty.due_by > today) return false;
    return afternoon || *row.duty.due_by < today;
  }

  // The duty, judged without e-mail when that is down on the afternoon of its last day.
  DutyRow WithoutMail(DutyRow row) const {
    if (limits_.mail_down && MustLeaveNow(row)) row.duty.email_failed = true;
    return row;
  }

  // The letter is printed here, and somebody must take it to the post (NF-5).
  void AskToPost(const RecordedDecision& decision) {
    TaskPlace place;
    place.authority_id = decision.authority_id;
    place.complaint_id = decision.row.complaint_id;
    place.obligation_id = decision.row.duty.obligation_id;
    place.notice = decision.row.duty.notice;
    place.due_by = decision.row.duty.due_by;
    place.holder = decision.holder;
    KeepTaskOnce(tx_, place,
                 {TaskKind::kWrite,
                  "GOV.UK Notify is down: print the letter that lies in the folder of letters, and "
                  "post it today."},
                 clocks_.business_now);
  }

  // Its channel is down: it stands in the queue and is looked at again after a rest.
  void Postpone(const RecordedDecision& decision) {
    Judgement later = decision.judgement;
    later.decision = Decision::kLater;
    later.reason = "The channel is down.";
    later.not_before = clocks_.business_now;
    KeepDecision(tx_, {decision.authority_id, decision.row, later, {}, decision.holder}, clocks_);
    Query(tx_,
          "UPDATE notification.notice SET next_try_at = $3::timestamptz WHERE authority_id = $1 "
          "AND obligation_id = $2::uuid AND state = 'queued'",
          decision.authority_id, decision.row.duty.obligation_id,
          InstantText(clocks_.machine_now + kRestWhenDown));
  }

  Claim ClaimOf(const DutyRow& row, const Judgement& judgement, const ledger::v1::CaseFile& view,
                const reference::v1::Authority& authority, const Channel& channel) const {
    Claim claim;
    claim.authority_id = view.authority_id();
    claim.complaint_id = row.complaint_id;
    claim.obligation_id = row.duty.obligation_id;
    claim.notice = row.duty.notice;
    claim.channel = channel.Name();
    claim.can_tell = channel.CanTell();
    claim.may_announce = channels_.text != nullptr && IsToComplainant(row.duty);
    claim.attempt = row.attempt;
    claim.due_by = row.duty.due_by;
    claim.claimed_until = InstantText(clocks_.machine_now + kClaimLasts);
    claim.message = Compose(row.duty, judgement, view, authority, clocks_.business_now,
                            AttemptKey{"", row.attempt});
    return claim;
  }

  // Letters on one case that leave together share an envelope; each begins on a sheet of its own.
  void AddClaim(Claim claim) {
    const auto first = std::find_if(claims_.begin(), claims_.end(), [&](const Claim& each) {
      return claim.message.way == Way::kLetter && each.message.way == Way::kLetter &&
             each.complaint_id == claim.complaint_id && each.channel == claim.channel;
    });
    if (first == claims_.end()) {
      claims_.push_back(std::move(claim));
      return;
    }
    absl::StrAppend(&first->message.body, "\f", claim.message.body);
    first->enclosed.push_back(std::move(claim));
  }

  pqxx::work& tx_;
  const Rules& rules_;
  const Channels& channels_;
  const Clocks& clocks_;
  const Limits& limits_;
  std::vector<std::string> looked_at_;
  std::vector<RecordedDecision> sending_;
  std::vector<Claim> claims_;
};

}  // namespace

absl::StatusOr<bool> Outbox::HasReady(const std::string& authority_id, const Clocks& clocks) {
  bool ready = false;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    ready = !PausedWhy(tx, authority_id) &&
            !LockReady(tx, authority_id, clocks.business_now, clocks.machine_now, std::nullopt, 1)
                 .empty();
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return ready;
}

absl::StatusOr<Batch> Outbox::Take(const std::string& authority_id, std::int64_t seq,
                                   const Clocks& clocks, const Limits& limits) {
  Batch batch;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    if (!limits.only_due_by && !StandsAt(tx, authority_id, seq)) return absl::OkStatus();
    if (PausedWhy(tx, authority_id)) return absl::OkStatus();
    const int room = RoomLeft(tx, authority_id, clocks, limits.hourly_cap);
    const std::vector<DutyRow> rows =
        LockReady(tx, authority_id, clocks.business_now, clocks.machine_now, limits.only_due_by,
                  std::clamp(room, 1, limits.most));
    if (room <= 0 && !rows.empty()) {
      Pause(tx, authority_id, PauseCause::kCap,
            absl::StrCat("More than ", limits.hourly_cap, " notices left within an hour."), seq,
            clocks.business_now);
      return absl::OkStatus();
    }
    Taking taking(tx, rules_, channels_.Of(authority_id), clocks, limits);
    std::vector<std::string> complaint_ids;
    for (const DutyRow& row : rows) complaint_ids.push_back(row.complaint_id);
    auto views = ReadViews(tx, authority_id, complaint_ids);
    for (const DutyRow& row : rows) taking.Look(authority_id, row, views[row.complaint_id]);
    absl::StatusOr<Batch> taken = taking.Finish(authority_id);
    if (!taken.ok()) return taken.status();
    batch = *std::move(taken);
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return batch;
}

absl::Status Outbox::Count(const std::string& authority_id, std::map<std::string, double>& counts) {
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    for (const pqxx::row& row : Query(tx,
                                      "SELECT state, count(*) FROM notification.notice "
                                      "WHERE authority_id = $1 GROUP BY state",
                                      authority_id)) {
      counts[row[0].as<std::string>()] += row[1].as<double>();
    }
    return absl::OkStatus();
  });
}

absl::StatusOr<std::optional<Pace>> Outbox::LastHeard(const std::string& authority_id) {
  std::optional<Pace> pace;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    pace = ReadPace(tx, authority_id);
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return pace;
}

absl::StatusOr<int> Outbox::Heard(const std::string& authority_id, std::int64_t seq,
                                  const Clocks& clocks) {
  int raised = 0;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    const std::optional<Pace> last = ReadPace(tx, authority_id);
    const bool long_ago = last && clocks.machine_now - last->machine_at > kOutage;
    if (long_ago &&
        !LockReady(tx, authority_id, clocks.business_now, clocks.machine_now, std::nullopt, 1)
             .empty()) {
      Pause(tx, authority_id, PauseCause::kOutage,
            "Nothing left for more than 4 hours, and notices piled up.", seq, clocks.business_now);
    }
    KeepPace(tx, authority_id, {clocks.business_now, clocks.machine_now});
    raised = RaiseTasks(tx, authority_id, rules_.calendar, LondonDay(clocks.business_now));
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return raised;
}

absl::Status Outbox::PauseFor(const std::string& authority_id, PauseCause cause,
                              const std::string& reason, std::int64_t seq,
                              absl::Time business_now) {
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    Pause(tx, authority_id, cause, reason, seq, business_now);
    return absl::OkStatus();
  });
}

std::int64_t CountPending(pqxx::transaction_base& tx) {
  return Query(tx, R"sql(
      SELECT count(*) FROM notification.duty d
      LEFT JOIN notification.notice n ON n.authority_id = d.authority_id
          AND n.obligation_id = d.obligation_id
      LEFT JOIN notification.pace p ON p.authority_id = d.authority_id
      WHERE d.authority_id = current_setting('candour.authority_id', true)
        AND d.state = 'open' AND d.ready_seq IS NOT NULL
        AND (d.pending OR n.state = 'sending')
        AND (n.state IS DISTINCT FROM 'queued' OR n.not_before IS NULL
             OR n.not_before <= p.business_at)
        AND NOT EXISTS (SELECT 1 FROM notification.pause s
                        WHERE s.authority_id = d.authority_id AND s.released_at IS NULL)
  )sql")
      .front()[0]
      .as<std::int64_t>();
}

}  // namespace candour::notification
