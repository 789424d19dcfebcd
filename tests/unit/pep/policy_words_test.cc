// What pep policy reads and says of what the service keeps, without a service.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "clients/pep/formats/ogp/reader.h"
#include "clients/pep/formats/ogp/writer.h"
#include "clients/pep/policy/catalogue_rows.h"
#include "clients/pep/policy/clock_words.h"
#include "clients/pep/policy/deadline_view.h"
#include "clients/pep/policy/part.h"
#include "clients/pep/policy/sentences.h"
#include "clients/pep/policy/session_parts.h"
#include "clients/pep/policy/target_texts.h"
#include "clients/pep/policy/trace_start.h"
#include "google/protobuf/util/json_util.h"

namespace pepiniere::pep {
namespace {

using policy::v1::Commitment;
using policy::v1::Plan;
using policy::v1::Proposal;
using policy::v1::QueryTraceRequest;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

const Messages kEnglish(Language::kEnglish), kFrench(Language::kFrench);

template <class Message>
Message FromJson(const std::string& json) {
  Message message;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(json, &message).ok()) << json;
  return message;
}

// Of all enumerations that fields of it have: what has no word is neither shown nor typed.
TEST(PolicyWords, EachValueHasAWord) {
  EXPECT_THAT(PolicyPart().enums, Not(IsEmpty()));
  for (const EnumWords& words : PolicyPart().enums) {
    for (int i = 0; i < words.type->value_count(); ++i) {
      const auto& value = *words.type->value(i);
      if (value.number() == 0) continue;
      const std::string code = words.code(value.number());
      EXPECT_TRUE(value.name().ends_with("_" + code) && !code.empty()) << value.full_name();
      EXPECT_EQ(words.parse(code), value.number()) << value.full_name();
    }
  }
}

TEST(PolicyWords, TextsAreTypedByTheirKindAndWordedByTheirPlace) {
  Proposal proposal;
  EXPECT_EQ(AddTargetText("code; Code des rives ;L. 1-2;direction-des-berges", proposal, kEnglish), "");
  EXPECT_EQ(AddTargetText("décret;2019-828", proposal, kEnglish), "");
  EXPECT_EQ(proposal.target_texts(0).article(), "L. 1-2");
  EXPECT_EQ(proposal.target_texts(0).authority(), "direction-des-berges");
  EXPECT_EQ(proposal.target_texts(1).kind(), Proposal::TargetText::KIND_DECREE);
  for (const char* typed : {"code", "code;", "poem;Ode", "code;a;b;c;d"}) {
    EXPECT_THAT(AddTargetText(typed, proposal, kEnglish), HasSubstr("is not KIND;IDENTIFIER")) << typed;
  }
  EXPECT_EQ(proposal.target_texts_size(), 2);
  EXPECT_EQ(SetCurrentWording("2=quarante mille euros; au plus", proposal, kEnglish), "");
  EXPECT_EQ(SetProposedWording("2=a=b", proposal, kEnglish), "");
  EXPECT_EQ(proposal.target_texts(1).current_wording(), "quarante mille euros; au plus");
  EXPECT_EQ(proposal.target_texts(1).proposed_wording(), "a=b");
  for (const char* typed : {"3=x", "0=x", "x", "un=x"}) {
    EXPECT_THAT(SetProposedWording(typed, proposal, kFrench), HasSubstr("n'est pas RANG=")) << typed;
  }
}

TEST(PolicyWords, SeatsMandatesAndVotesAreTypedByCodes) {
  policy::v1::Session session;
  EXPECT_EQ(AddSeat("a.durand;Anne Durand, présidente;préside;01H", session, kEnglish), "");
  EXPECT_EQ(AddSeat("b;Bo", session, kEnglish), "");
  EXPECT_TRUE(session.members(0).chair());
  EXPECT_EQ(session.members(0).person(), "persons/01H");
  EXPECT_FALSE(session.members(1).chair());
  EXPECT_EQ(SaidSeat(session, "b"), "Bo (b)");
  EXPECT_EQ(SaidSeat(session, "nobody"), "nobody");
  for (const char* typed : {"a", "a;", ";A", "a;A;table", "a;A;chair;p;q"}) {
    EXPECT_THAT(AddSeat(typed, session, kEnglish), HasSubstr("is not CODE;TITLE")) << typed;
  }
  policy::v1::RecordAttendanceRequest attendance;
  EXPECT_EQ(AddMandate("b=a.durand", attendance, kEnglish), "");
  EXPECT_EQ(attendance.mandates(0).holder(), "a.durand");
  EXPECT_THAT(AddMandate("b=", attendance, kEnglish), HasSubstr("is not GIVER=HOLDER"));
  policy::v1::Decision decision;
  EXPECT_EQ(AddMemberVote("b=contre", decision, kEnglish), "");
  EXPECT_EQ(decision.votes(0).choice(), policy::v1::Decision::CHOICE_AGAINST);
  EXPECT_THAT(AddMemberVote("b=perhaps", decision, kEnglish), HasSubstr("is not MEMBER=for|against|abstain"));
}

TEST(PolicyWords, ATraceBeginsWhereItsNameLies) {
  QueryTraceRequest request;
  EXPECT_FALSE(StartTraceAt("constraintTopics/marches", request));
  EXPECT_TRUE(StartTraceAt("texts/01H", request));
  EXPECT_TRUE(StartTraceAt("plans/fr/commitments/x", request));
  EXPECT_TRUE(StartTraceAt("organisations/berges", request));
  EXPECT_FALSE(StartTraceAt("proposals/2026-1", request));
  EXPECT_FALSE(StartTraceAt("campaigns/bilan/release", request));
  EXPECT_EQ(request.topic(), "constraintTopics/marches");
  EXPECT_EQ(request.text(), "texts/01H");
  EXPECT_EQ(request.commitment(), "plans/fr/commitments/x");
  EXPECT_EQ(request.authority(), "organisations/berges");
  EXPECT_EQ(request.proposal(), "proposals/2026-1");
  EXPECT_EQ(request.source(), "campaigns/bilan/release");
}

// The service's steps are said in the words of the clock that needs no server.
TEST(PolicyWords, AStepOfTheServiceIsSaidAsTheClockSaysIt) {
  const auto term = StepOf(FromJson<policy::v1::Deadline::Step>(
      R"({"kind":"KIND_TERM","day":{"year":2027,"month":2,"day":28},"n":2,"unit":"TERM_UNIT_MONTHS"})"));
  ASSERT_TRUE(term);
  EXPECT_EQ(SaidStep(*term, kEnglish), "2 months from then: to 28 Feb 2027");
  const auto holiday = StepOf(FromJson<policy::v1::Deadline::Step>(
      R"({"kind":"KIND_HOLIDAY","day":{"year":2026,"month":4,"day":6},"holidayFr":"Lundi de Pâques",
          "holidayEn":"Easter Monday","holidayLaw":"loi"})"));
  ASSERT_TRUE(holiday);
  EXPECT_EQ(SaidStep(*holiday, kFrench), "Le 6 avr. 2026 ne compte pas : Lundi de Pâques");
  EXPECT_FALSE(StepOf(policy::v1::Deadline::Step()));
}

TEST(PolicyWords, RefusalsAreSaidWithWhatAnswersThem) {
  google::rpc::PreconditionFailure::Violation lacks;
  lacks.set_type("REQUIREMENT");
  lacks.set_description("cite a piece of evidence at least");
  EXPECT_THAT(PolicyRefusals().say(lacks, kFrench).value_or(""),
              StartsWith("citez au moins une preuve  →  pep policy evidence cite"));
  google::rpc::PreconditionFailure::Violation state;
  state.set_type("STATE");
  state.set_description("it is SUBMITTED");
  EXPECT_EQ(PolicyRefusals().say(state, kFrench), "à présent : déposée");
  state.set_description("ADMIT is not allowed while the proposal is DRAFT; allowed: SUBMIT, WITHDRAW");
  EXPECT_EQ(PolicyRefusals().say(state, kFrench),
            "ADMIT n'est pas permis tant que la proposition est DRAFT ; permis : SUBMIT, WITHDRAW");
  EXPECT_EQ(SaidPolicyFault("must be one of these, in plans that begin in 2015: Limited, Complete", kFrench),
            "doit être l'une de ces valeurs, dans les plans qui commencent en 2015 : Limited, Complete");
}

std::vector<Plan> Plans() {
  return {FromJson<Plan>(R"({"name":"plans/rv-2015","country":"RV","cycle":"2015-2017","firstYear":2015})"),
          FromJson<Plan>(R"({"name":"plans/rv-2018","country":"RV","cycle":"2018-2020","firstYear":2018})"),
          FromJson<Plan>(R"({"name":"plans/xx-2015","country":"XX","cycle":"2015","firstYear":2015})")};
}

TEST(PolicyCatalogue, ARowGoesToThePlanOfItsCycleAndCountry) {
  const std::vector<Plan> plans = Plans();
  const auto plan = [&](const char* id, const char* cycle) {
    const Plan* found = PlanOf({.id = id, .cycle = cycle}, plans);
    return found == nullptr ? "" : found->name();
  };
  EXPECT_EQ(plan("RV0001", "2015"), "plans/rv-2015");
  EXPECT_EQ(plan("XX0001", "2015"), "plans/xx-2015");
  EXPECT_EQ(plan("RV0001", "2018"), "plans/rv-2018");
  EXPECT_EQ(plan("RV0001", "2018-2020"), "plans/rv-2018");
  EXPECT_EQ(plan("ZZ0001", "2015"), "") << "of two it cannot be told which";
  EXPECT_EQ(plan("RV0001", "2021"), "");
  EXPECT_EQ(plan("RV0001", ""), "");
}

// What goes out again of what came in.
std::string Around(const std::string& text) {
  const std::vector<Plan> plans = Plans();
  std::vector<content::Finding> findings;
  std::vector<CommitmentRow> rows;
  std::vector<const Plan*> of;
  for (const ogp::Commitment& row : ogp::ReadCatalogue(text).commitments) {
    const Plan* plan = PlanOf(row, plans);
    if (IsBlankRow(row) || plan == nullptr) continue;
    rows.push_back(CommitmentRowOf(row, *plan, "catalogue", findings));
    of.push_back(plan);
  }
  EXPECT_THAT(findings, IsEmpty());
  std::vector<ToldCommitment> told;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    told.push_back({.commitment = &rows[i].commitment(),
                    .plan = of[i],
                    .claim = rows[i].has_claim() ? &rows[i].claim() : nullptr,
                    .review = rows[i].has_review() ? &rows[i].review() : nullptr});
  }
  return ogp::WriteCatalogue(CatalogueOf(told));
}

TEST(PolicyCatalogue, WhatCameInGoesOutUnchanged) {
  for (const std::string text :
       {"id,cycle,policy_area,starred,title\n"
        "RV0001,2015,Open Data,true,\"Publish the Levels of All Rivers\"\n"
        "RV0003,2015,Open Data,ND,\"Imrove the Map of Dykes\"\n"
        "RV0003,2018,Capacity Building,FALSE,\"Train Those Who Keep the Locks\"\n"
        "RV0004,2018-2020,,perhaps,\"Say What \"\"Open\"\" Is\"\n",
        "id,cycle,policy_area,starred,title,lead,support,claim,claim_date,review,review_date,review_report\n"
        "RV0001,2015,A,NA,\"T\",Ministry,One; Two,Complete,2017-06-30,Limited,2017-09-30,IRM 2017\n",
        "id,cycle,policy_area,starred,title,note,theme\n"
        "RV0001,2015,A; B,no,\"T\",seen,water\n"
        "RV0002,2015,A,false,\"U\",,\n"}) {
    EXPECT_EQ(Around(text), text);
    EXPECT_EQ(Around(Around(text)), text);
  }
}

TEST(PolicyCatalogue, NoDataIsNoNo) {
  std::vector<content::Finding> findings;
  const std::vector<Plan> plans = Plans();
  const auto starred = [&](const char* cell) {
    return CommitmentRowOf({.id = "RV0001", .cycle = "2015", .starred = cell}, plans[0], "x", findings)
        .commitment()
        .starred();
  };
  EXPECT_EQ(starred("nd"), Commitment::STARRED_NOT_DETERMINED);
  EXPECT_EQ(starred("NA"), Commitment::STARRED_NOT_APPLICABLE);
  EXPECT_EQ(starred("No"), Commitment::STARRED_NO);
  EXPECT_EQ(starred("perhaps"), Commitment::STARRED_UNSPECIFIED);
}

TEST(PolicyCatalogue, AClaimWithoutADayIsToldAndLeftOut) {
  std::vector<content::Finding> findings;
  const std::vector<Plan> plans = Plans();
  const CommitmentRow row = CommitmentRowOf(
      {.id = "RV0001", .cycle = "2015", .claim = "Complete", .claim_date = "June", .line = 7}, plans[0], "x", findings);
  EXPECT_FALSE(row.has_claim());
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].file + " " + findings[0].key + " " + findings[0].message, "line 7 claim_date June");
}

TEST(PolicyCatalogue, RowsOfOneIdentifierGoTogether) {
  std::vector<CommitmentRow> rows(401);
  for (std::size_t i = 0; i < rows.size(); ++i)
    rows[i].mutable_commitment()->set_identifier("RV" + std::to_string(i % 200));
  std::vector<std::size_t> sizes;
  for (const auto& batch : BatchesOf(rows)) sizes.push_back(batch.size());
  EXPECT_THAT(sizes, ElementsAre(199, 200, 2));
}

}  // namespace
}  // namespace pepiniere::pep
