// The contract's dates, times and money, as values and back.
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "clients/pep/kit/messages.h"
#include "google/protobuf/message.h"
#include "google/protobuf/timestamp.pb.h"
#include "google/type/date.pb.h"
#include "google/type/money.pb.h"
#include "services/base/csv.h"
#include "services/base/date.h"

namespace pepiniere::pep {

// None for an absent date (all zero) or one that is not in the calendar.
std::optional<base::Date> FromProto(const google::type::Date& date);
void ToProto(base::Date date, google::type::Date* proto);

absl::Time FromProto(const google::protobuf::Timestamp& time);
void ToProto(absl::Time time, google::protobuf::Timestamp* proto);

// YYYY-MM-DD, RFC 3339 in UTC, 1234.50; empty for what is absent: as CSV has them.
std::string Iso(const google::type::Date& date);
std::string Iso(const google::protobuf::Timestamp& time);
base::CsvCell Plain(const google::type::Money& money);

// A day and an amount in euros as people write them, cents where there are some; empty where absent.
std::string Said(const google::type::Date& date, const Messages& say);
std::string Said(const google::type::Money& money, const Messages& say);

// One line of the proto's JSON.
std::string Json(const google::protobuf::Message& message);

}  // namespace pepiniere::pep
