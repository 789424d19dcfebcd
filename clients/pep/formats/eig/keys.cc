#include "clients/pep/formats/eig/keys.h"

namespace pepiniere::eig {
namespace {

constexpr Key<Challenge> kChallengeKeys[] = {
    {"title", &Challenge::title, Need::kTitle},
    {"description", &Challenge::description, Need::kRequired, Style::kProse},
    {"who", &Challenge::hosts, Need::kRequired, Style::kOne},
    {"place", &Challenge::place},
    {"themes", &Challenge::themes, Need::kRequired},
    {"promos", &Challenge::cohorts, Need::kRequired},
    {"town", &Challenge::town, Need::kExpected},
    {"date", &Challenge::date, Need::kExpected},
    {"expertises", &Challenge::skills, Need::kRequired},
    {"image", &Challenge::image},
    {"ogImage", &Challenge::shared_image},
    {"visible", &Challenge::visible, Need::kExpected},
    {"isSET", &Challenge::is_startup},
    {"urlSET", &Challenge::startup_uri, Need::kFilled},
};

constexpr Key<Person> kPersonKeys[] = {
    {"title", &Person::title, Need::kTitle},
    {"job", &Person::job, Need::kExpected},
    {"desc", &Person::description, Need::kOptional, Style::kProse},
    {"promos", &Person::cohorts},
    {"role", &Person::role, Need::kRequired},
    {"defis", &Person::challenges},
    {"expertises", &Person::skills},
    {"image", &Person::image},
    {"linkedin", &Person::linkedin_uri, Need::kFilled},
    {"github", &Person::github_uri, Need::kFilled},
    {"weight", &Person::weight},
};

constexpr Key<Cohort> kCohortKeys[] = {{"title", &Cohort::title, Need::kTitle}};
constexpr Key<Theme> kThemeKeys[] = {{"title", &Theme::title, Need::kTitle}};
constexpr Key<Skill> kSkillKeys[] = {{"title", &Skill::title, Need::kTitle}};

constexpr bool kExpectsBody = true;
constexpr Format<Challenge> kChallenges{"defis", kChallengeKeys, kExpectsBody};
constexpr Format<Person> kPeople{"personnes", kPersonKeys};
constexpr Format<Cohort> kCohorts{"promos", kCohortKeys};
constexpr Format<Theme> kThemes{"themes", kThemeKeys};
constexpr Format<Skill> kSkills{"expertises", kSkillKeys};

constexpr std::string_view kFolders[] = {kChallenges.folder, kPeople.folder, kCohorts.folder, kThemes.folder,
                                         kSkills.folder};

constexpr std::string_view kRoles[] = {kParticipant, "agent-programme", "agent-programme-alumni", "agent-ecosysteme",
                                       "agent-public"};

}  // namespace

template <>
const Format<Challenge>& FormatOf() {
  return kChallenges;
}
template <>
const Format<Person>& FormatOf() {
  return kPeople;
}
template <>
const Format<Cohort>& FormatOf() {
  return kCohorts;
}
template <>
const Format<Theme>& FormatOf() {
  return kThemes;
}
template <>
const Format<Skill>& FormatOf() {
  return kSkills;
}

absl::Span<const std::string_view> Folders() { return kFolders; }
absl::Span<const std::string_view> Roles() { return kRoles; }

}  // namespace pepiniere::eig
