// candour.equality.v1.EqualityService.
#ifndef CANDOUR_SERVICES_EQUALITY_SERVICE_EQUALITY_SERVICE_H_
#define CANDOUR_SERVICES_EQUALITY_SERVICE_EQUALITY_SERVICE_H_

#include "candour/equality/v1/equality.grpc.pb.h"
#include "services/common/grpc/guard.h"
#include "services/common/grpc/worker_pool.h"
#include "services/equality/store/answer_book.h"

namespace candour::equality {

// Answers on the workers. No handler reads a case, and none shows one person's answers.
class EqualityService final : public v1::EqualityService::CallbackService {
 public:
  // All of them outlive the service.
  EqualityService(Guard& guard, WorkerPool& workers, AnswerBook& book)
      : guard_(guard), workers_(workers), book_(book) {}

  using Context = grpc::CallbackServerContext;
  using Unary = grpc::ServerUnaryReactor;

  Unary* RecordAnswers(Context* context, const v1::RecordAnswersRequest* request,
                       v1::RecordAnswersResponse* response) override;
  Unary* RemoveAnswers(Context* context, const v1::RemoveAnswersRequest* request,
                       v1::RemoveAnswersResponse* response) override;
  Unary* CountAnswers(Context* context, const v1::CountAnswersRequest* request,
                      v1::CountAnswersResponse* response) override;
  Unary* ListQuestions(Context* context, const v1::ListQuestionsRequest* request,
                       v1::ListQuestionsResponse* response) override;

 private:
  Guard& guard_;
  WorkerPool& workers_;
  AnswerBook& book_;
};

}  // namespace candour::equality

#endif  // CANDOUR_SERVICES_EQUALITY_SERVICE_EQUALITY_SERVICE_H_
