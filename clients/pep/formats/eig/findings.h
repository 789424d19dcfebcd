// The oddities of the EIG site's content: what this format has beside the codes that all content shares.
#pragma once

#include "absl/types/span.h"
#include "clients/pep/formats/content/findings.h"

namespace pepiniere::eig {

namespace finding {

using content::FindingCode;
using content::finding::kDateTime;
using content::finding::kDuplicateKey;
using content::finding::kDuplicateValue;
using content::finding::kEmptyItem;
using content::finding::kEmptyValue;
using content::finding::kInvalidDate;
using content::finding::kLooseType;
using content::finding::kMissingKey;
using content::finding::kPadded;
using content::finding::kUnknownKey;
using content::finding::kWrongType;

// Files.
inline constexpr FindingCode kEmptyFile{"EMPTY_FILE", "its name stands for its title"};
inline constexpr FindingCode kDuplicateTitle{"DUPLICATE_TITLE", "both kept; the first is what others name"};
inline constexpr FindingCode kDuplicatePerson{"DUPLICATE_PERSON", "both kept; counted as one person"};
// Values.
inline constexpr FindingCode kYearOnly{"YEAR_ONLY", "kept as a year"};
inline constexpr FindingCode kNotVisible{"NOT_VISIBLE", "kept, and not to be shown"};
inline constexpr FindingCode kUnknownRole{"UNKNOWN_ROLE", "kept as written; counted apart from participants"};
inline constexpr FindingCode kNoAddress{"INVALID_ADDRESS", "kept beside the fields"};
inline constexpr FindingCode kPlaceholder{"PLACEHOLDER", "kept beside the fields; it is no link"};
inline constexpr FindingCode kPersonWithoutChallenge{"PERSON_WITHOUT_CHALLENGE", "kept"};
// References.
inline constexpr FindingCode kSeveralInOne{"SEVERAL_IN_ONE", "split into those that it names"};
inline constexpr FindingCode kOtherSpelling{"OTHER_SPELLING", "taken for the one that is spelt alike"};
inline constexpr FindingCode kMissingReference{"MISSING_REFERENCE", "kept as written; no file says what it is"};
inline constexpr FindingCode kSeveralChallenges{"SEVERAL_CHALLENGES",
                                                "kept beside the fields; the assignment names none"};
// Hosts.
inline constexpr FindingCode kSeveralHosts{"SEVERAL_HOSTS", "split into those that it names"};
inline constexpr FindingCode kHostInHost{"HOST_IN_HOST", "kept as one host; it names another one too"};
inline constexpr FindingCode kLabelledHost{"LABELLED_HOST", "kept as written"};
inline constexpr FindingCode kHostUnknown{"HOST_UNKNOWN", "kept as written; no organisation is called so"};
inline constexpr FindingCode kHostAmbiguous{"HOST_AMBIGUOUS", "taken for the first of them"};

}  // namespace finding

// What this reader does about oddities that others treat in their own way.
absl::Span<const content::FindingCode> Actions();

}  // namespace pepiniere::eig
