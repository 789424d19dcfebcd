// The oddities of beta.gouv.fr content: what this format has beside the codes that all content shares.
#pragma once

#include "clients/pep/formats/content/findings.h"

namespace pepiniere::betagouv::finding {

using content::FindingCode;
using content::finding::kDateTime;
using content::finding::kDuplicateId;
using content::finding::kDuplicateKey;
using content::finding::kDuplicateValue;
using content::finding::kEmptyItem;
using content::finding::kEmptyValue;
using content::finding::kFileWithoutMd;
using content::finding::kIdsDifferInCase;
using content::finding::kIdTooLong;
using content::finding::kInvalidDate;
using content::finding::kLooseType;
using content::finding::kMissingKey;
using content::finding::kNoId;
using content::finding::kNotNfc;
using content::finding::kSkippedFile;
using content::finding::kSpellings;
using content::finding::kUnknownKey;
using content::finding::kWrongType;

// Files.
inline constexpr FindingCode kIdMismatch{"ID_MISMATCH", "the file's name is the id; the key is kept in source_fields"};
// Keys and values.
inline constexpr FindingCode kUnknownValue{"UNKNOWN_VALUE", "kept in source_fields"};
inline constexpr FindingCode kInvalidReference{"INVALID_REFERENCE", "kept in source_fields"};
inline constexpr FindingCode kInvalidAddress{"INVALID_ADDRESS", "kept in source_fields"};
inline constexpr FindingCode kReferenceShape{"REFERENCE_SHAPE", "understood all the same"};
inline constexpr FindingCode kInvalidExtension{"INVALID_EXTENSION", "kept in source_fields"};
// Phases and events.
inline constexpr FindingCode kUnknownPhase{
    "UNKNOWN_PHASE",
    "kept as written; the last phase understood, if any, stays until an administrator says which "
    "one it means"};
inline constexpr FindingCode kUnknownEvent{"UNKNOWN_EVENT", "kept as written"};
inline constexpr FindingCode kPhaseOutOfOrder{"PHASE_OUT_OF_ORDER", "kept; the latest date is current"};
inline constexpr FindingCode kPhaseTied{"PHASE_TIED", "kept; the last of them is current"};
inline constexpr FindingCode kPhaseOverlap{"PHASE_OVERLAP", "kept; a phase ends where the next begins"};
inline constexpr FindingCode kPhaseGap{"PHASE_GAP", "kept; paused from the day after the end to the next phase"};
inline constexpr FindingCode kPhaseWithoutEnd{"PHASE_WITHOUT_END", "each ends where the next begins"};
inline constexpr FindingCode kEndBeforeStart{"END_BEFORE_START", "kept; paused from the first day"};
// Money and committees, which events tell of.
inline constexpr FindingCode kUnclearGrant{"UNCLEAR_GRANT", "kept as written; makes no funding line"};
inline constexpr FindingCode kUnplacedCommittee{"UNPLACED_COMMITTEE", "kept as an event; makes no committee"};
// The vocabulary of events (_events).
inline constexpr FindingCode kUnknownVocabulary{"UNKNOWN_VOCABULARY", "not imported: the kinds of events are fixed"};

}  // namespace pepiniere::betagouv::finding
