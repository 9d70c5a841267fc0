#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"
#include "services/notification/store/columns.h"
#include "services/notification/store/outbox.h"
#include "services/notification/store/record.h"
#include "services/notification/store/settle.h"
#include "services/notification/store/task_log.h"

namespace candour::notification {
namespace {

// A notice of which nobody knows whether it left.
struct LeftBehind {
  Claim claim;
  std::string reference;
  bool begun = false;
  // The process that died remembers this claim.
  std::optional<Stage> stage = {};
};

using Told = absl::StatusOr<std::optional<DeliveryReport>>;

constexpr const char* kLeftBehind = R"sql(
    SELECT n.obligation_id, n.complaint_id, n.notice, n.channel, n.attempt, n.body,
           coalesce(envelope.reference, n.reference), d.due_by, n.begun,
           (n.obligation_id, n.claimed_until)
               IN (SELECT * FROM unnest($5::uuid[], $6::timestamptz[])) AS remembered
    FROM notification.notice n
    LEFT JOIN notification.notice envelope ON envelope.authority_id = n.authority_id
        AND envelope.obligation_id = n.enclosed_with AND envelope.recipient = n.recipient
    JOIN notification.duty d ON d.authority_id = n.authority_id
        AND d.obligation_id = n.obligation_id
    WHERE n.authority_id = $1 AND n.state = 'sending'
      AND (n.claimed_until < $2::timestamptz OR ($3 AND n.channel = ANY ($4::text[]))
           OR (n.obligation_id, n.claimed_until)
              IN (SELECT * FROM unnest($5::uuid[], $6::timestamptz[])))
    FOR UPDATE OF n SKIP LOCKED
)sql";

// The names of channels to which handing over twice does no harm, as an array.
std::string Repeatable(const Channels& channels) {
  std::string names;
  for (const Channel* channel : {channels.mail, channels.letter, channels.print}) {
    if (channel == nullptr || !channel->IsRepeatable()) continue;
    absl::StrAppend(&names, names.empty() ? "" : ",", channel->Name());
  }
  return absl::StrCat("{", names, "}");
}

// Takes them over: for as long as a claim lasts nobody else looks at them.
std::vector<LeftBehind> TakeOver(pqxx::work& tx, const std::string& authority_id,
                                 const Channels& channels, absl::Time machine_now, bool starting,
                                 const Memory& memory) {
  ArrayLiteral held;
  ArrayLiteral until;
  for (const auto& [obligation_id, remembered] : memory) {
    held.Text(obligation_id);
    until.Text(remembered.claimed_until);
  }
  std::vector<LeftBehind> left;
  for (const pqxx::row& row : Query(tx, kLeftBehind, authority_id, InstantText(machine_now),
                                    starting, Repeatable(channels), held.Take(), until.Take())) {
    LeftBehind& one = left.emplace_back();
    one.claim.authority_id = authority_id;
    one.claim.obligation_id = row[0].as<std::string>();
    one.claim.complaint_id = row[1].as<std::string>();
    one.claim.notice = row[2].as<std::string>();
    one.claim.channel = row[3].as<std::string>();
    one.claim.attempt = row[4].as<int>();
    one.claim.message.body = row[5].as<std::string>();
    one.claim.may_announce = channels.text != nullptr;
    one.reference = row[6].as<std::string>();
    one.begun = row[8].as<bool>();
    if (row[9].as<bool>()) one.stage = memory.at(one.claim.obligation_id).stage;
    const Channel* channel = channels.Named(one.claim.channel);
    one.claim.can_tell = channel != nullptr && channel->CanTell();
    absl::CivilDay due_by;
    if (!row[7].is_null() && absl::ParseCivilTime(row[7].c_str(), &due_by)) {
      one.claim.due_by = due_by;
    }
    Query(tx,
          "UPDATE notification.notice SET claimed_until = $3::timestamptz "
          "WHERE authority_id = $1 AND obligation_id = $2::uuid AND state = 'sending'",
          authority_id, one.claim.obligation_id, InstantText(machine_now + kClaimLasts));
  }
  return left;
}

// It had not left, or handing it over again leaves one message.
void TakeAgain(pqxx::work& tx, const Claim& claim) {
  Query(tx,
        "UPDATE notification.notice SET state = 'queued', claimed_until = NULL "
        "WHERE authority_id = $1 AND obligation_id = $2::uuid AND state = 'sending'",
        claim.authority_id, claim.obligation_id);
  MakePending(tx, claim);
}

// The other side cannot be asked now; on its last day a person must not wait for that.
void StillUnknown(pqxx::work& tx, const Claim& claim, const Clocks& clocks) {
  if (!claim.due_by || LondonDay(clocks.business_now) < *claim.due_by) return;
  TaskPlace place;
  place.authority_id = claim.authority_id;
  place.complaint_id = claim.complaint_id;
  place.obligation_id = claim.obligation_id;
  place.notice = claim.notice;
  place.due_by = claim.due_by;
  KeepTaskOnce(tx, place,
               {TaskKind::kClarify,
                "Nobody knows whether this notice left, and the channel cannot be asked. Telephone "
                "the person today, or print the notice and post it."},
               clocks.business_now);
}

// Whether handing it over once more leaves one message.
bool MayGoAgain(const LeftBehind& one, const Channel* channel) {
  if (!one.begun || one.stage == Stage::kHeld) return true;
  return channel != nullptr && channel->IsRepeatable();
}

Told AskAbout(const LeftBehind& one, Channel* channel) {
  if (one.stage == Stage::kLeft) return std::optional<DeliveryReport>(DeliveryReport());
  if (channel == nullptr) return absl::UnimplementedError("there is nobody to ask");
  return channel->Ask(one.reference);
}

// Whether it became a person's.
absl::StatusOr<bool> Conclude(pqxx::work& tx, const Claim& claim, const Told& answer,
                              const Clocks& clocks) {
  if (absl::IsUnavailable(answer.status())) {
    StillUnknown(tx, claim, clocks);
    return false;
  }
  if (answer.ok() && answer->has_value()) {
    const absl::Status settled = SettleDone(tx, {claim}, clocks);
    if (!settled.ok()) return settled;
    return false;
  }
  if (answer.ok()) {
    SettleLater(tx, claim, {HandOver::kNotNow, "It had not been handed over."}, 0, clocks);
    return false;
  }
  return SettleUnknown(tx, claim,
                       "The service stopped while it was handing over: find out whether it "
                       "arrived.",
                       clocks);
}

}  // namespace

absl::StatusOr<int> Outbox::Recover(const std::string& authority_id, const Clocks& clocks,
                                    bool starting, const Memory& memory) {
  const Channels& channels = channels_.Of(authority_id);
  std::vector<LeftBehind> left;
  const absl::Status taken = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    left = TakeOver(tx, authority_id, channels, clocks.machine_now, starting, memory);
    return absl::OkStatus();
  });
  if (!taken.ok()) return taken;
  int unconfirmed = 0;
  for (const LeftBehind& one : left) {
    Channel* channel = channels.Named(one.claim.channel);
    const bool again = MayGoAgain(one, channel);
    // Asked outside any transaction: it may take long.
    const Told answer =
        again ? Told(absl::UnimplementedError("nobody need be asked")) : AskAbout(one, channel);
    const absl::Status done =
        TransactFor(database_, authority_id, [&](pqxx::work& tx) -> absl::Status {
          if (again) {
            TakeAgain(tx, one.claim);
            return absl::OkStatus();
          }
          const absl::StatusOr<bool> person = Conclude(tx, one.claim, answer, clocks);
          if (!person.ok()) return person.status();
          if (*person) ++unconfirmed;
          return absl::OkStatus();
        });
    if (!done.ok()) return done;
  }
  return unconfirmed;
}

}  // namespace candour::notification
