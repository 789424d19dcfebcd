// Between the contract's messages and the domain's values: the pieces shared by all resources. What cannot be read is
// added to `violations`, under the field's path in the request.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "google/protobuf/duration.pb.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/timestamp.pb.h"
#include "google/type/date.pb.h"
#include "google/type/money.pb.h"
#include "services/aip/errors.h"
#include "services/base/date.h"

namespace pepiniere::aip {

google::type::Date ToProto(base::Date date);
google::protobuf::Timestamp ToProto(absl::Time time);
google::protobuf::Duration ToProto(absl::Duration duration);
// A JSON object as text, to a Struct; empty text to an empty one.
google::protobuf::Struct ToStruct(std::string_view json);
// Compact JSON with sorted keys, empty for an empty Struct: equal content is equal text.
std::string FromStruct(const google::protobuf::Struct& fields);

// Not set: all zero.
bool IsEmpty(const google::type::Date& date);
// None where the date is empty.
std::optional<base::Date> ReadDate(const google::type::Date& date, std::string_view field, Violations& violations);
std::optional<absl::Time> ReadTime(const google::protobuf::Timestamp& time, std::string_view field,
                                   Violations& violations);

absl::Duration FromProto(const google::protobuf::Duration& duration);

// Euro cents. Debts are below zero in answers; a caller's money is zero or more.
google::type::Money ToMoney(std::int64_t cents);
std::optional<std::int64_t> ReadMoney(const google::type::Money& money, std::string_view field, Violations& violations);

}  // namespace pepiniere::aip
