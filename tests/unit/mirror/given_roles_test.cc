// The copy of access bindings, and with it all that a mirror does.
#include "services/mirror/given_roles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <thread>

#include "absl/synchronization/notification.h"
#include "tests/unit/mirror/eventually.h"
#include "tests/unit/mirror/fake_access.h"

namespace pepiniere::mirror {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

FakeAccess::Binding Binding(const std::string& id, const std::string& resource, const std::string& principal = "ana") {
  FakeAccess::Binding binding;
  binding.set_name("accessBindings/" + id);
  binding.set_principal(principal);
  binding.set_role(rpc::v1::ROLE_COACH);
  binding.set_resource(resource);
  return binding;
}
FakeAccess::Binding Revoked(FakeAccess::Binding binding) {
  *binding.mutable_revoke_time() = aip::ToProto(absl::Now());
  return binding;
}

class GivenRolesTest : public ::testing::Test {
 protected:
  GivenRolesTest() {
    options_.retry = {.first = absl::Milliseconds(1), .longest = absl::Milliseconds(10)};
    options_.uptime = [this] { return absl::Seconds(slept_.load()); };
    options_.tell = [this](bool fresh, const absl::Status& why) {
      std::lock_guard lock(mutex_);
      told_.push_back(fresh);
      if (!fresh) why_ = why;
    };
  }
  void Start() {
    roles_.emplace(access_.Channel(), options_);
    roles_->Start();
  }
  // What somebody holds; none while nobody can tell.
  std::optional<std::vector<std::string>> Held(const std::string& subject = "ana", absl::Time now = absl::Now()) {
    const auto bindings = roles_->BindingsOf(subject, now);
    if (!bindings.ok()) {
      EXPECT_EQ(bindings.status().code(), absl::StatusCode::kUnavailable);
      return std::nullopt;
    }
    std::vector<std::string> resources;
    for (const identity::Binding& binding : *bindings) {
      EXPECT_EQ(binding.role, rpc::v1::ROLE_COACH);
      resources.push_back(binding.resource);
    }
    return resources;
  }
  bool Comes(const std::vector<std::string>& resources) {
    return Eventually([&] { return Held() == resources; });
  }
  std::vector<bool> Told() {
    std::lock_guard lock(mutex_);
    return told_;
  }
  absl::Status Why() {
    std::lock_guard lock(mutex_);
    return why_;
  }

  MirrorOptions options_;
  std::atomic<int> slept_ = 0;  // seconds, which pass no other way
  std::mutex mutex_;
  std::vector<bool> told_;
  absl::Status why_;
  FakeAccess access_;
  std::optional<GivenRoles> roles_;  // the first to go
};

TEST_F(GivenRolesTest, ListsAllThereIsAndFollowsIt) {
  access_.Write({Binding("a", "x"), Binding("b", "y"), Binding("c", "z"), Binding("d", "x", "ben"), Binding("e", "w")});
  Start();
  ASSERT_TRUE(Eventually([&] { return Held().has_value(); }));
  EXPECT_THAT(*Held(), UnorderedElementsAre("x", "y", "z", "w"));
  EXPECT_THAT(*Held("ben"), ElementsAre("x"));
  EXPECT_THAT(*Held("an"), IsEmpty());
  EXPECT_THAT(*Held(""), IsEmpty());
  access_.Write({Revoked(Binding("a", "x")), Revoked(Binding("b", "y")), Binding("f", "v")});
  access_.Delete("accessBindings/c");
  EXPECT_TRUE(Comes({"w", "v"}));
  EXPECT_EQ(access_.lists(), 1);
  EXPECT_THAT(access_.heartbeats(), testing::Each(absl::Milliseconds(500)));
  EXPECT_EQ(roles_->Age(), absl::ZeroDuration());
}

TEST_F(GivenRolesTest, NobodyIsToldAnythingBeforeTheFeedSaysHowFreshItIs) {
  access_.says_age = false;
  access_.Write({Binding("a", "x")});
  Start();
  access_.Write({Binding("b", "y")});
  ASSERT_TRUE(Eventually([&] { return access_.watches() == 2; }));
  absl::SleepFor(absl::Milliseconds(30));  // for what must not come
  EXPECT_EQ(Held(), std::nullopt);
  EXPECT_EQ(roles_->Age(), absl::InfiniteDuration());
  access_.Set([&] { access_.says_age = true; });
  EXPECT_TRUE(Comes({"x", "y"}));
}

// The feed goes on from before the list, and first tells what the list has got over already.
TEST_F(GivenRolesTest, AnOlderStateThanTheListsIsNeverShown) {
  access_.on_list = [&](const std::string& page_token) {
    if (!page_token.empty()) return;
    access_.Write({Binding("b", "y")});
    access_.Write({Revoked(Binding("b", "y"))});
    access_.Set([&] { access_.told = 2; });
  };
  access_.Write({Binding("a", "x")});
  Start();
  ASSERT_TRUE(Eventually([&] { return access_.watches() == 2; }));
  absl::SleepFor(absl::Milliseconds(30));
  EXPECT_EQ(Held(), std::nullopt);
  access_.Set([&] { access_.told = 3; });
  EXPECT_TRUE(Comes({"x"}));
}

TEST_F(GivenRolesTest, GoesOnFromItsPlace) {
  access_.Write({Binding("a", "x")});
  Start();
  ASSERT_TRUE(Comes({"x"}));
  for (int i = 0; i < 3; ++i) {
    access_.Break([&] { access_.refuses = true; });
    access_.Write({Binding("b", std::to_string(i))});
    access_.Set([&] { access_.refuses = false; });
    EXPECT_TRUE(Comes({"x", std::to_string(i)}));
  }
  EXPECT_EQ(access_.lists(), 1);
  EXPECT_THAT(Told(), ElementsAre(true));
}

TEST_F(GivenRolesTest, ListsAgainWhereItsPlaceIsLost) {
  access_.Write({Binding("a", "x")});
  Start();
  ASSERT_TRUE(Comes({"x"}));
  access_.Break([&] { access_.refuses = true; });
  access_.Write({Revoked(Binding("a", "x")), Binding("b", "y")});
  access_.Set([&] {
    access_.purged = 2;
    access_.refuses = false;
  });
  EXPECT_TRUE(Comes({"y"}));
  EXPECT_EQ(access_.lists(), 2);
  access_.Break([&] { access_.feed = "another"; });
  EXPECT_TRUE(Eventually([&] { return access_.lists() == 3; }));
  access_.Write({Binding("c", "z")});
  EXPECT_TRUE(Comes({"y", "z"}));
}

// Page by page, and then until the feed has caught up, readers have what they had.
TEST_F(GivenRolesTest, ANewListComesAsAWhole) {
  access_.Write({Binding("a", "1"), Binding("b", "1"), Binding("c", "1")});
  Start();
  ASSERT_TRUE(Comes({"1", "1", "1"}));
  absl::Notification second_page, go_on;
  access_.on_list = [&](const std::string& page_token) {
    if (page_token.empty() || second_page.HasBeenNotified()) return;
    second_page.Notify();
    go_on.WaitForNotification();
  };
  access_.Break([&] {
    access_.feed = "another";
    access_.says_age = false;
  });
  second_page.WaitForNotification();
  EXPECT_EQ(Held(), std::vector<std::string>(3, "1"));
  access_.Write({Binding("a", "2"), Binding("b", "2"), Binding("c", "2")});
  const int watches = access_.watches();
  go_on.Notify();
  ASSERT_TRUE(Eventually([&] { return access_.watches() > watches; }));
  absl::SleepFor(absl::Milliseconds(30));
  EXPECT_EQ(Held(), std::vector<std::string>(3, "1"));
  access_.Set([&] { access_.says_age = true; });
  EXPECT_TRUE(Eventually([&] {
    const auto held = Held();
    EXPECT_TRUE(held == std::vector<std::string>(3, "1") || held == std::vector<std::string>(3, "2"));
    return held->front() == "2";
  }));
}

TEST_F(GivenRolesTest, ACopyServesWhileItIsYoung) {
  access_.Write({Binding("a", "x")});
  Start();
  ASSERT_TRUE(Comes({"x"}));
  access_.Break([&] { access_.refuses = true; });
  ASSERT_TRUE(Eventually([&] { return access_.refused() >= 2; }));
  slept_ = 5;
  EXPECT_TRUE(Comes({"x"}));
  slept_ = 6;
  EXPECT_EQ(Held(), std::nullopt);
  ASSERT_TRUE(Eventually([&] { return Told().size() == 2; }));
  EXPECT_EQ(Why().message(), "not now");
  access_.Set([&] { access_.refuses = false; });
  EXPECT_TRUE(Comes({"x"}));
  EXPECT_TRUE(Eventually([&] { return Told().size() == 3; }));
  EXPECT_THAT(Told(), ElementsAre(true, false, true));
}

TEST_F(GivenRolesTest, AFeedThatIsBehindIsNotBelievedToBeFresh) {
  access_.Write({Binding("a", "x")});
  Start();
  ASSERT_TRUE(Comes({"x"}));
  access_.Set([&] { access_.age = absl::Minutes(1); });
  slept_ = 30;
  EXPECT_TRUE(Eventually([&] { return Told().size() == 2; }));
  EXPECT_EQ(Held(), std::nullopt);
  access_.Set([&] { access_.age = absl::Seconds(1); });
  EXPECT_TRUE(Comes({"x"}));
}

TEST_F(GivenRolesTest, WhoNeverWasFreshIsToldToBeStale) {
  access_.refuses = true;
  Start();
  slept_ = 1000;
  ASSERT_TRUE(Eventually([&] { return !Told().empty(); }));
  EXPECT_THAT(Told(), ElementsAre(false));
}

TEST_F(GivenRolesTest, AStreamThatFallsSilentIsGivenUp) {
  options_.silence = absl::Milliseconds(50);
  options_.uptime = base::Uptime;
  Start();
  ASSERT_TRUE(Comes({}));
  const int watches = access_.watches();
  access_.Set([&] { access_.mute = true; });
  EXPECT_TRUE(Eventually([&] { return access_.watches() >= watches + 3; }));
  EXPECT_TRUE(Comes({}));
}

TEST_F(GivenRolesTest, ABindingCountsFromItsStartToItsEnd) {
  const absl::Time start = absl::FromUnixSeconds(2'000'000'000), end = start + absl::Hours(1);
  auto binding = Binding("a", "x");
  *binding.mutable_start_time() = aip::ToProto(start);
  *binding.mutable_end_time() = aip::ToProto(end);
  access_.Write({binding});
  Start();
  ASSERT_TRUE(Comes({}));
  EXPECT_THAT(*Held("ana", start - absl::Microseconds(1)), IsEmpty());
  EXPECT_THAT(*Held("ana", start), ElementsAre("x"));
  EXPECT_THAT(*Held("ana", end - absl::Microseconds(1)), ElementsAre("x"));
  EXPECT_THAT(*Held("ana", end), IsEmpty());
}

TEST_F(GivenRolesTest, AWriteIsWaitedForUntilItCountsHere) {
  Start();
  EXPECT_FALSE(roles_->WaitFor("accessBindings/a", false, absl::Milliseconds(20)));
  std::thread writer([&] {
    absl::SleepFor(absl::Milliseconds(20));
    access_.Write({Binding("a", "x")});
  });
  EXPECT_TRUE(roles_->WaitFor("accessBindings/a", false, absl::Seconds(60)));
  writer.join();
  EXPECT_TRUE(Comes({"x"}));
  EXPECT_FALSE(roles_->WaitFor("accessBindings/a", true, absl::Milliseconds(20)));
  access_.Write({Revoked(Binding("a", "x"))});
  EXPECT_TRUE(roles_->WaitFor("accessBindings/a", true, absl::Seconds(60)));
  EXPECT_THAT(*Held(), IsEmpty());
}

// Whatever is under way: a list, a quiet stream, a wait.
TEST_F(GivenRolesTest, StopsAtOnce) {
  access_.mute = true;
  Start();
  ASSERT_TRUE(Comes({}));
  roles_->Stop();
  roles_->Stop();
  access_.refuses = true;
  options_.retry = {.first = absl::Hours(1), .longest = absl::Hours(1)};
  Start();
  absl::SleepFor(absl::Milliseconds(20));
  roles_.reset();
}

}  // namespace
}  // namespace pepiniere::mirror
