// What the resources of the policy service make of what is said of them: rules, windows, words, clocks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/text.h"
#include "services/policy/resources/amendment.h"
#include "services/policy/resources/consultation.h"
#include "services/policy/resources/evidence.h"
#include "services/policy/resources/proposal.h"
#include "services/policy/resources/session.h"
#include "services/policy/resources/transmission.h"

namespace pepiniere::policy::resources {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

base::Date Day(std::string_view iso) { return *base::Date::Parse(iso); }
const base::Date kToday = Day("2026-11-28");

template <typename T>
std::vector<std::string> FieldsWrongIn(const T& value) {
  std::vector<std::string> fields;
  for (const base::FieldProblem& problem : ProblemsOf(value, kToday)) fields.push_back(problem.field);
  return fields;
}

Proposal Whole() {
  Proposal proposal;
  proposal.title = "Titre";
  proposal.problem = "Un problème";
  proposal.natures = {"REGULATORY"};
  proposal.target_texts = {{.kind = TargetKind::kDecree, .identifier = "2026-1", .proposed_wording = "cent"}};
  proposal.revision = 1;
  return proposal;
}

TEST(ProposalTest, MeetsWhatItsFieldsAnswer) {
  Proposal proposal = Whole();
  const Requirements met = MetBy(proposal);
  EXPECT_TRUE(met.Has(Requirement::kProblem) && met.Has(Requirement::kNature) && met.Has(Requirement::kTarget));
  EXPECT_TRUE(met.Has(Requirement::kNewVersion));
  EXPECT_FALSE(met.Has(Requirement::kEvidence));
  proposal.submitted_revision = 1;
  proposal.target_texts.clear();
  EXPECT_FALSE(MetBy(proposal).Has(Requirement::kNewVersion));
  EXPECT_FALSE(MetBy(proposal).Has(Requirement::kTarget));
  proposal.no_target_text_known = true;
  EXPECT_TRUE(MetBy(proposal).Has(Requirement::kTarget));
}

TEST(ProposalTest, SaysTheSameWhateverBecomesOfIt) {
  Proposal proposal = Whole(), later = Whole();
  later.state = ProposalState::kAdopted;
  later.authors = {"persons/b"};
  EXPECT_TRUE(SaysTheSame(proposal, later));
  later.target_texts[0].proposed_wording = "deux cents";
  EXPECT_FALSE(SaysTheSame(proposal, later));
}

TEST(ProposalTest, SaysHowAnImpactWasEstimated) {
  Proposal proposal = Whole();
  proposal.impact_hours = 12;
  EXPECT_THAT(FieldsWrongIn(proposal), ElementsAre("impact_reasoning"));
  proposal.impact_reasoning = "Deux heures\npar achat";
  EXPECT_THAT(FieldsWrongIn(proposal), IsEmpty());
}

TEST(AmendmentTest, IsAboutWordsThatAreThere) {
  Proposal proposal = Whole();
  Amendment amendment;
  amendment.part = AmendedPart::kTargetText;
  amendment.target_text = 1;
  EXPECT_EQ(*WordsOf(proposal, amendment), "cent");
  for (const int place : {-1, 0, 2}) {
    amendment.target_text = place;
    EXPECT_EQ(WordsOf(proposal, amendment), nullptr) << place;
  }
  amendment.part = AmendedPart::kTitle;
  EXPECT_EQ(*WordsOf(proposal, amendment), "Titre");
}

TEST(EvidenceTest, OfALinkSaysWhatItReadAndOfOthersNot) {
  Evidence evidence;
  evidence.kind = EvidenceKind::kLink;
  evidence.title = "Rapport";
  EXPECT_THAT(FieldsWrongIn(evidence), ElementsAre("uri", "said"));
  evidence.kind = EvidenceKind::kMetric;
  evidence.said = "x";
  evidence.as_of_date = kToday;
  EXPECT_THAT(FieldsWrongIn(evidence), ElementsAre("source", "said", "as_of_date"));
}

TEST(ConsultationTest, IsOpenFromItsBeginningToBeforeItsEnd) {
  const absl::Time start = absl::FromUnixSeconds(1'790'000'000), end = start + absl::Hours(24);
  Consultation consultation;
  consultation.start_time = start;
  consultation.end_time = end;
  EXPECT_EQ(StateAt(consultation, start - absl::Microseconds(1)), ConsultationState::kPlanned);
  EXPECT_EQ(StateAt(consultation, start), ConsultationState::kOpen);
  EXPECT_EQ(StateAt(consultation, end - absl::Microseconds(1)), ConsultationState::kOpen);
  EXPECT_EQ(StateAt(consultation, end), ConsultationState::kEnded);
  consultation.close_time = start + absl::Hours(1);
  EXPECT_EQ(StateAt(consultation, *consultation.close_time), ConsultationState::kEnded);
  consultation.summary_time = end;
  EXPECT_EQ(StateAt(consultation, start), ConsultationState::kSummedUp);
}

TEST(ConsultationTest, IsForThoseWhoAreInvited) {
  Consultation consultation;
  consultation.audience = Audience::kInvited;
  consultation.participants = {"persons/a"};
  EXPECT_TRUE(MayTakePart(consultation, "persons/a"));
  EXPECT_FALSE(MayTakePart(consultation, "persons/b"));
  consultation.audience = Audience::kEverybody;
  EXPECT_TRUE(MayTakePart(consultation, "persons/b"));
  EXPECT_FALSE(MayTakePart(consultation, ""));
}

Session OfNine() {
  Session session;
  session.title = "Comité";
  for (int seat = 1; seat <= 9; ++seat) {
    session.members.push_back({.code = base::Concat("m", seat), .title = "Membre", .chair = seat == 1});
  }
  session.agenda = {{.proposal = "2026-1"}, {.proposal = "2026-2"}};
  session.start_time = absl::FromUnixSeconds(1'790'000'000);
  return session;
}

TEST(SessionTest, CountsWhoIsThereItemByItem) {
  Session session = OfNine();
  for (const char* code : {"m1", "m2", "m3", "m4"}) session.presences.push_back({.member = code});
  EXPECT_EQ(QuorumOf(session, "2026-1").counted, 4);
  EXPECT_FALSE(QuorumOf(session, "2026-1").quorum);
  session.mandates = {{.giver = "m5", .holder = "m1"}};
  EXPECT_TRUE(QuorumOf(session, "2026-1").quorum);
  session.recusals = {{.member = "m2", .proposal = "2026-1"}};
  EXPECT_FALSE(QuorumOf(session, "2026-1").quorum);
  EXPECT_TRUE(QuorumOf(session, "2026-2").quorum) << "they sit for the other item";
}

TEST(SessionTest, SitsByTheDefaultRulesUnlessACharterSaysOtherwise) {
  Session session = OfNine();
  EXPECT_EQ(CharterOf(session), Charter());
  session.recused_leave_count = true;
  EXPECT_THAT(FieldsWrongIn(session), ElementsAre("charter"));
  session.charter = "Charte, article 3";
  EXPECT_THAT(FieldsWrongIn(session), IsEmpty());
  EXPECT_TRUE(CharterOf(session).recused_leave_n);
  EXPECT_EQ(CharterOf(session).notice_days, 0);
}

TEST(SessionTest, HasOneWhoChairsAndEachItemOnce) {
  Session session = OfNine();
  session.members[0].chair = false;
  session.agenda.push_back({.proposal = "2026-1"});
  session.presences = {{.member = "inconnue"}};
  EXPECT_THAT(FieldsWrongIn(session), testing::UnorderedElementsAre("members", "presences", "agenda"));
  EXPECT_EQ(ChairOf(session), "");
}

Transmission Sent() {
  Transmission transmission;
  transmission.receive_date = Day("2026-05-15");
  transmission.term = 2;
  transmission.unit = TermUnit::kMonths;
  transmission.zone = kDefaultZone;
  transmission.calendar = kDefaultCalendar;
  transmission.silence = Silence::kNone;
  return transmission;
}

TEST(TransmissionTest, HasTheLastDayOfItsClock) {
  Transmission transmission = Sent();
  transmission.suspensions = {{.first_date = Day("2026-05-20"), .last_date = Day("2026-05-25")},
                              {.first_date = Day("2026-05-23"), .last_date = Day("2026-05-30")}};
  const policy::Deadline deadline = DeadlineOf(transmission, {});
  ASSERT_TRUE(deadline.last_day);
  EXPECT_EQ(deadline.last_day->ToString(), "2026-07-26");
  EXPECT_EQ(absl::FormatTime(absl::RFC3339_sec, deadline.overdue_from, absl::UTCTimeZone()),
            "2026-07-26T22:00:00+00:00");
}

TEST(TransmissionTest, SaysWhatIsWrongByTheNamesOfTheContract) {
  Transmission transmission = Sent();
  transmission.term = 121;
  transmission.zone = "Nulle/Part";
  transmission.calendar = "lune";
  transmission.receive_date = kToday + 1;
  EXPECT_THAT(FieldsWrongIn(transmission), testing::UnorderedElementsAre("term", "zone", "calendar", "receive_date"));
  transmission = Sent();
  transmission.suspensions = {{.first_date = Day("2026-05-20"), .last_date = Day("2026-05-19")}};
  EXPECT_THAT(FieldsWrongIn(transmission), Contains("suspensions[0].last_date"));
}

}  // namespace
}  // namespace pepiniere::policy::resources
