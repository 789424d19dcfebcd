#include "tests/support/mail_server.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "absl/time/clock.h"

namespace pepiniere::testing {
namespace {

constexpr int kMostTries = 3000;  // of 20 ms

void WaitForFile(const std::string& file) {
  for (int tries = 0; !std::filesystem::exists(file); ++tries) {
    if (tries == kMostTries) {
      std::fprintf(stderr, "test mail server: %s is not there\n", file.c_str());
      std::abort();
    }
    absl::SleepFor(absl::Milliseconds(20));
  }
}

std::string ServerProgram() {
  const char* const source = std::getenv("PEPINIERE_SOURCE");
  return std::string(source ? source : ".") + "/tests/support/mail_server.py";
}

}  // namespace

MailServer::MailServer(const std::vector<std::string>& arguments) {
  // Debian's, which has the package.
  std::vector<std::string> command = {"/usr/bin/python3", ServerProgram(), folder_.path()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : command) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  const std::string log = folder_.path() + "/log";
  posix_spawn_file_actions_addopen(&actions, 2, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (posix_spawnp(&pid_, argv[0], &actions, nullptr, argv.data(), environ) != 0) std::abort();
  posix_spawn_file_actions_destroy(&actions);
  WaitForFile(folder_.path() + "/port");
}

MailServer::~MailServer() {
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

std::string MailServer::url() const {
  std::ifstream in(folder_.path() + "/port");
  std::string port;
  std::getline(in, port);
  return "smtp://127.0.0.1:" + port;
}

std::vector<nlohmann::json> MailServer::messages() const {
  std::ifstream in(folder_.path() + "/messages");
  std::vector<nlohmann::json> all;
  for (std::string line; std::getline(in, line);) all.push_back(nlohmann::json::parse(line));
  return all;
}

void MailServer::WaitUntilAsked() const { WaitForFile(folder_.path() + "/waiting"); }

void MailServer::LetGo() const { std::ofstream(folder_.path() + "/go") << "\n"; }

std::string HeaderOf(const nlohmann::json& message, const std::string& name) {
  for (const nlohmann::json& header : message.at("headers")) {
    if (header.at(0) == name) return header.at(1);
  }
  return "";
}

}  // namespace pepiniere::testing
