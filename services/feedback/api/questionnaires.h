// Questionnaires and their versions: what each has of its own.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pepiniere/feedback/v1/questionnaire.pb.h"
#include "services/feedback/api/context.h"
#include "services/feedback/domain/questionnaire.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<feedback::Questionnaire>
    : StandardRules<feedback::Questionnaire, feedback::v1::Questionnaire, feedback::api::Context> {
  static absl::Status Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations& violations);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kAnswered = {
      {{"programme", "programme_uid"}}};
  static const query::FilterSchema& Filters();
  // One that a campaign asks stays.
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id);
};

template <>
struct Rules<feedback::QuestionnaireVersion>
    : StandardRules<feedback::QuestionnaireVersion, feedback::v1::QuestionnaireVersion, feedback::api::Context> {
  using T = feedback::QuestionnaireVersion;

  static const query::FilterSchema& Filters();
  // Whether it is frozen, which the opening of a campaign says; and the hash of what it asks.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // VERSION_FROZEN.
  static absl::Status CheckOpen(const base::Stored<T>& before);
  // Alone: numbers follow one another.
  static absl::Status LockParent(journal::Unit& unit, const std::string& questionnaire);
};

extern template class StandardMethods<feedback::Questionnaire>;
extern template class StandardMethods<feedback::QuestionnaireVersion>;

}  // namespace pepiniere::resource
