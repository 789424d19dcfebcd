// What is wrong with a file of who sits on a committee, told by the path of the field, to people and to programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

// The values in the comments are `arguments`.
enum class CommitteeWrong {
  kNoJson,         // byte: where that shows
  kTooDeep,        //
  kRepeatedKey,    //
  kUnknownMember,  // the members that an object may have
  kNoObject,       //
  kNoList,         //
  kNoFlag,         //
  kMissing,        //
  kNoName,         // a text of 1 to 200 bytes without control characters
  kTooMany,        // most
  kTooFew,         // least
  kRepeated,       // name, path where it stands already
  kNoMember,       // name
  kOneself,        // name: gave a mandate to themselves
};

struct CommitteeFault {
  std::string path;  // "present[2]"; empty: the whole
  CommitteeWrong wrong = CommitteeWrong::kNoJson;
  std::vector<std::string> arguments = {};
  bool operator==(const CommitteeFault&) const = default;
};

// For programs: "NO_MEMBER". They never change.
std::string_view CodeOf(CommitteeWrong wrong);

// Of the file at a path, with all of them. Ends in ExitCode::kInvalid.
absl::Status InvalidCommittee(const std::string& path, const std::vector<CommitteeFault>& faults, const Messages& say);

}  // namespace pepiniere::pep
