#include "clients/pep/app.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "clients/pep/access/part.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/portfolio/readers.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/descriptor.pb.h"

namespace pepiniere::pep {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// One run of pep, with nobody in front of it and nothing around it. No server answers on port 1.
struct Pep {
  std::map<std::string, std::string, std::less<>> variables = {{"PEP_CONFIG_DIR", "/nonexistent/pep"},
                                                               {"PEP_SERVER", "127.0.0.1:1"}};
  std::ostringstream out, errors;

  ExitCode operator()(const std::vector<std::string>& arguments) {
    out.str("");
    errors.str("");
    const Environment environment = [this](std::string_view name) {
      const auto found = variables.find(name);
      return found == variables.end() ? std::string() : found->second;
    };
    return static_cast<ExitCode>(Run(arguments, Console{out, {}, errors, {}}, environment));
  }
};

TEST(AppTest, GlobalOptionsStandBeforeAndAfterTheCommand) {
  Pep pep;
  EXPECT_EQ(pep({"--output", "json", "whoami"}), ExitCode::kOk);
  EXPECT_THAT(pep.out.str(), HasSubstr("\"server\":\"127.0.0.1:1\""));
  EXPECT_EQ(pep({"whoami", "-o", "json", "--server", "127.0.0.1:2"}), ExitCode::kOk);
  EXPECT_THAT(pep.out.str(), HasSubstr("\"server\":\"127.0.0.1:2\""));
}

// Whatever the command, who writes is told who will read it.
TEST(AppTest, EveryCommandThatWritesSaysWhoWillReadIt) {
  const auto check = [](auto& self, CLI::App& app, const char* said, int& count) -> void {
    for (CLI::App* sub : app.get_subcommands([](CLI::App*) { return true; })) self(self, *sub, said, count);
    if (app.get_option_no_throw("--dry-run") == nullptr) return;
    EXPECT_THAT(app.get_footer(), HasSubstr(said)) << app.get_name();
    ++count;
  };
  for (const auto& [language, said] :
       {std::pair{Language::kEnglish, "Read by "}, std::pair{Language::kFrench, "Lu par "}}) {
    CommandTree tree(Messages(language), [](std::string_view) { return std::string(); });
    int count = 0;
    check(check, tree.app(), said, count);
    EXPECT_GT(count, 20);
  }
  const Messages english(Language::kEnglish);
  EXPECT_THAT(SayReaders("CreateProjectEvent", english), HasSubstr("by everybody"));
  EXPECT_THAT(SayReaders("UpdateProject", english), HasSubstr("alone read budget, incubator_contact, intrapreneur"));
  EXPECT_THAT(SayReaders("CreateJournalEntry", english), HasSubstr("it is not open data"));
  EXPECT_THAT(SayReaders("CreateFundingLine", english), HasSubstr("it is not open data"));
  EXPECT_THAT(SayReaders(AccessPart().contract, "CreateAccessBinding", english), HasSubstr("programme administrators"));
  EXPECT_THAT(SayReaders(AccessPart().contract, "UpdatePerson", english), HasSubstr("Read by that person"));
  EXPECT_THAT(SayReaders("UpdateCommittee", english), HasSubstr("Until the session is held"));
  EXPECT_THAT(SayReaders("UpdateProject", english), Not(HasSubstr("Until the session is held")));
  EXPECT_EQ(SayReaders("NoSuchMethod", english), "");
}

// What a cohort's methods write, and the least that is said of who reads it.
TEST(AppTest, WhatTellsOfPeopleIsNeverCalledOpenData) {
  constexpr const char* kOffer = "whoever the offer is made to and by the coaches";
  constexpr const char* kHearing = "the person who is heard (but for the panel and the note)";
  constexpr const char* kRun = "the coaches of the programme who do not judge this call";
  constexpr const char* kApplication = "its applicant alone until the call has closed";
  constexpr const char* kResult = "the applicant once results are published";
  constexpr const char* kJury = "by the juror that it is about";
  constexpr const char* kPerson = "the coaches of the programmes of their cohorts";
  const std::map<std::string, std::string, std::less<>> said = {
      {"AcceptOffer", kOffer},
      {"DeclineOffer", kOffer},
      {"WithdrawOffer", kOffer},
      {"CreateJuryHearing", kHearing},
      {"UpdateJuryHearing", kHearing},
      {"DeleteJuryHearing", kHearing},
      {"UndeleteJuryHearing", kHearing},
      {"AnswerJuryHearing", kHearing},
      {"RunRanking", kRun},
      {"PublishRanking", kRun},
      {"RecordTieDecision", kRun},
      {"WithdrawTieDecision", kRun},
      {"RunPlacing", kRun},
      {"PublishPlacement", kRun},
      {"CreateApplication", kApplication},
      {"UpdateApplication", kApplication},
      {"SubmitApplication", kApplication},
      {"WithdrawApplication", kApplication},
      {"DeleteApplication", kApplication},
      {"OpenApplication", kApplication},
      {"SendApplicationFile", kApplication},
      {"DeleteApplicationFile", kApplication},
      {"DecideAdmissibility", "the applicant once the decision is published"},
      {"PublishAdmissibility", "the applicant once the decision is published"},
      {"AppealAdmissibility", "its applicant and by the coaches"},
      {"AppealResult", "its applicant and by the coaches"},
      {"DecideResult", kResult},
      {"PublishResults", kResult},
      {"CreateJuror", kJury},
      {"UpdateJuror", kJury},
      {"DeleteJuror", kJury},
      {"UndeleteJuror", kJury},
      {"CreateConflict", kJury},
      {"DetectConflicts", kJury},
      {"CreateReview", "neither by other jurors nor by the applicant"},
      {"UpdateReview", "neither by other jurors nor by the applicant"},
      {"SubmitReview", "neither by other jurors nor by the applicant"},
      {"CreateProfile", kPerson},
      {"UpdateProfile", kPerson},
      {"DeleteProfile", kPerson},
      {"UndeleteProfile", kPerson},
      {"CreateAssignment", kPerson},
      {"UpdateAssignment", kPerson},
      {"DeleteAssignment", kPerson},
      {"UndeleteAssignment", kPerson},
      {"CreateMood", "others read nothing but means"},
      {"UpdateMood", "others read nothing but means"},
  };
  // What is open data, of challenges and calls from some moment on.
  const std::map<std::string, std::string, std::less<>> open = {{"Programme", "it is open data"},
                                                                {"Cohort", "it is open data"},
                                                                {"Grid", "it is open data"},
                                                                {"GridVersion", "it is open data"},
                                                                {"Challenge", "once the challenge is selected"},
                                                                {"ChallengeOutcome", "once the challenge is selected"},
                                                                {"Call", "once the call is published"},
                                                                {"Seat", "once the call is published"}};
  const std::set<std::string, std::less<>> of_programs = {"ImportCohortContent", "ErasePersonalData"};
  const Messages english(Language::kEnglish), french(Language::kFrench);
  for (const auto* service : CohortPart().contract.services) {
    for (int m = 0; m < service->method_count(); ++m) {
      const auto& method = *service->method(m);
      const std::string name(method.name());
      const bool reads = method.options().idempotency_level() == google::protobuf::MethodOptions::NO_SIDE_EFFECTS;
      if (reads || method.server_streaming() || of_programs.contains(name)) continue;
      const std::string readers = SayReaders(CohortPart().contract, name, english);
      const std::string lecteurs = SayReaders(CohortPart().contract, name, french);
      const auto people = said.find(name);
      if (people != said.end()) {
        EXPECT_THAT(readers, AllOf(HasSubstr(people->second), Not(HasSubstr("everybody")))) << name;
        EXPECT_THAT(lecteurs, Not(HasSubstr("tout le monde"))) << name;
        continue;
      }
      const auto everybody = open.find(std::string(method.output_type()->name()));
      ASSERT_NE(everybody, open.end()) << name << " is in neither table";
      EXPECT_THAT(readers, AllOf(HasSubstr("Read by everybody"), HasSubstr(everybody->second))) << name;
      EXPECT_THAT(lecteurs, HasSubstr("Lu par tout le monde")) << name;
    }
  }
  EXPECT_THAT(SayReaders(CohortPart().contract, "UpdateChallenge", english),
              HasSubstr("alone read project_problem, supporters.person"));
}

TEST(AppTest, HelpIsInTheLanguageDocumentsExitCodesAndNamesThePages) {
  Pep pep;
  EXPECT_EQ(pep({"--help"}), ExitCode::kOk);
  EXPECT_THAT(pep.out.str(), HasSubstr("refused by the rules"));
  EXPECT_THAT(pep.out.str(), HasSubstr("README.md lists every page"));
  pep.variables["LANG"] = "fr_FR.UTF-8";
  EXPECT_EQ(pep({"--help"}), ExitCode::kOk);
  EXPECT_THAT(pep.out.str(), HasSubstr("refusé par les règles"));
  EXPECT_THAT(pep.out.str(), HasSubstr("docs/command-line.md"));
  EXPECT_EQ(pep({"projects", "list", "--help", "--lang", "en"}), ExitCode::kOk);
  EXPECT_THAT(pep.out.str(), HasSubstr("List projects"));
}

TEST(AppTest, WrongCommandLinesEndIn2AndSayWhatIsPossible) {
  Pep pep;
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{"project", "list"}, "'project' is not a command of pep; these are: projects"},
      {{"programmes", "list"}, "'programmes' is not a command of pep: type pep cohort programmes"},
      {{"projects"}, "a command is missing: list, show"},
      {{"projects", "show"}, "ID is required"},
      {{"projects", "list", "--as-of", "2026-02-30"}, "'2026-02-30' is not a date"},
      {{"projects", "list", "--phase", "construction,nowhere"}, "'nowhere' is not a phase"},
      {{"projects", "advance", "x", "scaling", "--force"}, "--force needs --reason"},
      {{"projects", "update", "x"}, "nothing to change"},
      {{"projects", "update", "x", "--timebox", "2026-05-01..2026-01-01"}, "two dates in order"},
      {{"projects", "correct", "x", "1", "--reason", "r"}, "say what the line should be"},
      {{"projects", "correct", "x", "1", "--withdraw", "--phase", "scaling", "--reason", "r"}, "say what the line"},
      {{"portfolio", "summary", "--group-by", "phase,colour"}, "'colour' is not one of phase, kind"},
      {{"portfolio", "summary", "--group-by", "phase,kind,theme"}, "two at most"},
      {{"login", "--as", "chef@x"}, "'chef@x' is not a role"},
      {{"login", "--as", "programme_admin@incubators/x"}, "is not a role"},
      {{"login", "--as", "juror@calls/x"}, "is not a role"},
      {{"login", "--as", "service"}, "is not a role"},
      {{"login"}, "--subject SUBJECT"},
      {{"-o", "xml", "whoami"}, "xml"},
  };
  for (const auto& [arguments, complaint] : cases) {
    EXPECT_EQ(pep(arguments), ExitCode::kUsage) << testing::PrintToString(arguments);
    EXPECT_THAT(pep.errors.str(), HasSubstr(complaint)) << testing::PrintToString(arguments);
    EXPECT_EQ(pep.out.str(), "") << "complaints stay out of what programs read";
  }
}

TEST(AppTest, AServerThatIsNotThereEndsIn7) {
  Pep pep;
  EXPECT_EQ(pep({"ping"}), ExitCode::kUnavailable);
  EXPECT_THAT(pep.errors.str(), HasSubstr("The server 127.0.0.1:1 does not answer: nothing listens there\n"));
  EXPECT_THAT(pep.errors.str(), HasSubstr("--server"));
}

TEST(AppTest, LoginWithoutADevelopmentIssuerSaysWhereTokensComeFrom) {
  Pep pep;
  pep.variables["PEP_DEV_ISSUER_KEY"] = "/nonexistent/key.pem";
  EXPECT_EQ(pep({"login", "--as", "coach@sud"}), ExitCode::kNotAllowed);
  EXPECT_THAT(pep.errors.str(), HasSubstr("--token-file"));
}

TEST(AppTest, ImportOfAFolderThatIsNotThereEndsIn3) {
  Pep pep;
  EXPECT_EQ(pep({"import", "betagouv", "/nonexistent/content"}), ExitCode::kNotFound);
  EXPECT_THAT(pep.errors.str(), HasSubstr("/nonexistent/content"));
}

}  // namespace
}  // namespace pepiniere::pep
