// The services of Pépinière: those of services/services.txt, with what each serves over gRPC.
#pragma once

#include <string_view>
#include <vector>

#include "absl/types/span.h"

namespace pepiniere {

struct ServiceEntry {
  std::string_view name;                        // "portfolio": of --services, --db and --backend
  std::vector<std::string_view> grpc_services;  // full names
};

// In the order in which they start.
absl::Span<const ServiceEntry> ServiceList();

}  // namespace pepiniere
