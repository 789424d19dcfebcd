#include "services/metrics/api/visibility.h"

#include <vector>

#include "services/aip/redaction.h"
#include "services/base/try.h"
#include "services/metrics/api/containers.h"
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

absl::StatusOr<bool> Visibility::IsTold(const std::string& metric, const std::string& project) {
  auto known = metrics_.find(metric);
  if (known == metrics_.end()) {
    PEP_ASSIGN(const auto found, record::Find<domain::Definition>(context_.db, call_.deadline(), metric));
    const bool there = found && !found->deleted_at;
    known = metrics_.emplace(metric, there ? std::optional(found->value) : std::nullopt).first;
  }
  if (!known->second) return false;
  return IsTold(*known->second, project);
}

absl::StatusOr<bool> Visibility::IsToldWhole(const std::string& metric, const std::string& project) {
  PEP_ASSIGN(bool told, IsTold(metric, project));
  if (!told) return false;
  const domain::Definition& definition = *metrics_.find(metric)->second;
  if (definition.kind != domain::Kind::kRatio) return true;
  PEP_ASSIGN(told, IsTold(definition.numerator, project));
  if (!told) return false;
  return IsTold(definition.denominator, project);
}

}  // namespace pepiniere::metrics::api
