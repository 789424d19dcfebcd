// A content folder of its own for each test.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "clients/pep/formats/eig/reader.h"

namespace pepiniere::eig {

class FolderTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    dir_ = std::filesystem::path(testing::TempDir()) / "pepiniere_eig" / test->test_suite_name() / test->name();
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
  void PutTitles(const std::string& folder, const std::vector<std::string>& titles) {
    for (const std::string& title : titles) Put(folder + "/" + title + ".md", "---\ntitle: " + title + "\n---\n");
  }

  // A challenge and a person with nothing odd about them but `extra`.
  static std::string Challenge(const std::string& title, const std::string& extra = "") {
    return "---\ntitle: " + title +
           "\ndescription: Attendre moins\nwho: Office des gares\nthemes:\n  - Transports\npromos:\n  - Saison 1\n"
           "town: Roscoff\ndate: 2021-09-22\nexpertises:\n  - Design\n" +
           extra + "visible: true\n---\n\nUn paragraphe.\n";
  }
  static std::string Person(const std::string& title, const std::string& extra = "defis:\n  - La halte\n") {
    return "---\ntitle: " + title + "\njob: Designer\npromos:\n  - Saison 1\nrole: participant\n" + extra +
           "expertises:\n  - Design\n---\n";
  }
  // What these name.
  void PutVocabularies() {
    PutTitles("promos", {"Saison 1", "Saison 2"});
    PutTitles("themes", {"Transports", "Culture"});
    PutTitles("expertises", {"Design", "Développement"});
  }

  Content Read() {
    auto content = ReadContent(dir_);
    EXPECT_TRUE(content.ok()) << content.status();
    return content.ok() ? *std::move(content) : Content{};
  }

  // "CODE key" of the findings about a file.
  static std::vector<std::string> Found(const Content& content, const std::string& file) {
    std::vector<std::string> found;
    for (const auto& finding : content.findings) {
      if (finding.file == file) found.push_back(finding.code + (finding.key.empty() ? "" : " " + finding.key));
    }
    return found;
  }

  // The bytes of all files below `root`, by their paths.
  static std::map<std::string, std::string> FilesIn(const std::filesystem::path& root) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (!entry.is_regular_file() || entry.is_symlink()) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      files[entry.path().lexically_relative(root).string()] = {std::istreambuf_iterator<char>(file), {}};
    }
    return files;
  }

  std::filesystem::path dir_;
};

}  // namespace pepiniere::eig
