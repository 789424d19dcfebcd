// A MariaDB that belongs to one test, to be killed, stopped and started again.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "services/db/options.h"

namespace pepiniere::testing {

// A folder that goes away with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Listens on a Unix socket in a folder of its own; its superuser `root` has no password. Aborts the program on failure.
class OwnServer {
 public:
  // `arguments` of mariadbd, beyond its folder and socket: {"--port=3307", "--ssl-ca=..."}.
  explicit OwnServer(std::vector<std::string> arguments = {"--skip-networking"});
  ~OwnServer();
  OwnServer(const OwnServer&) = delete;
  OwnServer& operator=(const OwnServer&) = delete;

  // Returns when it answers.
  void Start();
  // Cleanly, as an administrator would; returns when it is gone.
  void Stop();
  // kill -9.
  void Kill();

  db::ConnectionOptions options() const;

 private:
  void End(int signal);

  const std::vector<std::string> arguments_;
  TemporaryFolder folder_;
  pid_t pid_ = 0;
};

// A TCP port of 127.0.0.1 that was free a moment ago. Below those that the system hands out, and held as a port of UDP
// while this process lives, so that no other test chooses it (tests/e2e/stack.mjs does likewise).
int FreePort();

// Runs a program to its end; aborts this one if it fails.
void RunProgram(const std::vector<std::string>& command);

}  // namespace pepiniere::testing
