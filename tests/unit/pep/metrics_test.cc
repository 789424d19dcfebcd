// pep metrics against a service in this process: what it is asked, and how its answers are shown.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/unit/pep/fake_metrics.h"

namespace pepiniere::pep {
namespace {

using testing::ContainsRegex;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST_F(MetricsTest, AFigureIsAValueOrWhyThereIsNone) {
  EXPECT_EQ(Pep({"metrics", "indicators", "aides", "--indicator", "cycle_time", "--dimension", "audience=COMPANIES",
                 "--parameter", "fail_horizon=48", "--from", "2026-07-02", "--to", "2026-10-01"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(service_.asked.project(), "projects/aides");
  EXPECT_THAT(service_.asked.indicators(), ElementsAre("cycle_time"));
  EXPECT_EQ(service_.asked.dimensions(0).value(), "COMPANIES");
  EXPECT_EQ(service_.asked.parameters(0).value(), 48);
  EXPECT_EQ(Iso(service_.asked.from_time()), "2026-07-01T22:00:00Z");
  EXPECT_THAT(out_.str(), ContainsRegex("Cycle time +5 d 12 h +9 d"));
  EXPECT_THAT(out_.str(), HasSubstr("no data: nobody"));
  EXPECT_THAT(out_.str(), HasSubstr("12.5 % (1/8)"));
  EXPECT_THAT(out_.str(), HasSubstr("(Europe/Paris)"));

  EXPECT_EQ(Pep({"metrics", "indicators", "aides", "--lang", "fr"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("pas de donnée"));

  EXPECT_EQ(Pep({"metrics", "indicators", "aides", "-o", "csv"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), StartsWith("project,indicator,formula,subject,dimensions,unit,no_data,n,value,p15,p50,"));
  EXPECT_THAT(out_.str(), HasSubstr("\nprojects/aides,rework_rate,,,,,NOT_COVERED,0,,,,,,"));
  EXPECT_THAT(out_.str(), HasSubstr(",ratio,,0,0.125,,,,,,,1,8,UP_TO_15_PERCENT,"));
}

TEST_F(MetricsTest, WhatIsTypedWrongIsSaid) {
  EXPECT_EQ(Pep({"metrics", "indicators", "aides", "--parameter", "fail_horizon=deux"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("'fail_horizon=deux' is not KEY=NUMBER"));
  EXPECT_EQ(Pep({"metrics", "indicators", "aides", "--dimension", "COMPANIES", "--lang", "fr"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("« COMPANIES » n'est pas CLÉ=VALEUR"));
  EXPECT_EQ(Pep({"metrics", "forecast", "aides", "--days", "30", "--by", "2026-12-01"}), ExitCode::kUsage);
  EXPECT_EQ(Pep({"metrics", "objectives", "judge", "7", "confirmed", "--reason", "x"}), ExitCode::kUsage);
}

TEST_F(MetricsTest, TheFlowSaysWhatAgesAndWhatNobodyKnows) {
  EXPECT_EQ(Pep({"metrics", "flow", "aides", "--grain", "month", "--type", "bug"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.flow_asked.grain(), GRAIN_MONTH);
  EXPECT_THAT(service_.flow_asked.types(), ElementsAre("bug"));
  EXPECT_THAT(out_.str(), ContainsRegex("142 +12 d +85 % of others"));
  EXPECT_THAT(out_.str(), HasSubstr("1 of 3 are shown."));
  EXPECT_THAT(out_.str(), HasSubstr("no data: too few to tell"));
  EXPECT_THAT(out_.str(), HasSubstr("no data: nothing of the kind was told"));
  EXPECT_EQ(Pep({"metrics", "flow", "aides", "--part", "ageing", "-o", "csv"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("projects/aides/workItems/142,142,,,,,1036800,85\r\n"));
}

TEST_F(MetricsTest, WhatStoodAtTheEndOfAWeekIsToldOfItsLastDay) {
  Flow::Standing& standing = *service_.flow_told.add_cumulative();
  standing.mutable_date()->set_year(2026);
  standing.mutable_date()->set_month(3);
  standing.mutable_date()->set_day(16);
  standing.mutable_time()->set_seconds(1774220400);  // midnight in Paris after Sunday the 22nd
  standing.set_todo(7);
  EXPECT_EQ(Pep({"metrics", "flow", "aides", "--part", "cumulative"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(out_.str(), ContainsRegex("At the end of +To do"));
  EXPECT_THAT(out_.str(), ContainsRegex("22 Mar 2026 +7"));
}

TEST_F(MetricsTest, AForecastIsShownWithWhatSuchPromisesWereWorthOrNotAtAll) {
  auto& many = *service_.forecast.mutable_how_many();
  many.set_days(30);
  many.set_p50(30);
  many.set_p85(23);
  many.set_p95(19);
  auto& when = *service_.forecast.mutable_when();
  when.set_items(20);
  when.set_p50_days(20);
  when.set_p85_days(27);
  auto& backtest = *service_.forecast.mutable_backtest();
  backtest.set_origins(20);
  auto& coverage = *backtest.add_coverages();
  coverage.set_percent(85);
  coverage.set_kept(17);
  coverage.set_made(20);
  coverage.set_share(0.85);
  coverage.set_low(0.64);
  coverage.set_high(0.948);
  EXPECT_EQ(Pep({"metrics", "forecast", "aides", "bourses", "--days", "30", "--items", "20", "--method", "weekdays"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_THAT(service_.forecast_asked.projects(), ElementsAre("projects/aides", "projects/bourses"));
  EXPECT_EQ(service_.forecast_asked.method(), ForecastRequest::METHOD_WEEKDAYS);
  EXPECT_THAT(out_.str(), ContainsRegex("85 % +23 +30"));
  EXPECT_THAT(out_.str(), ContainsRegex("85 % +20 +27"));
  EXPECT_THAT(out_.str(), ContainsRegex("95 % +20 +more than 1,000")) << "no number of days does";
  EXPECT_THAT(out_.str(), HasSubstr("kept 17 times of 20, 85 % (between 64 % and 95 %)"));
  EXPECT_EQ(Pep({"metrics", "forecast", "aides", "-o", "csv"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("\nhow_many,95,19,30,\r\n"));
  EXPECT_THAT(out_.str(), HasSubstr("\nwhen,95,20,,\r\n"));

  backtest.set_no_data(NO_DATA_REASON_TOO_FEW);
  EXPECT_EQ(Pep({"metrics", "forecast", "aides"}), ExitCode::kOk);
  EXPECT_EQ(out_.str(), "not enough history to say how good this is\n");
  service_.forecast.set_no_data(NO_DATA_REASON_TOO_FEW);
  EXPECT_EQ(Pep({"metrics", "forecast", "aides"}), ExitCode::kOk);
  EXPECT_EQ(out_.str(), "no data: too few to tell\n");
}

TEST_F(MetricsTest, ExplainsAFigureAndWritesItsExportWhole) {
  EXPECT_EQ(Pep({"metrics", "explain", "aides", "cycle_time", "--lang", "fr"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(out_.str(), HasSubstr("fin - début"));
  EXPECT_THAT(out_.str(), ContainsRegex("1 +1 j"));
  EXPECT_THAT(out_.str(), HasSubstr("traverse la fin"));
  EXPECT_THAT(out_.str(), HasSubstr("lignes : 2 ; dit le 28 nov. 2026"));
  EXPECT_THAT(out_.str(), Not(ContainsRegex("dit le [^\n]*1970"))) << "what has no instant is of none";
  EXPECT_THAT(errors_.str(), HasSubstr("1 lignes sur 2 ; --all montre le reste"));
  EXPECT_EQ(service_.explain_asked.size(), 1U);

  const std::string file = File("figure.jsonl");
  EXPECT_EQ(Pep({"metrics", "explain", "aides", "cycle_time", "--subject", "visits", "--export", file}), ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(Read(file), "{}\n") << "all pages, one after the other";
  EXPECT_TRUE(service_.explain_asked.back().with_export());
  EXPECT_EQ(service_.explain_asked.back().page_token(), "2");
  EXPECT_EQ(service_.explain_asked.back().subject(), "definitions/visits");

  service_.sum[0] = '0';
  EXPECT_EQ(Pep({"metrics", "explain", "aides", "cycle_time", "--export", File("touched.jsonl")}), ExitCode::kTampered);
  EXPECT_FALSE(std::filesystem::exists(File("touched.jsonl")));
  EXPECT_EQ(Pep({"metrics", "snapshots", "export", "aides/3", File("touched.jsonl")}), ExitCode::kTampered);
  service_.sum = kSum;
  EXPECT_EQ(Pep({"metrics", "snapshots", "export", "aides/3", File("kept.jsonl")}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(Read(File("kept.jsonl")), "{}\n");
}

TEST_F(MetricsTest, ANewSourceShowsItsSecretOnceAndWhatToPaste) {
  const std::vector<std::string> create = {"metrics",
                                           "sources",
                                           "create",
                                           "--kind",
                                           "github",
                                           "--project",
                                           "aides",
                                           "--title",
                                           "Forge",
                                           "--site",
                                           "https://pepiniere.example/"};
  EXPECT_EQ(Pep(create), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(out_.str(), HasSubstr("Secret, shown this once: s3cret"));
  EXPECT_THAT(out_.str(), HasSubstr("Payload URL: https://pepiniere.example/hooks/01K\n"));
  EXPECT_THAT(out_.str(), HasSubstr("Content type: application/json"));
  service_.repeated = true;
  EXPECT_EQ(Pep(create), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("`rotate` makes a new one"));
  EXPECT_THAT(out_.str(), Not(HasSubstr("Payload URL")));
  EXPECT_EQ(Pep({"metrics", "sources", "list", "--project", "aides", "-o", "csv"}), ExitCode::kOk);
  EXPECT_EQ(service_.sources_of, "projects/aides");
  EXPECT_THAT(out_.str(), Not(HasSubstr("secret,"))) << "a list has none";
}

TEST_F(MetricsTest, WhoNamesNoProjectIsToldToNameOne) {
  EXPECT_EQ(Pep({"metrics", "sources", "create", "--kind", "github", "--title", "Forge"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("say whose it is, with --project"));
  service_.all_sources_forbidden = true;
  EXPECT_EQ(Pep({"metrics", "sources", "list"}), ExitCode::kNotAllowed);
  EXPECT_THAT(errors_.str(), HasSubstr("name yours with --project"));
  EXPECT_EQ(Pep({"metrics", "sources", "list", "--project", "aides"}), ExitCode::kOk) << errors_.str();
}

TEST_F(MetricsTest, WhyAnEventIsRefusedIsSaidInTheReadersWords) {
  EXPECT_EQ(Pep({"metrics", "sources", "events", "show", "01K/01L", "--lang", "fr"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(out_.str(), HasSubstr("doit être un instant avec son décalage, comme"));
  EXPECT_EQ(Pep({"metrics", "sources", "events", "show", "01K/01L"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("must be an instant with an offset, as \"2026-10-01T08:00:00Z\""));
}

TEST_F(MetricsTest, SeveralIndicatorsAreAskedInOneWord) {
  EXPECT_EQ(Pep({"metrics", "indicators", "aides", "--indicator", "wip,age", "--indicator", "jdma"}), ExitCode::kOk);
  EXPECT_THAT(service_.asked.indicators(), ElementsAre("wip", "age", "jdma"));
}

TEST_F(MetricsTest, AnItemIsTypedWithAllThatItWentThrough) {
  EXPECT_EQ(Pep({"metrics", "items", "create", "aides/142", "--type", "bug", "--requested", "2026-09-01",
                 "--transition", "in-progress;2026-09-02T08:00:00Z;En revue; et plus", "--transition",
                 "done;2026-09-03", "--estimate", "3;2026-09-01", "--sprint", "aides/12;2026-09-01;2026-09-15"}),
            ExitCode::kOk)
      << errors_.str();
  const WorkItem& item = service_.item.work_item();
  EXPECT_EQ(service_.item.parent(), "projects/aides");
  EXPECT_EQ(service_.item.work_item_id(), "142");
  EXPECT_EQ(Iso(item.request_time()), "2026-08-31T22:00:00Z") << "a day begins in Paris";
  EXPECT_EQ(item.transitions(0).status(), "En revue; et plus");
  EXPECT_EQ(item.transitions(1).to(), STATE_CATEGORY_DONE);
  EXPECT_EQ(item.estimates(0).value(), 3);
  EXPECT_EQ(item.memberships(0).sprint(), "projects/aides/sprints/12");
  EXPECT_EQ(Iso(item.memberships(0).to_time()), "2026-09-14T22:00:00Z");
  EXPECT_EQ(Pep({"metrics", "items", "create", "aides/142", "--transition", "fini"}), ExitCode::kUsage);
  EXPECT_EQ(Pep({"metrics", "items", "create", "aides/142", "--transition", "gone;2026-09-03"}), ExitCode::kUsage);
}

TEST_F(MetricsTest, WhatABatchRefusesEndsInAnError) {
  EXPECT_EQ(Pep({"metrics", "items", "record", "aides", "--source-id", "142"}), ExitCode::kInvalid);
  EXPECT_THAT(out_.str(), ContainsRegex("refused +transitions\\[0\\]\\.time lies"));
  EXPECT_THAT(errors_.str(), HasSubstr("1 was refused"));
}

TEST_F(MetricsTest, AnObjectiveIsMadeAndJudged) {
  EXPECT_EQ(
      Pep({"metrics", "objectives", "create", "aides", "--title", "Plus d'usagers", "--metric", "visits", "--baseline",
           "0", "--target", "200.5", "--target-date", "2027-01-31", "--dimension", "audience=COMPANIES"}),
      ExitCode::kOk)
      << errors_.str();
  const Objective& made = service_.objective.objective();
  EXPECT_EQ(service_.objective.parent(), "projects/aides");
  EXPECT_EQ(made.metric(), "definitions/visits");
  EXPECT_TRUE(made.has_baseline()) << "0 is a baseline";
  EXPECT_EQ(made.target(), 200.5);
  EXPECT_EQ(made.dimensions(0).key(), "audience");
  EXPECT_THAT(out_.str(), HasSubstr("200.5"));
  EXPECT_EQ(Pep({"metrics", "objectives", "judge", "aides/7", "confirmed", "--reason", "cela a doublé", "--evidence",
                 "aides/3"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(service_.judged.name(), "projects/aides/objectives/7");
  EXPECT_EQ(service_.judged.verdict(), Objective::VERDICT_CONFIRMED);
  EXPECT_THAT(service_.judged.evidence(), ElementsAre("projects/aides/snapshots/3"));
  EXPECT_EQ(Pep({"metrics", "objectives", "compare", "aides"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("no data: no"));
}

TEST_F(MetricsTest, NoPointIsNotZero) {
  EXPECT_EQ(Pep({"metrics", "points", "read", "aides", "visits", "--grain", "week"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.read.metric(), "definitions/visits");
  EXPECT_EQ(service_.read.grain(), GRAIN_WEEK);
  EXPECT_THAT(out_.str(), HasSubstr("no data: nothing"));
  EXPECT_EQ(Pep({"metrics", "points", "list", "aides/1", "-o", "csv"}), ExitCode::kOk);
  EXPECT_EQ(service_.read.name(), "projects/aides/series/1");
  EXPECT_THAT(out_.str(), HasSubstr("2026-09-01T22:00:00Z,,0,NO_ROWS,,,"));
  EXPECT_THAT(out_.str(), HasSubstr("2026-09-02T22:00:00Z,,1,,,0,"));
  EXPECT_EQ(Pep({"metrics", "series", "list"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), ContainsRegex("aides/1 +visits +audience=COMPANIES"));
}

TEST_F(MetricsTest, PointsOfAFileAreToldInAStream) {
  const std::string file =
      File("points.csv",
           "metric;time;value;audience\nvisits;2026-09-01;1 234,5;COMPANIES\nvisites;2026-09-01;0;\nvisits;hier;1;\n");
  EXPECT_EQ(Pep({"metrics", "points", "ingest", "aides", file}), ExitCode::kInvalid) << errors_.str();
  ASSERT_EQ(service_.ingested.size(), 1U);
  EXPECT_EQ(service_.ingested[0].source(), "csv.points");
  ASSERT_EQ(service_.ingested[0].points_size(), 2);
  EXPECT_EQ(service_.ingested[0].points(0).value(), 1234.5);
  EXPECT_EQ(service_.ingested[0].points(0).dimensions(0).value(), "COMPANIES");
  EXPECT_THAT(out_.str(), ContainsRegex("1 +0 +0 +2")) << "the line that is no point is refused too";
  EXPECT_THAT(errors_.str(), HasSubstr("line 4"));
  EXPECT_THAT(errors_.str(), HasSubstr("line 3: metric: \"visites\" is no metric of this project, nor everybody's"))
      << "where, what, and what is wrong with it";
  EXPECT_EQ(Pep({"metrics", "points", "ingest", "aides", file, "--lang", "fr"}), ExitCode::kInvalid);
  EXPECT_THAT(errors_.str(), HasSubstr("ligne 3 : metric: \"visites\" n'est pas une mesure"));
}

TEST_F(MetricsTest, WhatAServerRefusesOfAFileNamesItsLine) {
  const std::string file = File("points.csv", "metric;time;value;audience\nvisits;2026-09-01;1;particuliers\n");
  service_.import_fault = "audience \"martiens\" must be INDIVIDUALS, COMPANIES or ASSOCIATIONS";
  EXPECT_EQ(Pep({"metrics", "import", "points", file, "--project", "aides", "--lang", "fr"}), ExitCode::kOk)
      << errors_.str();
  ASSERT_EQ(service_.imported[0].items_size(), 1);
  EXPECT_EQ(service_.imported[0].items(0).name(), "line 2 (visits)");
  EXPECT_EQ(service_.imported[0].items(0).point().dimensions(0).value(), "INDIVIDUALS");
  EXPECT_THAT(out_.str(), HasSubstr("[ligne 2 (visits)]  audience: \"martiens\" : dites"));
}

TEST_F(MetricsTest, ImportsAFileWithItsReport) {
  const std::string file = File(
      "sprints.csv", "id,start,end,goal\nSprint 12,2026-09-01,2026-09-15,Aller plus vite\nx,2026-09-02,2026-09-01,\n");
  const std::string report = File("report.jsonl");
  EXPECT_EQ(Pep({"metrics", "import", "sprints", file, "--project", "aides", "--dry-run", "--report", report}),
            ExitCode::kOk)
      << errors_.str();
  ASSERT_EQ(service_.imported.size(), 1U);
  EXPECT_EQ(service_.imported[0].parent(), "projects/aides");
  EXPECT_EQ(service_.imported[0].source(), "csv.sprints");
  EXPECT_TRUE(service_.imported[0].dry_run());
  ASSERT_EQ(service_.imported[0].items_size(), 1);
  const MetricsItem& item = service_.imported[0].items(0);
  EXPECT_EQ(item.sprint().name(), "projects/aides/sprints/Sprint-12");
  EXPECT_EQ(item.sprint().source_id(), "Sprint 12");
  EXPECT_EQ(Iso(item.sprint().end_time()), "2026-09-14T22:00:00Z");
  EXPECT_THAT(out_.str(), ContainsRegex("Sprints +1 +0 +0 +0 +1")) << "created, ..., refused";
  EXPECT_THAT(out_.str(), HasSubstr("Dry run: nothing was kept."));
  EXPECT_THAT(Read(report), HasSubstr("BACKWARD"));
  EXPECT_EQ(Pep({"metrics", "import", "sprints", File("empty.csv", "\n"), "--project", "aides"}), ExitCode::kInvalid);
}

TEST_F(MetricsTest, ImportsAHistoryInTheShapeThatComputeReads) {
  const std::string file = File("history.json", R"({"asOf": "2026-10-01T00:00:00Z",
    "items": [{"id": "T-1", "transitions": [{"to": "DONE", "at": "2026-09-02T08:00:00Z"}],
      "memberships": [{"sprint": "Sprint 12", "from": "2026-09-01T07:00:00Z"}]}],
    "sprints": [{"id": "Sprint 12", "start": "2026-09-01T07:00:00Z", "end": "2026-09-15T07:00:00Z", "closed": true}],
    "deployments": [{"id": "D-1", "tier": "production", "finishedAt": "2026-09-03T08:00:00Z", "outcome": "ROLLED_BACK",
      "rolledBackAt": "2026-09-03T09:00:00Z", "changes": ["abcdef1"], "intent": "INCIDENT"}],
    "changes": [{"sha": "abcdef1", "mergedAt": "2026-09-03T07:00:00Z"}],
    "incidents": [{"id": "I-1", "detectedAt": "2026-09-03T08:30:00Z", "deployment": "D-1"}],
    "points": [{"metric": "visits", "time": "2026-09-01T10:00:00Z", "value": 0, "dimensions": {"audience": "COMPANIES"}}],
    "surveys": {"nps": {"9": 3}}, "throughput": [1]})");
  const std::string report = File("report.jsonl");
  EXPECT_EQ(Pep({"metrics", "import", "history", file, "--project", "aides", "--report", report}), ExitCode::kOk)
      << errors_.str();
  ASSERT_EQ(service_.imported.size(), 1U);
  EXPECT_EQ(service_.imported[0].source(), "history");
  ASSERT_EQ(service_.imported[0].items_size(), 6);
  EXPECT_EQ(service_.imported[0].items(0).sprint().name(), "projects/aides/sprints/Sprint-12");
  const WorkItem& item = service_.imported[0].items(1).work_item();
  EXPECT_EQ(item.source_id(), "T-1");
  EXPECT_FALSE(item.has_request_time()) << "nobody knows when it was asked for";
  EXPECT_EQ(item.transitions(0).to(), STATE_CATEGORY_DONE);
  EXPECT_EQ(item.memberships(0).sprint(), "projects/aides/sprints/Sprint-12");
  EXPECT_EQ(service_.imported[0].items(2).change().name(), "projects/aides/changes/abcdef1");
  const Deployment& deployment = service_.imported[0].items(3).deployment();
  EXPECT_EQ(deployment.tier(), Deployment::TIER_PRODUCTION);
  EXPECT_EQ(deployment.outcome(), Deployment::OUTCOME_ROLLED_BACK);
  EXPECT_EQ(deployment.intent(), Deployment::INTENT_INCIDENT);
  EXPECT_EQ(Iso(deployment.rollback_time()), "2026-09-03T09:00:00Z");
  EXPECT_EQ(service_.imported[0].items(4).incident().deployment(), "projects/aides/deployments/D-1");
  EXPECT_EQ(service_.imported[0].items(5).point().metric(), "definitions/visits");
  EXPECT_EQ(service_.imported[0].items(5).point().dimensions(0).value(), "COMPANIES");
  EXPECT_THAT(Read(report), HasSubstr("NO_DAY")) << "answers of a whole period are told to be left out";
  EXPECT_THAT(Read(report), HasSubstr("NO_ITEMS"));
  EXPECT_EQ(Pep({"metrics", "import", "history", File("wrong.json", "{\"items\": []}"), "--project", "aides"}),
            ExitCode::kInvalid);
  EXPECT_THAT(errors_.str(), HasSubstr("asOf"));
}

TEST_F(MetricsTest, OverManyProjectsCoverageComesFirst) {
  EXPECT_EQ(Pep({"metrics", "portfolio"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(out_.str(), StartsWith("18 of 40 projects tell something"));
  EXPECT_THAT(out_.str(), ContainsRegex("Cycle time +3 of 40 +–"));
  EXPECT_EQ(Pep({"metrics", "portfolio", "-o", "csv"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("cycle_time,,s,3,37,NO_ROWS=37,,,,,\r\n"));
  EXPECT_THAT(out_.str(), HasSubstr("lead_time,,s,6,0,,,86400,,,P85\r\n"));
  EXPECT_EQ(Pep({"metrics", "portfolio", "--lang", "fr"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("chaque")) << "the spread of durations is one of projects' P85";
  EXPECT_EQ(Pep({"metrics", "services", "--lang", "fr"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("18 services sur 40 disent quelque chose."));
  EXPECT_EQ(Pep({"metrics", "services", "-o", "csv"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("projects/aides,Aides,,,usage,,,,,,,,NO_ROWS,,\r\n"));
  EXPECT_THAT(out_.str(), HasSubstr("projects/aides,Aides,,,jdma,,COMPANIES,score,7.95,,,,,100,MEDIUM\r\n"));
}

}  // namespace
}  // namespace pepiniere::pep
