// What is wrong with a file that figures are to be made of, told by the path of the field, to people and to programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

// The values in the comments are `arguments`.
enum class FileWrong {
  kNoJson,           // byte: where that shows
  kTooDeep,          //
  kRepeatedKey,      //
  kUnknownMember,    // the members that there are
  kNoObject,         //
  kNoList,           //
  kNoFlag,           //
  kMissing,          //
  kNoName,           // a text of 1 to 200 bytes without control characters
  kNoLabel,          // the same, or a whole number
  kNoText,           //
  kNoCount,          // least, most: a whole number within these
  kNoNumber,         // least, most: a number within these
  kNoWord,           // the words that there are
  kNoScaleOption,    // least, most: a whole number within these
  kTooFew,           // least
  kRepeated,         // name, path where it stands already
  kReserved,         // name that means something else
  kNobody,           // name that nobody in the audience has
  kNoOption,         // the options that there are
  kNotListed,        // name that no stratum has
  kNothingToWeight,  //
  kOtherTotal,       // the dimension whose total it is not
  kEmptyGroup,       //
  kNoTarget,         // value that somebody has
  kNoAgreement,      //
  kNoTime,           // an instant, or a day
  kNoDate,           //
};

struct FileFault {
  std::string path;  // "answers[3].q1"; empty: the whole
  FileWrong wrong = FileWrong::kNoJson;
  std::vector<std::string> arguments = {};
  bool operator==(const FileFault&) const = default;
};

// For programs: "NO_COUNT". They never change.
std::string_view CodeOf(FileWrong wrong);

// What a file is for: $0 is the file.
inline constexpr Text kToCompute = {"$0 cannot be computed with", "$0 ne se calcule pas"};
inline constexpr Text kToCompose = {"$0 says no campaign", "$0 ne dit pas une campagne"};
inline constexpr Text kToAnswer = {"$0 answers no campaign", "$0 ne répond pas à une campagne"};

// Of the file at a path, with all of them. Ends in ExitCode::kInvalid.
absl::Status InvalidFeedbackFile(const std::string& path, const std::vector<FileFault>& faults, const Messages& say,
                                 Text what = kToCompute);

}  // namespace pepiniere::pep
