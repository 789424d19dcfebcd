#include "services/portfolio/api/aliases.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/replace_names.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/domain/alias.h"
#include "services/portfolio/store/alias_store.h"

namespace pepiniere::portfolio::api {
namespace {

constexpr std::string_view kProjects = "projects/";
// What one request may ask of aliases; the rest stays as it is, and is refused as any name of nothing.
constexpr std::size_t kMostNames = 100;

class Resolver {
 public:
  Resolver(const Context& context, absl::Time deadline) : context_(context), deadline_(deadline) {}

  absl::StatusOr<std::string> Resolve(const std::string& name) {
    if (!name.starts_with(kProjects)) return name;
    const std::size_t end = std::min(name.find('/', kProjects.size()), name.size());
    const std::string id = name.substr(kProjects.size(), end - kProjects.size());
    if (!found_.contains(id) && found_.size() < kMostNames) {
      PEP_ASSIGN(found_[id], store::FindByAlias(context_.db, deadline_, id));
    }
    const std::optional<std::string>& now = found_[id];
    return now ? base::Concat(kProjects, *now, name.substr(end)) : name;
  }

 private:
  const Context& context_;
  const absl::Time deadline_;
  std::map<std::string, std::optional<std::string>> found_;  // by alias
};

}  // namespace

absl::StatusOr<bool> ResolveAliases(const Context& context, const rpc::CallScope& call,
                                    google::protobuf::Message& request) {
  Resolver resolver(context, call.deadline());
  return aip::ReplaceNames(request, [&](const std::string& name) { return resolver.Resolve(name); });
}

absl::StatusOr<std::string> ResolveAlias(const Context& context, absl::Time deadline, const std::string& name) {
  return Resolver(context, deadline).Resolve(name);
}

absl::StatusOr<std::vector<identity::Binding>> NamedNow(const Context& context, const rpc::CallScope& call,
                                                        std::vector<identity::Binding> held) {
  const auto is_project = [](const identity::Binding& binding) { return kProject.Matches(binding.resource); };
  std::vector<std::string> uids;
  for (const identity::Binding& binding : held) {
    if (is_project(binding) && !binding.uid.empty()) uids.push_back(binding.uid);
  }
  PEP_ASSIGN(const auto ids, store::FindByUids(context.db, call.deadline(), uids));
  Resolver resolver(context, call.deadline());
  std::vector<identity::Binding> named;
  for (identity::Binding& binding : held) {
    if (is_project(binding)) {
      if (binding.uid.empty()) {
        PEP_ASSIGN(binding.resource, resolver.Resolve(binding.resource));
      } else {
        const auto id = ids.find(binding.uid);
        if (id == ids.end()) continue;
        binding.resource = kProject.Format({id->second});
      }
    }
    named.push_back(std::move(binding));
  }
  return named;
}

absl::Status CheckAliases(journal::Unit& unit, const std::string& id, const Project& before, const Project& now) {
  std::vector<std::string> added = now.aliases;
  std::erase_if(added, [&](const std::string& alias) { return std::ranges::count(before.aliases, alias) > 0; });
  aip::Violations violations;
  std::erase_if(added, [&](const std::string& alias) {
    const absl::Status status = kProject.Parse("project.aliases", alias).status();
    return !status.ok() && violations.Take(status);
  });
  PEP_ASSIGN(const auto clashes, store::FindClashes(unit.session(), id, AliasIds(id, added)));
  for (const store::AliasClash& clash : clashes) {
    violations.Add(
        "project.aliases",
        clash.alias == clash.project
            ? base::Concat(kProject.Format({clash.alias}), " is a project: an alias is a name that no project has")
            : base::Concat(kProject.Format({clash.alias}), " is an alias of ", kProject.Format({clash.project}),
                           ": take it off there first"));
  }
  return violations.ToStatus();
}

absl::Status CheckNamesAreFree(journal::Unit& unit, const std::string& id, const Project& project) {
  const std::string name = kProject.Format({id});
  std::vector<aip::PreconditionViolation> violations;
  PEP_ASSIGN(const auto claim, store::FindClaim(unit.session(), id, id));
  if (claim) {
    const std::string whose = kProject.Format({*claim});
    violations.push_back({"ALIAS", whose, base::Concat("take ", name, " off the aliases of ", whose, " first")});
  }
  PEP_ASSIGN(const auto clashes, store::FindClashes(unit.session(), id, AliasIds(id, project.aliases)));
  for (const store::AliasClash& clash : clashes) {
    const std::string alias = kProject.Format({clash.alias}), whose = kProject.Format({clash.project});
    violations.push_back(
        {"ALIAS", whose,
         clash.alias == clash.project
             ? base::Concat(alias, ", an alias of ", name, ", is a project now: rename or delete it first")
             : base::Concat("take ", alias, ", an alias of ", name, " too, off ", whose, " first")});
  }
  if (violations.empty()) return absl::OkStatus();
  return aip::Precondition(base::Concat("others are called as ", name, " was"), std::move(violations));
}

absl::Status CheckIsNoAlias(journal::Unit& unit, const std::string& id) {
  PEP_ASSIGN(const auto claim, store::FindClaim(unit.session(), id, id));
  if (!claim) return absl::OkStatus();
  return aip::Failure(absl::StatusCode::kAlreadyExists, "IS_ALIAS",
                      base::Concat(kProject.Format({id}), " is an alias of ", kProject.Format({*claim}),
                                   ": choose another id, or take it off the aliases of that project first"),
                      {{"project", kProject.Format({*claim})}});
}

}  // namespace pepiniere::portfolio::api
