// What the command line says of the mail that services send.
#pragma once

#include <string>

#include "absl/time/time.h"
#include "services/mail/post/postman.h"

namespace CLI {
class App;
}  // namespace CLI

namespace pepiniere {

struct MailFlags {
  mail::PostOptions post{};

  // Whether there is a mail server; letters wait where there is none.
  bool configured() const { return !post.smtp.url.empty(); }
};

void AddMail(CLI::App& app, MailFlags& flags);

}  // namespace pepiniere
