// candour.intake.v1.IntakeService.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_INTAKE_SERVICE_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_INTAKE_SERVICE_H_

#include <memory>
#include <string>
#include <utility>

#include "candour/intake/v1/intake.grpc.pb.h"
#include "services/intake/service/open_door.h"
#include "services/intake/service/surroundings.h"
#include "services/intake/service/tracked.h"

namespace candour::intake {

// What stands at the edge.
struct Edge {
  // How often the calls without a token may be made. Never null.
  std::shared_ptr<OpenDoor> limit = std::make_shared<OpenDoor>();
  StepWords step_words = [](const std::string&) { return std::string(); };
  // A scanner looks at attachments: what still waits for it is not handed out.
  bool scans = false;
};

class IntakeService final : public v1::IntakeService::CallbackService {
 public:
  explicit IntakeService(const Surroundings& around, Edge edge = {})
      : around_(around), edge_(std::move(edge)) {}

  grpc::ServerUnaryReactor* Submit(grpc::CallbackServerContext* context,
                                   const v1::SubmitRequest* request,
                                   v1::SubmitResponse* response) override;

  // That it was asked is recorded as a search, with the text that was looked for.
  grpc::ServerUnaryReactor* FindSimilar(grpc::CallbackServerContext* context,
                                        const v1::FindSimilarRequest* request,
                                        v1::FindSimilarResponse* response) override;

  // Where a case stands, for whoever has its code; that they looked is recorded first.
  grpc::ServerUnaryReactor* Track(grpc::CallbackServerContext* context,
                                  const v1::TrackRequest* request,
                                  v1::TrackResponse* response) override;

  // What whoever holds the link of a contribution is asked; that they looked is recorded first.
  grpc::ServerUnaryReactor* ReadContribution(grpc::CallbackServerContext* context,
                                             const v1::ReadContributionRequest* request,
                                             v1::ReadContributionResponse* response) override;

  // Their answer.
  grpc::ServerUnaryReactor* AnswerContribution(grpc::CallbackServerContext* context,
                                               const v1::AnswerContributionRequest* request,
                                               v1::AnswerContributionResponse* response) override;

  // Content is gathered, sniffed and stored before the act that adds it to the case.
  grpc::ServerReadReactor<v1::UploadAttachmentRequest>* UploadAttachment(
      grpc::CallbackServerContext* context, v1::UploadAttachmentResponse* response) override;
  grpc::ServerWriteReactor<v1::DownloadAttachmentResponse>* DownloadAttachment(
      grpc::CallbackServerContext* context, const v1::DownloadAttachmentRequest* request) override;
  grpc::ServerReadReactor<v1::TakeMailRequest>* TakeMail(grpc::CallbackServerContext* context,
                                                         v1::TakeMailResponse* response) override;

  grpc::ServerBidiReactor<v1::SubmitManyRequest, v1::SubmitManyResponse>* SubmitMany(
      grpc::CallbackServerContext* context) override;

 private:
  const Surroundings around_;
  const Edge edge_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_INTAKE_SERVICE_H_
