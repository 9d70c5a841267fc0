// The calls about what was published of the annual report.
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/analytics/service/analytics_service.h"
#include "services/analytics/service/convert.h"
#include "services/common/digest/digest.h"
#include "services/common/grpc/answer.h"
#include "services/common/status/field_error.h"

namespace candour::analytics {
namespace {

v1::AnnualPublication MessageOf(const Publication& publication) {
  v1::AnnualPublication message;
  message.set_version(publication.version);
  message.set_digest(publication.digest);
  message.set_published_by(publication.published_by);
  SetTime(publication.published_at, *message.mutable_published_at());
  if (publication.data_as_at) SetTime(*publication.data_as_at, *message.mutable_data_as_at());
  message.set_change(publication.change);
  return message;
}

// Whether the report made now, published with the words of `before`, would be `before` again.
bool IsAsPublished(const ReportView& view, const Publication& before) {
  Publication earlier;
  earlier.version = before.version - 1;
  const absl::StatusOr<ReportView> again =
      NextVersion(view, earlier.version > 0 ? &earlier : nullptr, before.change);
  return again.ok() && Render(*again, v1::REPORT_FORM_TEXT) == before.text;
}

const std::string& InForm(const Publication& publication, v1::ReportForm form) {
  if (form == v1::REPORT_FORM_JSON) return publication.json;
  return form == v1::REPORT_FORM_HTML ? publication.html : publication.text;
}

}  // namespace

absl::StatusOr<bool> AnalyticsService::ShowPublished(const v1::GetAnnualReportRequest& request,
                                                     v1::GetAnnualReportResponse& response) {
  if (request.version() < 0) return FieldError("version", "is counted from 1");
  if (request.version() > 0 && request.anew()) {
    return FieldError("anew", "a version that was published is never made anew");
  }
  const bool to_public = AudienceOf(request.audience()) == Audience::kPublic;
  if (!to_public && request.version() > 0) {
    return FieldError("version", "only the public report is published: ask for that");
  }
  if (!to_public || request.anew()) return false;
  const auto found =
      publications_.Find(request.authority_id(), request.council_year(), request.version());
  if (!found.ok()) return found.status();
  if (!*found && request.version() > 0) {
    return absl::NotFoundError("this version of the annual report was not published");
  }
  if (!*found) return false;
  response.set_report(InForm(**found, request.form()));
  *response.mutable_publication() = MessageOf(**found);
  *response.mutable_data_as_at() = response.publication().data_as_at();
  return true;
}

grpc::ServerUnaryReactor* AnalyticsService::PublishAnnualReport(
    grpc::CallbackServerContext* context, const v1::PublishAnnualReportRequest* request,
    v1::PublishAnnualReportResponse* response) {
  const absl::StatusOr<std::shared_ptr<const Caller>> caller = guard_.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, workers_, [this, caller = *caller, request, response] {
    return Publish(*request, *caller, *response);
  });
}

absl::Status AnalyticsService::Publish(const v1::PublishAnnualReportRequest& request,
                                       const Caller& caller,
                                       v1::PublishAnnualReportResponse& response) {
  const auto before = publications_.Find(request.authority_id(), request.council_year(), 0);
  if (!before.ok()) return before.status();
  absl::StatusOr<MadeAnnual> made =
      MakeAnnual(request.authority_id(), request.council_year(), Audience::kPublic);
  if (!made.ok()) return made.status();
  if (*before && IsAsPublished(made->view, **before)) {
    return absl::FailedPreconditionError(absl::StrCat(
        "nothing changed since version ", (*before)->version, " was published: it stands"));
  }
  const absl::StatusOr<ReportView> view = NextVersion(
      std::move(made->view), before->has_value() ? &**before : nullptr, request.change());
  if (!view.ok()) return view.status();
  Publication next;
  next.version = *before ? (*before)->version + 1 : 1;
  next.text = Render(*view, v1::REPORT_FORM_TEXT);
  next.json = Render(*view, v1::REPORT_FORM_JSON);
  next.html = Render(*view, v1::REPORT_FORM_HTML);
  next.digest = Hex(Sha256(next.text));
  next.published_by = caller.subject;
  const absl::StatusOr<absl::Time> now = catch_up_(request.authority_id());
  next.published_at = now.ok() ? *now : absl::Now();
  next.data_as_at = made->data_as_at;
  if (*before) next.change = request.change();
  const absl::Status kept =
      publications_.Keep(request.authority_id(), request.council_year(), next);
  if (absl::IsAlreadyExists(kept)) {
    return absl::AbortedError("somebody published meanwhile: look at that version first");
  }
  if (kept.ok()) *response.mutable_publication() = MessageOf(next);
  return kept;
}

grpc::ServerUnaryReactor* AnalyticsService::ListAnnualPublications(
    grpc::CallbackServerContext* context, const v1::ListAnnualPublicationsRequest* request,
    v1::ListAnnualPublicationsResponse* response) {
  const absl::Status admitted = guard_.Admit(*context, *request).status();
  if (!admitted.ok()) return Answer(context, admitted);
  return Answer(context, workers_, [this, request, response]() -> absl::Status {
    const auto all = publications_.All(request->authority_id(), request->council_year());
    if (!all.ok()) return all.status();
    for (const Publication& each : *all) *response->add_publications() = MessageOf(each);
    return absl::OkStatus();
  });
}

}  // namespace candour::analytics
