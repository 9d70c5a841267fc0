// What travels in pieces: attachments and mail; and what is found while a caller speaks.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"
#include "services/common/digest/digest.h"

namespace candour::cli {
namespace {

using intake::v1::IntakeService;

constexpr std::size_t kPiece = std::size_t{512} << 10;

std::unique_ptr<IntakeService::Stub> Intake(Session& session) {
  return IntakeService::NewStub(session.ChannelTo(session.Given().profile.intake));
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return absl::InvalidArgumentError(absl::StrCat("cannot read ", path));
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// Sends `first`, then `content` in pieces, and gives what the server made of it.
template <typename Request, typename Response, typename Rpc>
absl::Status SendInPieces(Session& session, Request first, const std::string& content, Rpc rpc,
                          Response& response) {
  grpc::ClientContext context;
  const absl::Status prepared = session.Prepare(context, absl::Minutes(5));
  if (!prepared.ok()) return prepared;
  const auto stub = Intake(session);
  const auto stream = ((*stub).*rpc)(&context, &response);
  bool open = stream->Write(first);
  for (std::size_t at = 0; open && at < content.size(); at += kPiece) {
    Request piece;
    piece.set_content(content.substr(at, kPiece));
    open = stream->Write(piece);
  }
  stream->WritesDone();
  return FromGrpc(stream->Finish());
}

struct Attach {
  Aim aim;
  std::string path;
  std::string type = "application/octet-stream";
};

int Upload(Session& session, const Attach& from) {
  const bool json = session.Given().json;
  const auto target = TargetOf(session, from.aim);
  if (!target.ok()) return Complain(target.status(), json);
  const auto content = ReadFile(from.path);
  if (!content.ok()) return Complain(content.status(), json);
  intake::v1::UploadAttachmentRequest first;
  *first.mutable_attachment()->mutable_target() = *target;
  first.mutable_attachment()->set_name(std::filesystem::path(from.path).filename().string());
  first.mutable_attachment()->set_media_type(from.type);
  intake::v1::UploadAttachmentResponse response;
  const absl::Status done =
      SendInPieces(session, first, *content, &IntakeService::Stub::UploadAttachment, response);
  if (!done.ok()) return Complain(done, json);
  if (json) {
    std::cout << Json(response) << "\n";
  } else {
    std::cout << "Kept as " << response.attachment().attachment_id() << ", "
              << response.attachment().media_type() << ", waiting for its scan.\n";
  }
  return kDone;
}

void AddAttach(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Attach>();
  CLI::App* verb = Verb(app, "attach", "Add a file to a case",
                        "  candour attach ASC-2026-000123-4 --file bill.pdf");
  AddAim(verb, from->aim);
  verb->add_option("--file", from->path, "The file, at most 25 MB")->required();
  verb->add_option("--type", from->type, "Its media type; the content decides");
  Runs(verb, line, [from](Session& session) { return Upload(session, *from); });
}

struct Fetch {
  std::string of_case;
  std::string attachment_id;
  std::string to;
  bool unscanned = false;
};

int Download(Session& session, const Fetch& from) {
  const bool json = session.Given().json;
  const auto authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  intake::v1::DownloadAttachmentRequest request;
  request.set_authority_id(*authority);
  request.set_case_(from.of_case);
  request.set_attachment_id(from.attachment_id);
  request.set_unscanned_acknowledged(from.unscanned);
  grpc::ClientContext context;
  const absl::Status prepared = session.Prepare(context, absl::Minutes(5));
  if (!prepared.ok()) return Complain(prepared, json);
  const auto stub = Intake(session);
  const auto stream = stub->DownloadAttachment(&context, request);
  std::string content;
  for (intake::v1::DownloadAttachmentResponse piece; stream->Read(&piece);) {
    content += piece.content();
  }
  const absl::Status done = FromGrpc(stream->Finish());
  if (!done.ok()) return Complain(done, json);
  std::ofstream file(from.to, std::ios::binary);
  file << content;
  file.close();
  if (!file) {
    return Complain(absl::InvalidArgumentError(absl::StrCat("cannot write ", from.to)), json);
  }
  std::cout << content.size() << " bytes in " << from.to << "\n";
  return kDone;
}

void AddDownload(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Fetch>();
  CLI::App* verb =
      Verb(app, "download", "Take an attachment out of a case; it is recorded",
           "  candour download ASC-2026-000123-4 ATTACHMENT --to bill.pdf --unscanned");
  verb->add_option("CASE", from->of_case, "Reference or complaint_id")->required();
  verb->add_option("ATTACHMENT", from->attachment_id, "Id, from `candour show`")->required();
  verb->add_option("--to", from->to, "The file to write")->required();
  verb->add_flag("--unscanned", from->unscanned, "You know that it was not scanned for viruses");
  Runs(verb, line, [from](Session& session) { return Download(session, *from); });
}

struct MailFrom {
  std::string of_case;
  std::string maildir;
};

absl::Status TakeOne(Session& session, const MailFrom& from, const std::string& mail) {
  const auto authority = session.Authority();
  if (!authority.ok()) return authority.status();
  intake::v1::TakeMailRequest first;
  first.mutable_envelope()->set_authority_id(*authority);
  first.mutable_envelope()->set_case_(from.of_case);
  intake::v1::TakeMailResponse response;
  const absl::Status done =
      SendInPieces(session, first, mail, &IntakeService::Stub::TakeMail, response);
  if (!done.ok()) return done;
  if (session.Given().json) {
    std::cout << Json(response) << "\n";
    return done;
  }
  std::cout << (response.new_case() ? "New case " : "Filed on ") << response.receipt().reference()
            << (response.receipt().repeated() ? ", as before" : "") << ".\n";
  for (const std::string& each : response.refused()) {
    std::cout << "  not kept: " << Safe(each) << "\n";
  }
  return done;
}

// Takes every mail of DIR/new and moves it to DIR/cur when it was taken: one that was not stays and
// is taken again next time, which changes nothing twice.
int FetchMaildir(Session& session, const MailFrom& from) {
  const bool json = session.Given().json;
  const std::filesystem::path folder(from.maildir);
  std::error_code error;
  std::vector<std::filesystem::path> waiting;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "new", error)) {
    waiting.push_back(entry.path());
  }
  if (error) {
    return Complain(absl::InvalidArgumentError(absl::StrCat(from.maildir, " is no Maildir")), json);
  }
  std::sort(waiting.begin(), waiting.end());
  int left = 0;
  for (const std::filesystem::path& path : waiting) {
    const auto mail = ReadFile(path.string());
    const absl::Status taken = mail.ok() ? TakeOne(session, from, *mail) : mail.status();
    if (!taken.ok()) {
      Complain(taken, json);
      ++left;
      continue;
    }
    std::filesystem::rename(path, folder / "cur" / (path.filename().string() + ":2,S"), error);
  }
  if (!json) std::cout << waiting.size() - left << " taken, " << left << " left.\n";
  return left == 0 ? kDone : kFound;
}

void AddMail(CLI::App& app, CommandLine& line) {
  CLI::App* mail = app.add_subcommand("mail", "Take incoming mail in");
  mail->require_subcommand(1);
  auto from = std::make_shared<MailFrom>();
  CLI::App* take =
      Verb(*mail, "take", "One mail from standard input", "  candour mail take < message.eml");
  take->add_option("--case", from->of_case, "The case, where the mail does not say");
  Runs(take, line, [from](Session& session) {
    const std::string octets(std::istreambuf_iterator<char>(std::cin), {});
    const absl::Status taken = TakeOne(session, *from, octets);
    return taken.ok() ? kDone : Complain(taken, session.Given().json);
  });
  CLI::App* fetch = Verb(*mail, "fetch", "Every new mail of a Maildir",
                         "  candour mail fetch --maildir /var/mail/complaints");
  fetch->add_option("--maildir", from->maildir, "The folder with new, cur and tmp")->required();
  Runs(fetch, line, [from](Session& session) { return FetchMaildir(session, *from); });
}

struct Like {
  intake::v1::FindSimilarRequest request;
  std::string name, phone, email, person_id;
};

int FindSimilar(Session& session, Like& from) {
  const bool json = session.Given().json;
  const auto authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  from.request.set_authority_id(*authority);
  ledger::v1::Person& person = *from.request.mutable_person();
  person.set_person_id(from.person_id);
  person.set_name(from.name);
  person.set_phone(from.phone);
  person.set_email(from.email);
  intake::v1::FindSimilarResponse response;
  const absl::Status done =
      Call(session, *Intake(session), &IntakeService::Stub::FindSimilar, from.request, response);
  if (!done.ok()) return Complain(done, json);
  std::vector<std::vector<std::string>> rows;
  for (const intake::v1::SimilarCase& each : response.cases()) {
    if (json) std::cout << Json(each) << "\n";
    std::string why;
    for (const int reason : each.why()) {
      if (reason == intake::v1::LIKENESS_PERSON) why += "person ";
      if (reason == intake::v1::LIKENESS_PROVIDER) why += "provider ";
      if (reason == intake::v1::LIKENESS_TEXT) why += "words ";
    }
    rows.push_back({each.line().reference(), Show(each.line().status()),
                    Show(each.line().received_on()), each.line().primary_theme(), why});
  }
  if (!json) {
    std::cout << (rows.empty() ? "Nothing similar.\n"
                               : Table({"Reference", "Status", "Received", "Theme", "Same"}, rows));
  }
  return kDone;
}

void AddSimilar(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Like>();
  CLI::App* verb =
      Verb(app, "similar", "Cases of the same person or provider, or in similar words",
           "  candour similar --phone \"020 7946 0018\" --text \"The hoist broke again\"");
  verb->add_option("--person", from->person_id, "Their person_id");
  verb->add_option("--name", from->name, "Their name");
  verb->add_option("--phone", from->phone, "Their telephone number");
  verb->add_option("--email", from->email, "Their e-mail address");
  verb->add_option_function<std::string>(
      "--provider", [from](const std::string& code) { from->request.set_provider(code); },
      "Code of the provider");
  verb->add_option_function<std::string>(
      "--text", [from](const std::string& text) { from->request.set_text(text); },
      "What the caller says");
  Runs(verb, line, [from](Session& session) { return FindSimilar(session, *from); });
}

}  // namespace

void AddParcels(CLI::App& app, CommandLine& line) {
  AddAttach(app, line);
  AddDownload(app, line);
  AddMail(app, line);
  AddSimilar(app, line);
}

}  // namespace candour::cli
