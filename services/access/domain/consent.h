// What a person agreed to, and what may be agreed to. Field meanings are documented once, on the contract
// (consent.proto).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/access/domain/person.h"
#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::access {

struct Consent {
  using Parent = Person;
  static constexpr std::string_view kPattern = "persons/{person}/consents/{consent}", kCollection = "consents";
  std::string wording{};
  absl::Time given_at = absl::InfinitePast();
  std::optional<absl::Time> withdrawn_at{};  // none: it counts

  static void Fields(auto&& visit, auto&... each) {
    visit("wording", each.wording...);
    visit("give_time", each.given_at...);
    visit("withdraw_time", each.withdrawn_at...);
  }
  bool operator==(const Consent&) const = default;
};

// Nobody tells them: they are given.
inline std::vector<base::FieldProblem> ProblemsOf(const Consent&, base::Date) { return {}; }

enum class Language { kFrench, kEnglish };

// Of "fr", "en" and of nothing, which is French; none of another code.
std::optional<Language> LanguageOf(std::string_view code);

struct Translated {
  std::string_view french, english;

  std::string_view In(Language language) const { return language == Language::kEnglish ? english : french; }
};

// What may be agreed to.
struct ConsentPurpose {
  std::string_view id;  // of a person's consent to it, below the person
  Translated title, wording;
};

std::span<const ConsentPurpose> ConsentPurposes();
// Null: there is none.
const ConsentPurpose* FindPurpose(std::string_view id);

// Whether it counts, and says what the purpose says now, in one language or another: to agree again changes nothing.
bool IsUpToDate(const Consent& consent, const ConsentPurpose& purpose);

}  // namespace pepiniere::access
