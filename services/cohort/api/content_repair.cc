#include "services/cohort/api/content_repair.h"

#include "services/aip/contract_check.h"
#include "services/aip/size_limits.h"
#include "services/aip/told.h"
#include "services/base/text.h"
#include "services/cohort/api/challenges.h"
#include "services/cohort/api/people.h"
#include "services/cohort/api/programmes.h"
#include "services/cohort/domain/assignment.h"
#include "services/imports/repair.h"

namespace pepiniere::cohort::api {
namespace {

// All that is wrong with an item, by paths in it.
aip::Violations Judge(const v1::ContentItem& item, base::Date today) {
  aip::Violations violations;
  aip::CheckSizes(item, "", violations);
  if (!violations.empty()) return violations;  // before more is read
  const auto judge = [&]<typename T>(const auto& told, std::string_view field) {
    aip::ReadTold(told, field, today, resource::StandardMethods<T>::Read, violations);
  };
  if (item.has_programme()) judge.template operator()<Programme>(item.programme(), "programme");
  if (item.has_cohort()) judge.template operator()<Cohort>(item.cohort(), "cohort");
  if (item.has_challenge()) judge.template operator()<Challenge>(item.challenge(), "challenge");
  if (!item.has_person()) return violations;
  const v1::ImportedPerson& person = item.person();
  judge.template operator()<Profile>(person.profile(), "person.profile");
  for (int i = 0; i < person.assignments_size(); ++i) {
    const std::string path = base::Concat("person.assignments[", i, "]");
    aip::CheckRequired(person.assignments(i), path, violations);
    aip::CheckContract(person.assignments(i), path, violations);
  }
  return violations;
}

}  // namespace

bool Repair(v1::ContentItem& item, base::Date today, imports::ReportBuilder& report) {
  return imports::Repair(
      item, [&](const imports::Item& told) { return Judge(static_cast<const v1::ContentItem&>(told), today); }, report);
}

std::string_view CountedAs(const v1::ContentItem& item) {
  switch (item.resource_case()) {
    case v1::ContentItem::kProgramme:
      return Programme::kCollection;
    case v1::ContentItem::kCohort:
      return Cohort::kCollection;
    case v1::ContentItem::kChallenge:
      return Challenge::kCollection;
    case v1::ContentItem::kPerson:
      return Profile::kCollection;
    case v1::ContentItem::RESOURCE_NOT_SET:
      break;
  }
  return "items";
}

}  // namespace pepiniere::cohort::api
