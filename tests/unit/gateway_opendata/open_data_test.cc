#include "services/gateway/opendata/open_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/time/clock.h"
#include "services/gateway/opendata/metrics.h"

namespace pepiniere::gateway::opendata {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char kSponsors[] = "/api/v2.7/sponsors.json";
// No test waits for a time; this is how long it looks for what must come.
constexpr absl::Duration kLongest = absl::Minutes(2);

Response Ask(const Routes& routes, const std::string& path) {
  Request request;
  request.path = path;
  const auto route = std::ranges::find_if(routes, [&](const Route& r) {
    return r.path == path || (r.path.ends_with("/startups/") && path.starts_with(r.path));
  });
  return route == routes.end() ? Problem(404, "no route") : route->page(request);
}

Portfolio Of(const std::string& organisation) {
  Portfolio portfolio;
  portfolio.organisations.emplace_back().set_name("organisations/" + organisation);
  return portfolio;
}

// A portfolio, or programmes, that are what the test says, or an error.
template <typename Source>
class Fake {
 public:
  std::function<absl::StatusOr<Source>(const std::stop_token&)> reader() {
    return [this](const std::stop_token&) -> absl::StatusOr<Source> {
      ++readings;
      const std::lock_guard lock(mutex_);
      return now_;
    };
  }
  void Is(absl::StatusOr<Source> source) {
    const std::lock_guard lock(mutex_);
    now_ = std::move(source);
  }
  std::atomic<int> readings = 0;

 private:
  std::mutex mutex_;
  absl::StatusOr<Source> now_ = Source();
};

class OpenDataTest : public testing::Test {
 protected:
  OpenData Make(const PublisherOptions& options) {
    const OpenDataSources sources{.read_portfolio = portfolio.reader(),
                                  .read_programmes = programmes.reader(),
                                  .find = [this](std::string_view id) { return found(id); }};
    return OpenData({.portfolio = options, .programmes = options}, sources, [this](std::string_view message) {
      const std::lock_guard lock(mutex);
      complaints.emplace_back(message);
    });
  }
  std::function<absl::StatusOr<Startup>(std::string_view)> found;
  Fake<Portfolio> portfolio;
  Fake<Programmes> programmes;
  std::mutex mutex;
  std::vector<std::string> complaints;
};

// Always as new as the question.
const PublisherOptions kEager = {
    .fresh = absl::ZeroDuration(), .stale = absl::ZeroDuration(), .rest = absl::ZeroDuration()};

TEST_F(OpenDataTest, NothingIsReadUntilSomebodyAsksAndThenOnceForAll) {
  portfolio.Is(Of("a"));
  OpenData data = Make({.fresh = absl::Hours(1), .stale = absl::Hours(2)});
  EXPECT_EQ(portfolio.readings, 0);
  std::vector<std::future<Response>> answers;
  for (int i = 0; i < 8; ++i) {
    answers.push_back(std::async(std::launch::async, [&] { return Ask(data.routes(), kSponsors); }));
  }
  for (auto& answer : answers) EXPECT_THAT(*answer.get().body, HasSubstr("\"a\""));
  EXPECT_EQ(portfolio.readings, 1);
}

TEST_F(OpenDataTest, AProjectHasAnAddressAndThoseOfItsFormerIdsLeadThere) {
  OpenData data = Make(kEager);
  found = [](std::string_view id) -> absl::StatusOr<Startup> {
    if (id == "busy") return absl::UnavailableError("later");
    if (id != "été d'avant" && id != "été") return absl::NotFoundError("none");
    Startup startup{.project = {}, .history = std::make_shared<const History>()};
    startup.project.set_name("projects/été");
    return startup;
  };
  for (const std::string folder : {"/api/v2.7/", "/api/v2.6/", "/api/v2.5/"}) {
    const Response one = Ask(data.routes(), folder + "startups/été.json");
    EXPECT_EQ(one.status, 200);
    EXPECT_THAT(*one.body, HasSubstr("{\"data\":{\"id\":\"été\",\"type\":\"startup\""));
    const Response moved = Ask(data.routes(), folder + "startups/été d'avant.json");
    EXPECT_EQ(moved.status, 301);
    EXPECT_EQ(moved.headers.Get("location"), folder + "startups/%C3%A9t%C3%A9.json");
    for (const std::string none : {"autre.json", "été", ".json", ""}) {
      EXPECT_EQ(Ask(data.routes(), folder + "startups/" + none).status, 404) << none;
    }
    EXPECT_EQ(Ask(data.routes(), folder + "startups/busy.json").status, 503);
  }
  EXPECT_EQ(portfolio.readings, 0);
}

TEST_F(OpenDataTest, WhatChangedIsTold) {
  OpenData data = Make(kEager);
  portfolio.Is(Of("a"));
  const Response first = Ask(data.routes(), kSponsors);
  portfolio.Is(Of("b"));
  const Response second = Ask(data.routes(), kSponsors);
  EXPECT_THAT(*second.body, HasSubstr("\"b\""));
  EXPECT_NE(first.headers.Get("etag"), second.headers.Get("etag"));
}

TEST_F(OpenDataTest, WhatDidNotChangeIsTheSameFile) {
  OpenData data = Make(kEager);
  portfolio.Is(Of("a"));
  const Response first = Ask(data.routes(), kSponsors);
  const Response second = Ask(data.routes(), kSponsors);
  EXPECT_EQ(portfolio.readings, 2);
  EXPECT_EQ(first.body, second.body) << "read again, kept as it was";
}

TEST_F(OpenDataTest, WhileItIsReadAnewTheLastIsGiven) {
  portfolio.Is(Of("a"));
  OpenData data = Make({.fresh = absl::ZeroDuration(), .stale = absl::Hours(1)});
  Ask(data.routes(), kSponsors);
  portfolio.Is(Of("b"));
  const absl::Time until = absl::Now() + kLongest;
  std::string told;
  while (told.find("\"b\"") == std::string::npos && absl::Now() < until) {
    const Response response = Ask(data.routes(), kSponsors);
    ASSERT_EQ(response.status, 200);
    told = *response.body;
  }
  EXPECT_THAT(told, HasSubstr("\"b\""));
}

TEST_F(OpenDataTest, AFirstReadingThatFailsIsRetriedLater) {
  portfolio.Is(absl::UnavailableError("no database"));
  OpenData data = Make({.rest = absl::Hours(1)});
  Response response = Ask(data.routes(), kSponsors);
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(response.headers.Get("retry-after"), "10");
  EXPECT_THAT(*response.body, Not(HasSubstr("database"))) << "that is for the log";
  EXPECT_EQ(Ask(data.routes(), kSponsors).status, 503);
  EXPECT_EQ(portfolio.readings, 1) << "not for each question";
  const std::lock_guard lock(mutex);
  ASSERT_EQ(complaints.size(), 1U);
  EXPECT_THAT(complaints[0], HasSubstr("no database"));
}

TEST_F(OpenDataTest, AReadingThatFailsLeavesTheLast) {
  OpenData data = Make(kEager);
  portfolio.Is(Of("a"));
  Ask(data.routes(), kSponsors);
  portfolio.Is(absl::UnavailableError("no database"));
  const Response response = Ask(data.routes(), kSponsors);
  EXPECT_EQ(response.status, 200);
  EXPECT_THAT(*response.body, HasSubstr("\"a\""));
  portfolio.Is(Of("b"));
  EXPECT_THAT(*Ask(data.routes(), kSponsors).body, HasSubstr("\"b\"")) << "and it recovers";
}

TEST_F(OpenDataTest, WhatIsTooOldIsGivenToNobody) {
  OpenData data = Make({.fresh = absl::ZeroDuration(),
                        .stale = absl::ZeroDuration(),
                        .oldest = absl::Milliseconds(200),
                        .rest = absl::ZeroDuration()});
  const auto until_it_is = [&](int status) {
    const absl::Time until = absl::Now() + kLongest;
    Response response = Ask(data.routes(), kSponsors);
    while (response.status != status && absl::Now() < until) response = Ask(data.routes(), kSponsors);
    EXPECT_EQ(response.status, status);
    return response;
  };
  portfolio.Is(Of("a"));
  until_it_is(200);
  portfolio.Is(absl::UnavailableError("no database"));
  EXPECT_EQ(until_it_is(503).headers.Get("retry-after"), "10") << "though there is something";
  portfolio.Is(Of("b"));
  EXPECT_THAT(*until_it_is(200).body, HasSubstr("\"b\""));
}

TEST(MetricsDataTest, NothingThatIsOlderThanFiveMinutesIsTold) {
  EXPECT_LE(kMetricsAges.oldest, absl::Minutes(5)) << "as the page about the open data says";
  std::atomic<bool> is_there = true;
  MetricsData data(
      [&](const std::stop_token&) -> absl::StatusOr<Metrics> {
        if (!is_there) return absl::UnavailableError("no database");
        Metrics read(1);
        read.front().set_project("projects/a");
        return read;
      },
      [](std::string_view) {},
      {.fresh = absl::ZeroDuration(),
       .stale = absl::ZeroDuration(),
       .oldest = absl::Milliseconds(200),
       .rest = absl::ZeroDuration()});
  const auto becomes = [&](int status) {
    const absl::Time until = absl::Now() + kLongest;
    while (absl::Now() < until) {
      if (Ask(data.routes(), "/api/v1/metrics").status == status) return true;
    }
    return false;
  };
  EXPECT_TRUE(becomes(200));
  is_there = false;
  EXPECT_TRUE(becomes(503));
}

TEST_F(OpenDataTest, WhatOneServiceTellsIsServedWhateverBecomesOfTheOther) {
  constexpr char kCohorts[] = "/api/v2.7/cohorts.csv";
  OpenData data = Make(kEager);
  programmes.Is(absl::UnavailableError("no such service"));
  EXPECT_EQ(Ask(data.routes(), kSponsors).status, 200);
  EXPECT_EQ(programmes.readings, 0) << "nobody asked for that";
  EXPECT_EQ(Ask(data.routes(), kCohorts).status, 503);
  EXPECT_EQ(Ask(data.routes(), kSponsors).status, 200);
  {
    const std::lock_guard lock(mutex);
    ASSERT_EQ(complaints.size(), 1U);
    EXPECT_THAT(complaints[0], HasSubstr("programmes"));
  }
  Programmes some;
  some.cohorts.emplace_back().set_name("programmes/eig/cohorts/8");
  programmes.Is(some);
  portfolio.Is(absl::UnavailableError("no database"));
  EXPECT_THAT(*Ask(data.routes(), kCohorts).body, HasSubstr("\neig;8;"));
  programmes.Is(absl::UnavailableError("no database"));
  EXPECT_THAT(*Ask(data.routes(), kCohorts).body, HasSubstr("\neig;8;")) << "it stays";
}

TEST_F(OpenDataTest, AQuestionDoesNotWaitForEver) {
  OpenData data({.portfolio = {.patience = absl::ZeroDuration()}},
                {.read_portfolio = [](const std::stop_token& stop) -> absl::StatusOr<Portfolio> {
                   while (!stop.stop_requested()) absl::SleepFor(absl::Milliseconds(1));
                   return absl::CancelledError("stopped");
                 },
                 .read_programmes = programmes.reader(),
                 .find = [](std::string_view) { return absl::NotFoundError("none"); }},
                [](std::string_view message) { ADD_FAILURE() << "an end is no failure: " << message; });
  EXPECT_EQ(Ask(data.routes(), kSponsors).status, 503);
}  // and its end ends the reading

TEST_F(OpenDataTest, EveryDocumentHasItsPageAndNothingElseHas) {
  OpenData data = Make({});
  for (const char* name :
       {"startups.json", "startups_details.json", "incubators.json", "organisations.json", "sponsors.json",
        "startups.csv", "programmes.json", "programmes.csv", "cohorts.json", "cohorts.csv"}) {
    const Response response = Ask(data.routes(), std::string("/api/v2.7/") + name);
    EXPECT_EQ(response.status, 200) << name;
    for (const char* version : {"/api/v2.6/", "/api/v2.5/"}) {
      EXPECT_EQ(Ask(data.routes(), version + std::string(name)).body, response.body) << version << name;
    }
    EXPECT_EQ(response.headers.Get("cache-control"), "public, max-age=60");
    EXPECT_EQ(response.headers.Get("access-control-allow-origin"), "*");
  }
  EXPECT_EQ(Ask(data.routes(), "/api/").status, 404);
}

}  // namespace
}  // namespace pepiniere::gateway::opendata
