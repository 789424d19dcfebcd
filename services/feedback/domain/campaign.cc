#include "services/feedback/domain/campaign.h"

#include <algorithm>
#include <utility>

#include "services/base/symbols.h"
#include "services/base/text.h"

namespace pepiniere::feedback {
namespace {

constexpr std::string_view kReleaseReaderss[] = {"", "COACHES", "AUDIENCE", "EVERYBODY"};
constexpr std::string_view kClosingSteps[] = {"", "LOCKED", "COMPUTED", "KEY_DESTROYED", "TEXT_KEY_DESTROYED"};
constexpr std::string_view kAudienceKinds[] = {"", "FELLOWS", "MENTORS", "ALUMNI", "MEMBERS"};

constexpr std::size_t kMostSources = 20, kMostDimensions = 3, kMostReminders = 5;

void CheckSource(const AudienceSource& source, const std::string& path, base::Problems& problems) {
  const bool of_cohort = source.kind == AudienceKind::kFellows || source.kind == AudienceKind::kMentors;
  const bool of_network = source.kind == AudienceKind::kMembers, of_years = source.kind == AudienceKind::kAlumni;
  problems.If(of_cohort && source.cohort.empty(), path + "cohort", "is missing: of which cohort are they?");
  problems.If(!of_cohort && !source.cohort.empty(), path + "cohort", "is of fellows and mentors alone");
  problems.If(of_network && source.network.empty(), path + "network", "is missing: of which network are they?");
  problems.If(!of_network && !source.network.empty(), path + "network", "is of members alone");
  problems.If(!of_years && (source.first_year || source.last_year), path + "first_year", "is of alumni alone");
  problems.If(source.first_year && source.last_year && *source.first_year > *source.last_year, path + "last_year",
              "must not lie before the first one");
}

void CheckReminders(const Campaign& campaign, base::Problems& problems) {
  problems.If(campaign.reminders.size() > kMostReminders, "reminders",
              base::Concat("must not have more than ", kMostReminders, " items"));
  for (std::size_t i = 0; i < campaign.reminders.size(); ++i) {
    const base::Date day = campaign.reminders[i].date;
    const std::string path = base::Concat("reminders[", i, "].date");
    problems.If(campaign.end_time && day > base::Date::InParis(*campaign.end_time), path, "lies after the end");
    problems.If(i > 0 && day <= campaign.reminders[i - 1].date, path, "must follow the one before");
  }
}

}  // namespace

std::string_view Symbol(ReleaseReaders value) { return base::SymbolIn(kReleaseReaderss, value); }
bool ReadSymbol(std::string_view symbol, ReleaseReaders& value) {
  return base::ReadSymbolIn(kReleaseReaderss, symbol, value);
}
std::string_view Symbol(ClosingStep value) { return base::SymbolIn(kClosingSteps, value); }
bool ReadSymbol(std::string_view symbol, ClosingStep& value) {
  return base::ReadSymbolIn(kClosingSteps, symbol, value);
}
std::string_view Symbol(AudienceKind value) { return base::SymbolIn(kAudienceKinds, value); }
bool ReadSymbol(std::string_view symbol, AudienceKind& value) {
  return base::ReadSymbolIn(kAudienceKinds, symbol, value);
}

std::vector<base::FieldProblem> ProblemsOf(const Campaign& campaign, base::Date today) {
  base::Problems problems;
  base::CheckFields(campaign, today, problems);
  problems.If(campaign.audience.size() > kMostSources, "audience",
              base::Concat("must not have more than ", kMostSources, " items"));
  for (std::size_t i = 0; i < campaign.audience.size(); ++i) {
    CheckSource(campaign.audience[i], base::Concat("audience[", i, "]."), problems);
  }
  problems.If(campaign.breakdown.size() > kMostDimensions, "breakdown",
              base::Concat("must not have more than ", kMostDimensions, " items"));
  CheckReminders(campaign, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::feedback
