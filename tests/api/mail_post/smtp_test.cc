// A letter on its way to a mail server, as the reader's program gets it.
#include "services/mail/post/smtp.h"

#include <filesystem>
#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/mail/letter/header.h"
#include "services/mail/letter/render.h"
#include "tests/support/mail_server.h"

namespace pepiniere::mail {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::HeaderOf;
using ::testing::IsEmpty;
using testing::MailServer;
using ::testing::MatchesRegex;
using ::testing::Not;
using testing::RunProgram;
using ::testing::SizeIs;
using testing::TemporaryFolder;

Message To(const std::string& address, const std::string& name = "Lise Marchetti") {
  const Rendered rendered =
      Render(*FindTemplate("application.reminder"),
             {{"call", "Été 8 : « sols »"}, {"closes", Moment{absl::FromUnixSeconds(0)}}, {"path", "/candidatures/7"}},
             {.display_name = name,
              .site = "https://pepiniere.example",
              .stop_link = "https://pepiniere.example/mail/stop?token=abc"});
  return {.from = "ne-pas-repondre@pepiniere.example",
          .to = address,
          .headers = HeadersOf({.id = "01M8B4VADHHMGRE72FR38S3KM6",
                                .from = {.name = "Pépinière", .address = "ne-pas-repondre@pepiniere.example"},
                                .to = {.name = name, .address = address},
                                .subject = rendered.subject,
                                .sent_at = absl::FromUnixSeconds(0),
                                .stop_link = "https://pepiniere.example/mail/stop?token=abc"}),
          .text = rendered.text + ".\r\n..\r\n.\r\nMAIL FROM:<x>\r\n",
          .html = rendered.html};
}

// A text whatever its lines end with, but for the end of the last one.
std::string LinesOf(std::string text) {
  std::erase(text, '\r');
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

class SmtpTest : public ::testing::Test {
 protected:
  Conversation Send(const Message& message) {
    const auto sent = SendMail({.url = server_.url(), .plaintext = true}, message);
    EXPECT_TRUE(sent.ok()) << sent.status();
    return sent.value_or(Conversation{});
  }
  Reason SendTo(const std::string& address) { return ReasonOf(Send(To(address))); }

  MailServer server_;
};

TEST_F(SmtpTest, ALetterIsReadAsItWasWritten) {
  const Message sent = To("lise@verger.example");
  EXPECT_TRUE(Send(sent).taken);
  ASSERT_THAT(server_.messages(), SizeIs(1));
  const nlohmann::json read = server_.messages().front();
  EXPECT_EQ(read.at("from"), "ne-pas-repondre@pepiniere.example");
  EXPECT_THAT(read.at("to"), ElementsAre("lise@verger.example"));
  EXPECT_THAT(read.at("defects"), IsEmpty());
  EXPECT_EQ(HeaderOf(read, "Subject"),
            "Votre candidature est un brouillon : Été 8 : « sols » / Your application is a draft: Été 8 : « sols »");
  EXPECT_EQ(HeaderOf(read, "From"), "Pépinière <ne-pas-repondre@pepiniere.example>");
  EXPECT_EQ(HeaderOf(read, "To"), "Lise Marchetti <lise@verger.example>");
  EXPECT_EQ(HeaderOf(read, "Message-ID"), "<01M8B4VADHHMGRE72FR38S3KM6@pepiniere.example>");
  EXPECT_EQ(HeaderOf(read, "MIME-Version"), "1.0");
  EXPECT_EQ(HeaderOf(read, "List-Unsubscribe"), "<https://pepiniere.example/mail/stop?token=abc>");
  EXPECT_EQ(HeaderOf(read, "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
  EXPECT_EQ(LinesOf(read.at("text")), LinesOf(sent.text)) << "and the lines of one dot are no end of it";
  EXPECT_EQ(LinesOf(read.at("html")), LinesOf(sent.html));
  for (const std::string line : {"Bcc:", "\nX:"}) EXPECT_THAT(read.at("raw").get<std::string>(), Not(HasSubstr(line)));
}

TEST_F(SmtpTest, NobodysNameMakesAHeaderOrACommand) {
  EXPECT_TRUE(Send(To("lise@verger.example", "Lise\r\nBcc: tous@verger.example\r\n\r\nDATA")).taken);
  const nlohmann::json read = server_.messages().front();
  EXPECT_EQ(HeaderOf(read, "Bcc"), "");
  EXPECT_THAT(read.at("to"), ElementsAre("lise@verger.example"));
  EXPECT_THAT(HeaderOf(read, "To"), HasSubstr("<lise@verger.example>"));
  EXPECT_THAT(read.at("defects"), IsEmpty());
  EXPECT_FALSE(SendMail({.url = server_.url(), .plaintext = true}, To("a@b.example>\r\nRCPT TO:<c@d.example")).ok());
  EXPECT_THAT(server_.messages(), SizeIs(1));
}

TEST_F(SmtpTest, WhatTheServerSaysOfTheLetterIsToldApart) {
  EXPECT_EQ(SendTo("refused@verger.example"), Reason::kRefused);
  EXPECT_EQ(SendTo("spam@verger.example"), Reason::kRefused);
  EXPECT_EQ(SendTo("later@verger.example"), Reason::kDeferred);
  EXPECT_EQ(SendTo("full@verger.example"), Reason::kDeferred);
  EXPECT_EQ(SendTo("later-once@verger.example"), Reason::kDeferred);
  EXPECT_EQ(SendTo("later-once@verger.example"), Reason::kNone);
  EXPECT_EQ(Send(To("refused@verger.example")).reply_code, 550);
  EXPECT_EQ(Send(To("later@verger.example")).reply_code, 451);
  EXPECT_THAT(server_.messages(), SizeIs(1));
}

TEST_F(SmtpTest, AWireThatBreaksIsNoRefusal) {
  EXPECT_EQ(SendTo("drop@verger.example"), Reason::kDeferred);
  EXPECT_EQ(SendTo("drop-late@verger.example"), Reason::kDeferred);
  EXPECT_THAT(server_.messages(), SizeIs(1)) << "the server has it, and could not say so";
}

TEST_F(SmtpTest, ARefusedSenderIsNoLettersFault) {
  Message message = To("lise@verger.example");
  message.from = "nobody@pepiniere.example";
  const Conversation said = Send(message);
  EXPECT_EQ(said.reply_code, 550);
  EXPECT_EQ(ReasonOf(said), Reason::kTrouble);
}

TEST_F(SmtpTest, WhoIsToStopBreaksOff) {
  bool stop = false;
  const std::function<bool()> abandon = [&] { return std::exchange(stop, true); };
  const auto sent = SendMail({.url = server_.url(), .plaintext = true}, To("slow@verger.example"), abandon);
  ASSERT_TRUE(sent.ok()) << sent.status();
  EXPECT_FALSE(sent->taken);
}

TEST_F(SmtpTest, WithoutStarttlsNothingIsSaid) {
  const auto sent = SendMail({.url = server_.url()}, To("lise@verger.example"));
  ASSERT_TRUE(sent.ok()) << sent.status();
  EXPECT_FALSE(sent->taken);
  EXPECT_EQ(sent->stage, Stage::kConnecting);
  EXPECT_THAT(server_.messages(), IsEmpty());
}

TEST(SmtpOutOfReachTest, IsTrouble) {
  const std::string url = "smtp://127.0.0.1:" + std::to_string(testing::FreePort());
  const auto sent = SendMail({.url = url, .plaintext = true}, To("lise@verger.example"));
  ASSERT_TRUE(sent.ok()) << sent.status();
  EXPECT_EQ(ReasonOf(*sent), Reason::kTrouble);
}

class SecureSmtpTest : public ::testing::Test {
 protected:
  SecureSmtpTest() {
    RunProgram({"openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key(), "-out", certificate()});
    Write(login(), "postier\nmot de passe\n");
  }
  static void Write(const std::string& file, const std::string& text) { std::ofstream(file) << text; }
  std::string key() const { return folder_.path() + "/key"; }
  std::string certificate() const { return folder_.path() + "/certificate"; }
  std::string login() const { return folder_.path() + "/login"; }
  std::vector<std::string> Arguments() const {
    return {"--certificate=" + certificate(), "--key=" + key(), "--login=postier:mot de passe"};
  }

  TemporaryFolder folder_;
};

TEST_F(SecureSmtpTest, StarttlsAndALoginFromAFile) {
  const MailServer server(Arguments());
  const SmtpOptions options = {.url = server.url(), .ca_file = certificate(), .login_file = login()};
  EXPECT_TRUE(SendMail(options, To("lise@verger.example"))->taken);
  EXPECT_THAT(server.messages(), SizeIs(1));

  Write(login(), "postier\nfaux\n");
  const auto wrong = SendMail(options, To("lise@verger.example"));
  EXPECT_EQ(ReasonOf(*wrong), Reason::kTrouble) << "the file is read again, and it is about us";
  EXPECT_EQ(wrong->reply_code, 535);

  EXPECT_FALSE(SendMail({.url = server.url(), .login_file = login()}, To("lise@verger.example"))->taken)
      << "a certificate of nobody's";
  EXPECT_FALSE(SendMail({.url = server.url(), .plaintext = true}, To("lise@verger.example"))->taken);
  std::filesystem::remove(login());
  EXPECT_FALSE(SendMail(options, To("lise@verger.example")).ok());
  EXPECT_THAT(server.messages(), SizeIs(1));
}

TEST(SmtpUrlTest, IsAMailServers) {
  for (const char* good :
       {"smtp://mail.example", "smtp://mail.example:587", "smtps://mail.example:465", "smtp://127.0.0.1:25"}) {
    EXPECT_TRUE(CheckSmtpUrl(good).ok()) << good;
  }
  for (const char* bad :
       {"", "mail.example", "https://mail.example", "smtp://u:p@mail.example", "smtp://u@mail.example", "smtp://"}) {
    EXPECT_FALSE(CheckSmtpUrl(bad).ok()) << bad;
  }
}

}  // namespace
}  // namespace pepiniere::mail
