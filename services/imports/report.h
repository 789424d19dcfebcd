// The report of an import as it grows.
#pragma once

#include <string>
#include <string_view>

#include "pepiniere/rpc/v1/import.pb.h"

namespace pepiniere::imports {

class ReportBuilder {
 public:
  explicit ReportBuilder(rpc::v1::ImportReport& report) : report_(report) {}

  // The row of a resource type, made when first asked for.
  rpc::v1::ImportCount& Count(std::string_view resource_type);
  // The finding lives as long as the report.
  rpc::v1::ImportFinding& Find(std::string_view file, std::string_view key, std::string_view code, std::string message,
                               std::string_view action);

 private:
  rpc::v1::ImportReport& report_;
};

// Adds the counts and findings of a part to the whole.
void Merge(const rpc::v1::ImportReport& part, rpc::v1::ImportReport& whole);

// Keeps the first findings, as many as one reply may hold, and says as the last one (MORE) how many there were beyond.
void Bound(rpc::v1::ImportReport& report);

}  // namespace pepiniere::imports
