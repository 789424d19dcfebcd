#include "services/identity/roles.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "services/aip/resource_name.h"
#include "services/base/text.h"

namespace pepiniere::identity {
namespace {

using base::Concat;
using rpc::v1::RoleRule;

constexpr std::string_view kPrefix = "ROLE_";

// One role, as it is read from the contract.
struct Entry {
  Role role;
  RoleRule rule;
  std::string symbol, name;
  std::vector<std::string> patterns;
};

std::vector<Entry> ReadContract() {
  std::vector<Entry> entries;
  const auto& roles = *rpc::v1::Role_descriptor();
  for (int i = 0; i < roles.value_count(); ++i) {
    const auto& value = *roles.value(i);
    const Role role = static_cast<Role>(value.number());
    if (role == rpc::v1::ROLE_UNSPECIFIED) continue;
    const RoleRule& rule = value.options().GetExtension(rpc::v1::role_rule);
    const std::string symbol = value.name().substr(kPrefix.size());
    entries.push_back(
        {role, rule, symbol, absl::AsciiStrToLower(symbol), {rule.held_on().begin(), rule.held_on().end()}});
  }
  return entries;
}

const std::vector<Entry>& Entries() {
  static const auto* const entries = new std::vector<Entry>(ReadContract());
  return *entries;
}

// What is known of a role that this build does not know is nothing.
const Entry& EntryOf(Role role) {
  static const Entry* const unknown = new Entry{};
  const auto found = std::ranges::find(Entries(), role, &Entry::role);
  return found == Entries().end() ? *unknown : *found;
}

// Why nobody may give it in this way; empty if that is the way.
std::string_view WhyNotGiven(RoleRule::Origin origin, Giver giver) {
  if (origin == RoleRule::ORIGIN_IMPLIED) {
    return "nobody gives this role: it follows from what the services keep, or from who calls";
  }
  if (origin == RoleRule::ORIGIN_DEPLOYMENT && giver != Giver::kClientTable) {
    return "this role is for the services themselves: only the table of certificates gives it";
  }
  return "";
}

}  // namespace

const std::vector<Role>& Roles() {
  static const auto* const roles = [] {
    auto* all = new std::vector<Role>;
    for (const Entry& entry : Entries()) all->push_back(entry.role);
    return all;
  }();
  return *roles;
}

std::string_view NameOf(Role role) { return EntryOf(role).name; }

std::string_view SymbolOf(Role role) { return EntryOf(role).symbol; }

Role RoleNamed(std::string_view name) {
  const std::string lower = absl::AsciiStrToLower(base::Absl(name));
  const auto found = std::ranges::find(Entries(), lower, &Entry::name);
  return found == Entries().end() ? rpc::v1::ROLE_UNSPECIFIED : found->role;
}

const std::vector<std::string>& PatternsOf(Role role) { return EntryOf(role).patterns; }

bool Fits(Role role, std::string_view resource) {
  return std::ranges::any_of(
      PatternsOf(role), [&](const std::string& pattern) { return aip::ResourcePattern(pattern).Matches(resource); });
}

bool ReadsRestricted(Role role) { return EntryOf(role).rule.reads_restricted(); }

bool FollowsFromRows(Role role) {
  return role != rpc::v1::ROLE_OWNER && EntryOf(role).rule.origin() == RoleRule::ORIGIN_IMPLIED;
}

std::optional<Misfit> MisfitOf(Role role, std::string_view resource, Giver giver) {
  const RoleRule& rule = EntryOf(role).rule;
  if (const std::string_view why = WhyNotGiven(rule.origin(), giver); !why.empty()) {
    return Misfit{"role", std::string(why)};
  }
  const bool on_everything = rule.on_everything() && (giver != Giver::kBinding || !rule.bound_to_resource());
  if (resource.empty() ? on_everything : Fits(role, resource)) return std::nullopt;
  if (rule.held_on().empty()) return Misfit{"resource", "this role is held on everything: leave it out"};
  return Misfit{"resource", Concat("this role is held on ", on_everything ? "everything, or on " : "something: ",
                                   absl::StrJoin(rule.held_on(), " or "))};
}

}  // namespace pepiniere::identity
