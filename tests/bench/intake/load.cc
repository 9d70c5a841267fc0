#include "tests/bench/intake/load.h"

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <vector>

#include "absl/time/clock.h"
#include "services/common/digest/digest.h"
#include "tests/bench/intake/stack.h"
#include "tests/support/token.h"

namespace candour::intake {
namespace {

// The calls of one load.
class Load {
 public:
  Load(v1::IntakeService::Stub& client, absl::Duration length)
      : client_(client), until_(absl::Now() + length) {
    claims_.roles = {"customer_service"};
    claims_.authorities = {kBenchAuthority};
    bearer_ = testing::Bearer(claims_);
  }

  std::vector<absl::Duration> Run(int in_flight) {
    {
      const std::lock_guard lock(mutex_);
      flying_ = in_flight;
    }
    for (int i = 0; i < in_flight; ++i) Next();
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [this] { return flying_ == 0; });
    return std::move(took_);
  }

 private:
  struct Call {
    grpc::ClientContext context;
    v1::SubmitRequest request;
    v1::SubmitResponse response;
    absl::Time began;
  };

  void Next() {
    auto call = std::make_shared<Call>();
    call->context.AddMetadata("authorization", bearer_);
    call->request = model_;
    call->request.set_request_id(RandomUuid());
    call->began = absl::Now();
    client_.async()->Submit(&call->context, &call->request, &call->response,
                            [this, call](const grpc::Status& status) { End(*call, status); });
  }

  void End(const Call& call, const grpc::Status& status) {
    const absl::Time now = absl::Now();
    if (!status.ok() || call.response.receipt().repeated()) {
      std::fprintf(stderr, "a submission was refused: %s\n", status.error_message().c_str());
      std::exit(1);
    }
    const std::lock_guard lock(mutex_);
    took_.push_back(now - call.began);
    if (now < until_) {
      Next();
    } else if (--flying_ == 0) {
      ended_.notify_one();
    }
  }

  v1::IntakeService::Stub& client_;
  const absl::Time until_;
  testing::TokenClaims claims_;
  std::string bearer_;
  const v1::SubmitRequest model_ = BenchRequest();
  std::mutex mutex_;
  std::condition_variable ended_;
  int flying_ = 0;
  std::vector<absl::Duration> took_;
};

}  // namespace

LoadResult RunLoad(v1::IntakeService::Stub& client, int in_flight, absl::Duration length) {
  const absl::Time began = absl::Now();
  std::vector<absl::Duration> took = Load(client, length).Run(in_flight);
  const absl::Duration elapsed = absl::Now() - began;
  std::sort(took.begin(), took.end());
  LoadResult result;
  result.per_second = static_cast<double>(took.size()) / absl::ToDoubleSeconds(elapsed);
  result.median = took[took.size() / 2];
  result.p99 = took[took.size() * 99 / 100];
  return result;
}

}  // namespace candour::intake
