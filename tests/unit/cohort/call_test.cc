#include "services/cohort/domain/call.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/cohort/domain/contradictions.h"

namespace pepiniere::cohort {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

base::Date Day(std::string_view iso) { return *base::Date::Parse(iso); }
absl::Time At(const std::string& rfc3339) {
  absl::Time time;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, rfc3339, &time, nullptr)) << rfc3339;
  return time;
}

FormField Asked(std::string label, FormFieldKind kind = FormFieldKind::kLine) {
  FormField field;
  field.code = "WHY";
  field.label = std::move(label);
  field.kind = kind;
  return field;
}

// Until 23:00 in a zone an hour ahead of UTC.
Call Published() {
  Call call;
  call.cohort = "eig/8";
  call.title = "Candidatures";
  call.kind = CallKind::kCandidates;
  call.opens_at = At("2026-01-05T08:00:00Z");
  call.closes_at = At("2026-02-01T22:00:00Z");
  call.grid_version = "commune/1";
  call.choices_min = 1;
  call.choices_max = 3;
  call.minimum_complete_reviews = 2;
  call.results = Day("2026-03-01");
  call.days_to_accept = 7;
  call.waiting_list_end = Day("2026-04-01");
  call.published_at = At("2025-12-15T10:00:00Z");
  return call;
}

TEST(CallTest, ItsInstantsSayWhereItStands) {
  Call call = Published();
  EXPECT_EQ(StateAt(call, At("2026-01-05T07:59:59.999999Z")), CallState::kPublished);
  EXPECT_EQ(StateAt(call, At("2026-01-05T08:00:00Z")), CallState::kOpen);
  EXPECT_EQ(StateAt(call, At("2026-02-01T21:30:00Z")), CallState::kOpen);
  EXPECT_EQ(StateAt(call, At("2026-02-01T22:30:00+01:00")), CallState::kOpen) << "21:30Z, in its zone";
  EXPECT_EQ(StateAt(call, At("2026-02-01T22:00:00Z")), CallState::kClosed);
  call.cancelled_at = call.opens_at;
  EXPECT_EQ(StateAt(call, At("2026-01-06T00:00:00Z")), CallState::kCancelled);
  call.published_at.reset();
  call.cancelled_at.reset();
  EXPECT_EQ(StateAt(call, At("2026-01-06T00:00:00Z")), CallState::kDraft);
  EXPECT_TRUE(call.Concealed());
}

TEST(CallTest, ItsResultsAreDueFromTheirDayOn) {
  EXPECT_FALSE(ResultsAreDue(Published(), Day("2026-02-28")));
  EXPECT_TRUE(ResultsAreDue(Published(), Day("2026-03-01")));
}

TEST(CallTest, OptionsAreThoseOfAChoiceAndCodesAreAskedOnce) {
  Call call = Published();
  call.form = {Asked("Pourquoi", FormFieldKind::kChoice), Asked("Pourquoi ?", FormFieldKind::kText)};
  call.form[1].options = {"a"};
  call.eligibility_rules = {{EligibilityKind::kMinimumAge, EligibilityDay::kDecision, 0}};
  std::vector<std::string> fields;
  for (const auto& problem : ProblemsOf(call, Day("2026-01-01"))) fields.push_back(problem.field);
  EXPECT_THAT(fields,
              ElementsAre("form[0].options", "form[1].code", "form[1].options", "eligibility_rules[0].minimum_age"));
}

std::vector<std::string> FixedIn(const Call& now, absl::Time instant) {
  std::vector<std::string> fields;
  for (const auto& problem : CheckFixed(Published(), now, instant)) fields.push_back(problem.field);
  return fields;
}

TEST(CallTest, OnceItIsPublishedItsWordsMayBeCorrected) {
  const absl::Time open = At("2026-01-10T00:00:00Z");
  Call now = Published();
  now.title = "Candidatures de la saison";
  now.results = Day("2026-03-02");
  EXPECT_THAT(FixedIn(now, open), IsEmpty());
  now.kind = CallKind::kProjects;
  now.choices_max = 4;
  now.grid_version = "commune/2";
  now.opens_at = *now.opens_at + absl::Hours(1);
  now.eligibility_rules = {{EligibilityKind::kRightToWork, EligibilityDay::kDecision, 0}};
  now.form = {Asked("Pourquoi")};
  EXPECT_THAT(FixedIn(now, open),
              ElementsAre("kind", "open_time", "form", "eligibility_rules", "choices_max", "grid_version"));
}

TEST(CallTest, ALabelOfItsFormIsOfItsWords) {
  Call before = Published(), now = Published();
  before.form = {Asked("Pouquoi")};
  now.form = {Asked("Pourquoi")};
  EXPECT_THAT(CheckFixed(before, now, absl::InfinitePast()), IsEmpty());
  now.form[0].required = true;
  EXPECT_EQ(CheckFixed(before, now, absl::InfinitePast()).size(), 1u);
}

TEST(CallTest, WhileItIsOpenItsClosingIsPutOffAlone) {
  Call later = Published(), sooner = Published();
  later.closes_at = *later.closes_at + absl::Hours(24);
  sooner.closes_at = *sooner.closes_at - absl::Hours(24);
  EXPECT_THAT(FixedIn(later, At("2026-02-01T21:59:59Z")), IsEmpty());
  EXPECT_THAT(FixedIn(later, At("2026-02-01T22:00:00Z")), ElementsAre("close_time")) << "it has closed";
  EXPECT_THAT(FixedIn(later, At("2026-01-01T00:00:00Z")), ElementsAre("close_time")) << "it has not opened";
  EXPECT_THAT(FixedIn(sooner, At("2026-01-10T00:00:00Z")), ElementsAre("close_time"));
}

using Said = std::vector<std::pair<std::string, std::string>>;

Said Contradictions(const Call& call, const CallSurroundings& around, const std::string& now = "2026-01-01T00:00:00Z") {
  Said said;
  for (const auto& [field, problem] : ContradictionsOf(call, around, At(now), absl::FixedTimeZone(3600))) {
    said.emplace_back(field, problem);
  }
  return said;
}

constexpr int kSeats = 4;
CallSurroundings Sound() { return {.criteria = 3, .seats = kSeats, .kinds_of_seats = 3}; }

TEST(ContradictionsTest, ASoundCallHasNone) {
  EXPECT_THAT(Contradictions(Published(), Sound()), IsEmpty());
  Call call = Published();
  call.results = Day("2026-02-01");
  EXPECT_THAT(Contradictions(call, Sound()), IsEmpty()) << "on the last day";
  call.waiting_list_end = Day("2026-02-08");
  EXPECT_THAT(Contradictions(call, Sound()), IsEmpty()) << "accepted on the last day";
}

TEST(ContradictionsTest, DaysAreThoseOfItsZoneAndTheInstantOfClosingIsTooLate) {
  Call call = Published();
  call.closes_at = At("2026-02-01T23:00:00Z");  // midnight there
  call.results = Day("2026-02-01");
  EXPECT_THAT(Contradictions(call, Sound()), IsEmpty());
  call.closes_at = At("2026-02-01T23:01:00Z");
  EXPECT_THAT(Contradictions(call, Sound()),
              ElementsAre(std::pair("results_date", "lies 1 day before the last day of the call")));
}

TEST(ContradictionsTest, AllAreSaidEachWithItsFieldAndByHowMuch) {
  Call call = Published();
  call.opens_at = At("2026-02-03T22:30:00Z");
  call.results = Day("2026-01-29");
  call.waiting_list_end = Day("2026-01-20");
  call.grid_version.clear();
  call.minimum_complete_reviews = 0;
  call.choices_min = 5;
  const Said expected = {{"cohort", "was deleted"},
                         {"close_time", "lies in the past by 27 days, 2 hours and 1 minute"},
                         {"close_time", "lies 2 days and 30 minutes before it opens"},
                         {"results_date", "lies 3 days before the last day of the call"},
                         {"results_date", "lies 9 days after the waiting list ends"},
                         {"grid_version", "is missing: say by what applications are marked"},
                         {"minimum_complete_reviews", "is missing: say how many it takes to be ranked"},
                         {"choices_min", "is more than choices_max, by 2"},
                         {"seats", "there are none: candidates apply for seats"}};
  EXPECT_EQ(Contradictions(call, {.cohort_lives = false}, "2026-03-01T00:01:00Z"), expected);
}

TEST(ContradictionsTest, AcceptanceEndsWithTheWaitingList) {
  Call call = Published();
  call.days_to_accept = 33;
  EXPECT_THAT(Contradictions(call, Sound()),
              ElementsAre(std::pair("days_to_accept", "ends 2 days after the waiting list does")));
}

TEST(ContradictionsTest, OneChoosesAmongSeatsOfChallengesThatArePublic) {
  Call call = Published();
  call.choices_min = call.choices_max = 4;
  CallSurroundings around = Sound();
  around.hidden_seats = {"calls/x/seats/y"};
  EXPECT_THAT(Contradictions(call, around),
              ElementsAre(std::pair("choices_min", "is more than the seats that one can choose, by 1"),
                          std::pair("seats", "calls/x/seats/y is of a challenge that is not selected")));
  call.kind = CallKind::kProjects;
  EXPECT_THAT(Contradictions(call, around), IsEmpty());
}

TEST(ContradictionsTest, ASpanIsSaidInDaysHoursAndMinutes) {
  EXPECT_EQ(SaidSpan(absl::Hours(72)), "3 days");
  EXPECT_EQ(SaidSpan(absl::Hours(25)), "1 day and 1 hour");
  EXPECT_EQ(SaidSpan(absl::Minutes(45)), "45 minutes");
  EXPECT_EQ(SaidSpan(absl::Seconds(5)), "1 minute");
}

}  // namespace
}  // namespace pepiniere::cohort
