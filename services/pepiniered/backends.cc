#include "services/pepiniered/backends.h"

#include <vector>

#include "clients/cpp/channel.h"
#include "services/base/try.h"
#include "services/pepiniered/service_list.h"

namespace pepiniere {
namespace {

using Channel = Backends::Channel;

absl::StatusOr<Channel> OpenElsewhere(const BackendFlags& flags, const std::string& target, bool as_ourselves) {
  return clients::OpenChannel({.target = target,
                               .ca_file = flags.ca_file,
                               .certificate_file = as_ourselves ? flags.certificate_file : "",
                               .key_file = as_ourselves ? flags.key_file : "",
                               .follow_files = !flags.ca_file.empty(),
                               .insecure = flags.ca_file.empty()});
}

// Who may call from here.
std::vector<std::string> Callers(const Flags& flags) {
  std::vector<std::string> callers = {std::string(Backends::kNobody)};
  for (const ServiceEntry& service : ServiceList()) {
    if (flags.Runs(service.name)) callers.emplace_back(service.name);
  }
  return callers;
}

}  // namespace

absl::StatusOr<Backends> Backends::Open(const Flags& flags, rpc::Server& server) {
  Backends backends;
  std::map<std::string, Channel> here;                        // by who calls
  std::map<std::pair<std::string, bool>, Channel> elsewhere;  // by target, and whether it is us who call
  for (const std::string& caller : Callers(flags)) {
    const bool nobody = caller == kNobody;
    for (const ServiceEntry& service : ServiceList()) {
      Channel& channel = backends.channels_[{std::string(service.name), caller}];
      if (flags.Runs(service.name)) {
        Channel& known = here[caller];
        if (known == nullptr) known = nobody ? server.InProcessChannel() : server.InProcessChannel(caller);
        channel = known;
      } else if (const std::string target = flags.backends.Of(service.name); !target.empty()) {
        Channel& known = elsewhere[{target, !nobody}];
        if (known == nullptr) {
          PEP_ASSIGN(known, OpenElsewhere(flags.backends, target, !nobody));
        }
        channel = known;
      }
    }
  }
  return backends;
}

Channel Backends::ChannelTo(std::string_view service, std::string_view from) const {
  const auto found = channels_.find({std::string(service), std::string(from)});
  return found == channels_.end() ? nullptr : found->second;
}

}  // namespace pepiniere
