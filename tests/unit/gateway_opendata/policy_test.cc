// The open data of the policy service: silence as silence, claims beside reviews, a feed that readers can keep.
#include "services/gateway/opendata/policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "services/json/json.h"

namespace pepiniere::gateway::opendata {
namespace {

using testing::HasSubstr;
using testing::Not;

policy::v1::TraceRow Waiting() {
  policy::v1::TraceRow row;
  row.set_proposal("proposals/2026-3");
  row.set_title("Acheter <libre> & vite; \"bien\"");
  row.add_topics("constraintTopics/marches");
  row.set_state(policy::v1::Proposal::STATE_TRANSMITTED);
  row.mutable_state_time()->set_seconds(1'790'000'000);
  row.set_authority("organisations/berges");
  row.mutable_last_day()->set_year(2026);
  row.mutable_last_day()->set_month(3);
  row.mutable_last_day()->set_day(5);
  row.set_overdue(true);
  return row;
}

TEST(PolicyOpenData, TellsSilenceAndWhatIsNotKnown) {
  Policy read;
  read.proposals = {Waiting()};
  const auto told = json::Parse(ProposalsJson(read));
  ASSERT_TRUE(told && told->is_array() && told->size() == 1);
  const json::Json& one = (*told)[0];
  EXPECT_EQ(json::TextAt(one, "proposal"), "proposals/2026-3");
  EXPECT_EQ(json::TextAt(one, "last_day"), "2026-03-05");
  EXPECT_EQ(one["overdue"], true);
  EXPECT_TRUE(one["answer"].is_null());
  EXPECT_TRUE(one["text"].is_null());
}

TEST(PolicyOpenData, IsAnEmptyListOfNothing) {
  for (const std::string& text : {ProposalsJson({}), AnswersJson({}), TextsJson({}), CommitmentsJson({})}) {
    const auto told = json::Parse(text);
    EXPECT_TRUE(told && told->is_array() && told->empty()) << text;
  }
}

TEST(PolicyOpenData, HasALineAProposal) {
  Policy read;
  read.proposals = {Waiting()};
  const std::string csv = ProposalsCsv(read);
  EXPECT_THAT(
      csv,
      HasSubstr("\nproposals/2026-3;\"Acheter <libre> & vite; \"\"bien\"\"\";constraintTopics/marches;TRANSMITTED;"));
}

GivenAnswer Late() {
  GivenAnswer given;
  given.transmission.set_proposal("proposals/2026-3");
  given.transmission.set_authority("organisations/berges");
  given.transmission.mutable_last_day()->set_year(2026);
  given.transmission.mutable_last_day()->set_month(3);
  given.transmission.mutable_last_day()->set_day(5);
  given.answer.set_name("transmissions/t/answers/2");
  given.answer.set_verdict(policy::v1::Answer::VERDICT_PARTLY);
  given.answer.set_reasons("Le seuil; pas la procédure");
  given.answer.mutable_answer_time()->set_seconds(1'790'000'000);
  given.answer.set_late(true);
  return given;
}

TEST(PolicyOpenData, TellsEachAnswerInItsOwnWords) {
  Policy read;
  read.answers = {Late()};
  const auto told = json::Parse(AnswersJson(read));
  ASSERT_TRUE(told && told->size() == 1);
  const json::Json& one = (*told)[0];
  EXPECT_EQ(json::TextAt(one, "verdict"), "PARTLY");
  EXPECT_EQ(json::TextAt(one, "reasons"), "Le seuil; pas la procédure");
  EXPECT_EQ(json::TextAt(one, "last_day"), "2026-03-05");
  EXPECT_EQ(one["late"], true);
  EXPECT_TRUE(one["reference"].is_null());
  EXPECT_THAT(AnswersCsv(read),
              HasSubstr("\ntransmissions/t/answers/2;proposals/2026-3;organisations/berges;;2026-03-05;PARTLY;"
                        "2026-09-21T14:13:20Z;true;\"Le seuil; pas la procédure\";\n"));
}

TEST(PolicyOpenData, KeepsClaimsAndReviewsApart) {
  Policy read;
  policy::v1::Commitment& commitment = read.commitments.emplace_back();
  commitment.set_name("plans/p/commitments/fr0038");
  commitment.set_identifier("FR0038");
  commitment.set_starred(policy::v1::Commitment::STARRED_NOT_DETERMINED);
  policy::v1::PlanDashboard::Line& line = read.lines.emplace_back();
  line.set_commitment(commitment.name());
  line.set_declared_status("Substantial");
  line.set_reviewed_completion("Pending IRM Review");
  const auto told = json::Parse(CommitmentsJson(read));
  ASSERT_TRUE(told && told->size() == 1);
  EXPECT_EQ(json::TextAt((*told)[0], "declared_status"), "Substantial");
  EXPECT_EQ(json::TextAt((*told)[0], "reviewed_completion"), "Pending IRM Review");
  EXPECT_EQ(json::TextAt((*told)[0], "starred"), "NOT_DETERMINED");
}

TEST(PolicyOpenData, FeedsWhatChangedTheLatestFirst) {
  Policy read;
  policy::v1::TraceRow older = Waiting();
  older.set_title("Plus ancienne");
  older.mutable_state_time()->set_seconds(1'780'000'000);
  read.proposals = {older, Waiting()};
  const std::string feed = PolicyFeed(read, "https://pepiniere.example");
  EXPECT_THAT(feed, HasSubstr("<updated>2026-09-21T14:13:20Z</updated>"));
  EXPECT_THAT(feed, HasSubstr("Acheter &lt;libre&gt; &amp; vite; &quot;bien&quot;"));
  EXPECT_THAT(feed, HasSubstr("OVERDUE, last day 2026-03-05"));
  EXPECT_LT(feed.find("Acheter"), feed.find("Plus ancienne"));
  EXPECT_THAT(feed,
              HasSubstr("<id>https://pepiniere.example/api/v1/policy/proposals/2026-3#2026-09-21T14:13:20Z</id>"));
}

TEST(PolicyOpenData, FeedsSilenceAsAChangeOfTheDayAfterTheLastOne) {
  Policy read;
  policy::v1::TraceRow row = Waiting();
  row.mutable_state_time()->set_seconds(1'767'600'000);  // 5 January 2026
  row.set_overdue(false);
  read.proposals = {row};
  EXPECT_THAT(PolicyFeed(read, "https://x.example"), HasSubstr("#2026-01-05T08:00:00Z</id>"));
  row.set_overdue(true);
  read.proposals = {row};
  const std::string feed = PolicyFeed(read, "https://x.example");
  EXPECT_THAT(feed, HasSubstr("<id>https://x.example/api/v1/policy/proposals/2026-3#2026-03-05T23:00:00Z</id>"));
  EXPECT_THAT(feed, HasSubstr("<link href=\"https://x.example/propositions/2026-3\"/>"));
}

TEST(PolicyOpenData, FeedsTextsThatEnterIntoForceAndWhatIsSaidOfCommitments) {
  Policy read;
  policy::v1::Text& text = read.texts.emplace_back();
  text.set_name("texts/t");
  text.set_title("Décret");
  text.set_kind(policy::v1::Text::KIND_DECREE);
  text.mutable_update_time()->set_seconds(1'767'600'000);
  text.mutable_entry_into_force_date()->set_year(2026);
  text.mutable_entry_into_force_date()->set_month(7);
  text.mutable_entry_into_force_date()->set_day(1);
  text.set_in_force(true);
  policy::v1::Commitment& commitment = read.commitments.emplace_back();
  commitment.set_name("plans/p/commitments/c");
  commitment.set_identifier("RV0038");
  commitment.set_title("Aider les équipes");
  policy::v1::CommitmentClaim& claim = read.claims.emplace_back();
  claim.set_name("plans/p/commitments/c/claims/1");
  claim.set_status("Substantial");
  claim.mutable_create_time()->set_seconds(1'780'000'000);
  const std::string feed = PolicyFeed(read, "https://x.example");
  EXPECT_THAT(feed, HasSubstr("texts/t#2026-06-30T22:00:00Z</id>\n<title>Décret</title>"));
  EXPECT_THAT(feed, HasSubstr("<summary>DECREE; in force from 2026-07-01</summary>"));
  EXPECT_THAT(feed, HasSubstr("plans/p/commitments/c/claims/1#2026-05-28T20:26:40Z</id>"));
  EXPECT_THAT(feed, HasSubstr("<title>RV0038 Aider les équipes</title>"));
  EXPECT_LT(feed.find("Décret"), feed.find("RV0038"));
}

TEST(PolicyOpenData, FeedsNothingThatIsNoXml) {
  Policy read;
  read.proposals = {Waiting()};
  read.proposals[0].set_title(std::string("a\x01") + "b");
  EXPECT_THAT(PolicyFeed(read, "https://x.example"), Not(HasSubstr("\x01")));
}

}  // namespace
}  // namespace pepiniere::gateway::opendata
