#include "services/metrics/api/surveys.h"

#include "services/metrics/store/survey_store.h"

namespace pepiniere::resource {

using metrics::domain::Survey;
namespace store = metrics::store;

std::string Rules<Survey>::IdOf(const Proto& told) {
  aip::Violations malformed;  // which is told with all else that is wrong with it
  Survey survey = StandardMethods<Survey>::Read(told, "", malformed);
  metrics::domain::Complete(survey);
  return store::SurveyIdOf(survey);
}

void Rules<Survey>::Complete(const rpc::CallScope&, const Survey*, Survey& now) { metrics::domain::Complete(now); }

const query::SortSchema& Rules<Survey>::Order() { return store::SurveyOrder(); }
const query::FilterSchema& Rules<Survey>::Filters() { return store::SurveyFilters(); }

template class StandardMethods<Survey>;

}  // namespace pepiniere::resource
