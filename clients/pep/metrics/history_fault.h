// What is wrong with a file of a project's history, told by the path of the field, to people and to programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

// The values in the comments are `arguments`.
enum class HistoryWrong {
  kNoJson,         // byte: where that shows
  kTooDeep,        //
  kRepeatedKey,    //
  kUnknownMember,  // the members that there are
  kNoObject,       //
  kNoList,         //
  kNoFlag,         //
  kMissing,        //
  kNoName,         // a text of 1 to 200 bytes without control characters
  kNoCount,        // least, most: a whole number within these
  kNoNumber,       // least, most: a number within these
  kNoInstant,      //
  kNoZone,         //
  kNoWord,         // the words that there are
  kNotOnScale,     // least, most
  kTooMany,        // most
  kNotAfter,       // name of the member that it must be after
  kRepeated,       // name, path where it stands already and says something else
};

struct HistoryFault {
  std::string path;  // "items[3].transitions[0].at"; empty: the whole
  HistoryWrong wrong = HistoryWrong::kNoJson;
  std::vector<std::string> arguments = {};
  bool operator==(const HistoryFault&) const = default;
};

// For programs: "NO_INSTANT". They never change.
std::string_view CodeOf(HistoryWrong wrong);

// Of the file at a path, with all of them. Ends in ExitCode::kInvalid.
absl::Status InvalidHistory(const std::string& path, const std::vector<HistoryFault>& faults, const Messages& say);

}  // namespace pepiniere::pep
