// Headers: nothing that somebody is called, or wrote, makes a line of its own.
#include "services/mail/letter/header.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace pepiniere::mail {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Le;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

// What the encoded words of a header say.
std::string Decoded(std::string_view header) {
  std::string said;
  for (std::size_t at = header.find("=?UTF-8?B?"); at != header.npos; at = header.find("=?UTF-8?B?", at)) {
    at += 10;
    std::string bytes;
    const std::string word(header.substr(at, header.find("?=", at) - at));
    EXPECT_TRUE(absl::Base64Unescape(word, &bytes));
    EXPECT_EQ(bytes.empty() ? 0 : bytes.front() & 0xC0,
              bytes.empty() ? 0 : (bytes.front() & 0x80 ? 0xC0 : bytes.front() & 0xC0));
    said += bytes;
  }
  return said;
}

std::vector<std::string> Lines(const std::string& header) { return absl::StrSplit(header, "\r\n"); }

TEST(HeaderTest, PlainWordsStayAsTheyAre) {
  EXPECT_EQ(TextHeader("Subject", "Results: season 8"), "Subject: Results: season 8");
  EXPECT_EQ(MailboxHeader("To", {.name = "Lise", .address = "lise@verger.example"}),
            "To: \"Lise\"\r\n <lise@verger.example>");
  EXPECT_EQ(MailboxHeader("To", {.name = "", .address = "lise@verger.example"}), "To: <lise@verger.example>");
}

TEST(HeaderTest, OtherWordsAreEncodedOnLinesThatAreShortEnough) {
  const std::string text =
      "Candidature reçue : « Été » 🌱 " + std::string(60, 'a') + "é" + std::string(60, 'b') + "ééééééééééééééééééééé";
  const std::string header = TextHeader("Subject", text);
  EXPECT_EQ(Decoded(header), text);
  EXPECT_THAT(Lines(header), Each(SizeIs(Le(76))));
  for (const std::string& line : Lines(header))
    EXPECT_TRUE(line.starts_with("Subject: =?") || line.starts_with(" =?")) << line;
}

TEST(HeaderTest, WhatLooksEncodedIsEncoded) {
  EXPECT_EQ(Decoded(TextHeader("Subject", "=?UTF-8?Q?x?=")), "=?UTF-8?Q?x?=");
}

TEST(HeaderTest, NoNameOrSubjectMakesALine) {
  for (const char* evil : {"Lise\r\nBcc: tous@verger.example", "Lise\nBcc: tous@verger.example", "Lise\rBcc: x",
                           "Lise\r\n\r\nBonjour", "Lise\u2028Bcc: x", "Lise\u0085Bcc: x", "L\u00e9\r\nBcc: x",
                           "\" <tous@verger.example>, \"", "Lise <tous@verger.example>", "\\\"\r\n"}) {
    SCOPED_TRACE(evil);
    const Envelope envelope = {.id = "01M8B4VADHHMGRE72FR38S3KM6",
                               .from = {.name = evil, .address = "ne-pas-repondre@pepiniere.example"},
                               .to = {.name = evil, .address = "lise@verger.example"},
                               .subject = evil,
                               .sent_at = absl::FromUnixSeconds(1)};
    const std::vector<std::string> lines = Lines(absl::StrJoin(HeadersOf(envelope), "\r\n"));
    EXPECT_THAT(lines, Not(Contains(StartsWith("Bcc"))));
    EXPECT_THAT(lines, Not(Contains("")));
    for (const std::string& line : lines) {
      EXPECT_EQ(line.find_first_of("\r\n"), line.npos);
      const bool begins = line.starts_with(" ") || line.find(": ") != line.npos;
      EXPECT_TRUE(begins) << line;
    }
    // One address each, whatever the name has in it.
    EXPECT_EQ(std::ranges::count(lines, " <lise@verger.example>"), 1);
  }
}

TEST(HeaderTest, QuotesInANameStayInIt) {
  EXPECT_EQ(MailboxHeader("To", {.name = "\"A\\\" <x@y.example>", .address = "a@b.example"}),
            "To: \"\\\"A\\\\\\\" <x@y.example>\"\r\n <a@b.example>");
}

TEST(HeaderTest, AnAddressIsOne) {
  for (const char* good : {"lise@verger.example", "lise.m+8@sous.verger.example", "l'a@b.example"})
    EXPECT_TRUE(IsAddress(good)) << good;
  for (const char* bad : {"", "lise", "@verger.example", "lise@", "a@b@c", "a b@c", "a@b\r\nRCPT TO:<x@y.example>",
                          "<a@b>", "a@b,c@d", "\"a b\"@c", "é@verger.example", "a@b>", "a@b;c", "a@b\n", "a\t@b"}) {
    EXPECT_FALSE(IsAddress(bad)) << bad;
  }
  std::string longer(250, 'a');
  longer.append("@b.example");
  EXPECT_FALSE(IsAddress(longer));
}

TEST(HeaderTest, AMailboxIsRead) {
  const auto named = ParseMailbox("Pépinière <ne-pas-repondre@pepiniere.example>");
  ASSERT_TRUE(named);
  EXPECT_EQ(named->name, "Pépinière");
  EXPECT_EQ(named->address, "ne-pas-repondre@pepiniere.example");
  EXPECT_EQ(ParseMailbox("a@b.example")->address, "a@b.example");
  for (const char* bad : {"", "Pépinière", "A <a@b", "A <a b@c>", "A <a@b>\r\nBcc: <c@d>"})
    EXPECT_FALSE(ParseMailbox(bad)) << bad;
}

TEST(HeaderTest, TheMessageIdIsTheLettersOwnAndOneClickStopsWhatMayBeStopped) {
  Envelope envelope = {.id = "01M8B4VADHHMGRE72FR38S3KM6",
                       .from = {.name = "", .address = "a@pepiniere.example"},
                       .to = {.name = "", .address = "lise@verger.example"},
                       .subject = "x",
                       .sent_at = absl::FromUnixSeconds(1)};
  EXPECT_THAT(HeadersOf(envelope), Contains("Message-ID: <01M8B4VADHHMGRE72FR38S3KM6@pepiniere.example>"));
  EXPECT_THAT(HeadersOf(envelope), Contains("Date: Thu, 01 Jan 1970 00:00:01 +0000"));
  EXPECT_THAT(HeadersOf(envelope), Not(Contains(HasSubstr("List-Unsubscribe"))));
  envelope.stop_link = "https://pepiniere.example/mail/stop?token=x";
  EXPECT_THAT(HeadersOf(envelope), Contains("List-Unsubscribe: <https://pepiniere.example/mail/stop?token=x>"));
  EXPECT_THAT(HeadersOf(envelope), Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
}

}  // namespace
}  // namespace pepiniere::mail
