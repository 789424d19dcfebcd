// What is wrong with the inputs of a ranking or a placing, told by the path of the field.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::rehearsal {

// The values in the comments are `arguments`.
enum class Wrong {
  kNoJson,              // byte: where that shows
  kTooDeep,             //
  kRepeatedKey,         //
  kUnknownMember,       //
  kNoObject,            //
  kNoList,              //
  kNoFlag,              //
  kMissing,             //
  kNoName,              // a text of 1 to 200 bytes without control characters
  kNoNumber,            // least, most: a whole number within these
  kNoFraction,          //
  kNegativeWeight,      //
  kMinAboveMax,         // min, max
  kNoCriteria,          // reviews, and nothing to mark
  kTooMany,             // most
  kTooFew,              // least
  kRepeated,            // name, path where it stands already
  kReviewedTwice,       // juror, application, path of the other review
  kUnknownCriterion,    // code
  kUnknownApplication,  // name
  kUnknownCandidate,    // name
  kUnknownSeat,         // name
  kSeatWithoutList,     // seat
  kNotChosen,           // candidate, seat
  kLeftAndFinal,        // candidate
  kNotOnList,           // candidate, seat
  kNotInARow,           // seat
  kTieWithoutList,      // seat
  kContradiction,       // names, each before the next and the last before the first
  kNoRun,               // format
  kOtherVersion,        // version that is known
};

struct Fault {
  std::string path;  // "reviews[3].marks.c2"; empty: the whole
  Wrong wrong = Wrong::kNoJson;
  std::vector<std::string> arguments = {};
  bool operator==(const Fault&) const = default;
};

// For programs: "NO_FRACTION". They never change.
std::string_view CodeOf(Wrong wrong);

}  // namespace pepiniere::rehearsal
