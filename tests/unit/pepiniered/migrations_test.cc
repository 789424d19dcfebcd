// What the code says of the files beside it: the migrations that it needs, the services that there are.
#include "services/portfolio/store/migrations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "services/access/store/access_store.h"
#include "services/cohort/store/programme_store.h"
#include "services/feedback/store/migrations.h"
#include "services/metrics/store/migrations.h"
#include "services/pepiniered/service_list.h"
#include "services/policy/store/migrations.h"
#include "services/record/schema.h"

namespace pepiniere {
namespace {

using testing::ElementsAreArray;

std::filesystem::path Source() { return std::getenv("PEPINIERE_SOURCE"); }

// What the names of the files in that folder begin with, in order.
std::vector<std::string> MigrationsIn(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& file : std::filesystem::directory_iterator(Source() / "migrations" / folder)) {
    const std::string name = file.path().filename().string();
    names.push_back(name.substr(0, name.find('_')));
  }
  std::ranges::sort(names);
  return names;
}

TEST(Migrations, TheCodeNeedsThoseThatThereAre) {
  EXPECT_THAT(record::SharedMigrations(), ElementsAreArray(MigrationsIn("shared")));
  EXPECT_THAT(access::store::kMigrations, ElementsAreArray(MigrationsIn("access")));
  EXPECT_THAT(portfolio::store::kMigrations, ElementsAreArray(MigrationsIn("portfolio")));
  EXPECT_THAT(cohort::store::kMigrations, ElementsAreArray(MigrationsIn("cohort")));
  EXPECT_THAT(metrics::store::kMigrations, ElementsAreArray(MigrationsIn("metrics")));
  EXPECT_THAT(feedback::store::kMigrations, ElementsAreArray(MigrationsIn("feedback")));
  EXPECT_THAT(policy::store::kMigrations, ElementsAreArray(MigrationsIn("policy")));
}

TEST(Services, AreThoseOfTheList) {
  std::vector<std::string> listed, known;
  std::ifstream in(Source() / "services/services.txt");
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.front() != '#') listed.push_back(line);
  }
  for (const ServiceEntry& service : ServiceList()) known.emplace_back(service.name);
  EXPECT_EQ(listed, known);
}

}  // namespace
}  // namespace pepiniere
