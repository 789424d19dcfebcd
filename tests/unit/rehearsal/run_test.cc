#include "services/rehearsal/run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_replace.h"
#include "tests/unit/rehearsal/examples.h"

namespace pepiniere::rehearsal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::string Published(const std::string& text) {
  const Inputs inputs = Read(text).inputs;
  return RunText(inputs, Rehearse(inputs));
}
std::string Changed(const std::string& run, const char* from, const char* to) {
  std::string changed = run;
  EXPECT_GT(absl::StrReplaceAll({{from, to}}, &changed), 0) << from;
  return changed;
}

TEST(RunTest, ComputesAgainToTheSameBytes) {
  for (const std::string& text :
       {std::string("{}"), std::string(kJury), Seats(R"(,"left":["Di"],"final":{"Ana":"B"})")}) {
    const std::string run = Published(text);
    EXPECT_THAT(run, StartsWith(R"({"format":"pepiniere.assessment.run","version":1,"inputs":{)"));
    EXPECT_TRUE(ReplayRun(run).same) << run;
    EXPECT_TRUE(ReplayRun(run + "\n").same);
  }
  // printf '{}' | sha256sum
  EXPECT_EQ(ReplayRun(Published("{}")).inputs_sha256,
            "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
}

TEST(RunTest, WhatWasChangedIsShown) {
  const std::string run = Published(kJury);
  const auto first = [&](const char* from, const char* to) { return ReplayRun(Changed(run, from, to)).difference; };
  const auto rank = first(R"("rank":2)", R"("rank":3)");
  EXPECT_EQ(rank.path, "result.ranked[1].rank");
  EXPECT_EQ(rank.published, "3");
  EXPECT_EQ(rank.recomputed, "2");
  EXPECT_EQ(first(R"("stable":true)", R"("stable":true,"more":1)").recomputed, "");
  EXPECT_EQ(first(R"("juror":"J2")", R"("juror":"J0")").path, "inputs.reviews[0].juror");
  EXPECT_EQ(first(R"("c1":3)", R"("c1":4)").path, "result.ranked[0].application") << "a mark gives another result";
}

TEST(RunTest, WhatWasWrittenAnewIsNotTheSame) {
  const std::string run = Published(kJury);
  const Replay replay = ReplayRun(Changed(run, R"("version":1)", R"("version": 1)"));
  EXPECT_FALSE(replay.same);
  EXPECT_EQ(replay.difference.path, "");
  EXPECT_EQ(replay.difference.byte, run.find("\"version\":1") + 11);
  EXPECT_EQ(ReplayRun(Changed(run, R"("rank":1,)", R"("rank":1.0,)")).difference.path, "result.ranked[0].rank");
}

TEST(RunTest, InputsThatCannotBeComputedWithAreNotThoseOfARun) {
  const Replay mark = ReplayRun(Changed(Published(kJury), R"("c2":4)", R"("c2":5)"));
  EXPECT_FALSE(mark.same);
  EXPECT_THAT(mark.faults, IsEmpty());
  EXPECT_EQ(mark.input_faults.at(0).path, "inputs.reviews[4].marks.c2");
  const std::string tied = Published(Seats(R"(,"ties":[["A",["Ana","Flo"]]],"left":["Di"],"seed":"germe")"));
  const Replay open = ReplayRun(Changed(tied, R"("seed":"germe",)", ""));
  EXPECT_FALSE(open.same);
  ASSERT_TRUE(open.refusal);
  EXPECT_EQ(open.refusal->undecided.at(0).seat, "A");
}

TEST(RunTest, AnythingElseIsNoRun) {
  const std::string run = Published("{}");
  for (const auto& [text, path, wrong] : std::initializer_list<std::tuple<std::string, const char*, Wrong>>{
           {"", "", Wrong::kNoJson},
           {"[]", "", Wrong::kNoObject},
           {"{}", "format", Wrong::kNoRun},
           {Changed(run, R"("version":1)", R"("version":2)"), "version", Wrong::kOtherVersion},
           {Changed(run, R"("inputs":{})", R"("input":{})"), "inputs", Wrong::kMissing},
           {Changed(run, R"("stable":true)", R"("stable":true,"stable":true)"), "result.stable",
            Wrong::kRepeatedKey}}) {
    const Replay replay = ReplayRun(text);
    ASSERT_EQ(replay.faults.size(), 1u) << text;
    EXPECT_EQ(replay.faults[0].path, path);
    EXPECT_EQ(replay.faults[0].wrong, wrong);
  }
}

}  // namespace
}  // namespace pepiniere::rehearsal
