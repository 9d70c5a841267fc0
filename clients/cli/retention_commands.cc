#include <fstream>
#include <iostream>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "candour/intake/v1/retention.grpc.pb.h"
#include "clients/cli/command.h"
#include "clients/cli/erasure_note.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"
#include "services/common/digest/digest.h"
#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

using intake::v1::CaseService;
using intake::v1::RetentionService;

std::unique_ptr<RetentionService::Stub> Retention(Session& session) {
  return RetentionService::NewStub(session.ChannelTo(session.Given().profile.intake));
}

struct DueQuestion {
  std::string by;
  int limit = 0;
  bool yes = false;
};

absl::Status AskDue(Session& session, const DueQuestion& from,
                    intake::v1::ListDueResponse& response) {
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return authority.status();
  intake::v1::ListDueRequest request;
  request.set_authority_id(*authority);
  request.set_limit(from.limit);
  if (!from.by.empty()) {
    const absl::StatusOr<type::v1::Day> by = ParseDay("--by", from.by);
    if (!by.ok()) return by.status();
    *request.mutable_by() = *by;
  }
  return Call(session, *Retention(session), &RetentionService::Stub::ListDue, request, response);
}

std::string Reasons(const intake::v1::DueErasure& due) {
  std::vector<std::string> words;
  for (const int reason : due.triage()) {
    words.push_back(TriageWords(static_cast<intake::v1::TriageReason>(reason), due.hold()));
  }
  return words.empty() ? "may be erased" : absl::StrCat("look first: ", absl::StrJoin(words, "; "));
}

int ShowDueErasures(Session& session, const DueQuestion& from) {
  const bool json = session.Given().json;
  intake::v1::ListDueResponse response;
  const absl::Status done = AskDue(session, from, response);
  if (!done.ok()) return Complain(done, json);
  if (json) {
    std::cout << Json(response) << "\n";
    return kDone;
  }
  std::vector<std::vector<std::string>> rows;
  int ready = 0;
  for (const intake::v1::DueErasure& each : response.due()) {
    ready += each.triage().empty() ? 1 : 0;
    rows.push_back({each.reference(), each.rule(), Show(each.counts_from()), Show(each.due_on()),
                    Reasons(each)});
  }
  if (!rows.empty()) std::cout << Table({"CASE", "RULE", "COUNTS FROM", "DUE", ""}, rows);
  std::cout << rows.size() << (response.more() ? " and more" : "") << " due by schedule "
            << response.schedule() << " version " << response.schedule_version() << ": " << ready
            << " may be erased, " << rows.size() - static_cast<std::size_t>(ready)
            << " a person looks at first. Nothing was erased.\n";
  return kDone;
}

absl::Status EraseOne(Session& session, const std::string& authority, const std::string& of_case,
                      const std::string& rule) {
  intake::v1::ErasePersonalRequest request;
  request.mutable_target()->set_authority_id(authority);
  request.mutable_target()->set_request_id(RandomUuid());
  request.mutable_target()->set_case_(of_case);
  request.mutable_act()->set_rule(rule);
  intake::v1::ErasePersonalResponse response;
  const auto stub = Cases(session);
  return Call(session, *stub, &CaseService::Stub::ErasePersonal, request, response);
}

int EraseDue(Session& session, const DueQuestion& from) {
  const bool json = session.Given().json;
  if (!from.yes) return ShowDueErasures(session, from);
  intake::v1::ListDueResponse response;
  const absl::Status asked = AskDue(session, from, response);
  if (!asked.ok()) return Complain(asked, json);
  int erased = 0;
  int left = 0;
  for (const intake::v1::DueErasure& each : response.due()) {
    if (!each.triage().empty()) {
      ++left;
      continue;
    }
    const absl::Status done =
        EraseOne(session, *session.Authority(), each.reference(), each.rule());
    if (!done.ok()) return Complain(done, json);
    ++erased;
    if (!json) std::cout << each.reference() << " erased under " << each.rule() << "\n";
  }
  if (json) {
    std::cout << R"({"erased":)" << erased << R"(,"left":)" << left << "}\n";
  } else {
    std::cout << erased << " erased, " << left << " left for a person to look at.\n";
  }
  return kDone;
}

int ShowCertificate(Session& session, const Aim& aim) {
  const bool json = session.Given().json;
  const absl::StatusOr<intake::v1::Target> target = TargetOf(session, aim);
  if (!target.ok()) return Complain(target.status(), json);
  intake::v1::IssueCertificateRequest request;
  *request.mutable_target() = *target;
  intake::v1::IssueCertificateResponse response;
  const absl::Status done = Call(session, *Retention(session),
                                 &RetentionService::Stub::IssueCertificate, request, response);
  if (!done.ok()) return Complain(done, json);
  std::cout << (json ? Json(response) + "\n" : CertificatePage(target->authority_id(), response));
  return kDone;
}

absl::StatusOr<std::vector<intake::v1::ErasureNote>> AllErasures(Session& session) {
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return authority.status();
  std::vector<intake::v1::ErasureNote> all;
  intake::v1::ListErasuresRequest request;
  request.set_authority_id(*authority);
  const auto stub = Retention(session);
  while (true) {
    intake::v1::ListErasuresResponse page;
    const absl::Status done =
        Call(session, *stub, &RetentionService::Stub::ListErasures, request, page);
    if (!done.ok()) return done;
    if (page.erasures().empty()) return all;
    all.insert(all.end(), page.erasures().begin(), page.erasures().end());
    request.set_after_seq(all.back().seq());
  }
}

int WriteErasures(Session& session, const std::string& to) {
  const bool json = session.Given().json;
  const auto all = AllErasures(session);
  if (!all.ok()) return Complain(all.status(), json);
  std::string lines;
  for (const intake::v1::ErasureNote& note : *all) absl::StrAppend(&lines, Json(note), "\n");
  if (to.empty()) {
    std::cout << lines;
    return kDone;
  }
  std::ofstream file(to, std::ios::binary | std::ios::trunc);
  file << lines;
  file.close();
  if (!file) return Complain(FieldError("--to", "cannot be written"), json);
  std::cout << all->size() << " erasures in " << to << ". Keep it outside the database.\n";
  return kDone;
}

// Erases what the file says and the ledger, which is older, does not.
int ReplayMissing(Session& session, const std::vector<intake::v1::ErasureNote>& missing) {
  int refused = 0;
  for (const intake::v1::ErasureNote& note : missing) {
    const absl::Status done =
        EraseOne(session, note.authority_id(), note.complaint_id(), note.rule());
    if (!done.ok()) ++refused;
    std::cout << note.reference() << (done.ok() ? " erased again under " : " NOT erased under ")
              << note.rule();
    if (!done.ok()) std::cout << ": " << std::string(done.message());
    std::cout << "\n";
  }
  std::cout << missing.size() - static_cast<std::size_t>(refused) << " erased again from the file, "
            << refused << " refused.\n"
            << "Were the notice folder or a follower restored too? "
               "candour followers rebuild notification (and the others) clears them.\n";
  return refused == 0 ? kDone : kFound;
}

int Replay(Session& session, const std::string& from) {
  const bool json = session.Given().json;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  const auto text = TextOrFile("--from", absl::StrCat("@", from));
  if (!text.ok()) return Complain(text.status(), json);
  const auto notes = ReadErasureNotes(*text);
  if (!notes.ok()) return Complain(notes.status(), json);
  const auto known = AllErasures(session);
  if (!known.ok()) return Complain(known.status(), json);
  intake::v1::RepeatErasuresRequest request;
  request.set_authority_id(*authority);
  intake::v1::RepeatErasuresResponse response;
  const absl::Status done = Call(session, *Retention(session),
                                 &RetentionService::Stub::RepeatErasures, request, response);
  if (!done.ok()) return Complain(done, json);
  std::cout << response.erasures()
            << " erasures of the ledger carried out again; gone again: " << response.bodies()
            << " personal parts, " << response.attachments() << " attachments, "
            << response.search_documents() << " search documents, " << response.case_files()
            << " case files.\n";
  return ReplayMissing(session, MissingErasures(*notes, *known, *authority));
}

void AddDue(CLI::App& group, CommandLine& line) {
  auto asked = std::make_shared<DueQuestion>();
  CLI::App* due = group.add_subcommand("due", "List the cases whose time is over; erases nothing");
  due->add_option("--by", asked->by, "Due by this day, YYYY-MM-DD; today");
  due->add_option("--limit", asked->limit, "At most so many, 1 to 1000; 200");
  Runs(due, line, [asked](Session& session) { return ShowDueErasures(session, *asked); });

  auto chosen = std::make_shared<DueQuestion>();
  CLI::App* erase =
      group.add_subcommand("erase", "Erase the due cases against which nothing speaks");
  erase->add_option("--limit", chosen->limit, "Look at so many, 1 to 1000; 200");
  erase->add_flag("--yes", chosen->yes, "Erase for good; without it they are only listed");
  Runs(erase, line, [chosen](Session& session) { return EraseDue(session, *chosen); });
}

}  // namespace

void AddRetention(CLI::App& app, CommandLine& line) {
  CLI::App* group = Verb(app, "retention", "How long cases are kept; erasure and its proof",
                         "  candour retention due --by 2027-01-31\n"
                         "  candour retention erase --yes\n"
                         "  candour retention certificate ASC-2026-000123-4\n"
                         "  candour retention erasures --to erasures.jsonl\n"
                         "  candour retention replay --from erasures.jsonl");
  group->require_subcommand(1);
  AddDue(*group, line);

  auto aim = std::make_shared<Aim>();
  CLI::App* certificate = group->add_subcommand(
      "certificate", "The certificate of an erasure, once every follower has passed it");
  AddAim(certificate, *aim);
  Runs(certificate, line, [aim](Session& session) { return ShowCertificate(session, *aim); });

  auto to = std::make_shared<std::string>();
  CLI::App* erasures =
      group->add_subcommand("erasures", "Every erasure, to be kept outside the database");
  erasures->add_option("--to", *to, "The file to write; standard output");
  Runs(erasures, line, [to](Session& session) { return WriteErasures(session, *to); });

  auto from = std::make_shared<std::string>();
  CLI::App* replay = group->add_subcommand(
      "replay", "After a restore: erase again what had been erased and came back");
  replay->add_option("--from", *from, "The file that `retention erasures` wrote")->required();
  Runs(replay, line, [from](Session& session) { return Replay(session, *from); });
}

}  // namespace candour::cli
