// What pep metrics parses and prints, without a service.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/metrics/figure_words.h"
#include "clients/pep/metrics/history_file.h"
#include "clients/pep/metrics/part.h"
#include "clients/pep/metrics/served_words.h"
#include "clients/pep/metrics/source_rules.h"
#include "clients/pep/metrics/source_setup.h"
#include "clients/pep/metrics/subject.h"
#include "clients/pep/metrics/told_history.h"
#include "clients/pep/metrics/told_items.h"
#include "clients/pep/metrics/vocabulary.h"
#include "services/metrics/compute/formulas.h"

namespace pepiniere::pep {
namespace {

using testing::ContainsRegex;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Messages kEnglish(Language::kEnglish), kFrench(Language::kFrench);

absl::Time At(const char* text) {
  absl::Time time;
  std::string error;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, text, &time, &error)) << error;
  return time;
}

TEST(MetricsNumbers, AreReadBackTheSameAndSaidShort) {
  EXPECT_EQ(PlainNumber(0.1), "0.1");
  EXPECT_EQ(PlainNumber(1e300), "1e+300");
  EXPECT_EQ(SaidNumber(12345, kFrench), kFrench.Number(12345));
  EXPECT_EQ(SaidNumber(7.95, kFrench), "7,95");
  EXPECT_EQ(SaidNumber(0.00123, kEnglish), "0.00123") << "what is little is not 0";
}

TEST(MetricsWords, EachReasonHasWordsInBothLanguages) {
  const auto* type = google::protobuf::GetEnumDescriptor<metrics::v1::NoDataReason>();
  for (int i = 0; i < type->value_count(); ++i) {
    const auto reason = static_cast<metrics::v1::NoDataReason>(type->value(i)->number());
    const bool is_there = reason == metrics::v1::NO_DATA_REASON_UNSPECIFIED;
    EXPECT_EQ(SaidNoData(reason, kEnglish).empty(), is_there) << type->value(i)->name();
    EXPECT_EQ(SaidNoData(reason, kFrench).empty(), is_there) << type->value(i)->name();
  }
}

// Of all enumerations that fields of it have: what has no word is neither shown nor typed.
TEST(MetricsWords, EachValueHasAWord) {
  for (const EnumWords& words : MetricsPart().enums) {
    for (int i = 0; i < words.type->value_count(); ++i) {
      const auto& value = *words.type->value(i);
      if (value.number() == 0) continue;
      const std::string code = words.code(value.number());
      EXPECT_TRUE(value.name().ends_with("_" + code) && !code.empty()) << value.full_name();
    }
  }
}

TEST(MetricsWords, FiguresAreSaidInTheirUnit) {
  EXPECT_EQ(Measured(2.5, "deployments/week", kFrench), "2,5 jours par semaine");
  EXPECT_EQ(Measured(1, "days/week", kFrench), "1 jour par semaine");
  EXPECT_EQ(Measured(1200, "EUR", kEnglish), "1,200 EUR");
  EXPECT_EQ(Measured(90'000, "s", kFrench), "1 j 1 h");
  metrics::v1::Indicator indicator;
  indicator.set_unit("score");
  indicator.set_value(7.95);
  auto& shown = *indicator.add_parts();
  shown.set_key("shown");
  shown.set_value(8.0);
  EXPECT_EQ(SaidFigure(indicator, kEnglish).text, "8.0") << "rounded by its formula, and the band is of 7.95";
  EXPECT_EQ(SaidFigure(metrics::v1::Indicator(), kEnglish).text, "–");
  indicator.set_n(10);
  auto& flagged = *indicator.add_parts();
  flagged.set_key("flagged");
  EXPECT_EQ(SaidFigure(indicator, kEnglish).text, "8.0") << "of as many answers as its formula wants";
  flagged.set_value(1);
  EXPECT_EQ(SaidFigure(indicator, kEnglish).text, "8.0 (few answers: 10)");
  EXPECT_EQ(SaidFigure(indicator, kFrench).text, "8,0 (peu de réponses : 10)");
  EXPECT_EQ(SaidFigure(indicator, kFrench).tone, Tone::kWarning);
}

TEST(MetricsWords, NothingOfAFormulaStaysEnglishInFrench) {
  EXPECT_EQ(Called("lead_time", kFrench), "Délai de livraison") << "as the web and `formulas` call it";
  EXPECT_EQ(Called("throughput", kFrench), "Débit");
  EXPECT_EQ(Called("say_do", kFrench), "Dit et fait");
  EXPECT_EQ(Called("online_share", kFrench), "Part en ligne") << "what no file is computed to as well";
  EXPECT_EQ(Called("happiness", kFrench), "happiness");
  EXPECT_EQ(SaidServedBand("low", kFrench), "15 % ou moins") << "in either spelling";
  for (const metrics::Formula& formula : metrics::Formulas()) {
    for (const metrics::FormulaParameter& parameter : formula.parameters) {
      EXPECT_THAT(std::string(parameter.french), Not(ContainsRegex("low|middle|high"))) << parameter.name;
      EXPECT_THAT(SaidParameterUnit(parameter.unit, kFrench), Not(ContainsRegex("week|month|day|answer|/")))
          << parameter.name;
    }
  }
}

TEST(MetricsSubjects, AreTypedInShort) {
  EXPECT_EQ(SubjectName("visits"), "definitions/visits");
  EXPECT_EQ(SubjectName("aides/7"), "projects/aides/objectives/7");
  EXPECT_EQ(SubjectName("definitions/visits"), "definitions/visits");
  EXPECT_EQ(SubjectName(""), "");
}

TEST(MetricsSources, RulesAreTypedAtTheLastEqualsSign) {
  metrics::v1::Source source;
  EXPECT_EQ(AddStateRule("état=en cours=in-progress", source, kEnglish), "");
  EXPECT_EQ(source.state_rules(0).word(), "état=en cours");
  EXPECT_EQ(source.state_rules(0).state(), metrics::v1::STATE_CATEGORY_IN_PROGRESS);
  EXPECT_EQ(AddTierRule("prod-*=production", source, kFrench), "");
  EXPECT_EQ(SaidTierRule(source.tier_rules(0), kFrench), "prod-* · production");
  EXPECT_THAT(AddStateRule("done", source, kEnglish), HasSubstr("'done' is not WORD=STATE"));
  EXPECT_THAT(AddTierRule("prod=usagers", source, kFrench), HasSubstr("« usagers » n'est pas l'un de"));
}

TEST(MetricsSources, EachKindSaysWhatToPaste) {
  metrics::v1::Source source;
  source.set_hook_uri("/hooks/01K");
  for (const auto& word : Words<metrics::v1::Source::Kind>()) {
    source.set_kind(word.value);
    source.clear_secret();
    EXPECT_THAT(SetupSteps(source, "", kFrench), IsEmpty()) << "without its secret there is nothing to paste";
    source.set_secret("s3cret");
    std::string steps;
    for (const std::string& step : SetupSteps(source, "", kFrench)) steps += step + "\n";
    EXPECT_THAT(steps, HasSubstr("https://ADDRESS/hooks/01K")) << word.code;
    EXPECT_THAT(steps, HasSubstr("s3cret")) << word.code;
  }
}

TEST(MetricsFiles, WhatIsToldBecomesItems) {
  metrics::Told told;
  told.events = {metrics::ItemSeen{.keys = {},
                                   .id = "EIG-7",
                                   .type = "bug",
                                   .transitions = {{metrics::State::kInProgress, At("2026-09-01T08:00:00Z")},
                                                   {metrics::State::kDone, At("2026-09-02T08:00:00Z")}},
                                   .memberships = {{"Sprint 12", At("2026-09-01T00:00:00Z"), {}}}},
                 metrics::SurveyDay{.kind = metrics::SurveyKind::kJdma,
                                    .form = "demande",
                                    .day = *base::Date::Parse("2026-09-01"),
                                    .counts = {{10, 60}, {5, 39}, {0, 1}}},
                 metrics::PointSeen{.metric = "visits", .time = At("2026-09-01T00:00:00Z"), .value = 0}};
  told.lines = {4, 0, 7};  // 0: of many lines
  const auto items = ItemsOf(told, "projects/aides", "board.csv");
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].file(), "board.csv");
  EXPECT_EQ(items[0].name(), "line 4 (EIG-7)") << "as its findings are called";
  EXPECT_EQ(items[0].work_item().transitions(1).to(), metrics::v1::STATE_CATEGORY_DONE);
  EXPECT_EQ(items[0].work_item().memberships(0).sprint(), "projects/aides/sprints/Sprint-12");
  EXPECT_FALSE(items[0].work_item().memberships(0).has_to_time());
  EXPECT_EQ(items[1].name(), "demande 2026-09-01");
  std::vector<std::string> answers;
  for (const auto& count : items[1].survey().counts()) {
    answers.push_back(count.answer() + "=" + std::to_string(count.count()));
  }
  EXPECT_THAT(answers, ElementsAre("BAD=1", "MEDIUM=39", "GOOD=60"));
  EXPECT_EQ(items[2].point().metric(), "definitions/visits");
  EXPECT_EQ(items[2].name(), "line 7 (visits)");
  EXPECT_EQ(items[2].point().value(), 0);
}

ToldHistory Told() {
  ToldHistory told;
  told.as_of = told.to = At("2026-10-01T00:00:00Z");
  told.from = At("2026-07-01T00:00:00Z");
  told.zone = Paris();
  auto& item = told.items.emplace_back();
  item.set_name("projects/aides/workItems/142");
  item.set_title("Nom de quelqu'un");
  auto& transition = *item.add_transitions();
  transition.set_to(metrics::v1::STATE_CATEGORY_IN_PROGRESS);
  ToProto(At("2026-09-01T08:00:00Z"), transition.mutable_time());
  auto& deployment = told.deployments.emplace_back();
  deployment.set_name("projects/aides/deployments/d1");
  deployment.set_tier(metrics::v1::Deployment::TIER_PRODUCTION);
  deployment.set_outcome(metrics::v1::Deployment::OUTCOME_SUCCEEDED);
  ToProto(At("2026-09-02T08:00:00Z"), deployment.mutable_finish_time());
  auto& called_off = told.deployments.emplace_back(deployment);
  called_off.set_name("projects/aides/deployments/d2");
  called_off.set_outcome(metrics::v1::Deployment::OUTCOME_CANCELLED);
  auto& incident = told.incidents.emplace_back();
  incident.set_name("projects/aides/incidents/i1");
  incident.set_deployment("projects/aides/deployments/d1");
  ToProto(At("2026-09-02T09:00:00Z"), incident.mutable_detect_time());
  told.incidents.emplace_back(incident).set_unrelated(true);
  for (const char* day : {"2026-06-30", "2026-08-01", "2026-08-02"}) {  // the first one before the period
    auto& survey = told.surveys.emplace_back();
    survey.set_kind(metrics::v1::Survey::KIND_JDMA);
    ToProto(*base::Date::Parse(day), survey.mutable_date());
    auto& good = *survey.add_counts();
    good.set_answer("GOOD");
    good.set_count(30);
  }
  auto& values = told.values.emplace_back();
  values.series.set_metric("definitions/visits");
  values.series.set_source("csv.points");
  auto& point = values.points.emplace_back();
  ToProto(At("2026-09-01T00:00:00Z"), point.mutable_start_time());
  point.set_n(1);
  point.set_last(0);
  values.points.emplace_back().set_no_data(metrics::v1::NO_DATA_REASON_NO_ROWS);  // taken back
  return told;
}

TEST(MetricsExport, IsWhatComputeReads) {
  const std::string json = HistoryJson(Told());
  const ReadHistory read = ReadHistoryFile(json);
  EXPECT_THAT(read.faults, IsEmpty()) << json;
  const metrics::History& history = read.file.history;
  EXPECT_EQ(read.file.window.from, At("2026-07-01T00:00:00Z"));
  ASSERT_EQ(history.items.size(), 1U);
  EXPECT_EQ(history.items[0].id, "142");
  EXPECT_EQ(history.items[0].transitions[0].to, metrics::State::kInProgress);
  ASSERT_EQ(history.deployments.size(), 2U);
  EXPECT_EQ(history.deployments[0].tier, "production");
  EXPECT_EQ(history.deployments[0].outcome, metrics::Outcome::kSucceeded);
  EXPECT_FALSE(history.deployments[1].finished) << "what was called off came to nobody";
  ASSERT_EQ(history.incidents.size(), 1U) << "no deployment caused the other one";
  EXPECT_EQ(history.incidents[0].deployment, "d1");
  ASSERT_TRUE(history.surveys.jdma);
  EXPECT_EQ(history.surveys.jdma->good, 60) << "of the period";
  EXPECT_FALSE(history.surveys.nps) << "nobody was asked";
  ASSERT_EQ(read.file.points.size(), 1U) << "0 is a value, what was taken back is none";
  EXPECT_THAT(json, Not(HasSubstr("Nom de quelqu'un")));
}

}  // namespace
}  // namespace pepiniere::pep
