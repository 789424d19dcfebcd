// What an import makes of former names: a project that came back under another one is moved, and not made twice.
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/import_batch.h"
#include "services/portfolio/domain/alias.h"
#include "services/portfolio/store/alias_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/portfolio/store/rename_store.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

constexpr std::string_view kKey = "redirect_from";
constexpr std::string_view kInUse = "ALIAS_IN_USE";

std::string NameOf(std::string_view id) { return Concat("projects/", id); }

}  // namespace

absl::StatusOr<std::optional<std::string>> ImportBatch::ToldNoMore(const Told& told, const std::string& alias) {
  if (known_.projects.contains(alias)) return std::nullopt;  // the source still has it, or another one took its place
  PEP_ASSIGN(const auto said, Recall("projects", alias));
  if (said) return alias;
  PEP_ASSIGN(const auto meant, store::FindByAlias(unit_.session(), alias));
  if (!meant || *meant == told.id || known_.projects.contains(*meant)) return std::nullopt;
  PEP_ASSIGN(const auto said_of_it, Recall("projects", *meant));
  return said_of_it ? meant : std::nullopt;
}

absl::StatusOr<bool> ImportBatch::IsPerhapsRenamed(const Told& told) {
  for (const std::string& alias : AliasIds(told.id, told.project.aliases)) {
    if (std::ranges::count(known_.perhaps_renamed, alias, &Told::id) > 0) return true;
    PEP_ASSIGN(const auto was, ToldNoMore(told, alias));
    if (was) return true;
  }
  return false;
}

absl::Status ImportBatch::ImportPerhapsRenamed() {
  const std::vector<Told> waiting = std::exchange(known_.perhaps_renamed, {});
  // What is recorded under the id of one of these may be another one's: "c, once b" and "b, once a".
  for (const Told& told : waiting) known_.projects.erase(told.id);
  std::set<std::string> renamed;
  for (bool more = true; more;) {
    more = false;
    for (const Told& told : waiting) {
      if (renamed.contains(told.id)) continue;
      PEP_ASSIGN(const bool moved, Rename(told));
      if (!moved) continue;
      renamed.insert(told.id);
      more = true;
    }
  }
  for (const Told& told : waiting) known_.projects.insert(told.id);
  for (const Told& told : waiting) PEP_TRY(Take(told));
  return absl::OkStatus();
}

absl::StatusOr<bool> ImportBatch::Rename(const Told& told) {
  PEP_ASSIGN(const auto taken, store::LockProject(unit_.session(), told.id));
  if (taken) return false;
  for (const std::string& alias : AliasIds(told.id, told.project.aliases)) {
    PEP_ASSIGN(const auto was, ToldNoMore(told, alias));
    PEP_ASSIGN(const auto project, was ? store::LockProject(unit_.session(), *was) : std::nullopt);
    if (!project) continue;
    PEP_TRY(store::RenameProject(unit_, *project, told.id).status());
    known_.projects.insert(*was);
    rpc::v1::ImportCount& count = report_.Count("projects");
    count.set_renamed(count.renamed() + 1);
    report_.Find(told.file, kKey, "RENAMED", Concat(NameOf(*was), " is now ", NameOf(told.id)),
                 "moved, with all that was recorded of it; the old name leads to it");
    return true;
  }
  return false;
}

absl::Status ImportBatch::ReportAliases(const Told& told) {
  const std::string name = NameOf(told.id);
  PEP_ASSIGN(const auto claim, store::FindClaim(unit_.session(), told.id, told.id));
  if (claim) {
    report_.Find(told.file, "", kInUse, Concat(NameOf(*claim), " has ", name, " for an alias"),
                 "imported: the name leads here");
  }
  for (std::size_t i = 0; i < told.project.aliases.size(); ++i) {
    PEP_ASSIGN(const auto clashes,
               store::FindClashes(unit_.session(), told.id, AliasIds(told.id, {told.project.aliases[i]})));
    for (const store::AliasClash& clash : clashes) {
      const bool is_project = clash.alias == clash.project;
      report_.Find(told.file, Concat(kKey, "[", i, "]"), kInUse,
                   is_project ? Concat(NameOf(clash.alias), " is a project")
                              : Concat(NameOf(clash.alias), " is an alias of ", NameOf(clash.project)),
                   "kept; the name leads there");
    }
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::portfolio::api
