// Whatever is given for a table to import: what is read of it is what it is read as when the writer of CSV writes it,
// and no line is dropped in silence.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/csv.h"
#include "services/metrics/ingest/actionable_agile.h"
#include "services/metrics/ingest/changelog.h"
#include "services/metrics/ingest/jdma_csv.h"
#include "services/metrics/ingest/points_csv.h"
#include "services/metrics/ingest/sprints_csv.h"
#include "services/metrics/ingest/table.h"
#include "services/query/utf8.h"
#include "tests/fuzz/require.h"

namespace pepiniere::metrics {
namespace {

using fuzz::Require;

std::string Record(const std::vector<std::string>& texts, const base::CsvShape& shape) {
  std::vector<base::CsvCell> cells;
  for (const std::string& text : texts) cells.push_back(base::CsvCell::Quoted(text));
  return base::CsvRecord(cells, shape);
}

void CheckTable(std::string_view text) {
  Findings findings;
  const auto table = Table::Read(text, findings);
  if (!table.ok()) {
    Require(table.status().code() == absl::StatusCode::kInvalidArgument, "a refusal is INVALID_ARGUMENT");
    Require(!query::FirstInvalidUtf8(std::string(table.status().message())), "errors are UTF-8");
    return;
  }
  for (const base::CsvShape& shape : {base::kCsvForPrograms, base::kCsvForSpreadsheets}) {
    std::string written(shape.begin);
    written += Record(table->columns(), shape);
    for (const Table::Row& row : table->rows()) written += Record(row.cells, shape);
    Findings none;
    const auto again = Table::Read(written, none);
    // One column alone holds nothing by which it can be told what parts columns.
    if (table->columns().size() == 1) continue;
    Require(again.ok() && again->columns() == table->columns(), "columns come back");
    Require(again->rows().size() == table->rows().size() && again->refused() == 0, "and every row");
    for (std::size_t i = 0; i < again->rows().size(); ++i) {
      Require(again->rows()[i].cells == table->rows()[i].cells, "as it was");
    }
  }
}

void CheckReader(const absl::StatusOr<Told>& told, bool a_line_an_event) {
  if (!told.ok()) {
    Require(told.status().code() == absl::StatusCode::kInvalidArgument, "a refusal is INVALID_ARGUMENT");
    return;
  }
  Require(0 <= told->refused && told->refused <= told->read, "no more is refused than was read");
  const auto events = static_cast<std::int64_t>(told->events.size());
  Require(events <= told->read - told->refused, "no more is told than was read");
  Require(!a_line_an_event || events == told->read - told->refused, "every line is accounted for");
  std::int64_t refused = 0;
  for (const Finding& finding : told->findings) {
    Require(!finding.code.empty() && !finding.message.empty() && !finding.action.empty(), "a finding says what to do");
    if (finding.refused) ++refused;
  }
  Require(refused >= told->refused || told->findings.size() > kMostFindings, "what is left out is said");
}

}  // namespace
}  // namespace pepiniere::metrics

// The first byte says which table the rest is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace pepiniere::metrics;
  if (size == 0) return 0;
  struct Reader {
    absl::StatusOr<Told> (*read)(std::string_view text, const Reading& reading);
    bool a_line_an_event;
  };
  constexpr Reader kReaders[] = {
      {ReadActionableAgile, true}, {ReadChangelog, false}, {ReadSprints, true}, {ReadPoints, true}, {ReadJdma, false}};
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  const Reader& reader = kReaders[data[0] % std::size(kReaders)];
  CheckTable(text);
  CheckReader(reader.read(text, {.received = absl::FromUnixSeconds(1'790'856'000)}), reader.a_line_an_event);
  return 0;
}
