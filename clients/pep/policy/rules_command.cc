// pep policy rules: what holds here, as the service has it.
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/sheet.h"
#include "clients/pep/policy/served_commands.h"
#include "clients/pep/policy/verbs.h"
#include "clients/pep/policy/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using policy::v1::Proposal;
using policy::v1::Rules;
using Stub = PolicyStub;

// "completion, 2011–2019".
std::string SaidMeasure(const Rules::Vocabulary& vocabulary) {
  const std::string last = vocabulary.last_year() == 0 ? "" : std::to_string(vocabulary.last_year());
  return base::Concat(vocabulary.measure(), ", ", vocabulary.first_year(), "–", last);
}

// Of each state that leads somewhere, where to.
void ShowWay(const Rules& rules, Sheet& sheet, const Messages& say) {
  sheet.Section({"What may follow a state", "Ce qui peut suivre un état"});
  for (const auto& word : Words<Proposal::State>()) {
    std::vector<std::string> next;
    for (const Rules::Transition& transition : rules.transitions()) {
      if (transition.from() == word.value) next.push_back(Said(transition.to(), say));
    }
    sheet.Line(word.said, absl::StrJoin(next, ", "));
  }
}

void ShowRules(const Output& output, const Rules& rules) {
  if (!output.ForPeople()) return output.Line(Json(rules));
  const Messages& say = output.say;
  Sheet sheet(output);
  ShowWay(rules, sheet, say);
  sheet.Section({"What may be said of commitments", "Ce qui peut se dire des engagements"});
  for (const Rules::Vocabulary& vocabulary : rules.vocabularies()) {
    sheet.Body(base::Concat(SaidMeasure(vocabulary), ": ", absl::StrJoin(vocabulary.values(), ", ")));
  }
  sheet.Section({"Calendars of public holidays", "Calendriers des jours fériés"});
  for (const Rules::Calendar& calendar : rules.calendars()) {
    const std::string& title = say.language() == Language::kFrench ? calendar.title_fr() : calendar.title_en();
    sheet.Body(base::Concat(calendar.id(), " · ", title, " · ", calendar.version()));
  }
  sheet.Print();
}

}  // namespace

void AddPolicyRules(Command& policy) {
  Command rules =
      policy.Add("rules", {"The rules that hold here: what may follow a state, the words for commitments of "
                           "each cycle, the calendars",
                           "Les règles d'ici : ce qui peut suivre un état, les mots des engagements de chaque "
                           "cycle, les calendriers"});
  rules.Does([](Session& session) -> absl::Status {
    PEP_ASSIGN(const Rules told, session.Call(&Stub::GetRules, policy::v1::GetRulesRequest()));
    ShowRules(session.out(), told);
    return absl::OkStatus();
  });
}

}  // namespace pepiniere::pep
