#include "services/common/reference/parse.h"

#include "absl/strings/str_cat.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/text_format.h"

namespace candour {
namespace {

// Keeps the first error, which is the one that explains the others.
class FirstError : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    if (text_.empty()) text_ = absl::StrCat(line + 1, ":", column + 1, ": ", message);
  }

  const std::string& Text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace

absl::Status ParseText(const std::string& file, const std::string& text,
                       google::protobuf::Message& message) {
  FirstError error;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&error);
  if (!parser.ParseFromString(text, &message)) {
    return absl::InvalidArgumentError(absl::StrCat(file, ":", error.Text()));
  }
  return absl::OkStatus();
}

}  // namespace candour
