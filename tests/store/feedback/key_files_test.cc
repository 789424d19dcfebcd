// Keys in files: written whole or not at all, read from any copy, and gone for good.
#include "services/feedback/store/key_files.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "services/secret/aead.h"

namespace pepiniere::feedback::store {
namespace {

namespace fs = std::filesystem;

class KeyFilesTest : public ::testing::Test {
 protected:
  KeyFilesTest() {
    for (const std::string& folder : folders_) fs::create_directories(folder);
  }
  ~KeyFilesTest() override { fs::remove_all(root_); }

  const std::string root_ = fs::temp_directory_path() / ("pepiniere-keys-" + secret::RandomHex(8));
  const std::vector<std::string> folders_ = {root_ + "/one", root_ + "/two"};
  const KeyFiles files_{folders_};
  const std::vector<std::string> places_ = files_.PlacesOf("01HX", kAnswerKey);
};

TEST_F(KeyFilesTest, AKeyHasACopyInEachFolder) {
  const std::string key = secret::RandomBytes(secret::kKeyBytes);
  ASSERT_EQ(KeyFiles::Put(places_, key).value(), key);
  EXPECT_EQ(places_.size(), 2U);
  for (const std::string& place : places_) {
    std::ifstream file(place, std::ios::binary);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), key);
    EXPECT_EQ(fs::status(place).permissions() & fs::perms::others_all, fs::perms::none);
  }
}

TEST_F(KeyFilesTest, WhoeverIsSecondTakesTheKeyOfTheFirst) {
  const std::string first = secret::RandomBytes(secret::kKeyBytes);
  ASSERT_TRUE(KeyFiles::Put(places_, first).ok());
  EXPECT_EQ(KeyFiles::Put(places_, secret::RandomBytes(secret::kKeyBytes)).value(), first);
}

TEST_F(KeyFilesTest, OneCopyIsEnoughAndAnotherKeyIsNone) {
  const std::string key = secret::RandomBytes(secret::kKeyBytes);
  ASSERT_TRUE(KeyFiles::Put(places_, key).ok());
  fs::remove(places_[0]);
  EXPECT_EQ(KeyFiles::Read(places_, FingerprintOf(key)).value(), key);
  EXPECT_TRUE(absl::IsNotFound(KeyFiles::Read(places_, FingerprintOf("another")).status()));
}

TEST_F(KeyFilesTest, AVolumeThatIsNotThereIsNoKeyThatIsGone) {
  const std::string key = secret::RandomBytes(secret::kKeyBytes);
  ASSERT_TRUE(KeyFiles::Put(places_, key).ok());
  for (const std::string& folder : folders_) fs::rename(folder, folder + "-away");
  EXPECT_TRUE(absl::IsUnavailable(KeyFiles::Read(places_, FingerprintOf(key)).status()));
  EXPECT_TRUE(absl::IsUnavailable(KeyFiles::Destroy(places_[0])));
  for (const std::string& folder : folders_) fs::rename(folder + "-away", folder);
  EXPECT_TRUE(KeyFiles::Destroy(places_[0]).ok());
}

TEST_F(KeyFilesTest, WhatIsDestroyedIsGoneHoweverOftenItIs) {
  const std::string key = secret::RandomBytes(secret::kKeyBytes);
  ASSERT_TRUE(KeyFiles::Put(places_, key).ok());
  for (const std::string& place : places_) {
    EXPECT_TRUE(KeyFiles::Destroy(place).ok());
    EXPECT_TRUE(KeyFiles::Destroy(place).ok());
    EXPECT_FALSE(fs::exists(place));
  }
  EXPECT_TRUE(absl::IsNotFound(KeyFiles::Read(places_, FingerprintOf(key)).status()));
  EXPECT_TRUE(fs::is_empty(folders_[0]));
}

}  // namespace
}  // namespace pepiniere::feedback::store
