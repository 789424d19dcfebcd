// What the feed carries of a project, whole and damaged.
#include "services/portfolio/store/change_payload.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_replace.h"

namespace pepiniere::portfolio::store {
namespace {

ProjectState State() {
  ProjectState state;
  state.stored.id = "a";
  state.stored.value.title = "Essai";
  const base::Date day = base::Date::FromDays(20'000);
  state.timeline = {{.starts = day, .ends = day, .since = day, .phase = Phase::kScaling, .paused = false, .line = 7}};
  return state;
}

TEST(ChangePayloadTest, AStateComesBack) {
  const auto read = ReadProjectPayload(ToPayload(State()));
  ASSERT_TRUE(read.ok()) << read.status();
  ASSERT_EQ(read->after.timeline.size(), 1U);
  EXPECT_EQ(read->after.timeline[0].line, 7);
}

TEST(ChangePayloadTest, WhatIsDamagedIsALoss) {
  const std::string payload = ToPayload(State());
  for (const auto& [part, instead] : {std::pair{"false,7]", "false,\"7\"]"}, std::pair{"false,7]", "false,null]"},
                                      std::pair{"false,7]", "0,7]"}, std::pair{"false,7]", "false]"}}) {
    const std::string damaged = absl::StrReplaceAll(payload, {{part, instead}});
    ASSERT_NE(damaged, payload);
    EXPECT_TRUE(absl::IsDataLoss(ReadProjectPayload(damaged).status())) << damaged;
  }
}

}  // namespace
}  // namespace pepiniere::portfolio::store
