#include "services/metrics/api/answer_rows.h"

#include "absl/time/time.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/domain/to_history.h"

namespace pepiniere::metrics::api {
namespace {

domain::SurveyKind KindOf(std::string_view indicator) {
  if (indicator == "jdma") return domain::SurveyKind::kJdma;
  return indicator == "nps" ? domain::SurveyKind::kNps : domain::SurveyKind::kCsat;
}

int WeightOf(const domain::Survey& survey, const domain::AnswerCount& count) {
  if (survey.kind != domain::SurveyKind::kJdma) return 1;
  if (count.answer == "GOOD") return 10;
  return count.answer == "MEDIUM" ? 5 : 0;
}

// In whose days answers are counted.
const absl::TimeZone& Paris() {
  static const auto* const zone = [] {
    auto* const loaded = new absl::TimeZone;
    absl::LoadTimeZone("Europe/Paris", loaded);
    return loaded;
  }();
  return *zone;
}

}  // namespace

void AddAnswers(std::string_view indicator, const std::vector<std::pair<std::string, domain::Survey>>& surveys,
                std::optional<domain::Audience> audience, const std::map<std::string, store::Origin>& origins,
                v1::Explanation& told) {
  for (const auto& [id, survey] : surveys) {
    if (survey.kind != KindOf(indicator) || (audience && survey.audience != audience)) continue;
    const std::string name = domain::NameBelow(domain::Survey::kCollection, id);
    const auto origin = origins.find(name);
    for (const domain::AnswerCount& count : survey.counts) {
      if (count.count == 0) continue;
      const int weight = WeightOf(survey, count);
      v1::Explanation::Row& row = *told.add_rows();
      row.set_resource(name);
      row.set_label(count.answer);
      *row.add_times() = aip::ToProto(StartOf(survey.date, Paris()));
      row.set_contribution(static_cast<double>(count.count) * weight);
      if (survey.kind == domain::SurveyKind::kJdma) row.set_note(base::Concat(count.count, " x ", weight));
      row.set_form(survey.form);
      row.set_source(survey.source);
      if (survey.audience) {
        auto& dimension = *row.add_dimensions();
        dimension.set_key("audience");
        dimension.set_value(std::string(domain::Symbol(*survey.audience)));
      }
      if (origin == origins.end()) continue;
      row.set_revision(origin->second.version);
      *row.mutable_receive_time() = aip::ToProto(origin->second.recorded_at);
    }
  }
}

}  // namespace pepiniere::metrics::api
