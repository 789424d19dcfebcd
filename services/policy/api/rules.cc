#include "services/policy/api/rules.h"

#include <string>
#include <string_view>

#include "absl/strings/ascii.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/policy/domain/calendar.h"
#include "services/policy/domain/proposal_move.h"
#include "services/policy/domain/vocabulary.h"
#include "services/policy/store/transmission_store.h"

namespace pepiniere::policy::api {

absl::StatusOr<v1::Rules> RuleMethods::Get(rpc::CallScope& call, const v1::GetRulesRequest&) {
  v1::Rules rules;
  for (int number = 1; number <= kProposalStates; ++number) {
    const auto from = static_cast<ProposalState>(number);
    for (const ProposalMove move : AllowedMoves(from)) {
      const ProposalRule* const rule = RuleOf(move, from);
      if (!rule) continue;
      v1::Rules::Transition& told = *rules.add_transitions();
      told.set_from(static_cast<v1::Proposal::State>(from));
      told.set_to(static_cast<v1::Proposal::State>(rule->to));
    }
  }
  for (const Vocabulary& vocabulary : Vocabularies()) {
    v1::Rules::Vocabulary& told = *rules.add_vocabularies();
    told.set_measure(absl::AsciiStrToLower(base::Absl(Symbol(vocabulary.field))));
    told.set_first_year(vocabulary.first_cycle);
    told.set_last_year(vocabulary.last_cycle);
    for (const RatedTerm& term : vocabulary.terms) told.add_values(std::string(term.published));
  }
  for (const CalendarName& name : CalendarNames()) {
    const std::string id(name.id);
    PEP_ASSIGN(const auto decided, store::DecidedOf(context_.db, call.deadline(), id));
    v1::Rules::Calendar& told = *rules.add_calendars();
    told.set_id(id);
    told.set_title_fr(std::string(name.french));
    told.set_title_en(std::string(name.english));
    if (const auto calendar = Calendar::Of(id, decided)) told.set_version(calendar->version());
  }
  return rules;
}

}  // namespace pepiniere::policy::api
