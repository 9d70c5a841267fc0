#include "services/intake/service/procedure_service.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/grpc/answer.h"
#include "services/common/grpc/progress_stream.h"
#include "services/intake/domain/authority/authority_file.h"
#include "services/intake/domain/period/preview.h"
#include "services/intake/service/explained_procedure.h"
#include "services/intake/service/lists.h"

namespace candour::intake {
namespace {

v1::TouchedDate DateOf(const std::string& reference, const TouchedObligation& touched) {
  v1::TouchedDate date;
  date.set_reference(reference);
  date.set_clock(touched.clock);
  if (touched.old_due_by.has_value()) *date.mutable_old_due_by() = *touched.old_due_by;
  if (touched.new_due_by.has_value()) *date.mutable_new_due_by() = *touched.new_due_by;
  date.set_promise_kept(touched.promise_kept);
  return date;
}

}  // namespace

grpc::ServerUnaryReactor* ProcedureService::ExplainProcedure(
    grpc::CallbackServerContext* context, const v1::ExplainProcedureRequest* request,
    v1::ExplainProcedureResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, around_.workers, [this, request, response] {
    const auto authority = around_.ledger.Authority(request->authority_id());
    if (!authority.ok()) return authority.status();
    const std::string& id = request->procedure();
    if (!IsShownTo(request->authority_id(), id, data_, LondonDay(around_.time.Now()))) {
      return absl::NotFoundError(absl::StrCat("there is no procedure ", id));
    }
    auto explained =
        ExplainedProcedure(data_, *authority, request->procedure(), LondonDay(around_.time.Now()));
    if (!explained.ok()) return explained.status();
    explained->set_html(ProcedureHtml(*explained));
    explained->set_text(ProcedureText(*explained));
    *response = *std::move(explained);
    return absl::OkStatus();
  });
}

grpc::ServerUnaryReactor* ProcedureService::ShowLists(grpc::CallbackServerContext* context,
                                                      const v1::ShowListsRequest* request,
                                                      v1::ShowListsResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, around_.workers, [this, request, response] {
    const auto authority = around_.ledger.Authority(request->authority_id());
    if (!authority.ok()) return authority.status();
    *response = ListsOf(request->authority_id(), *authority, data_, LondonDay(around_.time.Now()));
    return absl::OkStatus();
  });
}

grpc::ServerWriteReactor<v1::PreviewAdoptionResponse>* ProcedureService::PreviewAdoption(
    grpc::CallbackServerContext* context, const v1::PreviewAdoptionRequest* request) {
  using Stream = ProgressStream<v1::PreviewAdoptionResponse>;
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Stream::Refuse(caller.status());
  return Stream::Start(around_.long_workers, [this, request](const Stream::Write& write) {
    const auto authority = around_.ledger.Authority(request->authority_id());
    if (!authority.ok()) return authority.status();
    const auto adopted = WithAdoption(*authority, request->act(), data_, around_.time.Now(),
                                      request->authority_id());
    if (!adopted.ok()) return adopted.status();
    v1::PreviewAdoptionResponse response;
    const absl::Status read =
        open_files_(request->authority_id(), [&](const ledger::v1::CaseFile& file) {
          response.set_looked_at(response.looked_at() + 1);
          const std::vector<TouchedObligation> touched =
              TouchedBy(*adopted, file, data_, around_.time.Now());
          if (touched.empty()) return;
          response.set_touched_cases(response.touched_cases() + 1);
          for (const TouchedObligation& each : touched) {
            *response.add_touched() = DateOf(file.reference(), each);
          }
        });
    if (!read.ok()) return read;
    response.set_done(true);
    write(response);
    return absl::OkStatus();
  });
}

}  // namespace candour::intake
