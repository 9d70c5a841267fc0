#include <filesystem>
#include <iostream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "candour/intake/v1/intake.grpc.pb.h"
#include "candour/intake/v1/retention.grpc.pb.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/notification.h"
#include "clients/cli/person_folder.h"
#include "clients/cli/privacy_map.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"
#include "services/common/reference/retention.h"
#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

using intake::v1::CaseService;
using intake::v1::IntakeService;
using intake::v1::RetentionService;
using notification::v1::NotificationService;

struct Export {
  std::string person_id;
  std::string out;
};

// The texts that went to the person on that case.
absl::Status FetchNotices(Session& session, const std::string& authority, PersonCase& one) {
  const auto stub = Notification(session);
  notification::v1::ListNoticesRequest request;
  request.set_authority_id(authority);
  request.set_complaint_id(one.view.file().complaint_id());
  do {
    notification::v1::ListNoticesResponse page;
    absl::Status done =
        Call(session, *stub, &NotificationService::Stub::ListNotices, request, page);
    if (!done.ok()) return done;
    for (const notification::v1::Notice& notice : page.notices()) {
      if (!notice.has_sent_at()) continue;
      notification::v1::GetNoticeRequest ask;
      ask.set_authority_id(authority);
      ask.set_obligation_id(notice.obligation_id());
      notification::v1::GetNoticeResponse answer;
      done = Call(session, *stub, &NotificationService::Stub::GetNotice, ask, answer);
      if (!done.ok()) return done;
      one.notices.push_back(std::move(answer));
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

absl::Status FetchAttachment(Session& session, const std::string& authority,
                             const std::string& complaint_id, PersonFile& file) {
  intake::v1::DownloadAttachmentRequest request;
  request.set_authority_id(authority);
  request.set_case_(complaint_id);
  request.set_attachment_id(file.attachment_id);
  request.set_unscanned_acknowledged(true);
  grpc::ClientContext context;
  const absl::Status prepared = session.Prepare(context, absl::Minutes(5));
  if (!prepared.ok()) return prepared;
  const auto stub = IntakeService::NewStub(session.ChannelTo(session.Given().profile.intake));
  const auto stream = stub->DownloadAttachment(&context, request);
  for (intake::v1::DownloadAttachmentResponse piece; stream->Read(&piece);) {
    file.content += piece.content();
  }
  return FromGrpc(stream->Finish());
}

// The attachments that may go into the person's copy. One that nobody has released, that is
// infected or gone is named, not fetched.
void FetchAttachments(Session& session, const std::string& authority, const std::string& person_id,
                      PersonCase& one) {
  for (const ledger::v1::AttachmentRecord& record : one.view.file().attachments()) {
    if (record.removed()) continue;
    PersonFile file = FileFor(person_id, one.view.file().reference(), record);
    if (!file.missing.empty()) {
      one.files.push_back(std::move(file));
      continue;
    }
    const absl::Status fetched =
        FetchAttachment(session, authority, one.view.file().complaint_id(), file);
    if (!fetched.ok()) file.missing = std::string(fetched.message());
    one.files.push_back(std::move(file));
  }
}

absl::StatusOr<std::vector<PersonCase>> FetchCases(Session& session, const std::string& authority,
                                                   const std::string& person_id) {
  intake::v1::ExportPersonRequest request;
  request.set_authority_id(authority);
  request.set_person_id(person_id);
  const absl::Status checked = CheckFields(request);
  if (!checked.ok()) return checked;
  grpc::ClientContext context;
  const absl::Status prepared = session.Prepare(context, absl::Minutes(10));
  if (!prepared.ok()) return prepared;
  const auto stub = RetentionService::NewStub(session.ChannelTo(session.Given().profile.intake));
  const auto stream = stub->ExportPerson(&context, request);
  std::vector<PersonCase> cases;
  for (intake::v1::ExportPersonResponse answer; stream->Read(&answer);) {
    cases.emplace_back().view = answer;
  }
  const absl::Status done = FromGrpc(stream->Finish());
  if (!done.ok()) return done;
  return cases;
}

int ExportPerson(Session& session, const Export& from) {
  const bool json = session.Given().json;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  // A folder that holds something may hold another person's.
  std::error_code error;
  if (std::filesystem::exists(from.out, error) && !std::filesystem::is_empty(from.out, error)) {
    return Complain(FieldError("--out", "must be a new or an empty folder"), json);
  }
  auto cases = FetchCases(session, *authority, from.person_id);
  if (!cases.ok()) return Complain(cases.status(), json);
  for (PersonCase& one : *cases) {
    FetchAttachments(session, *authority, from.person_id, one);
    if (!IsOwnComplaint(one)) continue;
    const absl::Status notices = FetchNotices(session, *authority, one);
    if (!notices.ok()) return Complain(notices, json);
  }
  const absl::Status written = WritePersonFolder(from.out, from.person_id, *cases);
  if (!written.ok()) return Complain(written, json);
  std::cout << cases->size() << (cases->size() == 1 ? " case" : " cases") << " in " << from.out
            << ". Read READ-ME-FIRST.txt before it leaves the building.\n";
  return kDone;
}

struct Release {
  Aim aim;
  std::string attachment_id;
  std::string person_id;
  bool read = false;
  bool own = false;
  bool take_back = false;
};

int ReleaseAttachment(Session& session, const Release& from) {
  intake::v1::ReleaseAttachmentRequest request;
  ledger::v1::ReleaseAttachment& act = *request.mutable_act();
  act.set_attachment_id(from.attachment_id);
  act.set_person_id(from.person_id);
  if (from.read) act.set_basis(ledger::v1::RELEASE_BASIS_READ);
  if (from.own) act.set_basis(ledger::v1::RELEASE_BASIS_OWN);
  act.set_take_back(from.take_back);
  return SendAct(session, from.aim, request, &CaseService::Stub::ReleaseAttachment);
}

void AddAttachmentRelease(CLI::App& rights, CommandLine& line) {
  auto from = std::make_shared<Release>();
  CLI::App* verb =
      Verb(rights, "release", "Let an attachment go into one person's copy, once you have read it",
           "  candour rights release ASC-2026-000123-4 --attachment 5c1e… --person 2b1f… --read\n"
           "  candour rights release ASC-2026-000123-4 --attachment 5c1e… --person 2b1f… --own\n"
           "  candour rights release ASC-2026-000123-4 --attachment 5c1e… --person 2b1f… "
           "--take-back");
  AddAim(verb, from->aim);
  verb->add_option("--attachment", from->attachment_id, "Its id, from READ-ME-FIRST.txt of a copy")
      ->required();
  verb->add_option("--person", from->person_id, "Whose copy it may go into")->required();
  CLI::Option* read = verb->add_flag(
      "--read", from->read,
      "You read it, and nothing in it has to be kept back for another person's sake");
  CLI::Option* own = verb->add_flag("--own", from->own, "It came from this person themselves");
  verb->add_flag("--take-back", from->take_back, "It may not go any more")
      ->excludes(read)
      ->excludes(own);
  own->excludes(read);
  Runs(verb, line, [from](Session& session) { return ReleaseAttachment(session, *from); });
}

struct MapTo {
  std::string out = ".";
  std::string reference = ReferenceFolder();
};

int WriteMap(const Options& options, const MapTo& to) {
  const absl::StatusOr<Reference> reference = LoadReference(to.reference);
  if (!reference.ok()) return Complain(reference.status(), options.json);
  const absl::StatusOr<RetentionSchedules> schedules = LoadRetention(to.reference, *reference);
  if (!schedules.ok()) return Complain(schedules.status(), options.json);
  const absl::StatusOr<reference::v1::DataMap> map = LoadDataMap(to.reference);
  if (!map.ok()) return Complain(map.status(), options.json);
  const reference::v1::RetentionSchedule& schedule =
      *ScheduleOn(*schedules, options.profile.authority, absl::CivilDay::max());
  for (const auto& [name, page] :
       {std::pair("privacy-notice.md", PrivacyNotice(*map, schedule)),
        std::pair("data-map.md", DataMapPage(*map, schedule)),
        std::pair("impact-assessment.md", ImpactAssessment(*map, schedule))}) {
    const absl::Status written = WriteFile(std::filesystem::path(to.out) / name, page);
    if (!written.ok()) return Complain(written, options.json);
  }
  std::vector<std::string> uncovered;
  for (const PersonalField& field : PersonalFields(*map)) {
    if (field.purpose.empty()) uncovered.push_back(field.name);
  }
  std::cout << "privacy-notice.md, data-map.md and impact-assessment.md in " << to.out << ": "
            << PersonalFields(*map).size() << " personal fields";
  if (!uncovered.empty()) std::cout << ", without a purpose: " << absl::StrJoin(uncovered, ", ");
  std::cout << ".\n";
  return uncovered.empty() ? kDone : kFound;
}

}  // namespace

void AddRights(CLI::App& app, CommandLine& line) {
  CLI::App* group = Verb(app, "rights", "What a person may ask for: a copy, and how data are used",
                         "  candour rights export --person 2b1f… --out ruth-penny/\n"
                         "  candour rights release ASC-2026-000123-4 --attachment 5c1e… "
                         "--person 2b1f… --read\n"
                         "  candour rights map --out privacy/\n"
                         "  candour correct-person ASC-2026-000123-4 --name … puts a record right");
  group->require_subcommand(1);

  auto from = std::make_shared<Export>();
  CLI::App* copy = group->add_subcommand(
      "export", "Everything about one person as readable files, others left out; it is recorded");
  copy->add_option("--person", from->person_id, "The person's number, from `candour show --json`")
      ->required();
  copy->add_option("--out", from->out, "A new folder")->required();
  Runs(copy, line, [from](Session& session) { return ExportPerson(session, *from); });

  AddAttachmentRelease(*group, line);

  auto to = std::make_shared<MapTo>();
  CLI::App* map = group->add_subcommand(
      "map", "Privacy notice, data map and draft impact assessment, from the fields themselves");
  map->add_option("--out", to->out, "The folder to write into; this one");
  map->add_option("--reference", to->reference, "Folder of the reference data");
  Runs(map, line, [to](Session& session) { return WriteMap(session.Given(), *to); });
}

}  // namespace candour::cli
