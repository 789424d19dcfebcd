#include "clients/pep/metrics/place.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "absl/strings/ascii.h"
#include "services/base/text.h"
#include "services/json/document.h"

namespace pepiniere::pep {
namespace {

using json::Json;
using json::PathTo;

constexpr std::size_t kMostNameBytes = 200, kMostZoneBytes = 64;
constexpr int kFirstYear = 1970, kLastYear = 2199;

bool IsName(std::string_view text) {
  return !text.empty() && text.size() <= kMostNameBytes &&
         std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) >= ' ' && c != '\x7f'; });
}

// Whether a text has the shape of a pattern, in which 0 stands for a digit.
bool Fits(std::string_view text, std::string_view pattern) {
  return std::ranges::equal(text, pattern, [](char c, char p) {
    return p == '0' ? absl::ascii_isdigit(static_cast<unsigned char>(c)) : c == p;
  });
}

// RFC 3339, and nothing of what Abseil reads beside it: spaces around, years of five digits, infinities.
bool IsInstant(std::string_view text) {
  constexpr std::string_view kSeconds = "0000-00-00T00:00:00";
  if (text.size() <= kSeconds.size() || !Fits(text.substr(0, kSeconds.size()), kSeconds)) return false;
  text.remove_prefix(kSeconds.size());
  if (text.front() == '.') {
    const std::size_t end = text.find_first_not_of("0123456789", 1);
    if (end == 1 || end == text.npos) return false;
    text.remove_prefix(end);
  }
  return text == "Z" || Fits(text, "+00:00") || Fits(text, "-00:00");
}

std::optional<absl::Time> ReadInstant(const std::string& text) {
  absl::Time instant;
  if (!IsInstant(text) || !absl::ParseTime(absl::RFC3339_full, text, &instant, nullptr)) return std::nullopt;
  const auto year = absl::ToCivilYear(instant, absl::UTCTimeZone()).year();
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  return absl::FromUnixMicros(absl::ToUnixMicros(instant));
}

// A name of the zones that every machine has: no path, and not what is local here.
bool IsZoneName(std::string_view text) {
  const auto is_plain = [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '+' || c == '-' || c == '/';
  };
  return !text.empty() && text.size() <= kMostZoneBytes && absl::ascii_isalpha(static_cast<unsigned char>(text[0])) &&
         std::ranges::all_of(text, is_plain) && text != "localtime";
}

std::string Listed(std::span<const std::string_view> words) {
  std::string list;
  for (const std::string_view word : words) list.append(list.empty() ? "" : ", ").append(word);
  return list;
}

}  // namespace

void Place::Complain(HistoryWrong wrong, std::vector<std::string> arguments) const {
  faults_->push_back({path_, wrong, std::move(arguments)});
}

Place Place::Member(std::string_view key) const {
  const Json* member = json_ != nullptr && json_->is_object() ? json::At(*json_, key) : nullptr;
  return {member == nullptr || member->is_null() ? nullptr : member, PathTo(path_, key), *faults_};
}

Place Place::Required(std::string_view key) const {
  Place member = Member(key);
  if (!member.is_there() && json_ != nullptr && json_->is_object()) member.Complain(HistoryWrong::kMissing);
  return member;
}

void Place::HasOnly(std::span<const std::string_view> keys) const {
  EachMember([&](const std::string& key, const Place&) {
    if (std::ranges::find(keys, key) != keys.end()) return;
    Place(json_, PathTo(path_, key), *faults_).Complain(HistoryWrong::kUnknownMember, {Listed(keys)});
  });
}

void Place::EachMember(const std::function<void(const std::string&, const Place&)>& take) const {
  if (json_ == nullptr) return;
  if (!json_->is_object()) return Complain(HistoryWrong::kNoObject);
  for (const auto& [key, member] : json_->items()) {
    take(key, {member.is_null() ? nullptr : &member, PathTo(path_, key), *faults_});
  }
}

void Place::EachItem(const std::function<void(const Place&)>& take) const {
  if (json_ == nullptr) return;
  if (!json_->is_array()) return Complain(HistoryWrong::kNoList);
  for (std::size_t i = 0; i < json_->size(); ++i) take({&(*json_)[i], PathTo(path_, i), *faults_});
}

std::string Place::Name() const {
  if (json_ == nullptr) return "";
  if (json_->is_string() && IsName(json_->get_ref<const std::string&>())) return json_->get<std::string>();
  Complain(HistoryWrong::kNoName);
  return "";
}

bool Place::Flag() const {
  if (json_ == nullptr) return false;
  if (!json_->is_boolean()) Complain(HistoryWrong::kNoFlag);
  return json_->is_boolean() && json_->get<bool>();
}

std::optional<std::int64_t> Place::Count(std::int64_t least, std::int64_t most) const {
  if (json_ == nullptr) return std::nullopt;
  const bool is_beyond =
      json_->is_number_unsigned() && json_->get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max();
  if (json_->is_number_integer() && !is_beyond) {
    if (const auto count = json_->get<std::int64_t>(); least <= count && count <= most) return count;
  }
  Complain(HistoryWrong::kNoCount, {base::Concat(least), base::Concat(most)});
  return std::nullopt;
}

std::optional<double> Place::Number(double least, double most) const {
  if (json_ == nullptr) return std::nullopt;
  if (json_->is_number()) {
    if (const auto number = json_->get<double>(); least <= number && number <= most) return number;
  }
  Complain(HistoryWrong::kNoNumber, {base::Concat(least), base::Concat(most)});
  return std::nullopt;
}

std::optional<absl::Time> Place::Instant() const {
  if (json_ == nullptr) return std::nullopt;
  if (json_->is_string()) {
    if (const auto instant = ReadInstant(json_->get_ref<const std::string&>())) return instant;
  }
  Complain(HistoryWrong::kNoInstant);
  return std::nullopt;
}

std::optional<absl::TimeZone> Place::Zone() const {
  if (json_ == nullptr) return std::nullopt;
  absl::TimeZone zone;
  if (json_->is_string() && IsZoneName(json_->get_ref<const std::string&>()) &&
      absl::LoadTimeZone(json_->get_ref<const std::string&>(), &zone)) {
    return zone;
  }
  Complain(HistoryWrong::kNoZone);
  return std::nullopt;
}

std::optional<std::size_t> Place::Word(std::span<const std::string_view> words) const {
  if (json_ == nullptr) return std::nullopt;
  if (json_->is_string()) {
    const auto found = std::ranges::find(words, json_->get_ref<const std::string&>());
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  }
  Complain(HistoryWrong::kNoWord, {Listed(words)});
  return std::nullopt;
}

}  // namespace pepiniere::pep
