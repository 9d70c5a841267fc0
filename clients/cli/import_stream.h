// Sends rows over one stream and keeps count of what became of them.
#ifndef CANDOUR_CLIENTS_CLI_IMPORT_STREAM_H_
#define CANDOUR_CLIENTS_CLI_IMPORT_STREAM_H_

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "absl/status/status.h"
#include "candour/intake/v1/intake.grpc.pb.h"
#include "clients/cli/session.h"

namespace candour::cli {

// What became of the rows so far.
struct ImportCount {
  std::int64_t taken_in = 0;
  std::int64_t already_there = 0;
  std::int64_t rejected = 0;
};

// One SubmitMany stream with a bounded number of unanswered rows.
class ImportStream {
 public:
  // `rejected(line, field, reason)` is called from another thread for a row that intake refused.
  using Rejected =
      std::function<void(std::int64_t line, const std::string& field, const std::string& reason)>;

  ImportStream(Session& session, Rejected rejected);
  ~ImportStream();
  ImportStream(const ImportStream&) = delete;
  ImportStream& operator=(const ImportStream&) = delete;

  // Opens the stream.
  absl::Status Open();

  // Sends the row of that line; waits while too many are unanswered. False when the stream broke:
  // then Finish says why.
  bool Send(std::int64_t line, const intake::v1::SubmitRequest& request);

  // Waits for the last answer. Not OK when the stream broke, and then some rows have no answer;
  // sending them again is safe.
  absl::Status Finish();

  ImportCount Count() const;

 private:
  void ReadAnswers();
  void TakeAnswer(const intake::v1::SubmitManyResponse& answer);

  Session& session_;
  Rejected rejected_;
  grpc::ClientContext context_;
  std::unique_ptr<intake::v1::IntakeService::Stub> stub_;
  std::unique_ptr<
      grpc::ClientReaderWriter<intake::v1::SubmitManyRequest, intake::v1::SubmitManyResponse>>
      stream_;
  std::thread reader_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  // Line by request_id.
  std::map<std::string, std::int64_t> unanswered_;
  ImportCount count_;
  bool ended_ = false;
};

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_IMPORT_STREAM_H_
