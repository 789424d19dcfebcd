// One message to one address, over SMTP.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/mail/letter/delivery.h"

namespace pepiniere::mail {

struct SmtpOptions {
  // smtp://HOST[:PORT] or smtps://HOST[:PORT]. Over smtp, STARTTLS is demanded and the certificate verified, unless
  // `plaintext` says that something else encrypts.
  std::string url{};
  bool plaintext = false;
  // PEM bundle that the server's certificate must chain to; empty: the system's.
  std::string ca_file{};
  // Its first line is the user, its second one the password; read for each message. Empty: we sign in as nobody.
  std::string login_file{};
  // For a whole conversation, and for the beginning of it.
  absl::Duration patience = absl::Minutes(2), connect_patience = absl::Seconds(20);
};

struct Message {
  std::string from, to;              // addresses (IsAddress)
  std::vector<std::string> headers;  // as HeadersOf makes them
  std::string text, html;            // lines end with CRLF
};

// Sends it, and tells how far that came; never throws a personal datum back. `abandon` is asked now and then, and ends
// the conversation where it says so. INTERNAL if there can be none: curl does not start, a file cannot be read.
absl::StatusOr<Conversation> SendMail(
    const SmtpOptions& options, const Message& message, const std::function<bool()>& abandon = [] { return false; });

// Whether that is an address of a mail server: INVALID_ARGUMENT says what is wrong with it.
absl::Status CheckSmtpUrl(const std::string& url);

}  // namespace pepiniere::mail
