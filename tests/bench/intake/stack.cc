#include "tests/bench/intake/stack.h"

#include <stdexcept>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/common/digest/digest.h"
#include "services/common/reference/reference.h"
#include "services/intake/domain/apply.h"
#include "services/intake/domain/authority/authority_file.h"
#include "services/intake/domain/decide.h"

namespace candour::intake {
namespace {

template <typename Value>
Value OrThrow(absl::StatusOr<Value> value) {
  if (!value.ok()) throw std::runtime_error(value.status().ToString());
  return *std::move(value);
}

ReferenceData LoadedReference() {
  return OrThrow(ReferenceData::From(OrThrow(LoadReference("db/reference"))));
}

Rules RulesOver(const ReferenceData& reference_data) {
  return {&Decide,           &Apply,         &ChangesCase, &TypeOf, &ChangesAuthority,
          &ApplyToAuthority, &reference_data};
}

}  // namespace

BenchStack::BenchStack(const std::string& conninfo)
    : reference_data_(LoadedReference()),
      database_(conninfo, 2),
      committer_(store_, RulesOver(reference_data_), absl::Now, {}, observer_) {
  ServerSetup setup;
  setup.name = "bench";
  setup.address = "127.0.0.1:0";
  setup.metrics = metrics_.get();
  setup.services = {{v1::IntakeService::service_full_name(), &intake_}};
  server_ = OrThrow(Server::Start(setup));
  server_->SetServing(true);
}

BenchStack::~BenchStack() {
  committer_.Drain();
  server_->Stop(absl::Seconds(2));
}

std::unique_ptr<v1::IntakeService::Stub> BenchStack::Client() const {
  return v1::IntakeService::NewStub(grpc::CreateChannel(absl::StrCat("127.0.0.1:", server_->Port()),
                                                        grpc::InsecureChannelCredentials()));
}

v1::SubmitRequest BenchRequest() {
  constexpr const char* kSentence =
      "The invoice for home care charges four visits a day although two were made, and nobody "
      "answers when I ask for the assessment it rests on. ";
  v1::SubmitRequest request;
  request.set_authority_id(kBenchAuthority);
  request.set_request_id(RandomUuid());
  ledger::v1::Submit& submit = *request.mutable_submit();
  submit.set_record_type(ledger::v1::RECORD_TYPE_CMP);
  submit.set_channel(ledger::v1::CHANNEL_WEB);
  submit.mutable_complainant()->set_name("Odile Barraclough");
  submit.mutable_complainant()->set_email("odile@example.org");
  submit.mutable_complainant()->add_address_lines("4 Mill Lane");
  submit.mutable_complainant()->add_address_lines("Milford");
  submit.mutable_complainant()->set_email_consent(true);
  std::string* text = submit.add_points()->mutable_text();
  while (text->size() < 1000) text->append(kSentence);
  text->resize(1000);
  return request;
}

}  // namespace candour::intake
