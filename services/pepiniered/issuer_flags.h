// What the command line says of those whose tokens are accepted.
#pragma once

#include <string>
#include <vector>

#include "services/rpc/authenticator.h"

namespace CLI {
class App;
}  // namespace CLI

namespace pepiniere {

// As they are written: what belongs to which issuer is known once all were read.
struct IssuerFlags {
  std::vector<std::string> names{};
  std::vector<std::string> keys{};         // [ISSUER=]PLACE
  std::vector<std::string> authorities{};  // [ISSUER=]FILE
};

void AddIssuers(CLI::App& app, IssuerFlags& flags);

// Throws CLI::ValidationError for what is of no issuer, or of none in particular where there are several.
std::vector<rpc::IssuerOptions> ReadIssuers(const IssuerFlags& flags);

}  // namespace pepiniere
