// Days, as the documents write them.
#pragma once

#include <string>

#include "absl/strings/str_format.h"
#include "google/type/date.pb.h"

namespace pepiniere::gateway::opendata {

// YYYY-MM-DD; empty where there is none.
inline std::string Day(const google::type::Date& date) {
  if (date.year() == 0) return "";
  return absl::StrFormat("%04d-%02d-%02d", date.year(), date.month(), date.day());
}

}  // namespace pepiniere::gateway::opendata
