#include "clients/pep/formats/ogp/reader.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/strip.h"
#include "clients/pep/formats/content/text.h"
#include "clients/pep/formats/ogp/columns.h"
#include "clients/pep/formats/ogp/findings.h"
#include "clients/pep/formats/ogp/record.h"
#include "services/base/text.h"

namespace pepiniere::ogp {
namespace {

using content::Findings;

constexpr std::string_view kMark = "\xef\xbb\xbf";

std::string LineOf(const Record& record) { return base::Concat("line ", record.line); }

bool IsBlank(const Record& record) { return record.cells.size() == 1 && record.cells[0].empty(); }

// Two letters and four digits, as every id of the catalogue's site has it.
bool IsUsualId(std::string_view id) {
  constexpr std::size_t kLetters = 2, kLength = 6;
  return id.size() == kLength &&
         std::ranges::all_of(id.substr(0, kLetters),
                             [](char c) { return absl::ascii_isupper(static_cast<unsigned char>(c)); }) &&
         std::ranges::all_of(id.substr(kLetters),
                             [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); });
}

void CheckRecord(const Record& record, std::size_t columns, Findings& findings) {
  if (record.open_quote) findings.Add(finding::kOpenQuote, "", "a quote is never closed");
  if (record.text_after_quote) findings.Add(finding::kTextAfterQuote, "", "a cell goes on after its closing quote");
  const std::string message = base::Concat(record.cells.size(), " of ", columns);
  if (record.cells.size() < columns) findings.Add(finding::kTooFewCells, "", message);
  if (record.cells.size() > columns) findings.Add(finding::kTooManyCells, "", message);
}

void CheckColumns(const std::vector<std::string>& columns, Findings& findings) {
  for (const Column& column : Columns()) {
    const auto count = std::ranges::count(columns, column.name);
    if (count == 0 && column.required) findings.Add(finding::kMissingKey, column.name, "no such column");
    if (count > 1) findings.Add(finding::kUnknownKey, column.name, "a column of this name is there already");
  }
  for (const std::string& column : columns) {
    if (FindColumn(column) == nullptr) findings.Add(finding::kUnknownKey, column, "no column of the format");
  }
}

void CheckPadding(const Commitment& commitment, Findings& findings) {
  for (const Column& column : Columns()) {
    const std::string& value = commitment.*column.field;
    if (absl::StripAsciiWhitespace(value).size() != value.size()) {
      findings.Add(finding::kPadded, column.name, base::Concat("\"", value, "\""));
    }
  }
}

void CheckValues(const Commitment& commitment, const std::vector<std::string>& columns, Findings& findings) {
  for (const Column& column : Columns()) {
    const bool is_there = std::ranges::find(columns, column.name) != columns.end();
    if (column.required && is_there && (commitment.*column.field).empty()) {
      findings.Add(finding::kEmptyValue, column.name, "says nothing");
    }
  }
  CheckPadding(commitment, findings);
  if (!commitment.id.empty() && !IsUsualId(commitment.id)) findings.Add(finding::kOtherIdShape, "id", commitment.id);
  if (!commitment.cycle.empty() && !YearOf(commitment.cycle))
    findings.Add(finding::kNoCycle, "cycle", commitment.cycle);
  const Answer starred = ReadAnswer(commitment.starred);
  if (starred == Answer::kNoData || starred == Answer::kNotApplicable) {
    findings.Add(finding::kNoData, "starred", commitment.starred);
  } else if (starred == Answer::kNone && !commitment.starred.empty()) {
    findings.Add(finding::kNoAnswer, "starred", commitment.starred);
  }
}

}  // namespace

Commitment CommitmentOf(const Record& record, const std::vector<std::string>& columns) {
  Commitment commitment;
  commitment.bytes = std::string(record.bytes);
  commitment.line = record.line;
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    const std::string name = i < columns.size() ? columns[i] : "";
    const Column* const column = FindColumn(name);
    const bool is_first = std::ranges::find(columns, name) - columns.begin() == static_cast<std::ptrdiff_t>(i);
    if (column != nullptr && is_first) {
      commitment.*column->field = record.cells[i];
    } else {
      commitment.rest.emplace_back(name, record.cells[i]);
    }
  }
  return commitment;
}

Catalogue ReadCatalogue(std::string_view text) {
  Findings findings(Actions());
  Catalogue catalogue;
  const content::Cleaned repaired = content::RepairUtf8(text);
  for (const auto& oddity : repaired.oddities) findings.Add(oddity, "", "bytes that are no UTF-8");
  std::string_view rest = repaired.text;
  if (rest.starts_with(kMark)) {
    findings.Add(finding::kByteOrderMark, "", "before the first column");
    rest.remove_prefix(kMark.size());
  }
  std::map<std::string, std::int64_t> met;
  for (const Record& record : RecordsOf(rest)) {
    findings.StartFile(LineOf(record));
    if (catalogue.columns.empty()) {
      catalogue.columns = record.cells;
      catalogue.header = base::Concat(repaired.text.starts_with(kMark) ? kMark : "", record.bytes);
      CheckColumns(catalogue.columns, findings);
      continue;
    }
    Commitment commitment = CommitmentOf(record, catalogue.columns);
    if (!IsBlank(record)) {
      CheckRecord(record, catalogue.columns.size(), findings);
      CheckValues(commitment, catalogue.columns, findings);
      const auto [first, is_new] = met.emplace(commitment.id, record.line);
      if (!is_new && !commitment.id.empty()) {
        findings.Add(finding::kDuplicateId, "id", base::Concat(commitment.id, ", as on line ", first->second));
      }
    }
    catalogue.commitments.push_back(std::move(commitment));
  }
  catalogue.findings = findings.Take();
  return catalogue;
}

}  // namespace pepiniere::ogp
