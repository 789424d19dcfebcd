// A door between a client and the database that a test can shut at a chosen moment.
#pragma once

#include <condition_variable>
#include <list>
#include <mutex>
#include <string>
#include <thread>

#include "tests/support/server.h"

namespace pepiniere::testing {

// Listens on a Unix socket of its own and carries bytes to and from `upstream`, another one.
class Gate {
 public:
  explicit Gate(std::string upstream);
  ~Gate();
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  std::string socket() const { return folder_.path() + "/gate.sock"; }

  enum class Moment {
    kBeforeServer,  // The server never hears it.
    kAfterServer,   // The server has answered; the client never hears that.
  };
  // Cuts the connection whose client is the next one to send something that holds `text`.
  void CutAt(const std::string& text, Moment moment);
  // How often that came true.
  int cuts() const;
  // Cuts every connection, and returns when they are; while shut each new one too, at once.
  void Shut();
  void Open();

 private:
  void Accept();
  void Carry(int client);
  // Whether `bytes`, just sent by a client, are what CutAt waits for.
  bool Awaited(const std::string& bytes, Moment& moment);
  bool shut() const;

  const std::string upstream_;
  TemporaryFolder folder_;
  int listener_ = -1;
  mutable std::mutex mutex_;  // guards what follows, as the ends of lines say
  std::string text_;
  Moment moment_ = Moment::kBeforeServer;
  int cuts_ = 0;
  bool shut_ = false;
  bool ending_ = false;
  int carrying_ = 0;  // connections that are not cut
  std::condition_variable cut_;
  std::list<std::thread> carriers_;  // Touched by acceptor_ alone until it ends.
  std::thread acceptor_;
};

}  // namespace pepiniere::testing
