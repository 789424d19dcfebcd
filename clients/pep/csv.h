// RFC 4180.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::pep {

// One record, with its CRLF. Fields are quoted where they must be.
std::string CsvRecord(const std::vector<std::string>& fields);

}  // namespace pepiniere::pep
