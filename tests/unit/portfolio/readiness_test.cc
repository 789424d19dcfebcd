#include "services/portfolio/domain/readiness.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/portfolio/candidates.h"

namespace pepiniere::portfolio {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using enum Phase;
using enum CheckState;

absl::Time Noon(std::string_view iso) {
  return absl::FromUnixSeconds(0) + absl::Hours(24) * (Day(iso) - Day("1970-01-01")) + absl::Hours(12);
}

template <typename T>
Entry<T> Recorded(int number, T value, std::string_view day = "2024-03-01") {
  Entry<T> entry;
  entry.number = number;
  entry.value = std::move(value);
  entry.recorded_at = Noon(day);
  return entry;
}
Entry<Evidence> Shown(int number, Phase phase, std::string code, std::string uri, std::string_view day = "2024-03-01") {
  return Recorded<Evidence>(number, {phase, std::move(code), std::move(uri), ""}, day);
}
Entry<Waiver> Waiving(int number, Phase phase, std::string code, std::string reason, std::string_view expires = "") {
  return Recorded<Waiver>(number, {phase, std::move(code), std::move(reason), base::Date::Parse(expires)});
}
Entry<FundingLine> Funded(int number, std::optional<Phase> phase, std::string source) {
  FundingLine line;
  line.phase = phase;
  line.funding_source = std::move(source);
  return Recorded(number, line);
}
Entry<TimeBoxExtension> Extended(int number, std::string_view end) {
  return Recorded<TimeBoxExtension>(number, {Day(end), "the committee", "it took longer"});
}
template <typename T>
Entry<T> Withdrawn(Entry<T> entry) {
  entry.superseded_at = entry.recorded_at + absl::Hours(1);
  return entry;
}

// In investigation since 2024-01-01.
Dossier Investigated() { return {.ledger = {Line(1, kInvestigation, "2024-01-01")}}; }

// The one check of that code.
Check CheckOf(std::string_view code, const base::Stored<Project>& project, const Dossier& dossier,
              Phase to = kConstruction, std::string_view on = "2024-06-01",
              std::vector<StoredGateChange> changes = {}) {
  for (Check& check : CheckGates(project, dossier, EffectiveRequirements(to, changes), to, Day(on))) {
    if (check.requirement.code == code) return std::move(check);
  }
  ADD_FAILURE() << code << " is not asked";
  return {};
}

TEST(ReadinessTest, AField) {
  base::Stored<Project> project = Ready();
  const Check met = CheckOf("SPONSOR", project, Investigated());
  EXPECT_EQ(met.state, kMet);
  EXPECT_THAT(met.why, HasSubstr("sponsors"));
  EXPECT_EQ(met.answer, "");
  project.value.sponsors.clear();
  const Check missing = CheckOf("SPONSOR", project, Investigated());
  EXPECT_EQ(missing.state, kMissing);
  EXPECT_EQ(missing.why, "CONSTRUCTION needs a sponsor: set sponsors");
}

TEST(ReadinessTest, AnImpactIndicatorHasABaselineATargetAndAValue) {
  base::Stored<Project> project = Ready();
  EXPECT_EQ(CheckOf("IMPACT", project, Investigated(), kScaling).state, kMet) << "the page says it";
  project.value.links.impact.clear();
  Dossier dossier = Investigated();
  EXPECT_THAT(CheckOf("IMPACT", project, dossier, kScaling).why, HasSubstr("a baseline, a target and a value"));
  dossier.impact = {.objective = "projects/forms/objectives/1", .baseline = 10, .target = 50};
  const Check incomplete = CheckOf("IMPACT", project, dossier, kScaling);
  EXPECT_EQ(incomplete.state, kMissing);
  EXPECT_EQ(incomplete.why,
            "SCALING needs an impact indicator: set links.impact_uri; projects/forms/objectives/1 lacks a value");
  dossier.impact.value = 0;
  const Check measured = CheckOf("IMPACT", project, dossier, kScaling);
  EXPECT_EQ(measured.state, kMet);
  EXPECT_EQ(measured.why, "measured by projects/forms/objectives/1: 0, from 10 to 50");
  EXPECT_EQ(measured.answer, "projects/forms/objectives/1");
  EXPECT_EQ(measured.answered_in, "objectives");
  dossier.impact = {.away = true};
  const Check away = CheckOf("IMPACT", project, dossier, kScaling);
  EXPECT_EQ(away.state, kMissing);
  EXPECT_THAT(away.why, HasSubstr("cannot be asked right now"));
}

TEST(ReadinessTest, OnlyScalingAsksForImpact) {
  EXPECT_TRUE(AsksForImpact(kScaling));
  for (const Phase phase : {kConstruction, kConsolidation, kOperated, kStopped}) EXPECT_FALSE(AsksForImpact(phase));
}

TEST(ReadinessTest, EvidenceDoesNotAnswerForAField) {
  base::Stored<Project> project = Ready();
  project.value.sponsors.clear();
  Dossier dossier = Investigated();
  dossier.evidence = {Shown(1, kConstruction, "SPONSOR", "https://letter.example")};
  const Check missing = CheckOf("SPONSOR", project, dossier);
  EXPECT_EQ(missing.state, kMissing);
  EXPECT_EQ(missing.why, "CONSTRUCTION needs a sponsor: set sponsors; evidence is no substitute");
}

TEST(ReadinessTest, AFundingLineIsABudget) {
  base::Stored<Project> project = Ready();
  project.value.budget.allocated.reset();
  Dossier dossier = Investigated();
  EXPECT_EQ(CheckOf("BUDGET", project, dossier).state, kMissing);
  dossier.funding = {Withdrawn(Funded(1, std::nullopt, "FAST")), Funded(2, kScaling, "PIA")};
  EXPECT_EQ(CheckOf("BUDGET", project, dossier).state, kMissing) << "withdrawn, or for another phase";
  dossier.funding.push_back(Funded(3, std::nullopt, "LFI"));
  const Check met = CheckOf("BUDGET", project, dossier);
  EXPECT_EQ(met.state, kMet);
  EXPECT_EQ(met.answer, "projects/forms/fundingLines/3");
  EXPECT_THAT(met.why, HasSubstr("LFI"));
}

TEST(ReadinessTest, AnExtensionIsATimeBox) {
  base::Stored<Project> project = Ready();
  project.value.time_box.end.reset();
  Dossier dossier = Investigated();
  dossier.extensions = {Withdrawn(Extended(1, "2025-01-01"))};
  EXPECT_EQ(CheckOf("TIME_BOX", project, dossier).state, kMissing);
  dossier.extensions.push_back(Extended(2, "2025-03-01"));
  EXPECT_EQ(CheckOf("TIME_BOX", project, dossier).state, kMet);
  EXPECT_EQ(CheckOf("TIME_BOX", project, dossier).answer, "projects/forms/timeBoxExtensions/2");
}

TEST(ReadinessTest, ACommitteesGo) {
  Dossier dossier = Investigated();
  EXPECT_EQ(CheckOf("COMMITTEE_GO", Ready(), dossier).state, kMissing);
  dossier.gos = {{"june", Day("2024-06-01"), kConstruction}};
  const Check met = CheckOf("COMMITTEE_GO", Ready(), dossier);
  EXPECT_EQ(met.state, kMet);
  EXPECT_EQ(met.answer, "committees/june");
  EXPECT_THAT(met.why, HasSubstr("2024-06-01"));
}

TEST(ReadinessTest, AGoForAnotherPhaseOrAfterTheDayDoesNotCount) {
  Dossier dossier = Investigated();
  dossier.gos = {{"june", Day("2024-06-01"), kScaling}, {"july", Day("2024-07-01"), kConstruction}};
  const Check missing = CheckOf("COMMITTEE_GO", Ready(), dossier, kConstruction, "2024-06-30");
  EXPECT_EQ(missing.state, kMissing);
  EXPECT_THAT(missing.why, HasSubstr("committees/july said go on 2024-07-01, after that day"));
  EXPECT_EQ(CheckOf("COMMITTEE_GO", Ready(), dossier, kConstruction, "2024-07-01").state, kMet);
}

TEST(ReadinessTest, AGoOfAnEarlierLifeDoesNotCount) {
  Dossier dossier{.ledger = {Line(1, kInvestigation, "2024-01-01"), Line(2, kConstruction, "2024-02-01"),
                             Line(3, kStopped, "2024-03-01"), Line(4, kInvestigation, "2024-04-01")},
                  .gos = {{"january", Day("2024-01-31"), kConstruction}}};
  const Check missing = CheckOf("COMMITTEE_GO", Ready(), dossier);
  EXPECT_EQ(missing.state, kMissing);
  EXPECT_THAT(missing.why, HasSubstr("before it entered INVESTIGATION on 2024-04-01"));
  dossier.gos.push_back({"april", Day("2024-04-01"), kConstruction});
  EXPECT_EQ(CheckOf("COMMITTEE_GO", Ready(), dossier).answer, "committees/april");
}

TEST(ReadinessTest, APauseIsNoNewLife) {
  const Dossier dossier{.ledger = {Line(1, kInvestigation, "2024-01-01", "2024-02-15"),
                                   Line(2, kInvestigation, "2024-04-01", "2024-05-01")},
                        .gos = {{"february", Day("2024-02-01"), kConstruction}}};
  EXPECT_EQ(CheckOf("COMMITTEE_GO", Ready(), dossier).state, kMet);
}

TEST(ReadinessTest, EvidenceOfACommitteeElsewhere) {
  Dossier dossier = Investigated();
  dossier.evidence = {Shown(1, kScaling, "COMMITTEE_GO", "https://another.example"),
                      Withdrawn(Shown(2, kConstruction, "COMMITTEE_GO", "https://minutes.example"))};
  EXPECT_EQ(CheckOf("COMMITTEE_GO", Ready(), dossier).state, kMissing) << "withdrawn";
  dossier.evidence.push_back(Shown(3, kConstruction, "COMMITTEE_GO", "https://minutes.example"));
  const Check met = CheckOf("COMMITTEE_GO", Ready(), dossier);
  EXPECT_EQ(met.state, kMet);
  EXPECT_EQ(met.answer, "projects/forms/evidence/3");
  EXPECT_THAT(met.why, HasSubstr("https://minutes.example"));
}

TEST(ReadinessTest, EvidenceOfAGoLetsInOnce) {
  Dossier dossier{.ledger = {Line(1, kInvestigation, "2024-01-01"), Line(2, kConstruction, "2024-02-01"),
                             Line(3, kStopped, "2024-03-01"), Line(4, kInvestigation, "2024-04-01")}};
  dossier.ledger[1].recorded_at = Noon("2024-02-01");
  dossier.evidence = {Shown(1, kConstruction, "COMMITTEE_GO", "https://minutes.example", "2024-01-31")};
  EXPECT_EQ(CheckOf("COMMITTEE_GO", Ready(), dossier).state, kMissing);
  dossier.evidence.push_back(Shown(2, kConstruction, "COMMITTEE_GO", "https://minutes.example", "2024-04-30"));
  EXPECT_EQ(CheckOf("COMMITTEE_GO", Ready(), dossier).answer, "projects/forms/evidence/2");
  dossier.evidence.pop_back();
  dossier.ledger[1].superseded_at = Noon("2024-05-01");
  EXPECT_EQ(CheckOf("COMMITTEE_GO", Ready(), dossier).state, kMet) << "that line was a mistake";
}

TEST(ReadinessTest, WhatWasAddedIsAnsweredByEvidence) {
  const std::vector<StoredGateChange> changes = {
      {{"", kConstruction, "AUDIT"}, 1, {.label_fr = "un audit", .label_en = "an audit"}}};
  Dossier dossier = Investigated();
  const Check missing = CheckOf("AUDIT", Ready(), dossier, kConstruction, "2024-06-01", changes);
  EXPECT_EQ(missing.state, kMissing);
  EXPECT_EQ(missing.why, "CONSTRUCTION needs an audit: record evidence of it");
  dossier.evidence = {Shown(1, kConstruction, "AUDIT", "https://audit.example")};
  EXPECT_EQ(CheckOf("AUDIT", Ready(), dossier, kConstruction, "2024-06-01", changes).state, kMet);
}

TEST(ReadinessTest, AdvisedRefusesNothing) {
  const std::vector<StoredGateChange> changes = {{{"", kConstruction, "SPONSOR"}, 1, {.weight = Weight::kAdvised}}};
  base::Stored<Project> project = Ready();
  project.value.sponsors.clear();
  const Check advised = CheckOf("SPONSOR", project, Investigated(), kConstruction, "2024-06-01", changes);
  EXPECT_EQ(advised.state, kAdvised);
  EXPECT_EQ(advised.why, "CONSTRUCTION should have a sponsor: set sponsors");
  EXPECT_THAT(MissingGates(std::vector{advised}), IsEmpty());
  EXPECT_EQ(CheckOf("SPONSOR", Ready(), Investigated(), kConstruction, "2024-06-01", changes).state, kMet);
}

TEST(ReadinessTest, AWaiverCountsUntilItExpires) {
  base::Stored<Project> project = Ready();
  project.value.sponsors.clear();
  Dossier dossier = Investigated();
  dossier.waivers = {Waiving(1, kConstruction, "SPONSOR", "he retires", "2024-06-30")};
  const Check waived = CheckOf("SPONSOR", project, dossier, kConstruction, "2024-06-30");
  EXPECT_EQ(waived.state, kWaived);
  EXPECT_EQ(waived.why, "waived until 2024-06-30: he retires");
  EXPECT_EQ(waived.waiver_reason, "he retires");
  EXPECT_EQ(waived.waived_until, Day("2024-06-30"));
  EXPECT_EQ(waived.answer, "projects/forms/waivers/1");
  EXPECT_THAT(MissingGates(std::vector{waived}), IsEmpty());
  const Check expired = CheckOf("SPONSOR", project, dossier, kConstruction, "2024-07-01");
  EXPECT_EQ(expired.state, kMissing);
  EXPECT_THAT(expired.why, HasSubstr("(it was waived until 2024-06-30)"));
  EXPECT_EQ(CheckOf("SPONSOR", Ready(), dossier).state, kMet) << "what is met needs no waiver";
}

TEST(ReadinessTest, AWaiverIsForItsPhaseAndCodeWhileItHolds) {
  base::Stored<Project> project = Ready();
  project.value.outcome.host.clear();
  Dossier dossier{.ledger = {Line(1, kConsolidation, "2024-01-01")}};
  dossier.waivers = {Withdrawn(Waiving(1, kOperated, "HOST", "soon")), Waiving(2, kTransferred, "HOST", "soon"),
                     Waiving(3, kOperated, "MAINTAINER", "soon")};
  EXPECT_EQ(CheckOf("HOST", project, dossier, kOperated).state, kMissing);
  dossier.waivers.push_back(Waiving(4, kOperated, "HOST", "soon"));
  EXPECT_EQ(CheckOf("HOST", project, dossier, kOperated).answer, "projects/forms/waivers/4");
}

TEST(ReadinessTest, OnlyWhatIsAskedThatDayIsChecked) {
  const std::vector<StoredGateChange> changes = {
      {{"", kConstruction, "SPONSOR"}, 1, {.weight = Weight::kNotRequired}},
      {{"", kConstruction, "AUDIT"}, 1, {.weight = Weight::kMandatory, .since = Day("2025-01-01")}}};
  const auto requirements = EffectiveRequirements(kConstruction, changes);
  const auto codes = [&](std::string_view on) {
    return CodesOf(CheckGates(Ready(), Investigated(), requirements, kConstruction, Day(on)));
  };
  EXPECT_THAT(codes("2024-12-31"),
              ElementsAre("COMMITTEE_GO", "PROBLEM_STATEMENT", "INTRAPRENEUR", "BUDGET", "TIME_BOX"));
  EXPECT_THAT(codes("2025-01-01"),
              ElementsAre("COMMITTEE_GO", "PROBLEM_STATEMENT", "INTRAPRENEUR", "BUDGET", "TIME_BOX", "AUDIT"));
}

TEST(EntryRefusalsTest, TellEverythingAtOnce) {
  const base::Stored<Project> project;
  const auto on = Day("2023-12-31");
  const auto checks = CheckGates(project, Investigated(), EffectiveRequirements(kScaling, {}), kScaling, on);
  const auto refusals = EntryRefusals(Investigated(), checks, kScaling, on);
  EXPECT_THAT(CodesOf(refusals), ElementsAre("BEFORE_LAST_LINE", "ILLEGAL_TRANSITION", "COMMITTEE_GO", "LIVE_PRODUCT",
                                             "STATISTICS", "IMPACT", "RISK_ANALYSIS", "ACCESSIBILITY", "OPEN_SOURCE"));
  for (const Refusal& refusal : refusals) EXPECT_FALSE(refusal.description.empty()) << refusal.code;
  EXPECT_EQ(refusals[0].type, "DATE");
  EXPECT_EQ(refusals[1].type, "TRANSITION");
  EXPECT_EQ(refusals[2].type, "GATE");
}

TEST(EntryRefusalsTest, SupersededLinesSpeakAgainstNothing) {
  Dossier dossier{.ledger = {Line(1, kInvestigation, "2024-01-01"), Line(2, kStopped, "2030-01-01")}};
  dossier.ledger[1].superseded_at = Noon("2024-02-01");
  EXPECT_THAT(EntryRefusals(dossier, {}, kConstruction, Day("2024-06-01")), IsEmpty());
}

}  // namespace
}  // namespace pepiniere::portfolio
