// AnalyticsService over a shelf.
#ifndef CANDOUR_SERVICES_ANALYTICS_SERVICE_ANALYTICS_SERVICE_H_
#define CANDOUR_SERVICES_ANALYTICS_SERVICE_ANALYTICS_SERVICE_H_

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "candour/analytics/v1/analytics.grpc.pb.h"
#include "services/analytics/domain/figures.h"
#include "services/analytics/domain/publication.h"
#include "services/common/grpc/guard.h"
#include "services/common/grpc/worker_pool.h"

namespace candour::analytics {

class AnalyticsService : public v1::AnalyticsService::CallbackService {
 public:
  // Waits until the figures count everything that the ledger holds at the time of the call, and
  // gives business time. Unavailable and NotFound, when intake does not answer or has no such
  // ledger, do not keep a report back: it says up to when its data go. Any other failure does.
  using CatchUp = std::function<absl::StatusOr<absl::Time>(const std::string& authority_id)>;
  using SettingOf = std::function<ReportSetting(const std::string& authority_id)>;

  // Everything given outlives the service.
  AnalyticsService(FigureShelf& shelf, StatementShelf& statements, PublicationShelf& publications,
                   SettingOf setting_of, CatchUp catch_up, Guard& guard, WorkerPool& workers)
      : shelf_(shelf),
        statements_(statements),
        publications_(publications),
        setting_of_(std::move(setting_of)),
        catch_up_(std::move(catch_up)),
        guard_(guard),
        workers_(workers) {}

  grpc::ServerUnaryReactor* GetReport(grpc::CallbackServerContext* context,
                                      const v1::GetReportRequest* request,
                                      v1::GetReportResponse* response) override;
  grpc::ServerUnaryReactor* GetAnnualReport(grpc::CallbackServerContext* context,
                                            const v1::GetAnnualReportRequest* request,
                                            v1::GetAnnualReportResponse* response) override;
  grpc::ServerUnaryReactor* WriteAnnualStatement(
      grpc::CallbackServerContext* context, const v1::WriteAnnualStatementRequest* request,
      v1::WriteAnnualStatementResponse* response) override;
  grpc::ServerUnaryReactor* GetAnnualStatement(grpc::CallbackServerContext* context,
                                               const v1::GetAnnualStatementRequest* request,
                                               v1::GetAnnualStatementResponse* response) override;
  grpc::ServerUnaryReactor* PublishAnnualReport(grpc::CallbackServerContext* context,
                                                const v1::PublishAnnualReportRequest* request,
                                                v1::PublishAnnualReportResponse* response) override;
  grpc::ServerUnaryReactor* ListAnnualPublications(
      grpc::CallbackServerContext* context, const v1::ListAnnualPublicationsRequest* request,
      v1::ListAnnualPublicationsResponse* response) override;
  grpc::ServerUnaryReactor* ListThemes(grpc::CallbackServerContext* context,
                                       const v1::ListThemesRequest* request,
                                       v1::ListThemesResponse* response) override;

 private:
  absl::Status Report(const v1::GetReportRequest& request, v1::GetReportResponse& response);
  // An annual report made just now, and up to when it counts.
  struct MadeAnnual {
    ReportView view;
    std::optional<absl::Time> data_as_at;
  };
  absl::StatusOr<MadeAnnual> MakeAnnual(const std::string& authority_id,
                                        const std::string& council_year, Audience audience);
  absl::Status AnnualReport(const v1::GetAnnualReportRequest& request,
                            v1::GetAnnualReportResponse& response);
  // Answers with what was published, to the octet; false when the report has to be made.
  absl::StatusOr<bool> ShowPublished(const v1::GetAnnualReportRequest& request,
                                     v1::GetAnnualReportResponse& response);
  absl::Status Publish(const v1::PublishAnnualReportRequest& request, const Caller& caller,
                       v1::PublishAnnualReportResponse& response);
  // Excerpts only for a caller who works on cases, and of cases of which they may know.
  absl::Status Themes(const v1::ListThemesRequest& request, const Caller& caller,
                      v1::ListThemesResponse& response);
  // Waits for the figures to catch up.
  absl::StatusOr<Today> AskToday(const std::string& authority_id) const;

  FigureShelf& shelf_;
  StatementShelf& statements_;
  PublicationShelf& publications_;
  const SettingOf setting_of_;
  const CatchUp catch_up_;
  Guard& guard_;
  WorkerPool& workers_;
};

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_SERVICE_ANALYTICS_SERVICE_H_
