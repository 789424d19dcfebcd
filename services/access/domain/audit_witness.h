// What an audit chain ended with. Field meanings are documented once, on the contract (audit_witness.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::access {

struct AuditWitness {
  static constexpr std::string_view kPattern = "auditWitnesses/{audit_witness}", kCollection = "auditWitnesses";
  std::string head;  // "SEQUENCE:SEAL"

  static void Fields(auto&& visit, auto&... each) { visit("head", each.head...); }
  bool operator==(const AuditWitness&) const = default;
};

// Nobody tells them: they are seen.
inline std::vector<base::FieldProblem> ProblemsOf(const AuditWitness&, base::Date) { return {}; }

}  // namespace pepiniere::access
