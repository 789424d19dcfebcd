#include "services/metrics/api/former_names.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "services/aip/replace_names.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/renames.h"

namespace pepiniere::metrics::api {
namespace {

constexpr std::string_view kProjects = "projects/", kEach = "projects/-";
// What one request may ask of names; the rest stays as it is, and is refused as any name of nothing.
constexpr std::size_t kMostNames = 100;

class Resolver {
 public:
  // `settles`: moves what is kept under former names too.
  Resolver(const Context& context, const rpc::CallScope& call, bool settles)
      : context_(context), call_(call), settles_(settles) {}

  absl::StatusOr<std::string> Resolve(const std::string& name) {
    const std::string project = ProjectIn(name);
    if (project.size() <= kProjects.size() || project == kEach) return name;
    const auto known = now_.find(project);
    if (known != now_.end()) return base::Concat(known->second, name.substr(project.size()));
    if (now_.size() >= kMostNames) return name;
    PEP_ASSIGN(const auto found, context_.projects.Find(call_, project));
    if (found && settles_) {
      PEP_ASSIGN(const bool moved, Settle(context_, call_, *found));
      moved_ = moved_ || moved;
    }
    const std::string& now = now_.emplace(project, found ? found->name : project).first->second;
    return base::Concat(now, name.substr(project.size()));
  }

  // Whether what is kept under any of the names of now was only there from this moment on.
  bool moved() const { return moved_; }

 private:
  const Context& context_;
  const rpc::CallScope& call_;
  const bool settles_;
  std::map<std::string, std::string> now_;  // by the names that were asked for
  bool moved_ = false;
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
  Resolver resolver(context, call, /*settles=*/true);
  PEP_ASSIGN(const bool changed,
             aip::ReplaceNames(request, [&](const std::string& name) { return resolver.Resolve(name); }));
  return changed || resolver.moved();
}

absl::Status PutNamesAlone(const Context& context, const rpc::CallScope& call, google::protobuf::Message& message) {
  Resolver resolver(context, call, /*settles=*/false);
  return aip::ReplaceNames(message, [&](const std::string& name) { return resolver.Resolve(name); }).status();
}

void PutNamesAlone(const Context& context, const rpc::CallScope& call, HeardHook& heard) {
  const auto put = [&](auto& message) {
    if (message) PutNamesAlone(context, call, *message).IgnoreError();
  };
  put(heard.points);
  put(heard.items);
  put(heard.deployments);
  put(heard.incident);
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
