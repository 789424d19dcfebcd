#include "services/portfolio/api/names.h"

#include <charconv>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/rpc/errors.h"

namespace pepiniere::portfolio::api {

std::string IdOf(std::string_view name) { return std::string(name.substr(name.find('/') + 1)); }

absl::StatusOr<NumberedName> ParseNumbered(const rpc::ResourcePattern& pattern, std::string_view field,
                                           std::string_view name) {
  PEP_ASSIGN(const std::vector<std::string_view> ids, pattern.Parse(field, name));
  int number = 0;
  const auto [end, error] = std::from_chars(ids[1].begin(), ids[1].end(), number);
  // Written in the one way: neither 01 nor 1e0 is another name of 1.
  if (error != std::errc() || end != ids[1].end() || number < 1 || ids[1] != std::to_string(number)) {
    return rpc::Invalid(field, base::Concat("ends with a number, as in ", pattern.Format({ids[0], "1"})));
  }
  return NumberedName{std::string(ids[0]), number};
}

absl::StatusOr<std::string> ParseId(const rpc::ResourcePattern& pattern, std::string_view field,
                                    std::string_view name) {
  PEP_ASSIGN(const std::vector<std::string_view> ids, pattern.Parse(field, name));
  return std::string(ids[0]);
}

}  // namespace pepiniere::portfolio::api
