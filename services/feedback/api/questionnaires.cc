#include "services/feedback/api/questionnaires.h"

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/feedback/api/standing.h"
#include "services/feedback/store/campaign_store.h"
#include "services/feedback/store/questionnaire_store.h"

namespace pepiniere::resource {

using feedback::Questionnaire;
using feedback::QuestionnaireVersion;

absl::Status Rules<Questionnaire>::Ask(const Context& context, const rpc::CallScope& call, Proto& told,
                                       aip::Violations&) {
  feedback::api::AskFor(context, call, kAnswered, told);
  return absl::OkStatus();
}

const query::FilterSchema& Rules<Questionnaire>::Filters() { return feedback::store::QuestionnaireFilters(); }

absl::StatusOr<std::optional<std::string>> Rules<Questionnaire>::FindReferrer(db::Session& session,
                                                                              const std::string& id) {
  PEP_ASSIGN(const auto campaign, feedback::store::AnyCampaignAsking(session, id));
  if (!campaign) return std::optional<std::string>();
  return record::NameOf(feedback::Campaign::kPattern, *campaign);
}

const query::FilterSchema& Rules<QuestionnaireVersion>::Filters() {
  static const auto* const none = new query::FilterSchema;
  return *none;
}

void Rules<QuestionnaireVersion>::Complete(const rpc::CallScope&, const QuestionnaireVersion* before,
                                           QuestionnaireVersion& now) {
  now.frozen = before && before->frozen;
  now.content_hash = feedback::ContentHash(now);
}

absl::Status Rules<QuestionnaireVersion>::CheckOpen(const base::Stored<QuestionnaireVersion>& before) {
  if (!before.value.frozen) return absl::OkStatus();
  const std::string name = record::NameOf(QuestionnaireVersion::kPattern, before.id);
  return aip::Precondition(base::Concat(name, " is frozen: a campaign opened with it"),
                           {{"VERSION_FROZEN", name, "make a new version of its questionnaire"}}, "VERSION_FROZEN");
}

absl::Status Rules<QuestionnaireVersion>::LockParent(journal::Unit& unit, const std::string& questionnaire) {
  PEP_ASSIGN(const auto found, record::FindForUpdate<Questionnaire>(unit.session(), questionnaire));
  return found && !found->deleted_at ? absl::OkStatus()
                                     : aip::NotFound(record::NameOf(Questionnaire::kPattern, questionnaire));
}

template class StandardMethods<Questionnaire>;
template class StandardMethods<QuestionnaireVersion>;

}  // namespace pepiniere::resource
