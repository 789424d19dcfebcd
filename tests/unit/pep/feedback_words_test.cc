// What pep feedback reads and says, and whether a draw holds, without a service.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "clients/pep/feedback/audience.h"
#include "clients/pep/feedback/draw_proof.h"
#include "clients/pep/feedback/part.h"
#include "clients/pep/feedback/questions.h"
#include "google/protobuf/util/json_util.h"
#include "services/secret/aead.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Campaign;
using feedback::v1::Question;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Messages kEnglish(Language::kEnglish), kFrench(Language::kFrench);

// Of all enumerations that fields of it have: what has no word is neither shown nor typed.
TEST(FeedbackWords, EachValueHasAWord) {
  EXPECT_THAT(FeedbackPart().enums, Not(IsEmpty()));
  for (const EnumWords& words : FeedbackPart().enums) {
    for (int i = 0; i < words.type->value_count(); ++i) {
      const auto& value = *words.type->value(i);
      if (value.number() == 0) continue;
      const std::string code = words.code(value.number());
      EXPECT_TRUE(value.name().ends_with("_" + code) && !code.empty()) << value.full_name();
    }
  }
}

TEST(FeedbackWords, AudiencesAreTypedByTheirKind) {
  Campaign campaign;
  for (const char* typed : {"fellows;verger/1", "members; anciens", "alumni;;2024", "mentors;verger/1"}) {
    EXPECT_EQ(AddAudience(typed, campaign, kEnglish), "") << typed;
  }
  EXPECT_EQ(campaign.audience(1).network(), "networks/anciens");
  EXPECT_EQ(campaign.audience(2).first_year(), 0);
  EXPECT_EQ(campaign.audience(2).last_year(), 2024);
  for (const char* typed : {"fellows", "everybody;verger/1", "fellows;verger/1;2", "alumni;hier", "alumni;1;2;3"}) {
    EXPECT_THAT(AddAudience(typed, campaign, kFrench), HasSubstr("n'est pas SORTE;DE")) << typed;
  }
  EXPECT_EQ(campaign.audience_size(), 4);
}

TEST(FeedbackWords, QuestionsAreTypedWithTheirRulesAndOptions) {
  Questions questions;
  EXPECT_EQ(AddQuestion("q1; scale; Ça va ?; mandatory", questions, kEnglish), "");
  EXPECT_EQ(AddQuestion("q2;choice-one;Où ?;sensitive,mandatory;a=Ici;b=Là=bas", questions, kEnglish), "");
  EXPECT_EQ(AddQuestion("q3;text;Un mot ?", questions, kEnglish), "");
  EXPECT_TRUE(questions[0].mandatory() && !questions[0].sensitive());
  EXPECT_TRUE(questions[1].mandatory() && questions[1].sensitive());
  EXPECT_EQ(questions[1].options(1).label(), "Là=bas");
  EXPECT_EQ(questions[2].kind(), Question::KIND_TEXT);
  for (const char* typed : {"q4;scale", "q4;radio;x", "q4;scale;x;perhaps", "q4;choice-one;x;;a"}) {
    EXPECT_THAT(AddQuestion(typed, questions, kEnglish), HasSubstr("is not CODE;KIND;TEXT")) << typed;
  }
  EXPECT_EQ(SetHelp("q2=Là où vous êtes.", questions, kEnglish), "");
  EXPECT_EQ(questions[1].help(), "Là où vous êtes.");
  EXPECT_THAT(SetHelp("q9=x", questions, kEnglish), HasSubstr("is not CODE=TEXT"));
}

// A draw of two of three, by the contract's words.
TEST(FeedbackProof, HoldsUntilSomethingIsAnother) {
  const std::string seed = "la pluie:le vent";
  feedback::v1::Study study;
  constexpr const char kStudy[] = R"({"name":"panels/usagers/studies/etude","state":"STATE_DRAWN",
    "seedParts":[{"secret":"la pluie"},{"secret":"le vent"}],"strata":[{"code":"all","population":3}]})";
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(kStudy, &study).ok());
  for (auto& part : *study.mutable_seed_parts()) part.set_hash(secret::Sha256Hex(part.secret()));
  study.set_seed(seed);
  study.set_seed_hash(secret::Sha256Hex(seed));
  std::vector<feedback::v1::Panelist> panelists;
  std::vector<std::pair<std::string, std::string>> order;
  std::string list;
  for (const char* id : {"01A", "01B", "01C"}) {
    panelists.emplace_back().set_name(std::string("panels/usagers/panelists/") + id);
    list += panelists.back().name() + "\n";
    order.emplace_back(secret::Sha256Hex(seed + "|etude|" + panelists.back().name()), panelists.back().name());
  }
  study.set_list_hash(secret::Sha256Hex(list));
  std::ranges::sort(order);
  std::vector<feedback::v1::Invitation> invited;
  for (int rank = 1; rank <= 2; ++rank) {
    auto& one = invited.emplace_back();
    one.set_stratum("all");
    one.set_rank(rank);
    one.set_draw_hash(order[static_cast<std::size_t>(rank) - 1].first);
    one.set_panelist(order[static_cast<std::size_t>(rank) - 1].second);
  }
  const DrawProof proof = ProofOf(study, panelists, invited);
  EXPECT_TRUE(proof.whole && proof.faults.empty());
  EXPECT_THAT(ProofJson(proof), HasSubstr(R"("wanted":2)"));

  auto passed_over = invited;
  passed_over[1].set_panelist(order[2].second);
  passed_over[1].set_draw_hash(order[2].first);
  EXPECT_THAT(ProofOf(study, panelists, passed_over).faults, Not(IsEmpty()));
  auto another_seed = study;
  another_seed.set_seed("le vent:la pluie");
  EXPECT_THAT(ProofOf(another_seed, panelists, invited).faults, Not(IsEmpty()));
  auto another_secret = study;
  another_secret.mutable_seed_parts(0)->set_secret("la neige");
  EXPECT_THAT(ProofOf(another_secret, panelists, invited).faults, Not(IsEmpty()));
  panelists.pop_back();
  EXPECT_FALSE(ProofOf(study, panelists, invited).whole) << "of another panel it cannot be made again";
}

}  // namespace
}  // namespace pepiniere::pep
