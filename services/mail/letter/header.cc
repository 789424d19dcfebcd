#include "services/mail/letter/header.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "services/base/characters.h"
#include "services/base/text.h"

namespace pepiniere::mail {
namespace {

using base::Concat;

constexpr std::size_t kLine = 76;
constexpr std::size_t kLongestAddress = 254;  // RFC 5321, without its brackets
// In an encoded word of 60 characters, beside the longest name of a header.
constexpr std::size_t kBytesOfAWord = 36;

bool IsPlain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; }) && text.find("=?") == text.npos;
}

// How many bytes of the text one encoded word takes: whole characters.
std::size_t WordOf(std::string_view text) {
  std::size_t size = std::min(text.size(), kBytesOfAWord);
  const auto continues = [&](std::size_t at) { return at < text.size() && (text[at] & 0xC0) == 0x80; };
  while (size > 1 && continues(size)) --size;
  return size;
}

std::string EncodedWords(std::string_view text) {
  std::string words;
  while (!text.empty()) {
    const std::size_t size = WordOf(text);
    words +=
        Concat(words.empty() ? "" : "\r\n ", "=?UTF-8?B?", absl::Base64Escape(base::Absl(text.substr(0, size))), "?=");
    text.remove_prefix(size);
  }
  return words;
}

std::string Quoted(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

// What stands between two header lines is what we put there.
std::string OneLine(std::string_view text) {
  std::string line = base::WithoutControls(text, base::Lines::kOne);
  absl::StripAsciiWhitespace(&line);
  return line;
}

}  // namespace

bool IsAddress(std::string_view address) {
  const std::size_t at = address.find('@');
  if (address.size() > kLongestAddress || at == 0 || at == address.npos || at + 1 == address.size()) return false;
  const auto fits = [](char c) {
    return c > ' ' && c <= '~' && std::string_view("\"(),:;<>[\\]").find(c) == std::string_view::npos;
  };
  return std::ranges::all_of(address, fits) && address.find('@', at + 1) == address.npos;
}

std::optional<Mailbox> ParseMailbox(std::string_view text) {
  if (IsAddress(text)) return Mailbox{.name = "", .address = std::string(text)};
  const std::size_t open = text.rfind('<');
  if (open == text.npos || !text.ends_with('>') || OneLine(text) != text) return std::nullopt;
  const std::string_view address = text.substr(open + 1, text.size() - open - 2);
  if (!IsAddress(address)) return std::nullopt;
  return Mailbox{.name = OneLine(text.substr(0, open)), .address = std::string(address)};
}

std::string TextHeader(std::string_view name, std::string_view text) {
  const std::string line = OneLine(text);
  const bool fits = IsPlain(line) && name.size() + 2 + line.size() <= kLine;
  return Concat(name, ": ", fits ? line : EncodedWords(line));
}

std::string MailboxHeader(std::string_view name, const Mailbox& mailbox) {
  const std::string called = OneLine(mailbox.name);
  const std::string address = Concat("<", mailbox.address, ">");
  if (called.empty()) return Concat(name, ": ", address);
  const std::string quoted = Quoted(called);
  const bool fits = IsPlain(called) && name.size() + 2 + quoted.size() <= kLine;
  return Concat(name, ": ", fits ? quoted : EncodedWords(called), "\r\n ", address);
}

std::vector<std::string> HeadersOf(const Envelope& envelope) {
  const std::string& address = envelope.from.address;
  std::vector<std::string> headers = {
      Concat("Date: ", absl::FormatTime("%a, %d %b %Y %H:%M:%S +0000", envelope.sent_at, absl::UTCTimeZone())),
      MailboxHeader("From", envelope.from), MailboxHeader("To", envelope.to), TextHeader("Subject", envelope.subject),
      Concat("Message-ID: <", envelope.id, address.substr(address.find('@')), ">"), "MIME-Version: 1.0",
      // No robot answers a robot (RFC 3834).
      "Auto-Submitted: auto-generated"};
  if (!envelope.stop_link.empty()) {
    headers.push_back(Concat("List-Unsubscribe: <", envelope.stop_link, ">"));
    headers.emplace_back("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  }
  return headers;
}

}  // namespace pepiniere::mail
