// The header of a message: addresses, words beyond ASCII (RFC 2047), lines that nothing breaks out of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"

namespace pepiniere::mail {

struct Mailbox {
  std::string name{};  // may be empty
  std::string address;
};

// One that SMTP takes as it is: ASCII, one '@', nothing that ends a command or a header (spaces, controls, quotes,
// brackets, commas).
bool IsAddress(std::string_view address);
// "ne-pas-repondre@pepiniere.example", "Pépinière <ne-pas-repondre@pepiniere.example>"; none for anything else.
std::optional<Mailbox> ParseMailbox(std::string_view text);

// "Subject: ..." and whatever text on lines of 76 characters, without their last end. Controls, line ends among them,
// are taken out; what is not ASCII is encoded.
std::string TextHeader(std::string_view name, std::string_view text);
// "To: ...".
std::string MailboxHeader(std::string_view name, const Mailbox& mailbox);

struct Envelope {
  std::string id;  // of the letter; with the sender's domain it is the Message-ID, the same whenever it is sent
  Mailbox from, to;
  std::string subject;
  absl::Time sent_at;
  std::string stop_link{};  // of one click (RFC 8058); empty where the letter is owed
};

// All but what says how the body is written.
std::vector<std::string> HeadersOf(const Envelope& envelope);

}  // namespace pepiniere::mail
