// A content folder of its own for each test.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "clients/pep/formats/betagouv/reader.h"

namespace pepiniere::betagouv {

class FolderTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    dir_ = std::filesystem::path(testing::TempDir()) / "pepiniere_betagouv" / test->test_suite_name() / test->name();
    std::filesystem::remove_all(dir_);
    std::filesystem::create_directories(dir_);
  }
  void TearDown() override { std::filesystem::remove_all(dir_); }

  // Writes content/`path`.
  void Put(const std::string& path, const std::string& bytes) {
    const auto file = dir_ / "content" / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
  }

  std::string Get(const std::string& path) {
    std::ifstream file(dir_ / "content" / path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  Content Read() {
    auto content = ReadContent(dir_, kToday);
    EXPECT_TRUE(content.ok()) << content.status();
    return content.ok() ? *std::move(content) : Content{};
  }

  // Reads a single startup, x.md.
  portfolio::v1::ImportedProject ReadStartup(const std::string& bytes) {
    Put("_startups/x.md", bytes);
    content_ = Read();
    const auto files = std::count_if(content_.items.begin(), content_.items.end(),
                                     [](const auto& item) { return !item.has_committee(); });
    EXPECT_EQ(files, 1);
    return content_.items.empty() ? portfolio::v1::ImportedProject() : content_.items[0].project();
  }

  // "CODE key" of the findings of the last ReadStartup, apart from what a bare test file lacks.
  std::vector<std::string> Found() const {
    std::vector<std::string> found;
    for (const auto& finding : content_.findings) {
      if (finding.code() != "MISSING_KEY" && finding.code() != "EMPTY_BODY") {
        found.push_back(finding.code() + " " + finding.key());
      }
    }
    return found;
  }

  const base::Date kToday = *base::Date::Parse("2026-08-20");
  std::filesystem::path dir_;
  Content content_;
};

}  // namespace pepiniere::betagouv
