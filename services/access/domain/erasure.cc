#include "services/access/domain/erasure.h"

namespace pepiniere::access {
namespace {

constexpr std::size_t kMostResourcesTold = 100;

bool IsNamed(const ErasedData& erased, const std::string& resource) {
  return std::ranges::find(erased.resources, resource) != erased.resources.end();
}

}  // namespace

void AddErased(ErasedData more, ServiceReport& report) {
  if (more.count == 0) return;
  const auto known = std::ranges::find(report.erased, more.what, &ErasedData::what);
  if (known == report.erased.end()) return report.erased.push_back(std::move(more));
  known->count += more.count;
  for (std::string& resource : more.resources) {
    if (IsNamed(*known, resource)) {
      --known->count;
    } else if (known->resources.size() < kMostResourcesTold) {
      known->resources.push_back(std::move(resource));
    }
  }
}

void CountErased(std::string_view what, const std::string& resource, ServiceReport& report) {
  AddErased({std::string(what), 1, {resource}}, report);
}

}  // namespace pepiniere::access
