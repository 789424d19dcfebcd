#include "services/metrics/compute/formulas.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/metrics/compute/indicator_names.h"
#include "tests/unit/metrics_compute/histories.h"

namespace pepiniere::metrics {
namespace {

using testing::ElementsAre;

TEST(FormulasTest, EveryIndicatorHasOneThatAPersonCanRead) {
  std::vector<std::string> ids;
  for (const Formula& formula : Formulas()) {
    ids.emplace_back(formula.id);
    EXPECT_EQ(formula.Name(), std::string(formula.id) + "@1");
    for (const std::string_view text : {formula.french, formula.english, formula.source, formula.unit}) {
      EXPECT_FALSE(text.empty()) << formula.id;
    }
    EXPECT_EQ(FindFormula(formula.id), &formula);
    EXPECT_NE(FindIndicatorName(formula.id), nullptr) << formula.id;
  }
  EXPECT_THAT(ids, ElementsAre("cycle_time", "lead_time", "wip", "age", "throughput", "littles_law", "velocity",
                               "say_do", "deployment_frequency", "change_lead_time", "change_fail_rate",
                               "recovery_time", "rework_rate", "jdma", "nps", "csat"));
  EXPECT_EQ(FindFormula("happiness"), nullptr);
  EXPECT_EQ(FindIndicatorName("happiness"), nullptr);
}

TEST(FormulasTest, WhatTheySayOfParametersIsWhatIsTaken) {
  const Parameters standard;
  const auto parameter = [](std::string_view formula, std::string_view name) {
    for (const FormulaParameter& p : FindFormula(formula)->parameters) {
      if (p.name == name) return p.standard;
    }
    ADD_FAILURE() << formula << " has no " << name;
    return -1.0;
  };
  EXPECT_EQ(parameter("change_fail_rate", "fail_horizon"), absl::ToDoubleHours(standard.fail_horizon));
  EXPECT_EQ(parameter("recovery_time", "fail_horizon"), absl::ToDoubleHours(standard.fail_horizon));
  EXPECT_EQ(parameter("velocity", "velocity_sprints"), standard.velocity_sprints);
  EXPECT_EQ(parameter("deployment_frequency", "frequency_weeks"), standard.frequency_weeks);
  EXPECT_EQ(parameter("jdma", "jdma_flag_below"), standard.jdma_flag_below);
  for (const char* const id : {"change_lead_time", "recovery_time"}) {
    EXPECT_EQ(parameter(id, "dora_day"), absl::ToDoubleHours(standard.dora_bands.day));
    EXPECT_EQ(parameter(id, "dora_week"), absl::ToDoubleHours(standard.dora_bands.week));
    EXPECT_EQ(parameter(id, "dora_month"), absl::ToDoubleHours(standard.dora_bands.month));
    EXPECT_EQ(parameter(id, "dora_six_months"), absl::ToDoubleHours(standard.dora_bands.six_months));
  }
}

TEST(FormulasTest, WhereNothingIsKnownEveryFigureSaysSo) {
  const std::vector<Figure> figures = Compute({}, Until(Hour(0)));
  ASSERT_EQ(figures.size(), Formulas().size());
  for (const Figure& figure : figures) {
    EXPECT_EQ(figure.no_data, NoData::kNoRows) << figure.id;
    EXPECT_EQ(ToString(*figure.no_data), "NO_ROWS");
    EXPECT_FALSE(figure.value || figure.p50 || figure.min || figure.numerator) << figure.id << ": absence is not 0";
  }
}

}  // namespace
}  // namespace pepiniere::metrics
