#include <fstream>
#include <iostream>

#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/import_row.h"
#include "clients/cli/import_stream.h"
#include "clients/cli/line_reader.h"
#include "clients/cli/open_import.h"
#include "clients/cli/progress.h"
#include "clients/cli/show.h"
#include "nlohmann/json.hpp"
#include "services/common/digest/digest.h"
#include "services/common/fields/check.h"
#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

// The space of request ids that follow from a source's ids.
constexpr const char* kPastCaseSpace = "6f0c1f5e-6a4b-5a6f-9d0e-0b6d2d9a4c11";

struct Import {
  std::string file;
  bool open = false;
  std::string format;
  std::string system;
  std::vector<std::string> map;
  std::string received_on;
  std::string outcome;
  std::string rejects;
};

// Rejected rows with line number and reason, one JSON object a line. The file appears with the
// first of them.
class Rejects {
 public:
  explicit Rejects(std::string path) : path_(std::move(path)) {}

  void Add(std::int64_t line, const std::string& field, const std::string& reason) {
    const std::lock_guard lock(mutex_);
    if (!file_.is_open()) file_.open(path_, std::ios::trunc);
    const nlohmann::json row = {{"line", line}, {"field", field}, {"reason", reason}};
    file_ << row.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n"
          << std::flush;
    ++count_;
  }

  void Add(std::int64_t line, const absl::Status& status) {
    const std::vector<FieldViolation> violations = FieldViolationsOf(status);
    Add(line, violations.empty() ? "" : violations[0].field,
        violations.empty() ? std::string{status.message()} : violations[0].message);
  }

  std::int64_t Count() const { return count_; }
  const std::string& Path() const { return path_; }

 private:
  std::string path_;
  std::ofstream file_;
  std::mutex mutex_;
  std::int64_t count_ = 0;
};

// Rows of the file one after another, whatever its format.
class Rows {
 public:
  Rows(const Import& import, LineReader& reader) : import_(import), reader_(reader) {}

  // Reads the heading of a CSV and understands --map. InvalidArgument when they do not fit.
  absl::Status Begin() {
    if (import_.format != "csv") return absl::OkStatus();
    const absl::StatusOr<bool> more = reader_.NextRecord(heading_);
    if (!more.ok()) return more.status();
    for (const std::string& pair : import_.map) {
      const std::size_t equals = pair.find('=');
      const std::string column = equals == std::string::npos ? "" : pair.substr(equals + 1);
      const auto found = std::find(heading_.begin(), heading_.end(), column);
      if (found == heading_.end()) {
        return FieldError("--map", "must be FIELD=COLUMN with a column of the file: " + pair);
      }
      columns_[pair.substr(0, equals)] = static_cast<std::size_t>(found - heading_.begin());
    }
    return columns_.contains("id") && columns_.contains("text")
               ? absl::OkStatus()
               : FieldError("--map", "must say at least id=COLUMN and text=COLUMN");
  }

  // False at the end. `row` holds why a row could not be understood.
  absl::StatusOr<bool> Next(absl::StatusOr<ImportRow>& row) {
    if (import_.format == "csv") return NextCsv(row);
    std::string line;
    const absl::StatusOr<bool> more = reader_.Next(line);
    if (more.ok() && *more) row = RowFromJson(line);
    return more;
  }

 private:
  absl::StatusOr<bool> NextCsv(absl::StatusOr<ImportRow>& row) {
    std::vector<std::string> fields;
    const absl::StatusOr<bool> more = reader_.NextRecord(fields);
    if (!more.ok() || !*more) return more;
    if (fields.size() != heading_.size()) {
      row = FieldError("line", "has another number of columns than the heading");
      return true;
    }
    ImportRow said;
    for (const auto& [field, column] : columns_) said[field] = fields[column];
    row = said;
    return true;
  }

  const Import& import_;
  LineReader& reader_;
  std::vector<std::string> heading_;
  std::map<std::string, std::size_t> columns_;
};

ImportDefaults DefaultsOf(const Import& import) {
  ImportDefaults defaults;
  defaults.system = import.system.empty() ? import.format : import.system;
  defaults.received_on = import.received_on;
  // Every record of that source is a substantiated complaint.
  defaults.outcome = import.format == "care_outcome" ? "UPH" : import.outcome;
  return defaults;
}

absl::StatusOr<intake::v1::SubmitRequest> RequestFrom(const ImportRow& row,
                                                      const ImportDefaults& defaults,
                                                      const std::string& authority) {
  const absl::StatusOr<ledger::v1::Submit> act = SubmitFrom(row, defaults);
  if (!act.ok()) return act.status();
  intake::v1::SubmitRequest request;
  request.set_authority_id(authority);
  request.set_request_id(
      Uuid5(kPastCaseSpace, authority + "\n" + defaults.system + "\n" + act->source().id()));
  *request.mutable_submit() = *act;
  const absl::Status checked = CheckFields(request);
  if (!checked.ok()) return checked;
  return request;
}

int Summarise(const ImportCount& count, const Rejects& rejects, const absl::Status& end,
              bool json) {
  const nlohmann::json summary = {{"taken_in", count.taken_in},
                                  {"already_there", count.already_there},
                                  {"rejected", rejects.Count()},
                                  {"complete", end.ok()}};
  if (json) {
    std::cout << summary.dump() << "\n";
  } else {
    std::cout << count.taken_in << " taken in, " << count.already_there << " already there, "
              << rejects.Count() << " rejected";
    if (rejects.Count() > 0) std::cout << " (see " << rejects.Path() << ")";
    std::cout << ".\n";
  }
  if (!end.ok()) {
    std::cerr << "candour: the import stopped before the end: " << end.message()
              << "\nRun the same command again; what is there is not taken in twice.\n";
    return ExitCodeOf(end) == kDone ? kTryAgain : ExitCodeOf(end);
  }
  return rejects.Count() > 0 ? kFound : kDone;
}

// Sends every row; the status says whether the file was read to its end.
absl::Status SendRows(const Import& import, const std::string& authority, LineReader& reader,
                      Rows& rows, ImportStream& stream, Rejects& rejects, bool json) {
  const ImportDefaults defaults = DefaultsOf(import);
  Progress progress("Importing", reader.Size(), json);
  absl::StatusOr<ImportRow> row = ImportRow();
  while (true) {
    const absl::StatusOr<bool> more = rows.Next(row);
    if (!more.ok()) return more.status();
    if (!*more) return absl::OkStatus();
    progress.Show(reader.Position());
    if (!row.ok()) {
      rejects.Add(reader.LineNumber(), row.status());
      continue;
    }
    const auto request = RequestFrom(*row, defaults, authority);
    if (!request.ok()) {
      rejects.Add(reader.LineNumber(), request.status());
      continue;
    }
    if (!stream.Send(reader.LineNumber(), *request)) {
      return absl::UnavailableError("intake ended the stream");
    }
  }
}

int ImportFile(Session& session, const Import& import) {
  const bool json = session.Given().json;
  if (import.open) return ImportOpen(session, import.file);
  if (import.format.empty()) {
    return Complain(FieldError("--format", "say what the file holds, or take it over with --open"),
                    json);
  }
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  const auto reader = LineReader::Open(import.file);
  if (!reader.ok()) return Complain(reader.status(), json);
  Rows rows(import, **reader);
  const absl::Status begun = rows.Begin();
  if (!begun.ok()) return Complain(begun, json);

  Rejects rejects(import.rejects.empty() ? import.file + ".rejected.jsonl" : import.rejects);
  ImportStream stream(
      session, [&rejects](std::int64_t line, const std::string& field, const std::string& reason) {
        rejects.Add(line, field, reason);
      });
  const absl::Status opened = stream.Open();
  if (!opened.ok()) return Complain(opened, json);
  const absl::Status sent = SendRows(import, *authority, **reader, rows, stream, rejects, json);
  const absl::Status finished = stream.Finish();
  return Summarise(stream.Count(), rejects, finished.ok() ? sent : finished, json);
}

}  // namespace

void AddImport(CLI::App& app, CommandLine& line) {
  auto import = std::make_shared<Import>();
  CLI::App* verb = Verb(
      app, "import", "Take a file of past cases in, closed with their outcome",
      "  candour import complaints.jsonl.gz --format care_outcome --authority oregon\n"
      "  candour import old.csv --format csv --system oldcrm --map id=Ref --map text=Details \\\n"
      "    --map received_on=Received --map outcome=Result\n"
      "  candour import open.jsonl --open\n\n"
      "Nobody is written to about imported cases. Running it again adds nothing twice. Rows that\n"
      "are not understood go to FILE.rejected.jsonl with line number and reason; then the exit\n"
      "code is 1.");
  verb->add_option("FILE", import->file, "JSON lines or CSV, gzipped or not")->required();
  verb->add_flag("--open", import->open,
                 "The cases are still open: each line is one submission as JSON with source and "
                 "ongoing (what was acknowledged, planned and promised); lists what is missed");
  verb->add_option("--format", import->format)
      ->check(CLI::IsMember({"care_outcome", "cfpb", "asc_t1", "csv"}));
  verb->add_option("--system", import->system, "Name of the source; the format's if left out");
  verb->add_option("--map", import->map,
                   "CSV: FIELD=COLUMN; id, text, received_on, received_at, outcome, category, "
                   "record_type, channel");
  verb->add_option("--received-on", import->received_on, "Day of receipt for rows without one");
  verb->add_option("--outcome", import->outcome, "Outcome code for rows without one");
  verb->add_option("--rejects", import->rejects, "Where rejected rows go");
  Runs(verb, line, [import](Session& session) { return ImportFile(session, *import); });
}

}  // namespace candour::cli
