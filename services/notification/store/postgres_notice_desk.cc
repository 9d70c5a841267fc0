#include "services/notification/store/postgres_notice_desk.h"

#include <pqxx/pqxx>

#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/postgres/transact.h"
#include "services/notification/domain/draft/draft.h"
#include "services/notification/store/attempt_log.h"
#include "services/notification/store/case_rows.h"
#include "services/notification/store/columns.h"
#include "services/notification/store/delivery_book.h"
#include "services/notification/store/notice_lines.h"
#include "services/notification/store/pauses.h"
#include "services/notification/store/task_log.h"

namespace candour::notification {
namespace {

constexpr const char* kWaiting = "{awaiting_person,awaiting_approval,queued,failed,unconfirmed}";
constexpr int kSamples = 3;

// The role that approves; empty for one that goes by itself.
std::string RoleOf(reference::v1::Approver approver) {
  switch (approver) {
    case reference::v1::APPROVER_HANDLER:
      return "handler";
    case reference::v1::APPROVER_RESPONSIBLE_PERSON:
      return "responsible_person";
    case reference::v1::APPROVER_NONE:
      return "";
    default:
      return "complaints_manager";
  }
}

// Whoever answers for more may approve for less.
bool MayApprove(const std::string& role, const std::set<std::string>& roles) {
  if (role.empty() || roles.contains(role)) return true;
  if (role == "handler") return roles.contains("complaints_manager");
  return role == "complaints_manager" && roles.contains("responsible_person");
}

absl::StatusOr<NoticeLine> Line(pqxx::work& tx, const Decided& decided) {
  const absl::StatusOr<NoticeText> text = TextFrom(tx, decided.authority_id, decided.obligation_id);
  if (!text.ok()) return text.status();
  return text->line;
}

void LookAgain(pqxx::work& tx, const std::string& authority_id, const std::string& obligation_id) {
  Query(tx,
        "UPDATE notification.duty SET pending = true "
        "WHERE authority_id = $1 AND obligation_id = $2::uuid AND state = 'open'",
        authority_id, obligation_id);
}

// What a person, or a program that reads mail, says in the words of a channel.
DeliveryReport ReportOf(DeliveryNews news, const std::string& message_id,
                        const std::string& detail) {
  DeliveryReport report;
  switch (news) {
    case DeliveryNews::kDelivered:
      report = Standing(Delivery::kDelivered, NextStep::kNone, true);
      break;
    case DeliveryNews::kFailedSoft:
      report = Standing(Delivery::kFailedSoft, NextStep::kRetryNextMorning, true);
      break;
    case DeliveryNews::kFailedHard:
      report = Standing(Delivery::kFailedHard, NextStep::kLetterSameDay, true);
      break;
    case DeliveryNews::kReturned:
      report = Standing(Delivery::kReturned, NextStep::kFindPerson, true);
      break;
  }
  report.reference = message_id;
  report.detail = detail;
  return report;
}

// The obligation of the message; empty when there is none.
std::string ObligationOf(pqxx::work& tx, const std::string& authority_id,
                         const std::string& message_id) {
  const pqxx::result rows =
      Query(tx,
            "SELECT obligation_id FROM notification.notice WHERE authority_id = $1 "
            "AND (message_id = $2 OR (reference = $2 AND reference <> ''))",
            authority_id, message_id);
  return rows.empty() ? "" : rows.front()[0].as<std::string>();
}

}  // namespace

absl::StatusOr<NoticeLine> PostgresNoticeDesk::Move(const Decided& decided, const std::string& verb,
                                                    const std::string& from, const std::string& to,
                                                    bool again) {
  absl::StatusOr<NoticeLine> line = NoSuchDuty();
  const absl::Status done =
      TransactFor(database_, decided.authority_id, [&](pqxx::work& tx) -> absl::Status {
        const pqxx::result moved =
            Query(tx, R"sql(
            INSERT INTO notification.notice AS n
                (authority_id, obligation_id, recipient, complaint_id, notice, state, reason,
                 judged_seq)
            SELECT d.authority_id, d.obligation_id, coalesce(k.recipient, d.recipient),
                   d.complaint_id, d.notice, $3, $4, 0
            FROM notification.duty d
            LEFT JOIN notification.notice k ON k.authority_id = d.authority_id
                AND k.obligation_id = d.obligation_id
            WHERE d.authority_id = $1 AND d.obligation_id = $2::uuid AND d.state = 'open'
            ON CONFLICT (authority_id, obligation_id, recipient) DO UPDATE
            SET state = $3, reason = $4 WHERE n.state = ANY ($5::text[]) RETURNING 1
        )sql",
                  decided.authority_id, decided.obligation_id, to, decided.reason, from);
        line = Line(tx, decided);
        if (!line.ok()) return line.status();
        if (moved.empty()) {
          return absl::FailedPreconditionError(
              absl::StrCat("a notice that is ", line->state, " cannot be given that turn"));
        }
        if (again) LookAgain(tx, decided.authority_id, decided.obligation_id);
        EndTasks(tx, decided.authority_id, decided.obligation_id, std::nullopt, decided.now);
        LogDecision(tx, decided.authority_id, decided.obligation_id, verb,
                    absl::StrCat(decided.by, ": ", decided.reason), decided.now);
        if (again) return absl::OkStatus();
        TaskPlace place;
        place.authority_id = decided.authority_id;
        place.complaint_id = line->complaint_id;
        place.obligation_id = decided.obligation_id;
        place.notice = line->notice;
        place.due_by = line->due_by;
        place.holder = decided.by;
        KeepTask(
            tx, place,
            {TaskKind::kWrite, "The notice is kept back: tell the person otherwise by its day."},
            true, decided.now);
        return absl::OkStatus();
      });
  if (!done.ok()) return done;
  return line;
}

absl::StatusOr<NoticeLine> PostgresNoticeDesk::Hold(const Decided& decided) {
  return Move(decided, "hold", kWaiting, "held", false);
}

absl::StatusOr<NoticeLine> PostgresNoticeDesk::Release(const Decided& decided) {
  return Move(decided, "release", "{held,cancelled}", "queued", true);
}

absl::StatusOr<NoticeLine> PostgresNoticeDesk::Cancel(const Decided& decided) {
  return Move(decided, "cancel",
              "{awaiting_person,awaiting_approval,queued,failed,unconfirmed,held}", "cancelled",
              false);
}

absl::StatusOr<NoticeLine> PostgresNoticeDesk::Approve(const Decided& decided,
                                                       const std::string& digest,
                                                       const std::set<std::string>& roles) {
  absl::StatusOr<NoticeLine> line = NoSuchDuty();
  const absl::Status done =
      TransactFor(database_, decided.authority_id, [&](pqxx::work& tx) -> absl::Status {
        const absl::StatusOr<NoticeText> text =
            TextFrom(tx, decided.authority_id, decided.obligation_id);
        if (!text.ok()) return text.status();
        if (text->line.state != "awaiting_approval") {
          return absl::FailedPreconditionError(
              absl::StrCat("a notice that is ", text->line.state, " awaits no approval"));
        }
        const reference::v1::Notice* notice =
            rules_.book.Find(text->line.notice, decided.authority_id);
        const std::string role =
            RoleOf(notice == nullptr ? reference::v1::APPROVER_UNSPECIFIED : notice->approver());
        if (!MayApprove(role, roles)) {
          return absl::PermissionDeniedError(absl::StrCat("this notice needs the ", role));
        }
        if (text->digest != digest) {
          return absl::AbortedError("the draft has changed: read it again");
        }
        Query(tx,
              "UPDATE notification.notice SET approved_by = $3, approved_digest = digest "
              "WHERE authority_id = $1 AND obligation_id = $2::uuid "
              "AND state = 'awaiting_approval'",
              decided.authority_id, decided.obligation_id, decided.by);
        LookAgain(tx, decided.authority_id, decided.obligation_id);
        LogDecision(tx, decided.authority_id, decided.obligation_id, "approve", decided.by,
                    decided.now);
        line = text->line;
        return absl::OkStatus();
      });
  if (!done.ok()) return done;
  return line;
}

absl::StatusOr<DueList> PostgresNoticeDesk::ListDue(const std::string& authority_id,
                                                    absl::CivilDay until, int most,
                                                    const std::string& viewer) {
  DueList list;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    list.paused = PausedWhy(tx, authority_id);
    const pqxx::result open =
        Query(tx,
              "SELECT obligation_id FROM notification.duty WHERE authority_id = $1 "
              "AND state = 'open' AND due_by <= $2::date "
              "AND notification.may_see(authority_id, complaint_id, $4) "
              "ORDER BY due_by, obligation_id LIMIT $3",
              authority_id, absl::FormatCivilTime(until), most + 1, viewer);
    for (const pqxx::row& row : open) {
      if (list.lines.size() == static_cast<std::size_t>(most)) {
        list.more = true;
        break;
      }
      const absl::StatusOr<NoticeText> text = TextFrom(tx, authority_id, row[0].as<std::string>());
      if (text.ok()) list.lines.push_back(text->line);
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return list;
}

absl::StatusOr<NoticeLine> PostgresNoticeDesk::ReportDelivery(const std::string& authority_id,
                                                              const std::string& message_id,
                                                              DeliveryNews news,
                                                              const std::string& detail,
                                                              absl::Time now) {
  absl::StatusOr<NoticeLine> line = NoSuchDuty();
  const absl::Status done =
      TransactFor(database_, authority_id, [&](pqxx::work& tx) -> absl::Status {
        const std::string obligation_id = ObligationOf(tx, authority_id, message_id);
        absl::Status kept = KeepDelivery(tx, rules_.calendar, authority_id,
                                         ReportOf(news, message_id, detail), {now, now});
        if (!kept.ok()) return kept;
        line = Line(tx, {authority_id, obligation_id, "", "", now});
        return absl::OkStatus();
      });
  if (!done.ok()) return done;
  return line;
}

absl::StatusOr<int> PostgresNoticeDesk::ReleaseAutomation(const Decided& decided) {
  int waiting = 0;
  const absl::Status done =
      TransactFor(database_, decided.authority_id, [&](pqxx::work& tx) -> absl::Status {
        waiting = Query(tx,
                        "SELECT count(*) FROM notification.duty WHERE authority_id = $1 "
                        "AND pending AND state = 'open' AND ready_seq IS NOT NULL",
                        decided.authority_id)
                      .front()[0]
                      .as<int>();
        if (!EndPause(tx, decided.authority_id, decided.by, decided.reason, decided.now)) {
          return absl::FailedPreconditionError("automation is not paused");
        }
        return absl::OkStatus();
      });
  if (!done.ok()) return done;
  return waiting;
}

absl::StatusOr<DryRunResult> PostgresNoticeDesk::DryRun(const std::string& authority_id,
                                                        const std::string& notice_text,
                                                        absl::CivilDay since,
                                                        const std::string& viewer) {
  std::string code;
  const absl::StatusOr<NoticeBook> book = with_text_(notice_text, code);
  if (!book.ok()) return book.status();
  DryRunResult result;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    for (const pqxx::row& row :
         Query(tx,
               "SELECT obligation_id FROM notification.duty WHERE authority_id = $1 "
               "AND notice = $2 AND due_by >= $3::date "
               "AND notification.may_see(authority_id, complaint_id, $4) "
               "ORDER BY due_by LIMIT 1000",
               authority_id, code, absl::FormatCivilTime(since), viewer)) {
      const std::optional<DutyRow> duty = ReadDuty(tx, authority_id, row[0].as<std::string>());
      if (!duty) continue;
      ++result.tried;
      const absl::StatusOr<Rendered> text =
          TryText(duty->duty, ReadView(tx, authority_id, duty->complaint_id), *book);
      if (!text.ok()) {
        ++result.refusals[std::string(text.status().message())];
        continue;
      }
      ++result.filled;
      if (result.samples.size() < kSamples) result.samples.push_back(text->body);
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return result;
}

}  // namespace candour::notification
