#include "services/pepiniered/issuer_flags.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "services/base/text.h"

namespace pepiniere {
namespace {

using base::Concat;
using rpc::IssuerOptions;

constexpr char kIssuer[] = "--issuer";
constexpr char kKeys[] = "--jwks";
constexpr char kAuthority[] = "--issuer-ca";

// "https://id.example=/etc/jwks.json": an issuer's name may be the beginning of another's, but for the sign after it.
void Assign(const char* flag, const std::string& text, std::vector<IssuerOptions>& issuers,
            std::string IssuerOptions::*value) {
  const auto named = std::ranges::find_if(
      issuers, [&](const IssuerOptions& issuer) { return text.starts_with(Concat(issuer.name, "=")); });
  if (named == issuers.end() && issuers.size() != 1) {
    throw CLI::ValidationError(flag, Concat(text, " begins with no --issuer and a '=', and there are several"));
  }
  IssuerOptions& issuer = named == issuers.end() ? issuers.front() : *named;
  if (!(issuer.*value).empty()) throw CLI::ValidationError(flag, Concat("is said twice of ", issuer.name));
  issuer.*value = named == issuers.end() ? text : text.substr(issuer.name.size() + 1);
}

}  // namespace

void AddIssuers(CLI::App& app, IssuerFlags& flags) {
  CLI::Option* issuer =
      app.add_option(
             kIssuer, flags.names,
             "Whose bearer tokens (OIDC) are accepted; none by default. Of several, roles are given to subjects "
             "of the first, and to persons whoever says who they are")
          ->type_name("URL");
  app.add_option(kKeys, flags.keys,
                 "An issuer's keys: a file, or an http(s) URL; by default where it says (OpenID discovery)")
      ->type_name("[ISSUER=]PLACE")
      ->needs(issuer);
  app.add_option(kAuthority, flags.authorities,
                 "What an issuer's certificate must chain to (PEM); the system's authorities by default")
      ->type_name("[ISSUER=]FILE")
      ->needs(issuer);
}

std::vector<IssuerOptions> ReadIssuers(const IssuerFlags& flags) {
  std::vector<IssuerOptions> issuers;
  for (const std::string& name : flags.names) {
    if (std::ranges::count(issuers, name, &IssuerOptions::name) > 0) {
      throw CLI::ValidationError(kIssuer, Concat(name, " is there twice"));
    }
    issuers.push_back({.name = name});
  }
  for (const std::string& text : flags.keys) Assign(kKeys, text, issuers, &IssuerOptions::jwks);
  for (const std::string& text : flags.authorities) Assign(kAuthority, text, issuers, &IssuerOptions::ca_file);
  for (const IssuerOptions& issuer : issuers) {
    std::string file = issuer.ca_file;
    if (const std::string wrong = file.empty() ? "" : CLI::ExistingFile(file); !wrong.empty()) {
      throw CLI::ValidationError(kAuthority, wrong);
    }
  }
  return issuers;
}

}  // namespace pepiniere
