#include "services/metrics/api/former_names.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "services/aip/replace_names.h"
#include "services/base/text.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/renames.h"

namespace pepiniere::metrics::api {
namespace {

constexpr std::string_view kProjects = "projects/";
// What one request may ask of names; the rest stays as it is, and is refused as any name of nothing.
constexpr std::size_t kMostNames = 100;

class Resolver {
 public:
  Resolver(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}

  absl::StatusOr<std::string> Resolve(const std::string& name) {
    const std::string project = ProjectIn(name);
    if (project.size() <= kProjects.size()) return name;
    const auto known = now_.find(project);
    if (known != now_.end()) return base::Concat(known->second, name.substr(project.size()));
    if (now_.size() >= kMostNames) return name;
    PEP_ASSIGN(const auto found, context_.projects.Find(call_, project));
    const std::string now = found ? found->name : project;
    if (now != project && found->lives) {
      PEP_TRY(MoveWhatIsKept(context_, call_.deadline(), {ProjectId(project), ProjectId(now), found->uid}));
    }
    now_.emplace(project, now);
    return base::Concat(now, name.substr(project.size()));
  }

 private:
  const Context& context_;
  const rpc::CallScope& call_;
  std::map<std::string, std::string> now_;  // by the names that were asked for
};

// The project that a role is held on; none: it is no more.
std::optional<std::string> NameNow(const Context& context, const rpc::CallScope& call, const identity::Binding& held) {
  const auto found = context.projects.Find(call, held.resource);
  if (!found.ok()) return held.resource;
  if (*found && (held.uid.empty() || (*found)->uid == held.uid)) return (*found)->name;
  if (held.uid.empty()) return held.resource;
  // Another project is called so now.
  const auto all = context.projects.All(call);
  if (!all.ok()) return std::nullopt;
  const auto theirs = std::ranges::find_if(**all, [&](const auto& one) { return one.second.uid == held.uid; });
  return theirs == (*all)->end() ? std::nullopt : std::optional(theirs->first);
}

}  // namespace

absl::StatusOr<bool> PutNamesOfNow(const Context& context, const rpc::CallScope& call,
                                   google::protobuf::Message& request) {
  Resolver resolver(context, call);
  return aip::ReplaceNames(request, [&](const std::string& name) { return resolver.Resolve(name); });
}

std::vector<identity::Binding> NamedNow(const Context& context, const rpc::CallScope& call,
                                        std::vector<identity::Binding> held) {
  std::vector<identity::Binding> named;
  for (identity::Binding& binding : held) {
    if (binding.resource.starts_with(kProjects)) {
      std::optional<std::string> now = NameNow(context, call, binding);
      if (!now) continue;
      binding.resource = *std::move(now);
    }
    named.push_back(std::move(binding));
  }
  return named;
}

}  // namespace pepiniere::metrics::api
