// Letters from a schema to a mail server: what becomes of each, and that who dies in the middle loses none.
#include "services/mail/post/postman.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <mutex>
#include <thread>

#include "tests/store/mail/mail_test.h"
#include "tests/support/mail_server.h"

namespace pepiniere::mail {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::HeaderOf;
using ::testing::IsEmpty;
using testing::MailServer;
using ::testing::Not;
using ::testing::SizeIs;

// The clock of the machine, and what is added to it.
class LaterClock final : public base::Clock {
 public:
  absl::Time Now() const override { return absl::Now() + later; }
  void Sleep(absl::Duration duration) const override { absl::SleepFor(duration); }
  absl::Duration later = absl::ZeroDuration();
};

PostOptions OptionsFor(const std::string& url) {
  return {.smtp = {.url = url, .plaintext = true},
          .from = {.name = "Pépinière", .address = "ne-pas-repondre@pepiniere.example"},
          .site = "https://pepiniere.example"};
}

Contact Called(const std::string& name) {
  return {.display_name = "Lise Marchetti", .address = name + "@verger.example", .stop_token = "jeton"};
}

class PostmanTest : public MailTest {
 protected:
  // Sends whatever is due by now, and by then.
  void SendAll(PostOptions options, absl::Duration later = absl::ZeroDuration()) {
    now_.later = later;
    Postman postman(
        database(), now_, std::move(options),
        [this](const std::string&, absl::Time) -> absl::StatusOr<Contact> {
          if (contact_) return *contact_;
          return absl::UnavailableError("lise@verger.example is nowhere");
        },
        [this](const PostEvent& event) {
          log_ += std::string(event.message);
          for (const auto& [field, said] : event.fields) log_ += " " + std::string(field) + "=" + said;
          log_ += "\n";
        });
    while (postman.RunOnce().value_or(false)) {
    }
    figures_ = postman.figures();
  }
  void SendAll(absl::Duration later = absl::ZeroDuration()) { SendAll(OptionsFor(server_.url()), later); }

  MailServer server_;
  LaterClock now_;
  std::optional<Contact> contact_ = Called("lise");
  PostFigures figures_;
  std::string log_;
};

TEST_F(PostmanTest, ALetterIsSentOnce) {
  ASSERT_TRUE(Queue(Offer()).ok());
  SendAll();
  SendAll(absl::Hours(24));
  ASSERT_THAT(server_.messages(), SizeIs(1));
  const nlohmann::json read = server_.messages().front();
  EXPECT_THAT(read.at("to"), ElementsAre("lise@verger.example"));
  EXPECT_THAT(read.at("text").get<std::string>(), HasSubstr("https://pepiniere.example/offres/3"));
  EXPECT_EQ(HeaderOf(read, "List-Unsubscribe"), "") << "it is owed";
  EXPECT_EQ(StateOf(), "2 0 250");
}

TEST_F(PostmanTest, WhatTheServerPutsOffIsTriedAgainAndWhatItRefusesIsNot) {
  contact_ = Called("later-once");
  ASSERT_TRUE(Queue(Offer()).ok());
  SendAll();
  EXPECT_EQ(StateOf(), "1 3 451");
  SendAll(absl::Seconds(10));
  EXPECT_THAT(server_.messages(), IsEmpty()) << "not at once";
  SendAll(absl::Minutes(2));
  EXPECT_THAT(server_.messages(), SizeIs(1));
  EXPECT_EQ(StateOf(), "2 0 250");

  contact_ = Called("refused");
  ASSERT_TRUE(Queue(Offer(kPaul, "calls/c1/offers/4")).ok());
  SendAll();
  EXPECT_EQ(StateOf("calls/c1/offers/4"), "3 2 550");
  EXPECT_EQ(figures_.failed, 1);
  EXPECT_THAT(log_, HasSubstr("a letter was given up"));
}

TEST_F(PostmanTest, ItIsGivenUpAfterSomeDaysAndSaysSo) {
  contact_ = Called("later");
  ASSERT_TRUE(Queue(Offer()).ok());
  SendAll();
  SendAll(absl::Hours(24 * 4));
  EXPECT_EQ(StateOf(), "1 3 451");
  SendAll(absl::Hours(24 * 6));
  EXPECT_EQ(StateOf().substr(0, 3), "3 3");
  EXPECT_THAT(log_, HasSubstr("a letter was given up"));
}

TEST_F(PostmanTest, NoLogTellsOfAPerson) {
  for (const char* name : {"refused", "later", "drop", "spam"}) {
    contact_ = Called(name);
    ASSERT_TRUE(Queue(Offer(kLise, std::string("facts/") + name)).ok());
    SendAll();
    SendAll(absl::Hours(24 * 6));
  }
  contact_.reset();
  ASSERT_TRUE(Queue(Offer(kLise, "facts/unknown")).ok());
  SendAll();
  EXPECT_THAT(log_, HasSubstr("mail cannot be sent for the moment"));
  for (const char* said : {"verger", "Lise", "Marchetti", "Carte", "Saison"}) EXPECT_THAT(log_, Not(HasSubstr(said)));
  EXPECT_EQ(
      schema_.Count("SELECT COUNT(*) FROM mail_letters WHERE CONCAT_WS('|', person, fact, template, fields, holder) "
                    "LIKE '%verger%'"),
      0)
      << "the address is kept nowhere";
}

TEST_F(PostmanTest, AServerOutOfReachIsNoLettersFault) {
  ASSERT_TRUE(Queue(Offer()).ok());
  ASSERT_TRUE(Queue(Offer(kPaul)).ok());
  SendAll(OptionsFor("smtp://127.0.0.1:" + std::to_string(testing::FreePort())));
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM mail_letters WHERE attempts = 0"), 1) << "the others are left alone";
  SendAll(absl::Minutes(2));
  EXPECT_THAT(server_.messages(), SizeIs(2));
}

TEST_F(PostmanTest, WhoHasNoAddressYetIsWaitedFor) {
  contact_ = Contact{.display_name = "Lise Marchetti"};
  ASSERT_TRUE(Queue(Offer()).ok());
  SendAll();
  EXPECT_EQ(StateOf(), "1 1 0");
  contact_ = Called("lise");
  SendAll(absl::Minutes(2));
  EXPECT_EQ(StateOf(), "2 0 250");
}

TEST_F(PostmanTest, WhatIsNotOwedCanBeStoppedAndSaysHow) {
  ASSERT_TRUE(Queue(Reminder(kPaul)).ok());
  SendAll();
  ASSERT_THAT(server_.messages(), SizeIs(1));
  EXPECT_EQ(HeaderOf(server_.messages().front(), "List-Unsubscribe"),
            "<https://pepiniere.example/mail/stop?token=jeton>");
  EXPECT_EQ(HeaderOf(server_.messages().front(), "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");

  contact_->stopped = true;
  ASSERT_TRUE(Queue(Reminder()).ok());
  ASSERT_TRUE(Queue(Offer()).ok());
  SendAll();
  EXPECT_THAT(server_.messages(), SizeIs(2)) << "what is owed is sent";
  EXPECT_EQ(StateOf(), "2 0 250");
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM mail_letters WHERE state = 4 AND reason = 7"), 1);
}

TEST_F(PostmanTest, WhoWasErasedAndWhatIsOverAreWrittenNothing) {
  contact_ = Contact{.erased = true};
  ASSERT_TRUE(Queue(Offer()).ok());
  SendAll();
  EXPECT_EQ(StateOf(), "4 6 0");
  contact_ = Called("lise");
  Letter late = Offer(kPaul, "calls/c1/offers/9");
  late.until = absl::Now() + absl::Hours(1);
  ASSERT_TRUE(Queue(late).ok());
  SendAll(absl::Hours(2));
  EXPECT_EQ(StateOf("calls/c1/offers/9"), "3 5 0");
  EXPECT_THAT(server_.messages(), IsEmpty());
}

TEST_F(PostmanTest, AWireThatBreaksAfterTheTextSendsItAgainAsTheSameMessage) {
  contact_ = Called("drop-late");
  ASSERT_TRUE(Queue(Offer()).ok());
  SendAll();
  contact_ = Called("lise");
  SendAll(absl::Minutes(2));
  ASSERT_THAT(server_.messages(), SizeIs(2));
  EXPECT_EQ(HeaderOf(server_.messages()[0], "Message-ID"), HeaderOf(server_.messages()[1], "Message-ID"));
  EXPECT_EQ(StateOf(), "2 0 250");
}

TEST_F(PostmanTest, SeveralSendEachLetterOnce) {
  constexpr int kLetters = 20;
  for (int i = 0; i < kLetters; ++i) ASSERT_TRUE(Queue(Offer(kLise, "facts/" + std::to_string(i))).ok());
  const auto send = [&] {
    Postman postman(
        database(), clock_, OptionsFor(server_.url()),
        [](const std::string&, absl::Time) -> absl::StatusOr<Contact> { return Called("lise"); },
        [](const PostEvent&) {});
    postman.Start();
    while (CountQueued(database(), Soon())->queued > 0) absl::SleepFor(absl::Milliseconds(20));
    postman.Stop();
  };
  std::thread one(send), other(send);
  one.join();
  other.join();
  std::set<std::string> ids;
  for (const nlohmann::json& message : server_.messages()) ids.insert(HeaderOf(message, "Message-ID"));
  EXPECT_EQ(ids.size(), std::size_t{kLetters});
  EXPECT_THAT(server_.messages(), SizeIs(kLetters));
}

TEST_F(PostmanTest, WhoIsToStopLeavesTheLetterForTheNext) {
  contact_ = Called("slow");
  ASSERT_TRUE(Queue(Offer()).ok());
  {
    Postman postman(
        database(), clock_, OptionsFor(server_.url()),
        [this](const std::string&, absl::Time) -> absl::StatusOr<Contact> { return *contact_; },
        [](const PostEvent&) {});
    postman.Start();
    server_.WaitUntilAsked();
    postman.Stop();
  }
  EXPECT_EQ(StateOf().substr(0, 1), "1");
  contact_ = Called("lise");
  SendAll(absl::Seconds(1));
  EXPECT_EQ(StateOf(), "2 0 250");
}

// What the child of the test below does: it sends, until it is killed.
TEST(PostmanChild, DISABLED_Sends) {
  const base::SystemClock clock;
  db::Database database(testing::ServerOptions(std::getenv("PEPINIERE_CHILD_SCHEMA")), {.max_size = 2}, clock);
  Postman postman(
      database, clock, OptionsFor(std::getenv("PEPINIERE_CHILD_SMTP")),
      [](const std::string&, absl::Time) -> absl::StatusOr<Contact> { return Called("slow"); },
      [](const PostEvent&) {});
  while (true) static_cast<void>(postman.RunOnce());
}

TEST_F(PostmanTest, WhoIsKilledInTheMiddleLosesNoLetterAndAnotherSendsIt) {
  ASSERT_TRUE(Queue(Offer()).ok());
  setenv("PEPINIERE_CHILD_SCHEMA", schema_.name().c_str(), 1);
  setenv("PEPINIERE_CHILD_SMTP", server_.url().c_str(), 1);
  std::string program = "/proc/self/exe", filter = "--gtest_filter=PostmanChild.*",
              disabled = "--gtest_also_run_disabled_tests";
  char* const argv[] = {program.data(), filter.data(), disabled.data(), nullptr};
  pid_t child = 0;
  ASSERT_EQ(posix_spawn(&child, argv[0], nullptr, nullptr, argv, environ), 0);
  server_.WaitUntilAsked();  // the whole text is there, and not taken yet
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);

  SendAll(absl::Minutes(5));
  EXPECT_EQ(StateOf().substr(0, 1), "1") << "it is still the other's, who may live";
  SendAll(absl::Minutes(11));
  EXPECT_EQ(StateOf(), "2 0 250");
  server_.LetGo();
  ASSERT_FALSE(server_.messages().empty());
  EXPECT_EQ(schema_.Count("SELECT attempts FROM mail_letters"), 2);
  for (const nlohmann::json& message : server_.messages()) {
    EXPECT_EQ(HeaderOf(message, "Message-ID"), HeaderOf(server_.messages().front(), "Message-ID"));
  }
}

}  // namespace
}  // namespace pepiniere::mail
