#include "clients/pep/feedback/file_value.h"

#include <algorithm>
#include <limits>

#include "absl/strings/str_join.h"
#include "services/base/text.h"
#include "services/json/document.h"

namespace pepiniere::pep {
namespace {

using json::Json;
using json::PathTo;

constexpr std::size_t kMostNameBytes = 200, kMostLevels = 32;

bool IsName(std::string_view text) {
  return !text.empty() && text.size() <= kMostNameBytes &&
         std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) >= ' ' && c != '\x7f'; });
}

FileWrong WrongOf(json::DocumentFault::What what) {
  using What = json::DocumentFault::What;
  if (what == What::kNoJson) return FileWrong::kNoJson;
  return what == What::kTooDeep ? FileWrong::kTooDeep : FileWrong::kRepeatedKey;
}

}  // namespace

void FileValue::Complain(FileWrong wrong, std::vector<std::string> arguments) const {
  faults_->push_back({path_, wrong, std::move(arguments)});
}

FileValue FileValue::Member(std::string_view key) const {
  const Json* member = json_ != nullptr && json_->is_object() ? json::At(*json_, key) : nullptr;
  return {member == nullptr || member->is_null() ? nullptr : member, PathTo(path_, key), *faults_};
}

FileValue FileValue::Required(std::string_view key) const {
  FileValue member = Member(key);
  if (!member.is_there() && json_ != nullptr && json_->is_object()) member.Complain(FileWrong::kMissing);
  return member;
}

void FileValue::HasOnly(std::span<const std::string_view> keys) const {
  EachMember([&](const std::string& key, const FileValue&) {
    if (std::ranges::find(keys, key) != keys.end()) return;
    const std::vector<std::string> there(keys.begin(), keys.end());
    FileValue(json_, PathTo(path_, key), *faults_).Complain(FileWrong::kUnknownMember, {Listed(there)});
  });
}

void FileValue::EachMember(const std::function<void(const std::string&, const FileValue&)>& take) const {
  if (json_ == nullptr) return;
  if (!json_->is_object()) return Complain(FileWrong::kNoObject);
  for (const auto& [key, member] : json_->items()) {
    take(key, {member.is_null() ? nullptr : &member, PathTo(path_, key), *faults_});
  }
}

void FileValue::EachItem(const std::function<void(const FileValue&)>& take) const {
  if (json_ == nullptr) return;
  if (!json_->is_array()) return Complain(FileWrong::kNoList);
  for (std::size_t i = 0; i < json_->size(); ++i) take({&(*json_)[i], PathTo(path_, i), *faults_});
}

bool FileValue::IsEmptyList() const { return json_ != nullptr && json_->is_array() && json_->empty(); }

std::string FileValue::Name() const {
  if (json_ == nullptr) return "";
  if (json_->is_string() && IsName(json_->get_ref<const std::string&>())) return json_->get<std::string>();
  Complain(FileWrong::kNoName);
  return "";
}

std::string FileValue::Label() const {
  if (json_ == nullptr) return "";
  if (json_->is_number_integer()) return json_->dump();
  if (json_->is_string() && IsName(json_->get_ref<const std::string&>())) return json_->get<std::string>();
  Complain(FileWrong::kNoLabel);
  return "";
}

std::string FileValue::Prose() const {
  if (json_ == nullptr) return "";
  if (json_->is_string()) return json_->get<std::string>();
  Complain(FileWrong::kNoText);
  return "";
}

bool FileValue::Flag() const {
  if (json_ == nullptr) return false;
  if (!json_->is_boolean()) Complain(FileWrong::kNoFlag);
  return json_->is_boolean() && json_->get<bool>();
}

std::optional<std::int64_t> FileValue::Count(std::int64_t least, std::int64_t most) const {
  if (json_ == nullptr) return std::nullopt;
  const bool is_beyond =
      json_->is_number_unsigned() && json_->get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max();
  if (json_->is_number_integer() && !is_beyond) {
    if (const auto count = json_->get<std::int64_t>(); least <= count && count <= most) return count;
  }
  Complain(FileWrong::kNoCount, {base::Concat(least), base::Concat(most)});
  return std::nullopt;
}

std::optional<double> FileValue::Number(double least, double most) const {
  if (json_ == nullptr) return std::nullopt;
  if (json_->is_number()) {
    if (const auto number = json_->get<double>(); least <= number && number <= most) return number;
  }
  Complain(FileWrong::kNoNumber, {base::Concat(least), base::Concat(most)});
  return std::nullopt;
}

bool Once::Meets(const FileValue& value, const std::string& name) {
  if (name.empty()) return false;
  const auto [first, is_new] = met_.emplace(name, value.path());
  if (!is_new) value.Complain(FileWrong::kRepeated, {name, first->second});
  return is_new;
}

std::optional<Json> ParseFile(std::string_view text, std::vector<FileFault>& faults) {
  for (json::DocumentFault& fault : json::FaultsOf(text, kMostLevels)) {
    std::vector<std::string> arguments;
    if (fault.byte > 0) arguments.push_back(base::Concat(fault.byte));
    faults.push_back({std::move(fault.path), WrongOf(fault.what), std::move(arguments)});
  }
  if (!faults.empty() && faults.back().wrong != FileWrong::kRepeatedKey) return std::nullopt;
  return json::Parse(text);
}

std::string Listed(std::span<const std::string> words) { return absl::StrJoin(words.begin(), words.end(), ", "); }

}  // namespace pepiniere::pep
