#include "services/metrics/api/visibility.h"

#include <optional>
#include <utility>
#include <vector>

#include "services/aip/redaction.h"
#include "services/base/try.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/store/definition_store.h"
#include "services/record/table.h"

namespace pepiniere::metrics::api {

absl::StatusOr<bool> Visibility::Reads(const std::string& project) {
  if (reader_ == Reader::kEverybody) return false;
  if (resource::SeesEverything(call_)) return true;
  if (!call_.principal().SeesSomething()) return false;
  const auto known = projects_.find(project);
  if (known != projects_.end()) return known->second;
  PEP_ASSIGN(const std::vector<std::string> over, ContainersOfProject(context_, call_, project));
  return projects_[project] = !over.empty() && call_.principal().SeesAny(over);
}

absl::Status Visibility::Restrict(const std::string& project, google::protobuf::Message& message) {
  PEP_ASSIGN(const bool reads, Reads(project));
  if (!reads) aip::Redact(message);
  return absl::OkStatus();
}

absl::StatusOr<bool> Visibility::Sees(const domain::Definition& definition) {
  if (domain::IsPublic(definition) || definition.project.empty()) return true;
  return Reads(definition.project);
}

absl::StatusOr<bool> Visibility::IsTold(const domain::Definition& definition, const std::string& project) {
  if (domain::IsPublic(definition)) return true;
  // What one project keeps for itself no other has values of: whoever reads that other one is not told that it is.
  if (!definition.project.empty() && definition.project != project) return false;
  return Reads(project);
}

absl::StatusOr<const Visibility::Metric*> Visibility::Find(const std::string& metric) {
  auto known = metrics_.find(metric);
  if (known == metrics_.end()) {
    PEP_ASSIGN(Metric found, record::Find<domain::Definition>(context_.db, call_.deadline(), metric));
    known = metrics_.emplace(metric, std::move(found)).first;
  }
  return &known->second;
}

absl::StatusOr<bool> Visibility::IsTold(const std::string& metric, const std::string& project, Deleted deleted) {
  PEP_ASSIGN(const Metric* const found, Find(metric));
  if (!*found || ((*found)->deleted_at && deleted == Deleted::kHidden)) return false;
  return IsTold((*found)->value, project);
}

absl::StatusOr<bool> Visibility::IsToldWhole(const std::string& metric, const std::string& project, Deleted deleted) {
  PEP_ASSIGN(bool told, IsTold(metric, project, deleted));
  if (!told) return false;
  PEP_ASSIGN(const Metric* const found, Find(metric));
  const domain::Definition& definition = (*found)->value;
  if (definition.kind != domain::Kind::kRatio) return true;
  PEP_ASSIGN(told, IsTold(definition.numerator, project, deleted));
  if (!told) return false;
  return IsTold(definition.denominator, project, deleted);
}

absl::StatusOr<bool> Visibility::IsTold(const std::string& metric, const std::string& project) {
  return IsTold(metric, project, Deleted::kHidden);
}

absl::StatusOr<bool> Visibility::IsToldWhole(const std::string& metric, const std::string& project) {
  return IsToldWhole(metric, project, Deleted::kHidden);
}

absl::StatusOr<bool> Visibility::WasToldWhole(const std::string& metric, const std::string& project) {
  return IsToldWhole(metric, project, Deleted::kTold);
}

absl::StatusOr<bool> Visibility::IsToldWhole(db::Session& session, const std::string& metric,
                                             const std::string& project) {
  std::vector<std::string> wanted = {metric};
  // The metric, then its parts where it has any.
  while (!wanted.empty()) {
    PEP_ASSIGN(const auto facts, store::FactsOf(session, wanted));
    std::vector<std::string> parts;
    for (const std::string& id : wanted) {
      const auto found = facts.find(id);
      if (found == facts.end() || found->second.deleted) return false;
      const domain::Definition& definition = found->second.definition;
      PEP_ASSIGN(const bool told, IsTold(definition, project));
      if (!told) return false;
      if (definition.kind == domain::Kind::kRatio) parts = {definition.numerator, definition.denominator};
    }
    wanted = std::move(parts);
  }
  return true;
}

absl::Status Visibility::HideParts(v1::Definition& told) {
  for (std::string* const part : {told.mutable_numerator(), told.mutable_denominator()}) {
    if (part->empty()) continue;
    PEP_ASSIGN(const Metric* const found, Find(record::IdIn(domain::Definition::kPattern, *part)));
    bool sees = found->has_value();
    if (sees) {
      PEP_ASSIGN(sees, Sees((*found)->value));
    }
    if (!sees) part->clear();
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::metrics::api
