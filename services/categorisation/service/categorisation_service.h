// CategorisationService over a shelf.
#ifndef CANDOUR_SERVICES_CATEGORISATION_SERVICE_CATEGORISATION_SERVICE_H_
#define CANDOUR_SERVICES_CATEGORISATION_SERVICE_CATEGORISATION_SERVICE_H_

#include <functional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "candour/categorisation/v1/categorisation.grpc.pb.h"
#include "candour/reference/v1/taxonomy.pb.h"
#include "services/categorisation/domain/theme_shelf.h"
#include "services/common/grpc/guard.h"
#include "services/common/grpc/worker_pool.h"

namespace candour::categorisation {

class CategorisationService : public v1::CategorisationService::CallbackService {
 public:
  // Waits until everything that the ledger holds at the time of the call has been taken in, and
  // gives business time.
  using CatchUp = std::function<absl::StatusOr<absl::Time>(const std::string& authority_id)>;

  // Everything given by reference outlives the service.
  CategorisationService(ThemeShelf& shelf, const reference::v1::Taxonomy& taxonomy,
                        CatchUp catch_up, Guard& guard, WorkerPool& workers)
      : shelf_(shelf),
        taxonomy_(taxonomy),
        catch_up_(std::move(catch_up)),
        guard_(guard),
        workers_(workers) {}

  grpc::ServerUnaryReactor* Suggest(grpc::CallbackServerContext* context,
                                    const v1::SuggestRequest* request,
                                    v1::SuggestResponse* response) override;
  grpc::ServerUnaryReactor* GetTaxonomy(grpc::CallbackServerContext* context,
                                        const v1::GetTaxonomyRequest* request,
                                        v1::GetTaxonomyResponse* response) override;
  // A training in hand is not interrupted by the caller's going away.
  grpc::ServerUnaryReactor* Retrain(grpc::CallbackServerContext* context,
                                    const v1::RetrainRequest* request,
                                    v1::RetrainResponse* response) override;

 private:
  ThemeShelf& shelf_;
  const reference::v1::Taxonomy& taxonomy_;
  const CatchUp catch_up_;
  Guard& guard_;
  WorkerPool& workers_;
};

}  // namespace candour::categorisation

#endif  // CANDOUR_SERVICES_CATEGORISATION_SERVICE_CATEGORISATION_SERVICE_H_
