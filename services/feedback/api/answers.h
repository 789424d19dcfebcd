// One's own answers. This is the written exception to how writes are kept: no request_id, no audit, no history, no
// feed.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/feedback/v1/answer.pb.h"
#include "services/aip/errors.h"
#include "services/feedback/api/context.h"
#include "services/feedback/domain/questionnaire.h"
#include "services/feedback/store/answer_store.h"
#include "services/rpc/service.h"

namespace pepiniere::feedback::api {

// What is wrong with an answer to these questions, each with its path below `prefix` ("answer.").
void CheckAnswer(const QuestionnaireVersion& asked, const v1::Answer& answer, std::string_view prefix,
                 aip::Violations& violations);

class Answers {
 public:
  explicit Answers(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

 private:
  // What it takes to read or write the answer of that name.
  struct Place {
    std::string campaign;  // an id
    std::string key, mark;
    store::Taking taking;
  };
  // NOT_FOUND for whoever is not asked; FAILED_PRECONDITION (CAMPAIGN_NOT_OPEN).
  absl::StatusOr<Place> Find(const rpc::CallScope& call, std::string_view field, const std::string& name) const;
  absl::Status Write(const rpc::CallScope& call, const Place& place, const std::string* sealed) const;

  absl::StatusOr<v1::Answer> Get(rpc::CallScope& call, const v1::GetAnswerRequest& request);
  absl::StatusOr<v1::Answer> Put(rpc::CallScope& call, const v1::PutAnswerRequest& request);
  absl::StatusOr<v1::DeleteAnswerResponse> Delete(rpc::CallScope& call, const v1::DeleteAnswerRequest& request);

  const Context& context_;
};

}  // namespace pepiniere::feedback::api
