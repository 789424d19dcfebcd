// A mail server that belongs to one test (mail_server.py says what it does for whom).
#pragma once

#include <sys/types.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/server.h"

namespace pepiniere::testing {

class MailServer {
 public:
  // `arguments` beyond its folder: {"--login=user:password"}. Aborts the program on failure.
  explicit MailServer(const std::vector<std::string>& arguments = {});
  ~MailServer();
  MailServer(const MailServer&) = delete;
  MailServer& operator=(const MailServer&) = delete;

  // "smtp://127.0.0.1:PORT".
  std::string url() const;
  // Those that it took so far.
  std::vector<nlohmann::json> messages() const;
  // Waits until somebody has sent it a text for slow@, which it takes once it is let.
  void WaitUntilAsked() const;
  void LetGo() const;

 private:
  TemporaryFolder folder_;
  pid_t pid_ = 0;
};

// A header of a message, as the reader's program shows it; empty if it has none.
std::string HeaderOf(const nlohmann::json& message, const std::string& name);

}  // namespace pepiniere::testing
