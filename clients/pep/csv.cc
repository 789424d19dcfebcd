#include "clients/pep/csv.h"

#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "services/base/text.h"

namespace pepiniere::pep {

std::string CsvRecord(const std::vector<std::string>& fields) {
  const auto quote = [](std::string* record, const std::string& field) {
    const bool plain = field.find_first_of(",\"\r\n") == std::string::npos;
    *record += plain ? field : base::Concat("\"", absl::StrReplaceAll(field, {{"\"", "\"\""}}), "\"");
  };
  return base::Concat(absl::StrJoin(fields, ",", quote), "\r\n");
}

}  // namespace pepiniere::pep
