#include "services/rehearsal/fault.h"

namespace pepiniere::rehearsal {

std::string_view CodeOf(Wrong wrong) {
  // In the order of the enumeration.
  static constexpr std::string_view kCodes[] = {
      "NO_JSON",           "TOO_DEEP",        "REPEATED_KEY",      "UNKNOWN_MEMBER",    "NO_OBJECT",
      "NO_LIST",           "NO_FLAG",         "MISSING",           "NO_NAME",           "NO_NUMBER",
      "NO_FRACTION",       "NEGATIVE_WEIGHT", "MIN_ABOVE_MAX",     "NO_CRITERIA",       "TOO_MANY",
      "TOO_FEW",           "REPEATED",        "REVIEWED_TWICE",    "UNKNOWN_CRITERION", "UNKNOWN_APPLICATION",
      "UNKNOWN_CANDIDATE", "UNKNOWN_SEAT",    "SEAT_WITHOUT_LIST", "NOT_CHOSEN",        "LEFT_AND_FINAL",
      "NOT_ON_LIST",       "NOT_IN_A_ROW",    "TIE_WITHOUT_LIST",  "CONTRADICTION",     "NO_RUN",
      "OTHER_VERSION"};
  static_assert(std::size(kCodes) == static_cast<std::size_t>(Wrong::kOtherVersion) + 1);
  return kCodes[static_cast<std::size_t>(wrong)];
}

}  // namespace pepiniere::rehearsal
