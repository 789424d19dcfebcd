#include "services/cohort/api/figures.h"

#include <map>
#include <string>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/aip/redaction.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/domain/funding.h"
#include "services/cohort/domain/programme.h"
#include "services/cohort/store/figures_store.h"
#include "services/record/table.h"
#include "services/resource/vocabulary.h"

namespace pepiniere::cohort::api {
namespace {

void Tell(const cohort::PersonMonths& months, v1::PersonMonths& told) {
  told.set_parts(months.parts);
  told.set_months(months.InMonths());
}

template <typename Repeated>
void Tell(const std::map<std::string, cohort::PeopleShare>& shares, Repeated& told) {
  for (const auto& [name, share] : shares) {
    auto& one = *told.Add();
    one.set_name(name);
    one.set_people(share.people);
    Tell(share.person_months, *one.mutable_person_months());
  }
}

void Tell(const std::string& source, const cohort::SourceFunding& funding, v1::SourceFunding& told) {
  told.set_funding_source(source);
  *told.mutable_planned_amount() = aip::ToMoney(funding.planned);
  *told.mutable_decreed_amount() = aip::ToMoney(funding.decreed);
  *told.mutable_transferred_amount() = aip::ToMoney(funding.transferred);
  *told.mutable_overpaid_amount() = aip::ToMoney(funding.overpaid);
  *told.mutable_due_amount() = aip::ToMoney(funding.due);
  const auto part = cohort::PercentHundredths(funding.transferred, funding.planned);
  if (part) told.set_transferred_basis_points(static_cast<int>(*part));
}

void Tell(const cohort::Stay& stay, v1::ChallengeFigures::Stay& told) {
  told.set_people(stay.people);
  told.set_challenges(stay.challenges);
  told.set_not_known(stay.not_known);
}

// Shows each word with the value of the contract's enum, and returns how many are under none.
template <typename Enum>
int TellWords(const cohort::CountsByWord& counts, std::string_view prefix,
              bool (*parse)(google::protobuf::ConstStringParam, Enum*), auto add) {
  int not_known = 0;
  for (const auto& [word, count] : counts) {
    Enum value{};
    if (word.empty() || !parse(base::Concat(prefix, word), &value)) {
      not_known += count;
    } else {
      add(value, count);
    }
  }
  return not_known;
}

void Tell(const cohort::CohortFigures& figures, v1::ChallengeFigures& told) {
  using Outcome = v1::ChallengeOutcome;
  told.set_challenges(figures.challenges);
  told.set_withdrawn(figures.withdrawn);
  told.set_production_not_known(TellWords<Outcome::Production>(
      figures.productions, "PRODUCTION_", Outcome::Production_Parse, [&](Outcome::Production value, int count) {
        auto& one = *told.add_productions();
        one.set_production(value);
        one.set_challenges(count);
      }));
  told.set_sequel_not_known(TellWords<Outcome::Sequel>(figures.sequels, "SEQUEL_", Outcome::Sequel_Parse,
                                                       [&](Outcome::Sequel value, int count) {
                                                         auto& one = *told.add_sequels();
                                                         one.set_sequel(value);
                                                         one.set_challenges(count);
                                                       }));
  told.set_destination_not_known(TellWords<Outcome::Destination>(
      figures.destinations, "DESTINATION_", Outcome::Destination_Parse, [&](Outcome::Destination value, int count) {
        auto& one = *told.add_destinations();
        one.set_destination(value);
        one.set_challenges(count);
      }));
  Tell(figures.stayed_with_host, *told.mutable_stayed_with_host());
  Tell(figures.stayed_on_project, *told.mutable_stayed_on_project());
  Tell(figures.stayed_in_administration, *told.mutable_stayed_in_administration());
}

v1::CohortFigures Told(const cohort::CohortFigures& figures) {
  v1::CohortFigures told;
  told.set_people(figures.people);
  told.set_people_today(figures.people_today);
  told.set_assignments(figures.assignments);
  Tell(figures.person_months, *told.mutable_person_months());
  Tell(figures.until_today, *told.mutable_person_months_until_today());
  Tell(figures.hosts, *told.mutable_hosts());
  Tell(figures.skills, *told.mutable_skills());
  for (const auto& [source, funding] : figures.funding) Tell(source, funding, *told.add_funding());
  Tell(figures, *told.mutable_challenges());
  return told;
}

}  // namespace

absl::StatusOr<v1::CohortFigures> Figures::Get(rpc::CallScope& call, const v1::GetCohortFiguresRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseKey(resource::PatternOf<Cohort>(), "name", request.name()));
  PEP_ASSIGN(const auto cohort, record::Find<Cohort>(context_.db, call.deadline(), id));
  if (!cohort || cohort->deleted_at) return aip::NotFound(request.name());
  PEP_ASSIGN(const CohortFacts facts, store::FactsOf(context_.db, call.deadline(), id));
  const base::Date today = resource::Today(call);
  v1::CohortFigures told = Told(FiguresOf(id, facts, today));
  told.set_name(request.name());
  *told.mutable_date() = aip::ToProto(today);
  const std::vector<std::string> programme = {record::NameOf(Programme::kPattern, record::ParentIn(id))};
  if (!call.principal().SeesAny(programme)) aip::Redact(told);
  return told;
}

}  // namespace pepiniere::cohort::api
