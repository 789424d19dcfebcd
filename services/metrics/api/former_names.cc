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
#include "services/metrics/peers/projects.h"

namespace pepiniere::metrics::api {
namespace {

constexpr std::string_view kProjects = "projects/", kEach = "projects/-", kAskedFor = "project";
// What one request may ask of names; the rest stays as it is, and is refused as any name of nothing.
constexpr std::size_t kMostNames = 100, kMostInFilter = 10;

class Resolver {
 public:
  // `settles`: moves what is kept under former names too. At most so many are asked for.
  Resolver(const Context& context, const rpc::CallScope& call, bool settles, std::size_t most = kMostNames)
      : context_(context), call_(call), settles_(settles), most_(most) {}

  absl::StatusOr<std::string> Resolve(const std::string& name) {
    const std::string project = ProjectIn(name);
    if (project.size() <= kProjects.size() || project == kEach) return name;
    const auto known = now_.find(project);
    if (known != now_.end()) return base::Concat(known->second, name.substr(project.size()));
    if (now_.size() >= most_) return name;
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
  const std::size_t most_;
  std::map<std::string, std::string> now_;  // by the names that were asked for
  bool moved_ = false;
};

// Of that part of a filter, names of none of `live`; an error where it stops.
absl::Status PutInto(query::Expression& part, const peers::ProjectMap& live, Resolver& resolver) {
  for (query::Expression& operand : part.operands) PEP_TRY(PutInto(operand, live, resolver));
  query::Literal& literal = part.restriction.literal;
  const bool is_asked = part.kind == query::Expression::Kind::kRestriction && part.restriction.field == kAskedFor;
  if (!is_asked || literal.HasWildcard()) return absl::OkStatus();
  // An id will do too.
  const bool is_id = literal.text.find('/') == std::string::npos;
  const std::string name = is_id ? ProjectName(literal.text) : literal.text;
  if (live.contains(name)) return absl::OkStatus();
  PEP_ASSIGN(const std::string now, resolver.Resolve(name));
  literal.text = is_id ? ProjectId(now) : now;
  return absl::OkStatus();
}

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

void PutNamesAlone(const Context& context, const rpc::CallScope& call, query::Filter& filter) {
  const std::vector<std::string> fields = filter.Fields();
  if (std::ranges::find(fields, kAskedFor) == fields.end()) return;
  const auto live = context.projects.Public(call);
  if (!live.ok()) return;
  Resolver resolver(context, call, /*settles=*/false, kMostInFilter);
  PutInto(filter.root, **live, resolver).IgnoreError();
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
