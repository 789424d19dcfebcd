#include "clients/pep/kit/proto_values.h"

#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_format.h"
#include "google/protobuf/descriptor.pb.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "services/base/text.h"
#include "services/json/json.h"

namespace pepiniere::pep {

std::optional<base::Date> FromProto(const google::type::Date& date) {
  return base::Date::FromCivil(date.year(), date.month(), date.day());
}

void ToProto(base::Date date, google::type::Date* proto) {
  proto->set_year(date.year());
  proto->set_month(date.month());
  proto->set_day(date.day());
}

absl::Time FromProto(const google::protobuf::Timestamp& time) {
  return absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
}

void ToProto(absl::Time time, google::protobuf::Timestamp* proto) {
  const std::int64_t seconds = absl::ToUnixSeconds(time);
  proto->set_seconds(seconds);
  proto->set_nanos(static_cast<std::int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
}

std::string Iso(const google::type::Date& date) {
  const auto day = FromProto(date);
  return day ? day->ToString() : "";
}

std::string Iso(const google::protobuf::Timestamp& time) {
  if (time.seconds() == 0 && time.nanos() == 0) return "";
  return absl::FormatTime("%E4Y-%m-%dT%H:%M:%E*SZ", FromProto(time), absl::UTCTimeZone());
}

base::CsvCell Plain(const google::type::Money& money) {
  if (money.units() == 0 && money.nanos() == 0) return "";
  const char* sign = money.units() < 0 || money.nanos() < 0 ? "-" : "";
  return base::CsvCell::Number(
      absl::StrFormat("%s%d.%02d", sign, std::abs(money.units()), std::abs(money.nanos()) / 10'000'000));
}

std::string Said(const google::type::Date& date, const Messages& say) {
  const auto day = FromProto(date);
  return day ? say.Date(*day) : "";
}

std::string Said(const google::type::Money& money, const Messages& say) {
  if (money.currency_code().empty()) return "";
  if (money.nanos() == 0) return say.Euros(money.units());
  const bool french = say.language() == Language::kFrench;
  const std::string_view sign = money.units() < 0 || money.nanos() < 0 ? "-" : "";
  const std::string cents = absl::StrFormat("%02d", std::abs(money.nanos()) / 10'000'000);
  const std::string whole = say.Number(std::abs(money.units()));
  return french ? base::Concat(sign, whole, ",", cents, "\u00a0€") : base::Concat(sign, "€", whole, ".", cents);
}

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using json::OrderedJson;

bool IsFree(const Descriptor* type) {
  return type == google::protobuf::Struct::descriptor() || type == google::protobuf::Value::descriptor();
}

// Whether there may be a message below whose members are in no order: they are a map.
bool HoldsFree(const Descriptor* type, std::set<const Descriptor*>& seen) {
  if (IsFree(type)) return true;
  if (!seen.insert(type).second) return false;
  for (int i = 0; i < type->field_count(); ++i) {
    const Descriptor* held = type->field(i)->message_type();
    if (held != nullptr && HoldsFree(held, seen)) return true;
  }
  return false;
}

// Sorts the members of objects, at any depth.
void Sort(OrderedJson& json) {
  std::map<std::string, OrderedJson> sorted;
  for (auto& [key, value] : json.items()) {
    if (value.is_structured()) Sort(value);
    if (json.is_object()) sorted.emplace(key, std::move(value));
  }
  if (!json.is_object()) return;
  json = OrderedJson::object();
  for (auto& [key, value] : sorted) json[key] = std::move(value);
}

// Sorts them where the contract gives them no order.
void SortFree(OrderedJson& json, const Descriptor* type) {
  if (IsFree(type) || type->options().map_entry()) return Sort(json);
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    const auto found = json.find(field->json_name());
    if (field->message_type() == nullptr || found == json.end() || !found->is_structured()) continue;
    if (!found->is_array()) {
      SortFree(*found, field->message_type());
      continue;
    }
    for (OrderedJson& each : *found) {
      if (each.is_structured()) SortFree(each, field->message_type());
    }
  }
}

// The controls U+0080 to U+009F as \u0080: a terminal obeys them, and Protobuf writes them so.
std::string WithoutC1(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    if (byte(i) == 0xC2 && i + 1 < text.size() && byte(i + 1) >= 0x80 && byte(i + 1) < 0xA0) {
      absl::StrAppendFormat(&out, "\\u%04x", byte(++i));
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

std::string Json(const google::protobuf::Message& message) {
  std::string text;
  const auto status = google::protobuf::util::MessageToJsonString(message, &text);
  if (!status.ok()) return base::Concat("{\"error\":\"", status.ToString(), "\"}");
  std::set<const Descriptor*> seen;
  if (!HoldsFree(message.GetDescriptor(), seen)) return text;
  OrderedJson json = OrderedJson::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_structured()) return text;
  SortFree(json, message.GetDescriptor());
  return WithoutC1(json::Dump(json));
}

}  // namespace pepiniere::pep
