// What an import refers to: whether it is known here, and what is said where it is not.
#include <string>
#include <string_view>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/import_batch.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/project_store.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

constexpr std::string_view kDeletedHere = "DELETED_HERE";

}  // namespace

template <typename T>
absl::StatusOr<ImportBatch::Known> ImportBatch::LookFor(const std::string& id) {
  const std::string name = Concat(T::kCollection, "/", id);
  const auto asked = referred_.find(name);
  if (asked != referred_.end()) return asked->second;
  PEP_ASSIGN(const auto missing, record::Missing<T>(unit_.session(), {id}));
  Known known = Known::kLive;
  if (!missing.empty()) {
    PEP_ASSIGN(const auto deleted, record::Deleted<T>(unit_.session(), {id}));
    const bool met = unit_.caller().validate_only && known_.met.contains(name);
    known = !deleted.empty() ? Known::kDeleted : met ? Known::kLive : Known::kNot;
  }
  referred_.emplace(name, known);
  return known;
}

absl::StatusOr<ImportBatch::Known> ImportBatch::LookForProject(const std::string& id) {
  if (known_.projects.contains(id)) return Known::kLive;
  PEP_ASSIGN(const auto project, store::LockProject(unit_.session(), id));
  return !project ? Known::kNot : project->deleted_at ? Known::kDeleted : Known::kLive;
}

template <typename T>
absl::Status ImportBatch::CheckReference(const std::string& file, std::string_view key, const std::string& id) {
  if (id.empty()) return absl::OkStatus();
  PEP_ASSIGN(const Known known, LookFor<T>(id));
  ReportReference(file, key, T::kCollection, id, known);
  return absl::OkStatus();
}

void ImportBatch::ReportReference(const std::string& file, std::string_view key, std::string_view collection,
                                  const std::string& id, Known known) {
  if (known == Known::kNot) {
    report_.Find(file, key, "MISSING_REFERENCE", Concat(id, " is in no file of the import and not known here"),
                 "kept as written");
  } else if (known == Known::kDeleted) {
    report_.Find(file, key, kDeletedHere, Concat(collection, "/", id, " was deleted here"),
                 "kept as written; undelete it, or name another one");
  }
}

void ImportBatch::ReportDeleted(const std::string& file, std::string_view name) {
  report_.Find(file, "", kDeletedHere, Concat(name, " was deleted here"),
               "kept up to date, and still deleted; undelete it to see it again");
}

template absl::Status ImportBatch::CheckReference<Incubator>(const std::string&, std::string_view, const std::string&);
template absl::Status ImportBatch::CheckReference<Organisation>(const std::string&, std::string_view,
                                                                const std::string&);

}  // namespace pepiniere::portfolio::api
