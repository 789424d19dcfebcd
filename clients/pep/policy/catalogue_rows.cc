#include "clients/pep/policy/catalogue_rows.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/pep/formats/ogp/columns.h"
#include "clients/pep/kit/proto_values.h"
#include "services/base/csv.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using policy::v1::Commitment;
using policy::v1::CommitmentClaim;
using policy::v1::CommitmentReview;
using policy::v1::Plan;

constexpr std::size_t kMostRows = 200;
constexpr std::size_t kCountryLetters = 2;
constexpr char kBetween[] = "; ";  // several in one cell
constexpr char kCycle[] = "cycle", kStarred[] = "starred";

struct Star {
  ogp::Answer answer;
  Commitment::Starred starred;
  std::string_view written;
};
constexpr Star kStars[] = {
    {ogp::Answer::kYes, Commitment::STARRED_YES, "true"},
    {ogp::Answer::kNo, Commitment::STARRED_NO, "false"},
    {ogp::Answer::kNoData, Commitment::STARRED_NOT_DETERMINED, "ND"},
    {ogp::Answer::kNotApplicable, Commitment::STARRED_NOT_APPLICABLE, "NA"},
    {ogp::Answer::kNone, Commitment::STARRED_UNSPECIFIED, ""},
};

const Star& StarOf(const std::string& cell) {
  const ogp::Answer answer = ogp::ReadAnswer(cell);
  return *std::ranges::find(kStars, answer, &Star::answer);
}

const Star& StarOf(Commitment::Starred starred) {
  const auto* const found = std::ranges::find(kStars, starred, &Star::starred);
  return found == std::end(kStars) ? kStars[std::size(kStars) - 1] : *found;
}

// What a cell of several says, one by one; all of it where that would not come back the same.
std::vector<std::string> Several(const std::string& cell) {
  if (cell.empty()) return {};
  std::vector<std::string> parts = absl::StrSplit(cell, kBetween);
  const bool whole = std::ranges::any_of(parts, [](const std::string& part) { return part.empty(); });
  return whole ? std::vector<std::string>{cell} : parts;
}

void Keep(Commitment& commitment, const std::string& key, const std::string& value) {
  (*commitment.mutable_source_fields()->mutable_fields())[key].set_string_value(value);
}

// A key for a cell past the columns, or of a column whose name is taken.
std::string FreeKey(const Commitment& commitment, const std::string& column) {
  const std::string wanted = column.empty() ? "cell" : column;
  std::string key = wanted;
  for (int n = 2; commitment.source_fields().fields().contains(key); ++n) key = base::Concat(wanted, " ", n);
  return key;
}

bool IsOfCycle(const ogp::Commitment& row, const Plan& plan) {
  return row.cycle == plan.cycle() ||
         (ogp::YearOf(row.cycle) == std::optional(plan.first_year()) && plan.first_year() != 0);
}

Commitment CommitmentIn(const ogp::Commitment& row, const Plan& plan) {
  Commitment commitment;
  commitment.set_identifier(row.id);
  commitment.set_title(row.title);
  for (const std::string& area : Several(row.policy_area)) commitment.add_policy_areas(area);
  const Star& star = StarOf(row.starred);
  commitment.set_starred(star.starred);
  commitment.set_lead_institution(row.lead);
  for (const std::string& one : Several(row.support)) commitment.add_support_institutions(one);
  if (row.cycle != plan.cycle()) Keep(commitment, kCycle, row.cycle);
  if (row.starred != star.written) Keep(commitment, kStarred, row.starred);
  for (const auto& [column, cell] : row.rest) Keep(commitment, FreeKey(commitment, column), cell);
  return commitment;
}

// A day; where that cannot be read it is told, and there is none.
std::optional<base::Date> DayIn(const ogp::Commitment& row, std::string_view column, const std::string& cell,
                                std::vector<content::Finding>& findings) {
  const auto day = base::Date::Parse(cell);
  if (day) return day;
  std::string message = "says no day";
  if (!cell.empty()) message = cell;
  findings.push_back({.file = base::Concat("line ", row.line),
                      .key = std::string(column),
                      .code = std::string(content::finding::kInvalidDate.code),
                      .message = std::move(message),
                      .action = "left out"});
  return day;
}

// What stood in a column that no field holds; empty where nothing did.
std::string KeptIn(const Commitment& commitment, const std::string& key) {
  const auto& kept = commitment.source_fields().fields();
  const auto found = kept.find(key);
  return found == kept.end() ? "" : found->second.string_value();
}

// As it was written, where it still says what the commitment does.
std::string StarredCell(const Commitment& commitment) {
  const std::string written = KeptIn(commitment, kStarred);
  if (!written.empty() && StarOf(written).starred == commitment.starred()) return written;
  return std::string(StarOf(commitment.starred()).written);
}

std::string CycleCell(const Commitment& commitment, const Plan& plan) {
  const std::string written = KeptIn(commitment, kCycle);
  const bool holds = !written.empty() && ogp::YearOf(written) == std::optional(plan.first_year());
  return holds ? written : plan.cycle();
}

bool IsBesideOurs(const std::string& key) { return key != kCycle && key != kStarred; }

// The columns beside ours that any of them was read from.
std::set<std::string> OtherColumns(const std::vector<ToldCommitment>& commitments) {
  std::set<std::string> columns;
  for (const ToldCommitment& told : commitments) {
    for (const auto& [key, value] : told.commitment->source_fields().fields()) {
      if (IsBesideOurs(key)) columns.insert(key);
    }
  }
  return columns;
}

ogp::Commitment WrittenOf(const ToldCommitment& told, const std::set<std::string>& others) {
  const Commitment& commitment = *told.commitment;
  ogp::Commitment row;
  row.id = commitment.identifier();
  row.cycle = CycleCell(commitment, *told.plan);
  row.policy_area = absl::StrJoin(commitment.policy_areas(), kBetween);
  row.starred = StarredCell(commitment);
  row.title = commitment.title();
  row.lead = commitment.lead_institution();
  row.support = absl::StrJoin(commitment.support_institutions(), kBetween);
  if (told.claim != nullptr) {
    row.claim = told.claim->status();
    row.claim_date = Iso(told.claim->claim_date());
  }
  if (told.review != nullptr) {
    row.review = told.review->completion();
    row.review_date = Iso(told.review->observation_date());
    row.review_report = told.review->report();
  }
  for (const std::string& key : others) row.rest.emplace_back(key, KeptIn(commitment, key));
  return row;
}

}  // namespace

bool IsBlankRow(const ogp::Commitment& row) {
  const bool rest = std::ranges::any_of(row.rest, [](const auto& cell) { return !cell.second.empty(); });
  return !rest &&
         std::ranges::all_of(ogp::Columns(), [&](const ogp::Column& column) { return (row.*column.field).empty(); });
}

const Plan* PlanOf(const ogp::Commitment& row, std::span<const Plan> plans) {
  std::vector<const Plan*> fitting;
  for (const Plan& plan : plans) {
    if (IsOfCycle(row, plan)) fitting.push_back(&plan);
  }
  if (fitting.size() > 1) {
    const std::string country = row.id.substr(0, kCountryLetters);
    std::erase_if(fitting, [&](const Plan* plan) { return plan->country() != country; });
  }
  return fitting.size() == 1 ? fitting.front() : nullptr;
}

CommitmentRow CommitmentRowOf(const ogp::Commitment& row, const Plan& plan, const std::string& source,
                              std::vector<content::Finding>& findings) {
  CommitmentRow told;
  told.set_line(static_cast<std::int32_t>(row.line));
  *told.mutable_commitment() = CommitmentIn(row, plan);
  if (!row.claim.empty()) {
    if (const auto day = DayIn(row, "claim_date", row.claim_date, findings)) {
      CommitmentClaim& claim = *told.mutable_claim();
      claim.set_status(row.claim);
      ToProto(*day, claim.mutable_claim_date());
      claim.set_source(source);
    }
  }
  if (!row.review.empty() || !row.review_report.empty()) {
    if (const auto day = DayIn(row, "review_date", row.review_date, findings)) {
      CommitmentReview& review = *told.mutable_review();
      review.set_completion(row.review);
      ToProto(*day, review.mutable_observation_date());
      review.set_report(row.review_report);
    }
  }
  return told;
}

std::vector<std::vector<CommitmentRow>> BatchesOf(std::vector<CommitmentRow> rows) {
  std::vector<std::vector<CommitmentRow>> groups;
  std::map<std::string, std::size_t> met;
  for (CommitmentRow& row : rows) {
    const auto [group, is_new] = met.emplace(row.commitment().identifier(), groups.size());
    if (is_new) groups.emplace_back();
    groups[group->second].push_back(std::move(row));
  }
  std::vector<std::vector<CommitmentRow>> batches;
  for (std::vector<CommitmentRow>& group : groups) {
    if (batches.empty() || batches.back().size() + group.size() > kMostRows) batches.emplace_back();
    std::ranges::move(group, std::back_inserter(batches.back()));
  }
  return batches;
}

ogp::Catalogue CatalogueOf(const std::vector<ToldCommitment>& commitments) {
  const std::set<std::string> others = OtherColumns(commitments);
  ogp::Catalogue catalogue;
  for (const ToldCommitment& told : commitments) catalogue.commitments.push_back(WrittenOf(told, others));
  if (others.empty()) return catalogue;
  for (const ogp::Column& column : ogp::Columns()) {
    const bool is_filled =
        std::ranges::any_of(catalogue.commitments, [&](const auto& row) { return !(row.*column.field).empty(); });
    if (column.required || is_filled) catalogue.columns.emplace_back(column.name);
  }
  catalogue.columns.insert(catalogue.columns.end(), others.begin(), others.end());
  const std::vector<base::CsvCell> names(catalogue.columns.begin(), catalogue.columns.end());
  catalogue.header = base::CsvRecord(names, {.end = "\n"});
  return catalogue;
}

}  // namespace pepiniere::pep
