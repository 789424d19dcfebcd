// What the command line says of the services that this process does not run.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace CLI {
class App;
}  // namespace CLI

namespace pepiniere {

struct BackendFlags {
  // Where they are, gRPC targets: each by its name, and all that are not named.
  std::map<std::string, std::string, std::less<>> named{};
  std::string others{};
  // What their certificates must chain to (empty: plaintext), and who our services are to them.
  std::string ca_file{};
  std::string certificate_file{};
  std::string key_file{};

  // Where that service is, if it is not run here; empty: nobody said.
  std::string Of(std::string_view service) const;
};

void AddBackends(CLI::App& app, BackendFlags& flags);

}  // namespace pepiniere
