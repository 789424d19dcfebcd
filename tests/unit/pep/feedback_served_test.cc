// pep feedback against a service in this process: an answer that is broken off and gone on with, what is sent, and what
// is shown.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "google/protobuf/util/json_util.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"
#include "services/secret/aead.h"
#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Answer;
using feedback::v1::Campaign;
using feedback::v1::Idea;
using grpc::ServerContext;
using grpc::Status;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

template <class Message>
Message FromJson(const std::string& json) {
  Message message;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(json, &message).ok()) << json;
  return message;
}

constexpr const char kVersion[] = R"({"name":"questionnaires/bilan/versions/1","questions":[
  {"code":"q1","kind":"KIND_SCALE","text":"Avez-vous la main ?","mandatory":true},
  {"code":"q2","kind":"KIND_CHOICE_MANY","text":"Que manque-t-il ?","options":[
    {"code":"time","label":"du temps"},{"code":"data","label":"des données"}]},
  {"code":"q3","kind":"KIND_TEXT","text":"Un conseil ?"}]})";

class FakeFeedback : public feedback::v1::FeedbackService::Service {
 public:
  Status GetCaller(ServerContext*, const feedback::v1::GetCallerRequest*, feedback::v1::Caller* reply) override {
    reply->set_person("persons/01H");
    return Status::OK;
  }
  Status GetCampaign(ServerContext*, const feedback::v1::GetCampaignRequest* request, Campaign* reply) override {
    if (!campaign) return {grpc::StatusCode::NOT_FOUND, ""};
    *reply = *campaign;
    reply->set_name(request->name());
    return Status::OK;
  }
  Status GetQuestionnaireVersion(ServerContext*, const feedback::v1::GetQuestionnaireVersionRequest*,
                                 feedback::v1::QuestionnaireVersion* reply) override {
    *reply = FromJson<feedback::v1::QuestionnaireVersion>(kVersion);
    return Status::OK;
  }
  Status GetAnswer(ServerContext*, const feedback::v1::GetAnswerRequest*, Answer* reply) override {
    if (!answers.empty()) *reply = answers.back();
    return Status::OK;
  }
  Status PutAnswer(ServerContext*, const feedback::v1::PutAnswerRequest* request, Answer* reply) override {
    if (away-- > 0) return {grpc::StatusCode::UNAVAILABLE, ""};
    answers.push_back(request->answer());
    *reply = request->answer();
    return Status::OK;
  }
  Status FindSimilarIdeas(ServerContext*, const feedback::v1::FindSimilarIdeasRequest* request,
                          feedback::v1::FindSimilarIdeasResponse* reply) override {
    looked_for = request->text();
    if (!similar) return Status::OK;
    auto& one = *reply->add_similar_ideas();
    *one.mutable_idea() = *similar;
    one.set_similarity(0.8);
    return Status::OK;
  }
  Status CreateIdea(ServerContext*, const feedback::v1::CreateIdeaRequest* request, Idea* reply) override {
    proposed.push_back(request->idea());
    *reply = request->idea();
    reply->set_name(request->parent() + "/ideas/01H");
    return Status::OK;
  }
  Status CreateConstraint(ServerContext*, const feedback::v1::CreateConstraintRequest* request,
                          feedback::v1::Constraint* reply) override {
    constraint = request->constraint();
    *reply = request->constraint();
    return Status::OK;
  }
  Status GetRelease(ServerContext*, const feedback::v1::GetReleaseRequest*, feedback::v1::Release* reply) override {
    *reply = release;
    return Status::OK;
  }
  Status GetQuestionnaire(ServerContext*, const feedback::v1::GetQuestionnaireRequest* request,
                          feedback::v1::Questionnaire* reply) override {
    if (questionnaires == 0) return {grpc::StatusCode::NOT_FOUND, ""};
    reply->set_name(request->name());
    return Status::OK;
  }
  Status CreateQuestionnaire(ServerContext*, const feedback::v1::CreateQuestionnaireRequest* request,
                             feedback::v1::Questionnaire*) override {
    if (!request->validate_only()) ++questionnaires;
    return Status::OK;
  }
  Status ListQuestionnaireVersions(ServerContext*, const feedback::v1::ListQuestionnaireVersionsRequest*,
                                   feedback::v1::ListQuestionnaireVersionsResponse* reply) override {
    for (const auto& version : versions) *reply->add_versions() = version;
    return Status::OK;
  }
  Status CreateQuestionnaireVersion(ServerContext*, const feedback::v1::CreateQuestionnaireVersionRequest* request,
                                    feedback::v1::QuestionnaireVersion* reply) override {
    *reply = request->version();
    reply->set_name(request->parent() + "/versions/" + std::to_string(versions.size() + 1));
    if (!request->validate_only()) versions.push_back(*reply);
    return Status::OK;
  }
  Status CreateCampaign(ServerContext*, const feedback::v1::CreateCampaignRequest* request, Campaign* reply) override {
    *reply = request->campaign();
    if (!request->validate_only()) campaign = request->campaign();
    return Status::OK;
  }
  Status UpdateCampaign(ServerContext*, const feedback::v1::UpdateCampaignRequest* request, Campaign* reply) override {
    *reply = request->campaign();
    campaign = request->campaign();
    ++updates;
    return Status::OK;
  }
  Status PreviewCampaign(ServerContext*, const feedback::v1::PreviewCampaignRequest*,
                         feedback::v1::PreviewCampaignResponse* reply) override {
    *reply = FromJson<feedback::v1::PreviewCampaignResponse>(R"({"audienceSize":12,
      "groups":[{"people":12,"parts":[{"by":"SKILL","values":["design","data"],"people":12}]}],
      "obstacles":["it would ask 3 people: 10 at least"]})");
    return Status::OK;
  }

  std::optional<Campaign> campaign;
  std::vector<Answer> answers;  // that were put
  int away = 0;                 // how many of these calls are not answered
  std::string looked_for;
  std::optional<Idea> similar;
  std::vector<Idea> proposed;
  feedback::v1::Constraint constraint;
  feedback::v1::Release release;
  int questionnaires = 0, updates = 0;
  std::vector<feedback::v1::QuestionnaireVersion> versions;
};

class ServedFeedbackTest : public PepTest {
 protected:
  ServedFeedbackTest() { Serve({&service_}); }
  ~ServedFeedbackTest() override { Stop(); }

  // With somebody at a terminal, who types that and is gone.
  ExitCode Typing(const std::string& lines, const std::vector<std::string>& arguments) {
    std::istringstream typed(lines);
    answers_ = &typed;
    const ExitCode code = Pep(arguments);
    answers_ = nullptr;
    return code;
  }
  // What is kept of an answer that was not sent.
  std::vector<std::string> Drafts() const {
    std::vector<std::string> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ + "/pep/answers", error)) {
      if (entry.is_regular_file()) files.push_back(entry.path().string());
    }
    return files;
  }
  std::string File(const std::string& text) {
    std::filesystem::create_directories(folder_);
    std::string path = folder_ + "/file.json";
    std::ofstream(path) << text;
    return path;
  }
  void Open() { service_.campaign.emplace().set_questionnaire_version("questionnaires/bilan/versions/1"); }

  FakeFeedback service_;
};

std::vector<std::string> Said(const Answer& answer) {
  std::vector<std::string> said;
  for (const auto& value : answer.values()) {
    std::string text = value.question() + "=" + value.text();
    for (const std::string& option : value.options()) text += option + ";";
    said.push_back(text);
  }
  return said;
}

TEST_F(ServedFeedbackTest, AnAnswerThatIsBrokenOffIsKeptAndGoneOnWith) {
  Open();
  EXPECT_EQ(Typing("\n9\n4\ntime, 2\n", {"feedback", "answer", "bilan"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(errors_.str(), HasSubstr("this one must be answered"));
  EXPECT_THAT(errors_.str(), HasSubstr("'9' is none of 1, 2, 3, 4, 5"));
  EXPECT_THAT(errors_.str(), HasSubstr("and not sent"));
  EXPECT_THAT(service_.answers, IsEmpty());
  ASSERT_EQ(Drafts().size(), 1U);
  const auto rights = std::filesystem::status(Drafts().front()).permissions();
  EXPECT_EQ(rights & (std::filesystem::perms::group_all | std::filesystem::perms::others_all),
            std::filesystem::perms::none);
  // Enter keeps; < goes back; - takes back.
  EXPECT_EQ(Typing("\n\n<\n-\nPublier tôt.\nyes\n", {"feedback", "answer", "bilan"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(errors_.str(), HasSubstr("Going on from what you said before"));
  EXPECT_THAT(errors_.str(), HasSubstr("You said: 4"));
  ASSERT_EQ(service_.answers.size(), 1U);
  EXPECT_THAT(Said(service_.answers.back()), ElementsAre("q1=4;", "q3=Publier tôt."));
  EXPECT_THAT(Drafts(), IsEmpty());
}

TEST_F(ServedFeedbackTest, WhatIsNotSentIsNotSent) {
  Open();
  EXPECT_EQ(Typing("4\nnone\n\nno\n", {"feedback", "answer", "bilan"}), ExitCode::kOk);
  EXPECT_THAT(service_.answers, IsEmpty());
  EXPECT_EQ(Drafts().size(), 1U);
  service_.away = 1;
  EXPECT_EQ(Typing("\n\n\noui\n", {"feedback", "answer", "bilan", "--lang", "fr"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(Said(service_.answers.back()), ElementsAre("q1=4;", "q2=")) << "none is an answer";
}

TEST_F(ServedFeedbackTest, AnAnswerIsGivenByItsParts) {
  Open();
  EXPECT_EQ(Pep({"feedback", "answer", "bilan"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("nobody is at a terminal"));
  EXPECT_EQ(Pep({"feedback", "answer", "bilan", "--file", File(R"({"q1":3,"q2":["data"],"q3":"Oui."})")}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(Pep({"feedback", "answer", "bilan", "--value", "q1=5", "--value", "q3="}), ExitCode::kOk);
  EXPECT_THAT(Said(service_.answers.back()), ElementsAre("q1=5;", "q2=data;"));
  EXPECT_EQ(Pep({"feedback", "answer", "bilan", "--file", File(R"({"q1":9,"q4":1})")}), ExitCode::kInvalid);
  EXPECT_THAT(errors_.str(), HasSubstr("• q1: is no option; there are: 1, 2, 3, 4, 5"));
  EXPECT_THAT(errors_.str(), HasSubstr("• q4:"));
  EXPECT_EQ(Pep({"feedback", "answer", "bilan", "--show"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("des données"));
}

TEST_F(ServedFeedbackTest, WhatSaysNearlyTheSameIsShownFirst) {
  const std::vector<std::string> propose = {"feedback", "ideas",   "propose", "agents",
                                            "--title",  "Bureaux", "--text",  "Ouvrir les bureaux."};
  EXPECT_EQ(Pep(propose), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.looked_for, "Bureaux Ouvrir les bureaux.");
  EXPECT_EQ(service_.proposed.size(), 1U);
  service_.similar = FromJson<Idea>(R"({"name":"spaces/agents/ideas/01A","title":"Des bureaux ouverts","votes":3})");
  EXPECT_EQ(Pep(propose), ExitCode::kOk) << "a script is not asked";
  EXPECT_THAT(errors_.str(), HasSubstr("Des bureaux ouverts"));
  EXPECT_EQ(service_.proposed.size(), 2U);
  EXPECT_EQ(Typing("no\n", propose), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("nothing was proposed"));
  EXPECT_EQ(service_.proposed.size(), 2U);
  EXPECT_EQ(Typing("yes\n", propose), ExitCode::kOk);
  EXPECT_EQ(service_.proposed.size(), 3U);
}

TEST_F(ServedFeedbackTest, WhoReportsIsWhoeverCalls) {
  EXPECT_EQ(Pep({"feedback", "constraints", "report", "--topic", "hiring", "--cohort", "verger/1", "--severity", "2",
                 "--lost-days", "0", "--text", "x", "--visibility", "public"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(service_.constraint.reporter(), "persons/01H");
  EXPECT_EQ(service_.constraint.cohort(), "programmes/verger/cohorts/1");
  EXPECT_TRUE(service_.constraint.has_lost_days()) << "none is not unknown";
}

constexpr const char kDraft[] = R"({"programme":"verger","title":"La promotion","readers":"everybody",
  "audience":[{"kind":"fellows","cohort":"verger/1"},{"kind":"alumni","firstYear":2020}],"breakdown":["skill"],
  "endTime":"2030-01-15","questionnaire":{"id":"bilan","questions":[{"code":"q1","kind":"scale","text":"Ça va ?"}]}})";

TEST_F(ServedFeedbackTest, ACampaignIsComposedAndTheSameFileMakesNoOtherVersion) {
  const std::string file = File(kDraft);
  EXPECT_EQ(Pep({"feedback", "campaigns", "compose", "bilan", file, "--dry-run"}), ExitCode::kOk) << errors_.str();
  EXPECT_FALSE(service_.campaign);
  EXPECT_THAT(service_.versions, IsEmpty());
  for (int again = 0; again < 2; ++again) {
    EXPECT_EQ(Pep({"feedback", "campaigns", "compose", "bilan", file}), ExitCode::kOk) << errors_.str();
  }
  EXPECT_EQ(service_.questionnaires, 1);
  EXPECT_EQ(service_.versions.size(), 1U);
  EXPECT_EQ(service_.updates, 1);
  EXPECT_EQ(service_.campaign->questionnaire_version(), "questionnaires/bilan/versions/1");
  EXPECT_EQ(service_.campaign->audience(0).cohort(), "programmes/verger/cohorts/1");
  EXPECT_EQ(service_.campaign->audience(1).first_year(), 2020);
  EXPECT_THAT(service_.campaign->breakdown(), ElementsAre("SKILL"));
  EXPECT_THAT(out_.str(), HasSubstr("It would ask 12 people"));
  EXPECT_THAT(out_.str(), HasSubstr("SKILL design, data, together"));
  EXPECT_EQ(Pep({"feedback", "campaigns", "preview", "bilan", "--lang", "fr"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("elle interrogerait 3 personnes : il en faut 10 au moins"));
  std::string changed = kDraft;
  changed.replace(changed.find("Ça va ?"), std::string("Ça va ?").size(), "Ça va bien ?");
  EXPECT_EQ(Pep({"feedback", "campaigns", "compose", "bilan", File(changed)}), ExitCode::kOk);
  EXPECT_EQ(service_.versions.size(), 2U);
}

TEST_F(ServedFeedbackTest, AllThatIsWrongWithAFileIsToldByItsPath) {
  const std::string wrong = R"({"programme":"verger","title":"La promotion","readers":"personne","audience":[{}],
    "questionnaire":{"id":"bilan","questions":[{"code":"q1","kind":"radio","text":"Ça va ?"}]}})";
  EXPECT_EQ(Pep({"feedback", "campaigns", "compose", "bilan", File(wrong)}), ExitCode::kInvalid);
  for (const char* path : {"readers", "audience[0].kind", "questionnaire.questions[0].kind"}) {
    EXPECT_THAT(errors_.str(), HasSubstr(path));
  }
}

TEST_F(ServedFeedbackTest, AReleaseIsReadAndItsDocumentIsThatOfItsHash) {
  service_.release = FromJson<feedback::v1::Release>(R"({"document":"{}","audienceSize":12,"answers":11,
    "questions":[{"question":"q1","all":{"people":11,"mean":"39/11","options":[{"option":"4","count":11}],
      "parts":[{"by":"SKILL","values":["data","design"],"people":11}]}},{"question":"q2","withheld":true}],
    "texts":[{"question":"q3","text":"Publier tôt."}]})");
  EXPECT_EQ(Pep({"feedback", "release", "bilan"}), ExitCode::kTampered);
  service_.release.set_hash(secret::Sha256Hex("{}"));
  EXPECT_EQ(Pep({"feedback", "release", "bilan"}), ExitCode::kOk) << errors_.str();
  for (const char* text : {"11 of the 12 people asked answered.", "4: 11", "39/11", "SKILL data, design, together",
                           "withheld: fewer than 5 answered", "q3 · Publier tôt."}) {
    EXPECT_THAT(out_.str(), HasSubstr(text));
  }
  EXPECT_EQ(Pep({"feedback", "release", "bilan", "-o", "csv"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("q2,true,,,,,\r\n"));
  EXPECT_EQ(Pep({"feedback", "release", "bilan", "--document"}), ExitCode::kOk);
  EXPECT_EQ(out_.str(), "{}");
}

}  // namespace
}  // namespace pepiniere::pep
