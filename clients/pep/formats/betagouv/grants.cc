#include "clients/pep/formats/betagouv/grants.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "clients/pep/formats/betagouv/fields.h"
#include "clients/pep/formats/betagouv/findings.h"
#include "clients/pep/formats/content/text.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {
namespace {

namespace v1 = portfolio::v1;
using content::FoldCase;
using google::protobuf::Value;
using google::type::Money;

constexpr std::string_view kFast = "fast";
constexpr char kFundingSource[] = "FAST";
constexpr std::int64_t kMostEuros = 1'000'000'000'000;
constexpr int kLastPromotion = 10'000;

bool AllDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

// "270000", "1500,5", "1500.50": more than nothing.
std::optional<Money> ParseAmount(std::string_view text) {
  const auto point = text.find_first_of(".,");
  const std::string_view whole = text.substr(0, point);
  std::string cents(point == std::string_view::npos ? "00" : text.substr(point + 1));
  if (cents.size() == 1) cents += '0';
  std::int64_t units = 0;
  int hundredths = 0;
  if (!AllDigits(whole) || !AllDigits(cents) || cents.size() != 2 || !absl::SimpleAtoi(base::Absl(whole), &units) ||
      !absl::SimpleAtoi(cents, &hundredths) || units > kMostEuros || units + hundredths == 0) {
    return std::nullopt;
  }
  Money money;
  money.set_currency_code("EUR");
  money.set_units(units);
  money.set_nanos(hundredths * 10'000'000);
  return money;
}

std::optional<int> ParsePromotion(std::string_view text) {
  int number = 0;
  const bool read = AllDigits(text) && absl::SimpleAtoi(base::Absl(text), &number);
  return read && number > 0 && number <= kLastPromotion ? std::optional(number) : std::nullopt;
}

// Folded, with ordinary spaces, and the marks of the currency as words of their own: "montant de 300 000 € pour".
std::vector<std::string> Words(std::string_view text) {
  const std::string plain =
      absl::StrReplaceAll(FoldCase(text), {{"\u00a0", " "}, {"\u202f", " "}, {"\u2009", " "}, {"€", " € "}});
  return absl::StrSplit(plain, absl::ByAnyChar(" \t\r\n"), absl::SkipWhitespace());
}

bool IsEuro(std::string_view word) {
  return word.starts_with("€") || word.starts_with("euro") || word == "eur" || word == "eur.";
}

// The amount that ends just before words[end]: "300 000" is one, and a promotion's number is no part of it.
std::optional<Money> AmountBefore(const std::vector<std::string>& words, std::size_t end) {
  if (end == 0) return std::nullopt;
  std::string digits = words[--end];
  std::string_view first = std::string_view(words[end]).substr(0, words[end].find_first_of(".,"));
  while (end > 0 && first.size() == 3 && words[end - 1].size() <= 3 && AllDigits(words[end - 1]) &&
         (end < 2 || !words[end - 2].starts_with("promotion"))) {
    digits.insert(0, words[--end]);
    first = words[end];
  }
  return ParseAmount(digits);
}

std::string_view WithoutPunctuation(std::string_view word) {
  const auto last = word.find_last_not_of(",.;:!)");
  return word.substr(0, last + 1);
}

// A grant that the file tells, and where it does.
struct Grant {
  Money amount;
  int promotion = 0;
  const google::type::Date* date = nullptr;

  bool operator==(const Grant& other) const {
    return promotion == other.promotion && google::protobuf::util::MessageDifferencer::Equals(amount, other.amount);
  }
};

// A scalar as it was written: a number, or a text with its spaces.
std::string AsWritten(const Value& value) {
  if (value.kind_case() == Value::kStringValue) return value.string_value();
  if (value.kind_case() != Value::kNumberValue) return "?";
  return absl::StrFormat("%.15g", value.number_value());
}

const Value* Under(const google::protobuf::Struct& fields, std::string_view key) {
  const auto found = fields.fields().find(std::string(key));
  const bool there = found != fields.fields().end() && found->second.kind_case() != Value::kNullValue;
  return there ? &found->second : nullptr;
}

// The key `fast: {promotion, montant}`.
std::optional<Grant> ReadKey(const v1::Project& project, Reading& reading) {
  const Value* fast = Under(project.source_fields(), kFast);
  if (fast == nullptr) return std::nullopt;
  if (!fast->has_struct_value()) {
    reading.Report(finding::kUnclearGrant, kFast, "not a list of keys");
    return std::nullopt;
  }
  const Value* amount = Under(fast->struct_value(), "montant");
  const Value* promotion = Under(fast->struct_value(), "promotion");
  if (amount == nullptr && promotion == nullptr) return std::nullopt;
  auto words = Words(amount == nullptr ? "" : AsWritten(*amount));
  if (!words.empty() && IsEuro(words.back())) words.pop_back();
  const auto money = ParseAmount(absl::StrJoin(words, ""));
  const auto number = promotion == nullptr ? std::optional(0) : ParsePromotion(AsWritten(*promotion));
  if (!money) reading.Report(finding::kUnclearGrant, "fast.montant", amount ? AsWritten(*amount) : "not there");
  if (!number) reading.Report(finding::kUnclearGrant, "fast.promotion", AsWritten(*promotion));
  return money && number ? std::optional(Grant{*money, *number}) : std::nullopt;
}

// Whether an event may be what the key tells: it says nothing, or part of it, and nothing else.
bool Tells(const v1::ProjectEvent& event, const ToldGrant& told, const Grant& grant) {
  if (event.comment().empty()) return true;
  if (!told.amount && !told.promotion) return false;
  return (!told.promotion || *told.promotion == grant.promotion) &&
         (!told.amount || Grant{*told.amount, grant.promotion} == grant);
}

void AddLine(const Grant& grant, v1::ImportedProject& project) {
  v1::FundingLine& line = *project.add_funding_lines();
  line.set_funding_source(kFundingSource);
  *line.mutable_amount() = grant.amount;
  line.set_promotion(grant.promotion);
  if (grant.date != nullptr) *line.mutable_date() = *grant.date;
}

}  // namespace

ToldGrant ReadGrantComment(std::string_view comment) {
  const auto words = Words(comment);
  ToldGrant told;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (IsEuro(words[i]) && !told.amount) {
      told.amount = AmountBefore(words, i);
      told.unclear |= !told.amount;
    } else if (WithoutPunctuation(words[i]) == "promotion" && i + 1 < words.size() && !told.promotion) {
      told.promotion = ParsePromotion(WithoutPunctuation(words[i + 1]));
      told.unclear |= !told.promotion;
    } else if (words[i] == "montant" && i + 1 == words.size()) {
      told.unclear = true;
    }
  }
  return told;
}

void ReadGrants(v1::ImportedProject& project, Reading& reading) {
  project.clear_funding_lines();
  std::vector<Grant> grants;
  if (const auto key = ReadKey(project.project(), reading)) grants.push_back(*key);
  const bool has_key = !grants.empty();
  for (int i = 0; i < project.events_size(); ++i) {
    const v1::ProjectEvent& event = project.events(i);
    if (event.type() != kFast) continue;
    const ToldGrant told = ReadGrantComment(event.comment());
    const google::type::Date* date = event.has_date() ? &event.date() : nullptr;
    if (has_key && !told.unclear && Tells(event, told, grants[0])) {
      if (grants[0].date == nullptr) grants[0].date = date;
    } else if (told.unclear) {
      reading.Report(finding::kUnclearGrant, base::Concat("events[", i, "].comment"), event.comment());
    } else if (told.amount) {
      const Grant grant{*told.amount, told.promotion.value_or(0), date};
      if (std::find(grants.begin(), grants.end(), grant) == grants.end()) grants.push_back(grant);
    }
  }
  for (const Grant& grant : grants) AddLine(grant, project);
}

}  // namespace pepiniere::betagouv
