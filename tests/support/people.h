// Persons that a test knows.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "services/identity/person_source.h"

namespace pepiniere::test {

class People final : public identity::PersonSource {
 public:
  absl::StatusOr<std::string> PersonOf(const identity::Principal& caller, absl::Time) override {
    asked.push_back(caller.subject);
    if (!trouble.ok()) return trouble;
    const auto found = known.find({caller.issuer, caller.subject});
    if (found != known.end()) return found->second;
    if (caller.issuer == identity::CertificateIssuer()) return std::string();
    return absl::NotFoundError("nobody of this test");
  }
  std::map<std::pair<std::string, std::string>, std::string> known;  // by issuer and subject
  absl::Status trouble;
  std::vector<std::string> asked;  // the subjects, in order
};

}  // namespace pepiniere::test
