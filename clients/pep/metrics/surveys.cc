// pep metrics surveys
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/part.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using metrics::v1::Survey;
using Stub = metrics::v1::MetricsService::Stub;

// "GOOD=60", "9=12".
std::string SetCount(Message& survey, const std::string& typed, const Messages& say) {
  const std::pair<std::string, std::string> parts = absl::StrSplit(typed, absl::MaxSplits('=', 1));
  int count = 0;
  if (parts.first.empty() || !absl::SimpleAtoi(parts.second, &count)) {
    return say({"'$0' is not ANSWER=NUMBER", "« $0 » n'est pas RÉPONSE=NOMBRE"}, typed);
  }
  Survey::Count& added = *static_cast<Survey&>(survey).add_counts();
  added.set_answer(absl::AsciiStrToUpper(parts.first));
  added.set_count(count);
  return "";
}

constexpr FieldFlag kFlags[] = {
    {"--kind", "kind", "jdma|nps|csat", {"Which question it was; never changes", "Quelle question ; ne change plus"}},
    {"--date", "date", "DATE", {"The day; never changes", "Le jour ; ne change plus"}},
    {"--count",
     "counts",
     "ANSWER=NUMBER",
     {"How many answered so (repeatable): GOOD, MEDIUM, BAD; 0 to 10; 1 to 5",
      "Combien ont répondu cela (répétable) : GOOD, MEDIUM, BAD ; 0 à 10 ; 1 à 5"},
     SetCount},
    {"--audience", "audience", "individuals|companies|associations", {"Who was asked", "À qui on a demandé"}},
    {"--form",
     "form",
     "TEXT",
     {"Which form it was, where there are several", "Quel formulaire, s'il y en a plusieurs"}},
    {"--source", "source", "TEXT", {"What tells of it (manual)", "Ce qui en parle (manual)"}},
};

void ShowCounts(const Message& survey, Sheet& sheet, const Messages& say) {
  sheet.Section({"Answers", "Réponses"});
  for (const auto& count : static_cast<const Survey&>(survey).counts()) {
    sheet.Body(base::Concat(count.answer(), " · ", say.Number(count.count())));
  }
}

}  // namespace

Noun SurveysNoun() {
  return {.name = "surveys",
          .help = {"What users answered, counted by the day; never who",
                   "Ce qu'ont répondu les usagers, compté par jour ; jamais qui"},
          .one = {"a day of answers", "un jour de réponses"},
          .many = {"answers, day by day", "les réponses, jour par jour"},
          .type = "SURVEY",
          .which = {"PROJECT/SURVEY, as `list` names it", "PROJET/ENQUÊTE, comme « list » la nomme"},
          .unknown = {"no such survey: $0", "aucune enquête de ce nom : $0"},
          .parent_type = kProjectType,
          .parent_help = kOfProject,
          .parent_which = kWhichProject,
          .of_all = true,
          .resource = Survey::default_instance(),
          .part = MetricsPart,
          .fields = {"name", "kind", "date", "counts", "audience", "form", "source", "create_time", "update_time",
                     "delete_time"},
          .columns = {{{"Survey", "Enquête"}, "name", 2},
                      {{"Day", "Jour"}, "date"},
                      {{"Question", "Question"}, "kind"},
                      {{"Audience", "Public"}, "audience", 1},
                      {{"Form", "Formulaire"}, "form", 1},
                      {{"Told by", "Dit par"}, "source", 3}},
          .lines = {{{"Question", "Question"}, "kind"},
                    {{"Day", "Jour"}, "date"},
                    {{"Audience", "Public"}, "audience"},
                    {{"Form", "Formulaire"}, "form"},
                    {{"Told by", "Dit par"}, "source"}},
          .show_more = ShowCounts,
          .flags = kFlags,
          .order_by = {"name or date; \"date desc\" reverses", "name ou date ; « date desc » inverse"},
          .list = &Stub::ListSurveys,
          .get = &Stub::GetSurvey,
          .create = &Stub::CreateSurvey,
          .update = &Stub::UpdateSurvey,
          .remove = &Stub::DeleteSurvey,
          .undelete = &Stub::UndeleteSurvey};
}

}  // namespace pepiniere::pep
