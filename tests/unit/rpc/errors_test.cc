#include "services/aip/errors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/cord.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "services/rpc/grpc_status.h"

namespace pepiniere::rpc {
namespace {

using testing::HasSubstr;
using testing::Not;

template <class Detail>
Detail OnTheWire(const grpc::Status& status) {
  google::rpc::Status wire;
  EXPECT_TRUE(wire.ParseFromString(status.error_details()));
  EXPECT_EQ(wire.code(), static_cast<int>(status.error_code()));
  Detail found;
  int count = 0;
  for (const auto& any : wire.details())
    if (any.UnpackTo(&found)) ++count;
  EXPECT_EQ(count, 1) << wire.DebugString();
  return found;
}

TEST(Errors, ListsEveryFieldThatIsWrong) {
  aip::Violations violations;
  violations.Add("mission", "must not be empty");
  EXPECT_TRUE(violations.Take(aip::Invalid("end", "is before the start"), "project.time_box"));
  EXPECT_TRUE(violations.Take(absl::OkStatus()));
  EXPECT_FALSE(violations.Take(aip::NotFound("projects/x")));
  const auto bad = OnTheWire<google::rpc::BadRequest>(ToGrpc(violations.ToStatus(), "t"));
  ASSERT_EQ(bad.field_violations_size(), 2);
  EXPECT_EQ(bad.field_violations(0).field(), "mission");
  EXPECT_EQ(bad.field_violations(1).field(), "project.time_box.end");
  EXPECT_TRUE(aip::Violations().ToStatus().ok());
}

TEST(Errors, EveryErrorHasAReasonAndTheTraceToAskAbout) {
  const absl::Status kErrors[] = {aip::Invalid("a", "b"),
                                  aip::NotFound("projects/x"),
                                  aip::AlreadyExists("projects/x"),
                                  aip::Precondition("gates", {{"GATE", "projects/x/gates/sponsor", "no sponsor"}}),
                                  aip::EtagMismatch("projects/x"),
                                  aip::Exhausted("busy", absl::Seconds(1)),
                                  aip::PermissionDenied("no"),
                                  absl::OutOfRangeError("token expired"),
                                  absl::InternalError("boom")};
  for (const absl::Status& error : kErrors) {
    const grpc::Status wire = ToGrpc(error, "0af7651916cd43dd8448eb211c80319c");
    const auto info = OnTheWire<google::rpc::ErrorInfo>(wire);
    EXPECT_FALSE(info.reason().empty()) << error;
    EXPECT_EQ(info.domain(), "pepiniere");
    EXPECT_EQ(OnTheWire<google::rpc::RequestInfo>(wire).request_id(), "0af7651916cd43dd8448eb211c80319c");
  }
}

TEST(Errors, InternalWordsAndNotesStayInside) {
  absl::Status status = absl::InternalError("Table 'portfolio.project' doesn't exist on 10.0.0.3");
  status.SetPayload("pepiniere/errno", absl::Cord("1146"));
  for (const absl::Status& leaky : {status, absl::UnavailableError("connect to 10.0.0.3 failed"),
                                    absl::AlreadyExistsError("Duplicate entry 'a@10.0.0.3' for key 'mail'")}) {
    const grpc::Status wire = ToGrpc(leaky, "t");
    EXPECT_EQ(static_cast<int>(wire.error_code()), static_cast<int>(leaky.code()));
    EXPECT_THAT(wire.error_message(), Not(HasSubstr("10.0.0.3")));
    EXPECT_THAT(wire.error_details(), Not(HasSubstr("10.0.0.3")));
    EXPECT_THAT(wire.error_details(), Not(HasSubstr("1146")));
  }
}

TEST(Errors, RetryInfoKeepsFractionsOfASecond) {
  const auto info = OnTheWire<google::rpc::RetryInfo>(ToGrpc(aip::Exhausted("busy", absl::Milliseconds(1250)), "t"));
  EXPECT_EQ(info.retry_delay().seconds(), 1);
  EXPECT_EQ(info.retry_delay().nanos(), 250'000'000);
}

TEST(Errors, PreconditionsKeepTheirOrder) {
  const auto failure = OnTheWire<google::rpc::PreconditionFailure>(
      ToGrpc(aip::Precondition("not yet", {{"GATE", "sponsor", "none"}, {"GATE", "budget", "none"}}), "t"));
  ASSERT_EQ(failure.violations_size(), 2);
  EXPECT_EQ(failure.violations(0).subject(), "sponsor");
  EXPECT_EQ(failure.violations(1).subject(), "budget");
}

// What a status takes of the metadata of an answer that is nothing else: base64, escapes, and 32 bytes an entry.
std::size_t OnTheWireBytes(const grpc::Status& status) {
  std::size_t escaped = 0;
  for (const char c : status.error_message()) escaped += c >= 0x20 && c <= 0x7e && c != '%' ? 1 : 3;
  return escaped + (status.error_details().size() + 2) / 3 * 4 + 400;
}

TEST(Errors, WhateverIsWrongFitsWhatClientsTakeAndSaysHowMuchIsLeftOut) {
  constexpr int kObstacles = 5'000;
  std::vector<aip::PreconditionViolation> obstacles;
  for (int i = 0; i < kObstacles; ++i) {
    obstacles.push_back({"GATE", "projects/p" + std::to_string(i) + "#SPONSOR", "aucun parrain n’est déclaré"});
  }
  const grpc::Status wire = ToGrpc(aip::Precondition("5000 things stand in the way", std::move(obstacles)), "t");
  EXPECT_LT(OnTheWireBytes(wire), 8192u);
  const auto failure = OnTheWire<google::rpc::PreconditionFailure>(wire);
  const int told = failure.violations_size() - 1;
  ASSERT_GT(told, 20);
  EXPECT_EQ(failure.violations(told - 1).subject(), "projects/p" + std::to_string(told - 1) + "#SPONSOR");
  const std::string more = std::to_string(kObstacles - told);
  EXPECT_EQ(failure.violations(told).type(), "MORE");
  EXPECT_EQ(failure.violations(told).description(), "and " + more + " more");
  EXPECT_EQ(wire.error_message(), "5000 things stand in the way (and " + more + " more)");
  EXPECT_EQ(OnTheWire<google::rpc::ErrorInfo>(wire).metadata().at("more"), more);
  EXPECT_EQ(OnTheWire<google::rpc::ErrorInfo>(wire).reason(), "PRECONDITION_FAILED");
}

TEST(Errors, TextsAreCutBetweenCharacters) {
  std::string long_name = "projects/";
  for (int i = 0; i < 20'000; ++i) long_name += "é";
  for (const absl::Status& status :
       {aip::NotFound(long_name), aip::Invalid(long_name, long_name), aip::PermissionDenied(long_name),
        aip::Precondition(long_name, {{"GATE", long_name, long_name}}), absl::OutOfRangeError(long_name)}) {
    const grpc::Status wire = ToGrpc(status, "t");
    EXPECT_LT(OnTheWireBytes(wire), 8192u) << status.code();
    google::rpc::Status details;
    EXPECT_TRUE(details.ParseFromString(wire.error_details()));  // and with it, that all of it is UTF-8
    EXPECT_TRUE(wire.error_message().ends_with("…")) << wire.error_message();
    EXPECT_FALSE(OnTheWire<google::rpc::ErrorInfo>(wire).reason().empty());
  }
}

TEST(Errors, WhatIsWrongAHundredThousandTimesIsCountedAndSaidOnceEach) {
  aip::Violations violations;
  for (int i = 0; i < 100'000; ++i) violations.Add("update_mask", "\"" + std::to_string(i) + "\" is no field of Book");
  violations.Add("update_mask", "\"0\" is no field of Book");
  EXPECT_THAT(ToGrpc(violations.ToStatus(), "t").error_message(), HasSubstr("(and 100000 more)"));
  aip::Violations twice;
  for (int i = 0; i < 2; ++i) twice.Add("mission", "must not be empty");
  EXPECT_EQ(OnTheWire<google::rpc::BadRequest>(ToGrpc(twice.ToStatus(), "t")).field_violations_size(), 1);
}

}  // namespace
}  // namespace pepiniere::rpc
