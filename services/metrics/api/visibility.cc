#include "services/metrics/api/visibility.h"

#include <optional>
#include <utility>
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

absl::StatusOr<const domain::Definition*> Visibility::Find(const std::string& metric, Deleted deleted) {
  auto known = metrics_.find(metric);
  if (known == metrics_.end()) {
    PEP_ASSIGN(Metric found, record::Find<domain::Definition>(context_.db, call_.deadline(), metric));
    known = metrics_.emplace(metric, std::move(found)).first;
  }
  const Metric& found = known->second;
  const bool is_there = found && (!found->deleted_at || deleted == Deleted::kTold);
  return is_there ? &found->value : nullptr;
}

absl::StatusOr<bool> Visibility::IsTold(const std::string& metric, const std::string& project) {
  PEP_ASSIGN(const domain::Definition* const found, Find(metric, Deleted::kHidden));
  return found ? IsTold(*found, project) : false;
}

absl::StatusOr<bool> Visibility::IsToldWhole(const std::string& metric, const std::string& project, FindMetric find) {
  PEP_ASSIGN(const domain::Definition* const whole, find(metric));
  if (whole == nullptr) return false;
  PEP_ASSIGN(bool told, IsTold(*whole, project));
  if (!told || whole->kind != domain::Kind::kRatio) return told;
  for (const std::string& id : {whole->numerator, whole->denominator}) {
    PEP_ASSIGN(const domain::Definition* const part, find(id));
    if (part == nullptr) return false;
    PEP_ASSIGN(told, IsTold(*part, project));
    if (!told) return false;
  }
  return true;
}

absl::StatusOr<bool> Visibility::IsToldWhole(const std::string& metric, const std::string& project) {
  return IsToldWhole(metric, project, [this](const std::string& id) { return Find(id, Deleted::kHidden); });
}

absl::StatusOr<bool> Visibility::WasToldWhole(const std::string& metric, const std::string& project) {
  return IsToldWhole(metric, project, [this](const std::string& id) { return Find(id, Deleted::kTold); });
}

absl::Status Visibility::HideParts(v1::Definition& told) {
  for (std::string* const part : {told.mutable_numerator(), told.mutable_denominator()}) {
    if (part->empty()) continue;
    const std::string id = record::IdIn(domain::Definition::kPattern, *part);
    PEP_ASSIGN(const domain::Definition* const found, Find(id, Deleted::kTold));
    bool sees = found != nullptr;
    if (sees) {
      PEP_ASSIGN(sees, Sees(*found));
    }
    if (!sees) part->clear();
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::metrics::api
