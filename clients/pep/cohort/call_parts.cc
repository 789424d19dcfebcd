#include "clients/pep/cohort/call_parts.h"

#include <optional>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/text.h"
#include "services/base/text.h"

namespace pepiniere::pep {

using cohort::v1::Call;
using cohort::v1::EligibilityRule;
using cohort::v1::FormField;

namespace {

constexpr Text kBadField = {
    "'$0' is not CODE;LABEL;KIND;required,personal,max=N;OPTION|OPTION with a kind among $1",
    "« $0 » n'est pas CODE;LIBELLÉ;NATURE;required,personal,max=N;OPTION|OPTION avec une nature parmi $1"};
constexpr Text kBadRule = {"'$0' is not RULE;DAY;AGE, with a rule among $1 and a day among $2",
                           "« $0 » n'est pas RÈGLE;JOUR;ÂGE, avec une règle parmi $1 et un jour parmi $2"};
constexpr Text kBadTime = {"'$0' is neither a date nor an instant", "« $0 » n'est ni une date ni un instant"};

std::vector<std::string> PartsOf(const std::string& typed, std::size_t count) {
  std::vector<std::string> parts = absl::StrSplit(typed, absl::MaxSplits(';', static_cast<int>(count) - 1));
  for (std::string& part : parts) absl::StripAsciiWhitespace(&part);
  parts.resize(count);
  return parts;
}

// "required", "personal", "max=500".
bool SetTrait(std::string_view typed, FormField& field) {
  if (typed == "required") {
    field.set_required(true);
  } else if (typed == "personal") {
    field.set_personal(true);
  } else {
    absl::string_view most = base::Absl(typed);
    int characters = 0;
    if (!absl::ConsumePrefix(&most, "max=") || !absl::SimpleAtoi(most, &characters)) return false;
    field.set_max_length(characters);
  }
  return true;
}

std::string SetInstant(const std::optional<absl::Time>& time, const std::string& typed,
                       google::protobuf::Timestamp& into, const Messages& say) {
  if (!time) return say(kBadTime, typed);
  ToProto(*time, &into);
  return "";
}

}  // namespace

std::string AddFormField(const std::string& typed, Call& call, const Messages& say) {
  const std::vector<std::string> parts = PartsOf(typed, 5);
  const auto kind = ParseWord(Words<FormField::Kind>(), parts[2]);
  FormField field;
  bool sound = kind && !parts[0].empty() && !parts[1].empty();
  for (const auto trait : absl::StrSplit(parts[3], ',', absl::SkipWhitespace())) {
    sound = SetTrait(std::string(absl::StripAsciiWhitespace(trait)), field) && sound;
  }
  if (!sound) return say(kBadField, typed, TypedWords<FormField::Kind>());
  field.set_code(parts[0]);
  field.set_label(parts[1]);
  field.set_kind(*kind);
  for (const auto option : absl::StrSplit(parts[4], '|', absl::SkipWhitespace())) {
    field.add_options(std::string(absl::StripAsciiWhitespace(option)));
  }
  *call.add_form() = std::move(field);
  return "";
}

std::string AddEligibilityRule(const std::string& typed, Call& call, const Messages& say) {
  const std::vector<std::string> parts = PartsOf(typed, 3);
  const auto kind = ParseWord(Words<EligibilityRule::Kind>(), parts[0]);
  const auto day = ParseWord(Words<EligibilityRule::Day>(), parts[1]);
  int age = 0;
  if (!kind || !day || (!parts[2].empty() && !absl::SimpleAtoi(parts[2], &age))) {
    return say(kBadRule, typed, TypedWords<EligibilityRule::Kind>(), TypedWords<EligibilityRule::Day>());
  }
  EligibilityRule& rule = *call.add_eligibility_rules();
  rule.set_kind(*kind);
  rule.set_as_of(*day);
  rule.set_minimum_age(age);
  return "";
}

std::string SetOpening(const std::string& typed, Call& call, const Messages& say) {
  return SetInstant(ParseStart(typed, base::Date::InParis(absl::Now())), typed, *call.mutable_open_time(), say);
}

std::string SetClosing(const std::string& typed, Call& call, const Messages& say) {
  return SetInstant(ParseTime(typed, base::Date::InParis(absl::Now())), typed, *call.mutable_close_time(), say);
}

std::string SetReviewEnd(const std::string& typed, Call& call, const Messages& say) {
  return SetInstant(ParseTime(typed, base::Date::InParis(absl::Now())), typed, *call.mutable_review_end_time(), say);
}

std::string SaidFormField(const FormField& field, const Messages& say) {
  std::vector<std::string> parts = {field.code(), Printable(field.label()), Said(field.kind(), say)};
  if (field.required()) parts.push_back(say({"required", "obligatoire"}));
  if (field.personal()) parts.push_back(say({"personal", "personnel"}));
  if (field.max_length() > 0) {
    parts.push_back(say({"$0 characters", "$0 caractères"}, say.Number(field.max_length())));
  }
  if (field.options_size() > 0) parts.push_back(Printable(absl::StrJoin(field.options(), " | ")));
  return absl::StrJoin(parts, " · ");
}

std::string SaidEligibilityRule(const EligibilityRule& rule, const Messages& say) {
  std::vector<std::string> parts = {Said(rule.kind(), say), Said(rule.as_of(), say)};
  if (rule.minimum_age() > 0) parts.push_back(say.Number(rule.minimum_age()));
  return absl::StrJoin(parts, " · ");
}

}  // namespace pepiniere::pep
