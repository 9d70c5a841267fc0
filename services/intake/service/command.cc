#include "services/intake/service/command.h"

#include <cstdlib>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/digest/digest.h"
#include "services/common/status/field_error.h"

namespace candour::intake {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// The space in which the request ids of views are named; a constant of this program for ever.
constexpr const char* kViewSpace = "6d0f2f8e-51d2-4c0a-9a55-3a1f0f1d7c21";
constexpr std::int64_t kQuarterHour = std::int64_t{15} * 60;

Command CommandOf(const Caller& caller, const std::string& authority_id,
                  const std::string& request_id) {
  Command command;
  command.authority_id = authority_id;
  command.actor = {caller.subject, caller.roles};
  // A UUID is the same in either case; the record keeps one.
  command.request_id = absl::AsciiStrToLower(request_id);
  return command;
}

// The kind of act is known by its type; a test holds every rpc's act to being one of them.
void Put(const Message& kind, ledger::v1::Act& act) {
  const google::protobuf::Descriptor& type = *ledger::v1::Act::descriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor* field = type.field(i);
    if (field->message_type() == kind.GetDescriptor()) {
      ledger::v1::Act::GetReflection()->MutableMessage(&act, field)->CopyFrom(kind);
      return;
    }
  }
  std::abort();
}

}  // namespace

Command SubmitCommand(const Caller& caller, const v1::SubmitRequest& request, Lane lane) {
  Command command = CommandOf(caller, request.authority_id(), request.request_id());
  *command.act.mutable_submit() = request.submit();
  command.lane = lane;
  return command;
}

Command ActCommand(const Caller& caller, const v1::Target& target, const Message& act) {
  Command command = CommandOf(caller, target.authority_id(), target.request_id());
  command.case_key = target.case_();
  command.expected_version = target.expected_version();
  Put(act, command.act);
  command.lane = caller.Has(type::v1::ROLE_SERVICE) ? Lane::kBulk : Lane::kPeople;
  return command;
}

Command AuthorityCommand(const Caller& caller, const v1::AuthorityTarget& target,
                         const Message& act) {
  Command command = CommandOf(caller, target.authority_id(), target.request_id());
  Put(act, command.act);
  return command;
}

Command ViewCommand(const Caller& caller, const std::string& authority_id,
                    const std::string& complaint_id, absl::Time now) {
  const std::int64_t bucket = absl::ToUnixSeconds(now) / kQuarterHour * kQuarterHour;
  const std::string name =
      absl::StrCat(authority_id, "/", complaint_id, "/", bucket, "/", caller.subject);
  Command command = CommandOf(caller, authority_id, Uuid5(kViewSpace, name));
  command.case_key = complaint_id;
  command.act.mutable_record_view()->mutable_bucket()->set_seconds(bucket);
  return command;
}

Command ListingCommand(const Caller& caller, const std::string& authority_id,
                       const std::string& what, const std::string& query, std::int64_t count) {
  Command command = CommandOf(caller, authority_id, RandomUuid());
  ledger::v1::RecordListing& listing = *command.act.mutable_record_listing();
  listing.set_what(what);
  listing.set_query(query);
  listing.set_count(count);
  return command;
}

absl::Status RefusalOf(const absl::Status& status, const std::string& envelope) {
  if (absl::IsAlreadyExists(status)) return AboutField(status, envelope + "request_id");
  if (absl::IsAborted(status)) return AboutField(status, envelope + "expected_version");
  return status;
}

}  // namespace candour::intake
