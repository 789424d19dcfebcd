// The oddities of content files: the codes that every format has, and the list that readers add to.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/types/span.h"

namespace pepiniere::content {

// A kind of oddity: a stable code, and what is done about it unless the finding says otherwise.
struct FindingCode {
  std::string_view code;
  std::string_view action;

  friend bool operator==(const FindingCode& a, const FindingCode& b) { return a.code == b.code; }
};

namespace finding {

// Files.
inline constexpr FindingCode kUnreadableFile{"UNREADABLE_FILE", "skipped"};
inline constexpr FindingCode kSkippedFile{"SKIPPED_FILE", "skipped: not a content file"};
inline constexpr FindingCode kFileTooLarge{"FILE_TOO_LARGE", "skipped"};
inline constexpr FindingCode kFileWithoutMd{"FILE_WITHOUT_MD", "imported all the same"};
inline constexpr FindingCode kDuplicateId{"DUPLICATE_ID", "imported under another id"};
inline constexpr FindingCode kNoId{"NO_ID", "imported as unnamed"};
inline constexpr FindingCode kIdTooLong{"ID_TOO_LONG", "cut"};
inline constexpr FindingCode kIdsDifferInCase{"IDS_DIFFER_IN_CASE", "kept apart"};
// Front matter.
inline constexpr FindingCode kNoFrontMatter{"NO_FRONT_MATTER", "all of the file is taken as its body"};
inline constexpr FindingCode kUnterminatedFrontMatter{"UNTERMINATED_FRONT_MATTER",
                                                      "all of the file is taken as its keys"};
inline constexpr FindingCode kLeadingBlankLines{"LEADING_BLANK_LINES", "ignored"};
inline constexpr FindingCode kInvalidYaml{"INVALID_YAML", "each key read by itself"};
inline constexpr FindingCode kInvalidYamlKey{"INVALID_YAML_KEY", "its first line is taken as plain text"};
inline constexpr FindingCode kStrayIndent{"STRAY_INDENT", "read where it belongs"};
inline constexpr FindingCode kIgnoredYaml{"IGNORED_YAML", "left out; the whole front matter is kept in source_fields"};
inline constexpr FindingCode kYamlComment{"YAML_COMMENT", "left out"};
inline constexpr FindingCode kDuplicateKey{"DUPLICATE_KEY",
                                           "the last one counts; the others are kept in source_fields"};
// Keys and values.
inline constexpr FindingCode kUnknownKey{"UNKNOWN_KEY", "kept in source_fields"};
inline constexpr FindingCode kMissingKey{"MISSING_KEY", "left empty"};
inline constexpr FindingCode kEmptyValue{"EMPTY_VALUE", "left empty"};
inline constexpr FindingCode kEmptyItem{"EMPTY_ITEM", "left out"};
inline constexpr FindingCode kDuplicateValue{"DUPLICATE_VALUE", "kept once"};
inline constexpr FindingCode kWrongType{"WRONG_TYPE", "kept in source_fields"};
inline constexpr FindingCode kLooseType{"LOOSE_TYPE", "understood all the same"};
inline constexpr FindingCode kSpellings{"SPELLINGS", "kept as written; one value where it is found and counted"};
// Characters.
inline constexpr FindingCode kByteOrderMark{"BYTE_ORDER_MARK", "removed"};
inline constexpr FindingCode kCrlf{"CRLF", "read as LF"};
inline constexpr FindingCode kNoFinalNewline{"NO_FINAL_NEWLINE", "kept"};
inline constexpr FindingCode kInvalidUtf8{"INVALID_UTF8", "replaced by U+FFFD"};
inline constexpr FindingCode kControlCharacter{"CONTROL_CHARACTER", "removed"};
inline constexpr FindingCode kHtmlEntity{"HTML_ENTITY", "decoded"};
inline constexpr FindingCode kPadded{"PADDED", "trimmed"};
inline constexpr FindingCode kOddSpace{"ODD_SPACE", "made one ordinary space"};
inline constexpr FindingCode kNoBreakSpace{"NO_BREAK_SPACE", "made an ordinary space"};
inline constexpr FindingCode kLineBreak{"LINE_BREAK", "made a space"};
inline constexpr FindingCode kLineSeparator{"LINE_SEPARATOR", "made a space"};
inline constexpr FindingCode kInvisibleCharacter{"INVISIBLE_CHARACTER", "removed"};
inline constexpr FindingCode kNotNfc{"NOT_NFC", "composed"};
// Bodies: kept byte for byte.
inline constexpr FindingCode kEmptyBody{"EMPTY_BODY", "left empty"};
inline constexpr FindingCode kBodyRule{"BODY_RULE", "kept in the body"};
inline constexpr FindingCode kBodyScript{"BODY_SCRIPT", "kept in the body"};
// Phases and events.
inline constexpr FindingCode kInvalidDate{"INVALID_DATE", "kept as written, and counts as no day"};
inline constexpr FindingCode kDateTime{"DATE_TIME", "its day in Paris is kept"};

}  // namespace finding

// One oddity: where, what, and what was done about it. Valid UTF-8.
struct Finding {
  std::string file;     // relative to the folder of content
  std::string key;      // in the file, as a path: phases[2].start
  std::string code;     // of a FindingCode
  std::string message;  // what was found
  std::string action;   // what was done

  friend bool operator==(const Finding&, const Finding&) = default;
};

// The findings so far. While a file is read, its name goes with each.
class Findings {
 public:
  Findings() = default;
  // `actions` says of some codes what this reader does about them instead; it outlives the findings.
  explicit Findings(absl::Span<const FindingCode> actions) : actions_(actions) {}

  // The findings that follow are about this file.
  void StartFile(std::string file) { file_ = std::move(file); }
  // `action` stands in for the code's own where it is not empty. `message` is cut to 300 bytes.
  void Add(const FindingCode& code, std::string_view key, std::string_view message, std::string_view action = "");

  std::vector<Finding> Take() { return std::move(findings_); }

 private:
  std::string_view ActionOf(const FindingCode& code) const;

  absl::Span<const FindingCode> actions_;
  std::string file_;
  std::vector<Finding> findings_;
};

}  // namespace pepiniere::content
