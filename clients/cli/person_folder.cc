#include "clients/cli/person_folder.h"

#include <algorithm>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

namespace fs = std::filesystem;

// Fit for a file name, whatever somebody called an attachment.
std::string FileName(const PersonFile& file) {
  std::string name = file.attachment_id.substr(0, 8) + "-" + file.name;
  std::replace_if(
      name.begin(), name.end(),
      [](char c) { return c == '/' || c == '\\' || static_cast<unsigned char>(c) < ' '; }, '_');
  return name;
}

std::string Timeline(const intake::v1::ExportPersonResponse& view) {
  std::string page;
  for (const ledger::v1::RecordedEvent& event : view.events()) {
    absl::StrAppend(&page, Show(event), "\n");
  }
  return page;
}

std::string JsonLines(const intake::v1::ExportPersonResponse& view) {
  std::string lines;
  for (const ledger::v1::RecordedEvent& event : view.events()) {
    absl::StrAppend(&lines, Json(event), "\n");
  }
  return lines;
}

std::string Letter(const notification::v1::GetNoticeResponse& notice) {
  return absl::StrCat(notice.notice().notice(), ", sent ", Show(notice.notice().sent_at()), " by ",
                      notice.notice().channel(), "\n\n", notice.subject(), "\n\n", notice.body(),
                      "\n");
}

absl::Status WriteCase(const fs::path& folder, const PersonCase& one) {
  absl::Status done = WriteFile(folder / "case.txt", Show(one.view.file()));
  if (done.ok()) done = WriteFile(folder / "case.json", Json(one.view.file()) + "\n");
  if (done.ok()) done = WriteFile(folder / "events.txt", Timeline(one.view));
  if (done.ok()) done = WriteFile(folder / "events.json", JsonLines(one.view));
  int number = 0;
  for (const notification::v1::GetNoticeResponse& notice : one.notices) {
    if (!done.ok()) return done;
    const std::string name = absl::StrCat(++number, "-", notice.notice().notice(), ".txt");
    done = WriteFile(folder / "notices" / name, Letter(notice));
  }
  for (const PersonFile& file : one.files) {
    if (!done.ok()) return done;
    if (file.missing.empty()) {
      done = WriteFile(folder / "attachments" / FileName(file), file.content);
    }
  }
  return done;
}

std::string RolesIn(const PersonCase& one) {
  std::string roles;
  for (const int part : one.view.parts()) {
    if (!roles.empty()) roles += " and ";
    roles += part == intake::v1::PERSON_PART_COMPLAINANT ? "complainant" : "receives the care";
  }
  return roles;
}

std::string ReadMe(const std::string& person_id, const std::vector<PersonCase>& cases) {
  std::string page = absl::StrCat(
      "Copy of what is kept about person ", person_id, "\n\n",
      "Before it leaves the building, a person checks:\n"
      "- that whoever asks is this person, or may ask for them;\n"
      "- texts and attachments for people who are not recorded on the case: a program finds only\n"
      "  those who are, and has masked them as [another person];\n"
      "- attachments: nothing in them is masked. Here is only what somebody released for this\n"
      "  person; whoever released it has read it, or says that it came from this person;\n"
      "- what must not be told: an enquiry about safety, legal advice, serious harm.\n\n"
      "Equality answers are not here: the person's own answers are removed on request\n"
      "(candour equality), nobody reads them one by one.\n\n");
  for (const PersonCase& one : cases) {
    absl::StrAppend(&page, one.view.file().reference(), ": ", RolesIn(one), "; ",
                    one.view.redacted(), " texts left out or masked, ", one.notices.size(),
                    " notices, ", one.files.size(), " attachments");
    if (!IsOwnComplaint(one)) {
      absl::StrAppend(&page, " (another person complained: the notices are theirs)");
    }
    page += "\n";
    for (const PersonFile& file : one.files) {
      const bool here = file.missing.empty();
      absl::StrAppend(&page, "  attachment ", file.attachment_id, " (", Safe(file.name), ") is ",
                      here ? "here: " + file.released : "not here: " + file.missing, "\n");
    }
  }
  return page;
}

}  // namespace

PersonFile FileFor(const std::string& person_id, const std::string& of_case,
                   const ledger::v1::AttachmentRecord& record) {
  PersonFile file{record.attachment_id(), record.name(), "", "", ""};
  for (const ledger::v1::AttachmentRelease& each : record.releases()) {
    if (each.person_id() != person_id) continue;
    file.released = absl::StrCat(each.basis() == ledger::v1::RELEASE_BASIS_OWN
                                     ? "it came from this person, says "
                                     : "read by ",
                                 each.released_by(), " on ", Show(each.released_at()));
    return file;
  }
  file.missing =
      absl::StrCat("held back until somebody has read it. Then: candour rights release ", of_case,
                   " --attachment ", record.attachment_id(), " --person ", person_id, " --read");
  return file;
}

bool IsOwnComplaint(const PersonCase& one) {
  return std::find(one.view.parts().begin(), one.view.parts().end(),
                   intake::v1::PERSON_PART_COMPLAINANT) != one.view.parts().end();
}

absl::Status WriteFile(const fs::path& path, const std::string& content) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, error);
  file << content;
  file.close();
  if (!file) return absl::InvalidArgumentError(absl::StrCat("cannot write ", path.string()));
  return absl::OkStatus();
}

absl::Status WritePersonFolder(const fs::path& folder, const std::string& person_id,
                               const std::vector<PersonCase>& cases) {
  for (const PersonCase& one : cases) {
    const absl::Status written = WriteCase(folder / one.view.file().reference(), one);
    if (!written.ok()) return written;
  }
  return WriteFile(folder / "READ-ME-FIRST.txt", ReadMe(person_id, cases));
}

}  // namespace candour::cli
