// Persons that a test knows.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "services/identity/person_source.h"

namespace pepiniere::test {

class People final : public identity::PersonSource {
 public:
  absl::StatusOr<std::string> PersonOf(const identity::Principal& caller, absl::Time) override {
    if (!trouble.ok()) return trouble;
    const auto found = known.find({caller.issuer, caller.subject});
    if (found == known.end()) return absl::NotFoundError("nobody of this test");
    return found->second;
  }
  std::map<std::pair<std::string, std::string>, std::string> known;  // by issuer and subject
  absl::Status trouble;
};

}  // namespace pepiniere::test
