#include "services/categorisation/service/categorisation_service.h"

#include "absl/strings/str_cat.h"
#include "services/categorisation/domain/suggestion_message.h"
#include "services/common/grpc/answer.h"

namespace candour::categorisation {
namespace {

template <typename Named>
void AddTheme(const Named& named, v1::GetTaxonomyResponse& response) {
  v1::Theme* theme = response.add_themes();
  theme->set_code(named.code());
  theme->set_name(named.name());
}

}  // namespace

grpc::ServerUnaryReactor* CategorisationService::Suggest(grpc::CallbackServerContext* context,
                                                         const v1::SuggestRequest* request,
                                                         v1::SuggestResponse* response) {
  const absl::Status admitted = guard_.Admit(*context, *request).status();
  if (!admitted.ok()) return Answer(context, admitted);
  return Answer(context, workers_, [this, request, response]() -> absl::Status {
    const absl::StatusOr<CurrentModel> model = shelf_.Current(request->authority_id());
    if (!model.ok()) return model.status();
    for (const Suggestion& suggestion : model->categoriser->Suggest(request->text())) {
      *response->add_suggestions() = ToMessage(request->text(), suggestion);
    }
    response->set_model(model->name);
    return absl::OkStatus();
  });
}

grpc::ServerUnaryReactor* CategorisationService::GetTaxonomy(grpc::CallbackServerContext* context,
                                                             const v1::GetTaxonomyRequest* request,
                                                             v1::GetTaxonomyResponse* response) {
  const absl::Status admitted = guard_.Admit(*context, *request).status();
  if (!admitted.ok()) return Answer(context, admitted);
  response->set_version(absl::StrCat(taxonomy_.id(), "/", taxonomy_.version()));
  for (const reference::v1::Theme& theme : taxonomy_.themes()) {
    AddTheme(theme, *response);
    for (const reference::v1::Subtheme& sub : theme.subthemes()) AddTheme(sub, *response);
  }
  return Answer(context, absl::OkStatus());
}

grpc::ServerUnaryReactor* CategorisationService::Retrain(grpc::CallbackServerContext* context,
                                                         const v1::RetrainRequest* request,
                                                         v1::RetrainResponse* response) {
  const absl::Status admitted = guard_.Admit(*context, *request).status();
  if (!admitted.ok()) return Answer(context, admitted);
  return Answer(context, workers_, [this, request, response]() -> absl::Status {
    const absl::StatusOr<absl::Time> now = catch_up_(request->authority_id());
    if (!now.ok()) return now.status();
    const absl::StatusOr<TrainedModel> trained = shelf_.Retrain(request->authority_id(), *now);
    if (!trained.ok()) return trained.status();
    response->set_model(trained->name);
    response->set_points(trained->points);
    return absl::OkStatus();
  });
}

}  // namespace candour::categorisation
