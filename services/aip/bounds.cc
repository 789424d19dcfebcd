#include "services/aip/bounds.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/base/characters.h"
#include "services/base/date.h"

namespace pepiniere::aip {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using rpc::v1::Bounds;

constexpr double kNanosPerUnit = 1e9;

// 1,000,000: with a comma every three digits before the point.
std::string Said(double number) {
  const auto whole = static_cast<std::int64_t>(number);
  std::string said = static_cast<double>(whole) == number ? absl::StrCat(whole) : absl::StrCat(number);
  const std::size_t point = std::min(said.find('.'), said.size());
  const std::size_t first = said.starts_with('-') ? 1 : 0;
  for (std::size_t at = point; at > first + 3;) {
    at -= 3;
    said.insert(at, 1, ',');
  }
  return said;
}

std::string NumberInWords(const Bounds& bounds) {
  const std::string most = Said(bounds.maximum());
  if (bounds.has_exclusive_minimum()) {
    return absl::StrCat("must be more than ", Said(bounds.exclusive_minimum()),
                        bounds.has_maximum() ? absl::StrCat(", and ", most, " at most") : "");
  }
  if (!bounds.has_maximum()) return absl::StrCat("must be ", Said(bounds.minimum()), " or more");
  if (!bounds.has_minimum()) return absl::StrCat("must be ", most, " at most");
  return absl::StrCat("must be from ", Said(bounds.minimum()), " to ", most);
}

bool OfNumbers(const Bounds& bounds) {
  return bounds.has_minimum() || bounds.has_maximum() || bounds.has_exclusive_minimum();
}

bool OfTexts(const Bounds& bounds) {
  return bounds.max_length() > 0 || !bounds.pattern().empty() || !bounds.values().empty();
}

// None: an empty one, which says nothing, or what is no day, which its reader refuses.
std::optional<base::Date> DayOf(const google::type::Date& day) {
  return base::Date::FromCivil(day.year(), day.month(), day.day());
}

bool IsDay(const FieldDescriptor* field) {
  return !field->is_repeated() && field->message_type() == google::type::Date::descriptor();
}

// Whether the days that it must not lie before are there.
bool OfDays(const Bounds& bounds, const FieldDescriptor* field) {
  const auto* beside = field->containing_type()->FindFieldByName(bounds.not_before());
  return beside != nullptr && IsDay(beside);
}

bool IsMoney(const FieldDescriptor* field) { return field->message_type() == google::type::Money::descriptor(); }

bool IsNumber(const FieldDescriptor* field) {
  return field->cpp_type() == FieldDescriptor::CPPTYPE_INT32 || field->cpp_type() == FieldDescriptor::CPPTYPE_INT64 ||
         field->cpp_type() == FieldDescriptor::CPPTYPE_DOUBLE;
}

// Whether they are bounds of what the field holds, and of nothing else.
bool Fits(const Bounds& bounds, const FieldDescriptor* field) {
  const bool numbers = OfNumbers(bounds), texts = OfTexts(bounds), days = !bounds.not_before().empty();
  if (IsMoney(field) || IsNumber(field)) return numbers && !texts && !days;
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) return texts && !numbers && !days;
  return IsDay(field) && OfDays(bounds, field) && !numbers && !texts;
}

const Bounds& Declared(const FieldDescriptor* field) { return field->options().GetExtension(rpc::v1::bounds); }

}  // namespace

FieldBounds::FieldBounds(const Bounds& bounds) : bounds_(bounds) {
  if (!bounds.pattern().empty()) pattern_ = std::make_unique<re2::RE2>(bounds.pattern());
}
FieldBounds::~FieldBounds() = default;

std::unique_ptr<const FieldBounds> FieldBounds::Of(const FieldDescriptor* field) {
  if (!field->options().HasExtension(rpc::v1::bounds)) return nullptr;
  return std::unique_ptr<const FieldBounds>(new FieldBounds(Declared(field)));
}

void FieldBounds::Check(double number, std::string_view path, Violations& violations) const {
  const bool wrong = (bounds_.has_minimum() && number < bounds_.minimum()) ||
                     (bounds_.has_maximum() && number > bounds_.maximum()) ||
                     (bounds_.has_exclusive_minimum() && number <= bounds_.exclusive_minimum());
  if (wrong) violations.Add(path, NumberInWords(bounds_), kOutOfBounds);
}

void FieldBounds::Check(const google::type::Money& money, std::string_view path, Violations& violations) const {
  Check(static_cast<double>(money.units()) + money.nanos() / kNanosPerUnit, path, violations);
}

void FieldBounds::Check(std::string_view text, std::string_view path, Violations& violations) const {
  if (const std::string fault = Fault(text); !fault.empty()) violations.Add(path, fault, kOutOfBounds);
}

void FieldBounds::Check(const google::type::Date& day, const Message& holder, std::string_view path,
                        Violations& violations) const {
  const auto* beside = holder.GetDescriptor()->FindFieldByName(bounds_.not_before());
  if (beside == nullptr || !holder.GetReflection()->HasField(holder, beside)) return;
  const auto& earliest = static_cast<const google::type::Date&>(holder.GetReflection()->GetMessage(holder, beside));
  const std::optional<base::Date> from = DayOf(earliest), is = DayOf(day);
  if (from && is && *is < *from) {
    violations.Add(path, absl::StrCat("must not lie before ", bounds_.not_before()), kOutOfBounds);
  }
}

bool FieldBounds::Allow(std::string_view text) const { return Fault(text).empty(); }

std::string FieldBounds::Fault(std::string_view text) const {
  if (bounds_.max_length() > 0 && base::CountCharacters(text) > static_cast<std::size_t>(bounds_.max_length())) {
    return absl::StrCat("must not be longer than ", Said(bounds_.max_length()), " characters");
  }
  if (pattern_ && !re2::RE2::FullMatch({text.data(), text.size()}, *pattern_)) {
    return bounds_.pattern_words().empty() ? absl::StrCat("must match ", bounds_.pattern())
                                           : absl::StrCat("must ", bounds_.pattern_words());
  }
  const bool listed = bounds_.values().empty() || std::ranges::find(bounds_.values(), text) != bounds_.values().end();
  return listed ? "" : absl::StrCat("must be one of ", absl::StrJoin(bounds_.values(), ", "));
}

std::string SayRequired(const FieldDescriptor* field) {
  const std::string& words = Declared(field).required_words();
  return words.empty() ? "is required" : absl::StrCat("is required: ", words);
}

std::string BoundsFault(const FieldDescriptor* field) {
  if (!field->options().HasExtension(rpc::v1::bounds)) return "";
  const Bounds& bounds = Declared(field);
  if (!Fits(bounds, field)) return absl::StrCat(field->full_name(), " declares bounds of another type than its own");
  if (bounds.pattern().empty() || re2::RE2(bounds.pattern(), re2::RE2::Quiet).ok()) return "";
  return absl::StrCat(field->full_name(), " declares a pattern that is none: ", bounds.pattern());
}

}  // namespace pepiniere::aip
