#include "clients/pep/cohort/application_parts.h"

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/text.h"
#include "pepiniere/cohort/v1/seat.pb.h"
#include "services/base/text.h"

namespace pepiniere::pep {

using cohort::v1::Application;
using cohort::v1::EligibilityAnswer;
using cohort::v1::EligibilityFinding;
using cohort::v1::EligibilityRule;

namespace {

constexpr Text kBadAnswer = {"'$0' is not CODE=ANSWER, such as WHY=For the rivers",
                             "« $0 » n'est pas CODE=RÉPONSE, comme WHY=Pour les rivières"};
constexpr Text kBadChoice = {"'$0' is not CALL/SEAT, such as candidats-2/haies-data",
                             "« $0 » n'est pas APPEL/PLACE, comme candidats-2/haies-data"};
constexpr Text kBadDeclaration = {
    "'$0' is not RULE;yes|no;DAY;DECLARATION with a rule among $1, such as not_serving_agent;no;;On my honour",
    "« $0 » n'est pas RÈGLE;oui|non;JOUR;DÉCLARATION avec une règle parmi $1, comme not_serving_agent;non;;Sur "
    "l'honneur"};

void AddPart(const std::string& part, std::vector<std::string>& parts) {
  if (!part.empty()) parts.push_back(Printable(part));
}

}  // namespace

std::string AddAnswer(const std::string& typed, Application& application, const Messages& say) {
  const std::size_t sign = typed.find('=');
  if (sign == typed.npos || sign == 0) return say(kBadAnswer, typed);
  auto& answer = *application.add_answers();
  answer.set_code(typed.substr(0, sign));
  answer.set_value(typed.substr(sign + 1));
  return "";
}

std::string AddChoice(const std::string& typed, Application& application, const Messages& say) {
  const auto name = NamePattern::Of(*cohort::v1::Seat::descriptor()).Full(typed);
  if (!name) return say(kBadChoice, typed);
  application.add_choices(*name);
  return "";
}

std::string AddEligibilityAnswer(const std::string& typed, Application& application, const Messages& say) {
  std::vector<std::string> parts = absl::StrSplit(typed, absl::MaxSplits(';', 3));
  for (std::string& part : parts) absl::StripAsciiWhitespace(&part);
  parts.resize(4);
  const auto kind = ParseWord(Words<EligibilityRule::Kind>(), parts[0]);
  const auto answer = parts[1].empty() ? std::optional(false) : ParseYesNo(parts[1]);
  if (!kind || !answer || parts[3].empty()) return say(kBadDeclaration, typed, TypedWords<EligibilityRule::Kind>());
  EligibilityAnswer& said = *application.add_eligibility_answers();
  said.set_kind(*kind);
  said.set_answer(*answer);
  said.set_day(parts[2]);
  said.set_declaration(parts[3]);
  return "";
}

std::string SaidEligibilityAnswer(const EligibilityAnswer& answer, const Messages& say) {
  std::vector<std::string> parts = {Said(answer.kind(), say)};
  if (answer.kind() != EligibilityRule::KIND_MINIMUM_AGE) {
    parts.push_back(say(answer.answer() ? Text{"yes", "oui"} : Text{"no", "non"}));
  }
  AddPart(answer.day(), parts);
  AddPart(answer.declaration(), parts);
  return absl::StrJoin(parts, " · ");
}

std::string SaidFinding(const EligibilityFinding& finding, const Messages& say) {
  std::vector<std::string> parts = {Said(finding.kind(), say), Said(finding.verdict(), say)};
  AddPart(finding.day(), parts);
  AddPart(finding.answer(), parts);
  return absl::StrJoin(parts, " · ");
}

}  // namespace pepiniere::pep
