// What is behind an address, found out by knocking: for whoever must explain that no call gets through.
#pragma once

#include <string>

#include "absl/time/time.h"

namespace pepiniere::clients {

struct Door {
  enum class Speaks { kNothing, kPlainGrpc, kTls, kHttp1 };  // kNothing: nobody is there, or says nothing that we know
  Speaks speaks = Speaks::kNothing;
  // Of kTls. What is wrong with its certificate, in OpenSSL's words; empty if nothing is.
  std::string certificate_fault{};
  // It lets nobody in without a certificate of their own.
  bool wants_certificate = false;
};

// `target`: "host:port" or "unix:/path". Certificates must chain to `ca_file`, or to the system's if that is empty.
// Takes a few times `patience` at most. Says nothing of who calls.
Door Knock(const std::string& target, const std::string& ca_file, absl::Duration patience);

}  // namespace pepiniere::clients
