#include "services/access/domain/access_binding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pepiniere::access {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const base::Date kToday = *base::Date::FromCivil(2026, 6, 1);

std::vector<std::string> Fields(const AccessBinding& binding) {
  std::vector<std::string> fields;
  for (const base::FieldProblem& problem : ProblemsOf(binding, kToday)) fields.push_back(problem.field);
  return fields;
}

TEST(AccessBinding, IsGivenForAWhileToSomebody) {
  AccessBinding binding;
  binding.principal = "somebody";
  binding.role = "COACH";
  binding.starts_at = absl::FromUnixSeconds(1'700'000'000);
  EXPECT_THAT(Fields(binding), IsEmpty());
  binding.ends_at = binding.starts_at;
  EXPECT_THAT(Fields(binding), ElementsAre("end_time"));
  binding.ends_at = absl::FromUnixSeconds(253'402'300'799);
  EXPECT_THAT(Fields(binding), ElementsAre("end_time"));
  binding.ends_at = absl::InfiniteFuture();
  binding.starts_at = absl::FromUnixSeconds(-62'135'596'800);
  EXPECT_THAT(Fields(binding), ElementsAre("start_time"));
  binding.starts_at = absl::FromUnixSeconds(1'700'000'000);
  for (const std::string& nobody : {std::string("anonymous"), std::string(256, 'x')}) {
    binding.principal = nobody;
    EXPECT_THAT(Fields(binding), ElementsAre("principal"));
  }
}

}  // namespace
}  // namespace pepiniere::access
