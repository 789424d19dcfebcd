// The oddities of catalogues of commitments: what this format has beside the codes that all content shares.
#pragma once

#include "absl/types/span.h"
#include "clients/pep/formats/content/findings.h"

namespace pepiniere::ogp {

namespace finding {

using content::FindingCode;
using content::finding::kByteOrderMark;
using content::finding::kDuplicateId;
using content::finding::kEmptyValue;
using content::finding::kInvalidUtf8;
using content::finding::kMissingKey;
using content::finding::kPadded;
using content::finding::kUnknownKey;

inline constexpr FindingCode kTooFewCells{"TOO_FEW_CELLS", "those that are missing are left empty"};
inline constexpr FindingCode kTooManyCells{"TOO_MANY_CELLS", "kept beside the fields"};
inline constexpr FindingCode kOpenQuote{"OPEN_QUOTE", "read to the end of the file"};
inline constexpr FindingCode kTextAfterQuote{"TEXT_AFTER_QUOTE", "kept with the cell"};
inline constexpr FindingCode kNoData{"NO_DATA", "kept as written; it is not a no"};
inline constexpr FindingCode kNoAnswer{"NO_ANSWER", "kept as written; it is neither yes nor no"};
inline constexpr FindingCode kNoCycle{"NO_CYCLE", "kept as written; it counts in no cycle"};
inline constexpr FindingCode kOtherIdShape{"OTHER_ID_SHAPE", "kept as written"};

}  // namespace finding

// What this reader does about oddities that others treat in their own way.
absl::Span<const content::FindingCode> Actions();

}  // namespace pepiniere::ogp
