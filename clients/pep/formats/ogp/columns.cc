#include "clients/pep/formats/ogp/columns.h"

namespace pepiniere::ogp {
namespace {

constexpr Column kColumns[] = {
    {"id", &Commitment::id, true},
    {"cycle", &Commitment::cycle, true},
    {"policy_area", &Commitment::policy_area, true},
    {"starred", &Commitment::starred, true},
    {"title", &Commitment::title, true, true},
    {"lead", &Commitment::lead},
    {"support", &Commitment::support},
    {"claim", &Commitment::claim},
    {"claim_date", &Commitment::claim_date},
    {"review", &Commitment::review},
    {"review_date", &Commitment::review_date},
    {"review_report", &Commitment::review_report},
};

}  // namespace

absl::Span<const Column> Columns() { return kColumns; }

const Column* FindColumn(std::string_view name) {
  for (const Column& column : kColumns) {
    if (column.name == name) return &column;
  }
  return nullptr;
}

}  // namespace pepiniere::ogp
