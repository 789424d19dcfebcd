// A value of a JSON file, where it is, and where to say what is wrong with it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clients/pep/feedback/file_fault.h"
#include "services/json/json.h"

namespace pepiniere::pep {

class FileValue {
 public:
  // A `json` that is null is not there: readers answer with nothing, and complain of nothing. Both outlive this.
  FileValue(const json::Json* json, std::string path, std::vector<FileFault>& faults)
      : json_(json), path_(std::move(path)), faults_(&faults) {}

  bool is_there() const { return json_ != nullptr; }
  const std::string& path() const { return path_; }
  void Complain(FileWrong wrong, std::vector<std::string> arguments = {}) const;
  // Whether anything in the whole file was complained of.
  bool IsFileWrong() const { return !faults_->empty(); }

  // A member of what is an object; one that is null is not there.
  FileValue Member(std::string_view key) const;
  // The same, which must be there.
  FileValue Required(std::string_view key) const;
  // Complains of what is no object, and of members other than these.
  void HasOnly(std::span<const std::string_view> keys) const;
  void EachMember(const std::function<void(const std::string& key, const FileValue& member)>& take) const;
  void EachItem(const std::function<void(const FileValue& item)>& take) const;

  bool IsEmptyList() const;

  // Empty where it is none.
  std::string Name() const;
  // A name, or a whole number as it is written.
  std::string Label() const;
  std::string Prose() const;
  bool Flag() const;
  // None where it is no such number.
  std::optional<std::int64_t> Count(std::int64_t least, std::int64_t most) const;
  std::optional<double> Number(double least, double most) const;

 private:
  const json::Json* json_;
  std::string path_;
  std::vector<FileFault>* faults_;
};

// Names, each of which may stand in one place only.
class Once {
 public:
  // Whether it is new; complains of it where it is not. Of what is empty, somebody was told already.
  bool Meets(const FileValue& value, const std::string& name);

 private:
  std::map<std::string, std::string> met_;
};

// A file as a whole; none where it cannot be read at all. What is wrong with its JSON is added to `faults`.
std::optional<json::Json> ParseFile(std::string_view text, std::vector<FileFault>& faults);

// "a, b".
std::string Listed(std::span<const std::string> words);

}  // namespace pepiniere::pep
