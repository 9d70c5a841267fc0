#include "services/common/metrics/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/exposer.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <exception>
#include <utility>

#include "absl/status/status.h"

namespace candour {
namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;
using prometheus::Registry;

using Buckets = Histogram::BucketBoundaries;

Buckets Seconds() {
  return {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
}

Buckets Commands() { return {1, 2, 4, 8, 16, 32, 64, 128}; }

Family<Gauge>& GaugeOf(Registry& registry, const char* name, const char* meaning) {
  return prometheus::BuildGauge().Name(name).Help(meaning).Register(registry);
}

Family<Histogram>& HistogramOf(Registry& registry, const char* name, const char* meaning) {
  return prometheus::BuildHistogram().Name(name).Help(meaning).Register(registry);
}

}  // namespace

struct Metrics::Figures {
  std::shared_ptr<Registry> registry = std::make_shared<Registry>();
  Family<Counter>& calls = prometheus::BuildCounter()
                               .Name("candour_calls_total")
                               .Help("Calls that ended, by method and code")
                               .Register(*registry);
  Family<Histogram>& call_seconds =
      HistogramOf(*registry, "candour_call_seconds", "How long calls lasted");
  Family<Gauge>& queue_depth =
      GaugeOf(*registry, "candour_queue_depth", "Commands that wait for the committer, by lane");
  Histogram& batch_size =
      HistogramOf(*registry, "candour_batch_size", "Commands in one commit").Add({}, Commands());
  Histogram& commit_seconds =
      HistogramOf(*registry, "candour_commit_seconds", "How long a commit took").Add({}, Seconds());
  Family<Gauge>& subscribers = GaugeOf(*registry, "candour_subscribers", "Readers of the ledger");
  Family<Gauge>& follower_lag =
      GaugeOf(*registry, "candour_follower_lag_events", "Events between the follower and the head");
  Family<Gauge>& parked_cases =
      GaugeOf(*registry, "candour_parked_cases", "Cases set aside, to be looked at");
  Family<Gauge>& notices = GaugeOf(*registry, "candour_notices", "Notices by state");
  Family<Gauge>& alarms_due = GaugeOf(*registry, "candour_alarms_due",
                                      "Alarm instants that have come and could not be acted on");
  // The last member: it goes first, while what it shows is still there.
  std::unique_ptr<prometheus::Exposer> exposer;
};

Metrics::Metrics(std::unique_ptr<Figures> figures) : figures_(std::move(figures)) {}
Metrics::~Metrics() = default;

absl::StatusOr<std::unique_ptr<Metrics>> Metrics::Open(const std::string& address) {
  std::unique_ptr<Metrics> metrics = Unread();
  try {
    metrics->figures_->exposer = std::make_unique<prometheus::Exposer>(address, 1);
    metrics->figures_->exposer->RegisterCollectable(metrics->figures_->registry);
  } catch (const std::exception&) {
    return absl::UnavailableError("the address for metrics is taken or cannot be used: " + address);
  }
  return metrics;
}

std::unique_ptr<Metrics> Metrics::Unread() {
  return std::unique_ptr<Metrics>(new Metrics(std::make_unique<Figures>()));
}

void Metrics::CountCall(std::string_view method, std::string_view code, double seconds) {
  const std::string name{method};
  figures_->calls.Add({{"method", name}, {"code", std::string{code}}}).Increment();
  figures_->call_seconds.Add({{"method", name}}, Seconds()).Observe(seconds);
}

void Metrics::SetQueueDepth(std::string_view lane, double depth) {
  figures_->queue_depth.Add({{"lane", std::string{lane}}}).Set(depth);
}

void Metrics::CountCommit(double commands, double seconds) {
  figures_->batch_size.Observe(commands);
  figures_->commit_seconds.Observe(seconds);
}

void Metrics::SetSubscribers(double count) { figures_->subscribers.Add({}).Set(count); }

void Metrics::SetFollowerLag(const std::string& authority_id, double events) {
  figures_->follower_lag.Add({{"authority", authority_id}}).Set(events);
}

void Metrics::SetParkedCases(const std::string& authority_id, double cases) {
  figures_->parked_cases.Add({{"authority", authority_id}}).Set(cases);
}

void Metrics::SetNotices(const std::string& state, double count) {
  figures_->notices.Add({{"state", state}}).Set(count);
}

void Metrics::SetAlarmsDue(double count) { figures_->alarms_due.Add({}).Set(count); }

std::string Metrics::Page() const {
  return prometheus::TextSerializer().Serialize(figures_->registry->Collect());
}

}  // namespace candour
