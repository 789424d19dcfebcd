#include "clients/pep/policy/zone.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace pepiniere::pep {
namespace {

bool IsZoneName(const std::string& text) {
  constexpr std::size_t kMostBytes = 64;
  const auto is_plain = [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '+' || c == '-' || c == '/';
  };
  return !text.empty() && text.size() <= kMostBytes && absl::ascii_isalpha(static_cast<unsigned char>(text[0])) &&
         std::ranges::all_of(text, is_plain) && text != "localtime";
}

}  // namespace

std::string TakeZone(const std::string& typed, const Messages& say, absl::TimeZone& zone) {
  absl::TimeZone found;
  if (!IsZoneName(typed) || !absl::LoadTimeZone(typed, &found)) {
    return say({"'$0' is not the name of a time zone such as Europe/Paris",
                "« $0 » n'est pas le nom d'un fuseau horaire comme Europe/Paris"},
               typed);
  }
  zone = found;
  return "";
}

}  // namespace pepiniere::pep
