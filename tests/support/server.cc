#include "tests/support/server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "absl/strings/str_join.h"
#include "services/base/clock.h"
#include "services/db/database.h"

namespace pepiniere::testing {
namespace {

[[noreturn]] void Die(const std::string& what) {
  std::fprintf(stderr, "test server: %s\n", what.c_str());
  std::abort();
}

// With its output in `log`.
pid_t Spawn(const std::vector<std::string>& command, const std::string& log) {
  std::vector<char*> argv;
  for (const std::string& word : command) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  posix_spawn_file_actions_adddup2(&actions, 1, 2);
  pid_t pid = 0;
  const int failed = posix_spawnp(&pid, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) Die("cannot start " + command[0]);
  return pid;
}

// A socket with that port; negative if somebody has it.
int BoundTo(int port, int type) {
  const int fd = socket(AF_INET, type | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  if (bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return fd;
  close(fd);
  return -1;
}

std::string UserName() { return getpwuid(geteuid())->pw_name; }

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "pepiniere-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) Die("cannot make a folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void RunProgram(const std::vector<std::string>& command) {
  int status = 0;
  if (waitpid(Spawn(command, "/dev/null"), &status, 0) < 0 || status != 0)
    Die("failed: " + absl::StrJoin(command, " "));
}

int FreePort() {
  std::random_device random;
  for (int tries = 0; tries < 1000; ++tries) {
    const int port = std::uniform_int_distribution(15000, 29999)(random);
    const int claim = BoundTo(port, SOCK_DGRAM);  // never closed
    if (claim < 0) continue;
    const int probe = BoundTo(port, SOCK_STREAM);
    if (probe < 0) {
      close(claim);
      continue;
    }
    close(probe);
    return port;
  }
  Die("no free port");
}

// A server that starts deletes whatever temporary tables it finds in its tmpdir: never a folder of somebody else.
OwnServer::OwnServer(std::vector<std::string> arguments) : arguments_(std::move(arguments)) {
  RunProgram({"mariadb-install-db", "--no-defaults", "--datadir=" + folder_.path() + "/data",
              "--tmpdir=" + folder_.path(), "--user=" + UserName(), "--auth-root-authentication-method=normal",
              "--skip-test-db"});
  Start();
}

OwnServer::~OwnServer() { Kill(); }

db::ConnectionOptions OwnServer::options() const {
  db::ConnectionOptions options;
  options.socket = folder_.path() + "/mariadb.sock";
  options.user = "root";
  return options;
}

void OwnServer::Start() {
  std::vector<std::string> command = {"mariadbd",
                                      "--no-defaults",
                                      "--user=" + UserName(),
                                      "--datadir=" + folder_.path() + "/data",
                                      "--tmpdir=" + folder_.path(),
                                      "--socket=" + options().socket,
                                      "--pid-file=" + folder_.path() + "/mariadb.pid",
                                      "--innodb-buffer-pool-size=32M",
                                      "--innodb-log-file-size=16M"};
  command.insert(command.end(), arguments_.begin(), arguments_.end());
  pid_ = Spawn(command, folder_.path() + "/mariadb.log");
  const base::SystemClock clock;
  db::Database probe(options(), {.max_size = 1}, clock);
  for (int tenths = 0; tenths < 900; ++tenths) {
    if (probe.Ping(absl::Now() + absl::Seconds(5)).ok()) return;
    absl::SleepFor(absl::Milliseconds(100));
  }
  Die("does not answer");
}

void OwnServer::Stop() { End(SIGTERM); }
void OwnServer::Kill() { End(SIGKILL); }

void OwnServer::End(int signal) {
  if (pid_ == 0) return;
  kill(pid_, signal);
  waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

}  // namespace pepiniere::testing
