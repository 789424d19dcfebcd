#include "services/pepiniered/backend_flags.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include "absl/strings/str_join.h"
#include "services/base/text.h"
#include "services/pepiniered/service_list.h"

namespace pepiniere {
namespace {

using base::Concat;

constexpr char kBackend[] = "--backend";
constexpr char kBackendCa[] = "--backend-ca";

// "cohort=10.0.0.7:50051", or a target by itself, in which a '=' comes after what no name holds ("unix:/run/a=b").
void ReadBackend(const std::string& text, BackendFlags& flags) {
  const std::size_t equals = std::min(text.find('='), text.find_first_of(":/.["));
  const bool named = equals < text.size() && text[equals] == '=';
  const std::string service = named ? text.substr(0, equals) : "";
  const auto services = ServiceList();
  if (named && !std::ranges::count(services, service, &ServiceEntry::name)) {
    const auto name = [](std::string* out, const ServiceEntry& entry) { out->append(entry.name); };
    throw CLI::ValidationError(kBackend,
                               Concat("there is no service ", service, ", but ", absl::StrJoin(services, ", ", name)));
  }
  std::string& target = named ? flags.named[service] : flags.others;
  if (!target.empty()) {
    throw CLI::ValidationError(kBackend,
                               Concat("says twice where ", named ? service : "the others", " can be reached"));
  }
  target = named ? text.substr(equals + 1) : text;
  if (target.empty()) throw CLI::ValidationError(kBackend, Concat(text, " is not SERVICE=HOST:PORT"));
}

}  // namespace

std::string BackendFlags::Of(std::string_view service) const {
  const auto found = named.find(service);
  return found == named.end() ? others : found->second;
}

void AddBackends(CLI::App& app, BackendFlags& flags) {
  app.add_option_function<std::vector<std::string>>(
         kBackend,
         [&flags](const std::vector<std::string>& all) {
           for (const std::string& text : all) ReadBackend(text, flags);
         },
         "Where a service is that this process does not run: a gRPC target; without a name, all that are not named")
      ->type_name("[SERVICE=]HOST:PORT");
  app.add_option(kBackendCa, flags.ca_file, "What their certificates must chain to: turns TLS on")
      ->check(CLI::ExistingFile)
      ->needs(kBackend);
  CLI::Option* cert =
      app.add_option("--backend-cert", flags.certificate_file, "Who the services of this process are to them (PEM)")
          ->check(CLI::ExistingFile)
          ->needs(kBackendCa);
  CLI::Option* key =
      app.add_option("--backend-key", flags.key_file, "And its key (PEM)")->check(CLI::ExistingFile)->needs(cert);
  cert->needs(key);
}

}  // namespace pepiniere
