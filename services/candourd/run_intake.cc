#include <grpcpp/grpcpp.h>

#include <memory>
#include <utility>

#include "services/candourd/edge_workers.h"
#include "services/candourd/edges.h"
#include "services/candourd/intake_desk.h"
#include "services/candourd/intake_rooms.h"
#include "services/candourd/opening.h"
#include "services/candourd/retention_desk.h"
#include "services/candourd/running_service.h"
#include "services/common/grpc/guard.h"
#include "services/common/grpc/server.h"
#include "services/common/grpc/worker_pool.h"
#include "services/common/reference/reference.h"
#include "services/common/reference/retention.h"
#include "services/equality/service/equality_service.h"
#include "services/intake/service/authority_service.h"
#include "services/intake/service/case_service.h"
#include "services/intake/service/clock_service.h"
#include "services/intake/service/intake_service.h"
#include "services/intake/service/ledger_service.h"
#include "services/intake/service/procedure_service.h"
#include "services/intake/service/retention_service.h"
#include "services/intake/store/open_files.h"

namespace candour {
namespace {

using intake::AnchorBook;
using intake::IntakeDesk;
using intake::IntakeRooms;
using intake::ReferenceData;
using intake::Surroundings;

constexpr int kReaders = 8;
constexpr std::size_t kMostReadsWaiting = 1000;
constexpr int kWalkers = 2;
constexpr std::size_t kMostWalksWaiting = 8;

Guard::Services ServicesOf(const Settings& settings) {
  const bool with_ca = settings.tls && !settings.tls->ca_file.empty();
  return with_ca ? Guard::Services::kByTokenAndCertificate : Guard::Services::kByTokenAlone;
}

class RunningIntake final : public RunningService {
 public:
  RunningIntake(Settings settings, reference::v1::Edges edges, ReferenceData reference_data,
                RetentionSchedules schedules, std::unique_ptr<AnchorBook> anchors,
                std::unique_ptr<Metrics> metrics)
      : settings_(std::move(settings)),
        edges_(std::move(edges)),
        reference_data_(std::move(reference_data)),
        schedules_(std::move(schedules)),
        anchors_(std::move(anchors)),
        metrics_(std::move(metrics)),
        verifier_(settings_.oidc.issuer, settings_.oidc.audience, KeySetOf(settings_.oidc.issuer),
                  absl::Now),
        guard_(verifier_, ServicesOf(settings_)) {}

  absl::Status Listen() {
    ServerSetup setup;
    setup.name = NameOf(settings_.service);
    setup.address = settings_.address;
    setup.tls = settings_.tls;
    setup.metrics = metrics_.get();
    setup.services = {{intake::v1::IntakeService::service_full_name(), &intake_},
                      {intake::v1::CaseService::service_full_name(), &cases_},
                      {intake::v1::LedgerService::service_full_name(), &ledger_},
                      {intake::v1::ClockService::service_full_name(), &clock_},
                      {intake::v1::AuthorityService::service_full_name(), &authority_},
                      {intake::v1::ProcedureService::service_full_name(), &procedures_},
                      {intake::v1::RetentionService::service_full_name(), &retention_},
                      {equality::v1::EqualityService::service_full_name(), &equality_}};
    absl::StatusOr<std::unique_ptr<Server>> server = Server::Start(setup);
    if (!server.ok()) return server.status();
    server_ = *std::move(server);
    opening_ = std::make_unique<Opening>(setup.name, [this] { return Open(); });
    return absl::OkStatus();
  }

  void Stop(absl::Duration grace) override {
    opening_->Stop();
    server_->SetServing(false);
    // Answers everybody who waits for the writer or for an event, so that the server need not.
    edge_workers_.reset();
    if (rooms_) rooms_->Stop();
    server_->Stop(grace);
    workers_.Stop();
    long_workers_.Stop();
  }

  int Port() const override { return server_->Port(); }

 private:
  absl::Status Open() {
    absl::StatusOr<std::unique_ptr<IntakeRooms>> rooms =
        IntakeRooms::Open(settings_, reference_data_, anchors_.get(), *metrics_);
    if (!rooms.ok()) return rooms.status();
    rooms_ = *std::move(rooms);
    rooms_->Start();
    edge_workers_ = std::make_unique<intake::EdgeWorkers>(edges_, *rooms_, around_);
    desk_.Open(*rooms_);
    retention_desk_.Open(*rooms_);
    server_->SetServing(true);
    return absl::OkStatus();
  }

  intake::Edge TheEdge() const {
    intake::Edge edge;
    edge.limit = std::make_shared<intake::OpenDoor>(LimitsOf(edges_));
    edge.step_words = [this](const std::string& code) -> std::string {
      const auto* step = FindSayableStep(reference_data_.Messages(), code);
      return step == nullptr ? "" : step->text();
    };
    edge.scans = edges_.has_scanner();
    return edge;
  }

  const Settings settings_;
  const reference::v1::Edges edges_;
  const ReferenceData reference_data_;
  const RetentionSchedules schedules_;
  const std::unique_ptr<AnchorBook> anchors_;
  const std::unique_ptr<Metrics> metrics_;
  TokenVerifier verifier_;
  Guard guard_;
  std::unique_ptr<IntakeRooms> rooms_;
  IntakeDesk desk_;
  intake::RetentionDesk retention_desk_;
  WorkerPool workers_{kReaders, kMostReadsWaiting};
  WorkerPool long_workers_{kWalkers, kMostWalksWaiting};
  const Surroundings around_{guard_, workers_, long_workers_, desk_, desk_, desk_, desk_, desk_};
  intake::IntakeService intake_{around_, TheEdge()};
  intake::CaseService cases_{around_};
  intake::LedgerService ledger_{around_};
  intake::ClockService clock_{around_};
  intake::AuthorityService authority_{around_};
  intake::RetentionService retention_{around_, retention_desk_, schedules_};
  intake::ProcedureService procedures_{
      around_, reference_data_,
      [this](const std::string& authority_id,
             const std::function<void(const ledger::v1::CaseFile&)>& visit) -> absl::Status {
        if (!rooms_) return absl::UnavailableError("the service is opening: try again");
        return intake::ReadOpenFiles(rooms_->reading, authority_id, /*reader=*/"", visit);
      }};
  // Beside the cases, never among them: a schema and a role of its own.
  equality::AnswerBook answers_{settings_.equality_database};
  equality::EqualityService equality_{guard_, workers_, answers_};
  std::unique_ptr<intake::EdgeWorkers> edge_workers_;
  std::unique_ptr<Server> server_;
  std::unique_ptr<Opening> opening_;
};

// Null where heads are not signed.
absl::StatusOr<std::unique_ptr<AnchorBook>> OpenAnchors(const Settings& settings) {
  if (settings.anchor_dir.empty()) return nullptr;
  absl::StatusOr<intake::SigningKey> key = intake::SigningKey::Open(settings.anchor_key_file);
  if (!key.ok()) return absl::InvalidArgumentError(key.status().message());
  return std::make_unique<AnchorBook>(settings.anchor_dir, *std::move(key));
}

}  // namespace

absl::StatusOr<std::unique_ptr<RunningService>> StartIntake(const Settings& settings) {
  absl::StatusOr<Reference> reference = LoadReference(settings.reference_dir);
  if (!reference.ok()) return absl::InvalidArgumentError(reference.status().message());
  absl::StatusOr<RetentionSchedules> schedules = LoadRetention(settings.reference_dir, *reference);
  if (!schedules.ok()) return absl::InvalidArgumentError(schedules.status().message());
  absl::StatusOr<ReferenceData> data = ReferenceData::From(*std::move(reference), *schedules);
  if (!data.ok()) return data.status();
  absl::StatusOr<std::unique_ptr<AnchorBook>> anchors = OpenAnchors(settings);
  if (!anchors.ok()) return anchors.status();
  absl::StatusOr<reference::v1::Edges> edges = LoadEdges(settings.edges_file);
  if (!edges.ok()) return edges.status();
  absl::StatusOr<std::unique_ptr<Metrics>> metrics = Metrics::Open(settings.metrics_address);
  if (!metrics.ok()) return metrics.status();
  auto running = std::make_unique<RunningIntake>(settings, *std::move(edges), *std::move(data),
                                                 *std::move(schedules), *std::move(anchors),
                                                 *std::move(metrics));
  const absl::Status listening = running->Listen();
  if (!listening.ok()) return listening;
  return running;
}

}  // namespace candour
