#include "services/metrics/ingest/payload.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/json/document.h"
#include "services/json/text.h"
#include "services/metrics/ingest/instant.h"
#include "services/query/utf8.h"

namespace pepiniere::metrics {
namespace {

using json::Json;

constexpr std::string_view kBetween = ": ";
constexpr std::string_view kWhole = "body";
constexpr std::size_t kMostNames = 200;

absl::Status FaultOf(const json::DocumentFault& fault) {
  using What = json::DocumentFault::What;
  if (fault.what == What::kTooDeep) {
    return Refuse("", base::Concat("is nested more than ", kMostLevels, " levels deep"));
  }
  if (fault.what == What::kRepeatedKey) return Refuse("", "has a key twice in one object");
  return Refuse("", base::Concat("is no JSON at byte ", fault.byte));
}

// A text that people read, on one line.
absl::StatusOr<std::string> LineOf(std::string_view path, const std::string& text, std::size_t most_characters) {
  if (base::CountCharacters(text) > most_characters) {
    return Refuse(path, base::Concat("must not be longer than ", most_characters, " characters"));
  }
  return base::WithoutControls(text, base::Lines::kOne);
}

}  // namespace

absl::Status Refuse(std::string_view field, std::string_view why) {
  return absl::InvalidArgumentError(base::Concat(field.empty() ? kWhole : field, kBetween, why));
}

base::FieldProblem ProblemOf(const absl::Status& refusal) {
  const std::string message(refusal.message());
  const std::size_t between = message.find(kBetween);
  if (between == std::string::npos) return {std::string(kWhole), message};
  return {message.substr(0, between), message.substr(between + kBetween.size())};
}

std::string RepeatedKeyOf(std::string_view body) {
  const auto faults = json::FaultsOf(body, kMostLevels);
  const auto repeated = std::ranges::find(faults, json::DocumentFault::What::kRepeatedKey, &json::DocumentFault::what);
  return repeated == faults.end() ? "" : repeated->path;
}

std::string KeyOf(const std::vector<std::string>& parts) { return json::ListOf(parts); }

bool IsSha(std::string_view text) {
  constexpr std::size_t kSha1Digits = 40, kSha256Digits = 64;
  return (text.size() == kSha1Digits || text.size() == kSha256Digits) &&
         std::ranges::all_of(text, [](char c) { return ('0' <= c && c <= '9') || ('a' <= c && c <= 'f'); });
}

absl::StatusOr<Payload> Payload::Read(std::string_view body, absl::Time received) {
  if (body.size() > kMostBodyBytes) {
    return Refuse("", base::Concat("must not be larger than ", kMostBodyBytes, " bytes"));
  }
  if (const auto byte = query::FirstInvalidUtf8(body)) {
    return Refuse("", base::Concat("is not UTF-8 at byte ", *byte + 1, ": send it in UTF-8"));
  }
  const auto faults = json::FaultsOf(body, kMostLevels);
  if (!faults.empty()) return FaultOf(faults.back());
  auto json = json::ParseObject(body);
  if (!json) return Refuse("", "must be a JSON object");
  return Payload(*std::move(json), received);
}

const Json* Payload::Find(std::string_view path) const {
  const Json* at = &json_;
  while (at != nullptr && !path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    at = json::At(*at, path.substr(0, dot));
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return at == nullptr || at->is_null() ? nullptr : at;
}

absl::StatusOr<std::string> Payload::Id(std::string_view path) const {
  const Json* const value = Find(path);
  if (value == nullptr) return Refuse(path, "is missing");
  if (value->is_number_integer()) return value->dump();
  if (!value->is_string()) return Refuse(path, "must be a text or a whole number");
  auto text = value->get<std::string>();
  if (base::IsBlank(text) || text.size() > kMostIdBytes || base::HasControls(text, base::Lines::kOne)) {
    return Refuse(path, base::Concat("must have 1 to ", kMostIdBytes, " bytes on one line"));
  }
  return text;
}

absl::StatusOr<absl::Time> Payload::Instant(std::string_view path) const {
  PEP_ASSIGN(const auto at, InstantIfAny(path));
  if (!at) return Refuse(path, "is missing");
  return *at;
}

absl::StatusOr<std::string> Payload::Sha(std::string_view path) const {
  PEP_ASSIGN(std::string sha, Id(path));
  if (!IsSha(sha)) return Refuse(path, "must be the sha of a commit, in 40 or 64 hexadecimal digits");
  return sha;
}

absl::StatusOr<std::string> Payload::Text(std::string_view path, std::size_t most_characters) const {
  const Json* const value = Find(path);
  if (value == nullptr) return std::string();
  if (!value->is_string()) return Refuse(path, "must be a text");
  return LineOf(path, value->get<std::string>(), most_characters);
}

absl::StatusOr<std::optional<absl::Time>> Payload::InstantIfAny(std::string_view path) const {
  const Json* const value = Find(path);
  if (value == nullptr) return std::optional<absl::Time>();
  const auto at = value->is_string() ? ParseInstant(value->get<std::string>()) : std::nullopt;
  if (!at) return Refuse(path, R"(must be an instant with an offset, as "2026-10-01T08:00:00Z")");
  const std::string fault = ClockFault(*at, received_);
  if (!fault.empty()) return Refuse(path, fault);
  return at;
}

absl::StatusOr<std::optional<bool>> Payload::Flag(std::string_view path) const {
  const Json* const value = Find(path);
  if (value == nullptr) return std::optional<bool>();
  if (!value->is_boolean()) return Refuse(path, "must be true or false");
  return std::optional<bool>(value->get<bool>());
}

absl::StatusOr<std::optional<double>> Payload::Number(std::string_view path) const {
  const Json* const value = Find(path);
  if (value == nullptr) return std::optional<double>();
  if (!value->is_number() || !std::isfinite(value->get<double>())) return Refuse(path, "must be a number");
  return std::optional<double>(value->get<double>());
}

absl::StatusOr<std::vector<std::string>> Payload::Names(std::string_view path, std::string_view name) const {
  std::vector<std::string> names;
  const Json* const list = Find(path);
  if (list == nullptr) return names;
  if (!list->is_array()) return Refuse(path, "must be a list");
  if (list->size() > kMostNames) return Refuse(path, base::Concat("must not have more than ", kMostNames, " items"));
  for (const Json& item : *list) {
    PEP_ASSIGN(std::string text, LineOf(path, json::TextAt(item, name), kMostTitleCharacters));
    names.push_back(std::move(text));
  }
  return names;
}

}  // namespace pepiniere::metrics
