#include "services/metrics/ingest/points_csv.h"

#include "services/metrics/ingest/jdma_csv.h"
#include "tests/unit/metrics_ingest/readings.h"

namespace pepiniere::metrics {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

TEST(PointsTest, EveryOtherColumnIsADimension) {
  const auto told = ReadPoints(
      "indicateur;date;valeur;revision;audience;région\n"
      "usage;2026-09-01;1 234,5;;individuals;\n"
      "usage;2026-09-01T08:00:00Z;12;2;;Île-de-France\n"
      "usage;hier;1;;;\n"
      "usage;2026-09-01;beaucoup;;;\n"
      "usage;2026-09-01;;;;\n"
      "usage;2026-09-01;1;1,5;;\n"
      "usage;2026-10-05;1;;;\n",
      InParis());
  ASSERT_TRUE(told.ok()) << told.status();
  const auto points = AllOf<PointSeen>(told->events);
  ASSERT_EQ(points.size(), 2U);
  EXPECT_EQ(points[0].metric, "usage");
  EXPECT_EQ(points[0].value, 1234.5);
  EXPECT_EQ(points[0].time, At("2026-08-31T22:00:00Z"));
  EXPECT_EQ(points[0].revision, std::nullopt);
  EXPECT_THAT(points[0].dimensions, ElementsAre(Pair("audience", "INDIVIDUALS"))) << "an empty cell is no dimension";
  EXPECT_THAT(told->lines, ElementsAre(2, 3)) << "of each point, for what a server says of it";
  EXPECT_EQ(points[1].revision, 2);
  EXPECT_THAT(points[1].dimensions, ElementsAre(Pair("région", "Île-de-France")));
  EXPECT_THAT(Said(told->findings),
              ElementsAre("1 audience READ_AS_DIMENSION", "1 région READ_AS_DIMENSION", "!4 date NO_INSTANT",
                          "!5 valeur NO_NUMBER", "!6 valeur MISSING", "!7 revision NO_NUMBER", "!8 date CLOCK"));
  EXPECT_EQ(told->read, 7);
  EXPECT_EQ(told->refused, 5);
}

TEST(PointsTest, AudiencesAreReadAsPeopleWriteThem) {
  const auto told = ReadPoints(
      "metric,time,value,audience,channel\n"
      "visits,2026-09-01,1,particuliers,particuliers\n"
      "visits,2026-09-01,1,Entreprises,\n"
      "visits,2026-09-01,1,associations,\n"
      "visits,2026-09-01,1,COMPANIES,\n"
      "visits,2026-09-01,1,martiens,\n",
      InParis());
  ASSERT_TRUE(told.ok()) << told.status();
  std::vector<std::string> audiences;
  for (const PointSeen& point : AllOf<PointSeen>(told->events)) audiences.push_back(point.dimensions.at("audience"));
  EXPECT_THAT(audiences, ElementsAre("INDIVIDUALS", "COMPANIES", "ASSOCIATIONS", "COMPANIES", "martiens"))
      << "what is none stays, for the server to refuse it by its name";
  EXPECT_EQ(AllOf<PointSeen>(told->events)[0].dimensions.at("channel"), "particuliers") << "no audience";
}

TEST(PointsTest, WhatIsMissing) {
  EXPECT_THAT(ReadPoints("metric,time\n", InParis()).status().message(), HasSubstr("has no column \"value\""));
}

constexpr std::string_view kHead =
    "Date de l'avis,Nom du formulaire,Lien d'intégration,Identifiant Avis,Comment s'est passée cette démarche pour "
    "vous ?,"
    "Souhaitez-vous nous en dire plus ?\n";

TEST(JdmaTest, CountsALocalDayAndForm) {
  const auto told = ReadJdma(base::Concat(kHead,
                                          "2026-09-01 21:59:59,Carnet,Page de fin,1,Très bien,\"Merci,\nbravo\"\n"
                                          "2026-09-01 22:00:00,Carnet,Page de fin,2,Très bien,\n"
                                          "02/09/2026 08:00,Carnet,Courriel,3,Pas bien,\n"
                                          "2026-09-02T08:00:00Z,Carnet,Courriel,4,MOYEN,\n"
                                          "2026-09-02,Autre,Courriel,5,Moyen,\n"
                                          "2026-09-02 09:00,Carnet,Courriel,6,,rien\n"),
                             InParis());
  ASSERT_TRUE(told.ok()) << told.status();
  const auto days = AllOf<SurveyDay>(told->events);
  ASSERT_EQ(days.size(), 3U);
  EXPECT_EQ(days[0].form, "Autre");
  EXPECT_EQ(days[0].day.ToString(), "2026-09-02");
  EXPECT_THAT(days[0].counts, ElementsAre(Pair(5, 1)));
  EXPECT_EQ(days[1].day.ToString(), "2026-09-01");
  EXPECT_THAT(days[1].counts, ElementsAre(Pair(10, 1)));
  EXPECT_EQ(days[2].day.ToString(), "2026-09-02") << "midnight in Paris is 22:00 UTC";
  EXPECT_THAT(days[2].counts, ElementsAre(Pair(0, 1), Pair(5, 1), Pair(10, 1)));
  EXPECT_THAT(Said(told->findings), ElementsAre("1 Comment s'est passée cette démarche pour vous ? NO_ANSWER",
                                                "1 Souhaitez-vous nous en dire plus ? UNKNOWN_COLUMN"));
  EXPECT_THAT(told->findings[0].message, HasSubstr("by 1 reviews"));
}

TEST(JdmaTest, ADayWestOfGreenwichStaysThatDay) {
  Reading reading = InParis();
  ASSERT_TRUE(absl::LoadTimeZone("America/Guadeloupe", &reading.zone));
  const auto told =
      ReadJdma(base::Concat(kHead, "2026-09-02,Carnet,,1,Moyen,\n2026-09-02 03:00,Carnet,,2,Moyen,\n"), reading);
  ASSERT_TRUE(told.ok());
  const auto days = AllOf<SurveyDay>(told->events);
  ASSERT_EQ(days.size(), 2U);
  EXPECT_EQ(days[0].day.ToString(), "2026-09-01") << "23:00 the day before";
  EXPECT_EQ(days[1].day.ToString(), "2026-09-02");
}

TEST(JdmaTest, ABadLineIsLeftOutAndTheRestKept) {
  const auto told = ReadJdma(base::Concat(kHead,
                                          "2026-09-01,Carnet,,1,Très bien,\n"
                                          "2026-09-01,Carnet,,1,Pas bien,\n"
                                          "2026-09-01,Carnet,,2,Génial,\n"
                                          ",Carnet,,3,Moyen,\n"
                                          "2026-09-01,Carnet,,,Moyen,\n"),
                             InParis());
  ASSERT_TRUE(told.ok());
  ASSERT_EQ(told->events.size(), 1U);
  EXPECT_THAT(AllOf<SurveyDay>(told->events)[0].counts, ElementsAre(Pair(10, 1)));
  EXPECT_EQ(told->refused, 4);
  constexpr std::string_view kQuestion = "Comment s'est passée cette démarche pour vous ?";
  EXPECT_THAT(Said(told->findings),
              ElementsAre("!3 Identifiant Avis REPEATED", base::Concat("!4 ", kQuestion, " UNKNOWN_ANSWER"),
                          "!5 Date de l'avis MISSING", "!6 Identifiant Avis MISSING"));
}

TEST(JdmaTest, TheQuestionByItsAnswers) {
  const auto told =
      ReadJdma("Date de l'avis;Identifiant Avis;Clarté;Ressenti\n2026-09-01;1;5/5;Très bien\n", InParis());
  ASSERT_TRUE(told.ok()) << told.status();
  EXPECT_THAT(AllOf<SurveyDay>(told->events).at(0).counts, ElementsAre(Pair(10, 1)));
  EXPECT_THAT(ReadJdma("Date de l'avis;Identifiant Avis;Clarté\n2026-09-01;1;5/5\n", InParis()).status().message(),
              HasSubstr("has no column \"Comment s'est passée"));
  EXPECT_THAT(ReadJdma("Identifiant Avis\n", InParis()).status().message(),
              HasSubstr("has no column \"Date de l'avis\""));
}

}  // namespace
}  // namespace pepiniere::metrics
