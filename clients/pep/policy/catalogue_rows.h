// Rows of a catalogue of commitments as the service takes them, and commitments of the service's as rows again.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/formats/ogp/values.h"
#include "pepiniere/policy/v1/claim.pb.h"
#include "pepiniere/policy/v1/import.pb.h"
#include "pepiniere/policy/v1/plan.pb.h"
#include "pepiniere/policy/v1/review.pb.h"

namespace pepiniere::pep {

using CommitmentRow = policy::v1::ImportCommitmentsRequest::Row;

// Whether the file says nothing at that line.
bool IsBlankRow(const ogp::Commitment& row);

// The plan that a row is of: that of its cycle, by its name or by the year in which it begins; of several, the one of
// the country that its id begins with. Null: there is none, or it cannot be told which.
const policy::v1::Plan* PlanOf(const ogp::Commitment& row, std::span<const policy::v1::Plan> plans);

// What a row says. What no field holds is kept beside them (source_fields), by the name of its column, and so is the
// cycle where the plan calls it otherwise. `source`: where what is claimed is said. What cannot be read (a day) is told
// in `findings`, and left out.
CommitmentRow CommitmentRowOf(const ogp::Commitment& row, const policy::v1::Plan& plan, const std::string& source,
                              std::vector<content::Finding>& findings);

// In requests of 200 at most, those of one identifier together, as the service asks for.
std::vector<std::vector<CommitmentRow>> BatchesOf(std::vector<CommitmentRow> rows);

// A commitment, with what was claimed and found last: null where nothing was.
struct ToldCommitment {
  const policy::v1::Commitment* commitment;
  const policy::v1::Plan* plan;
  const policy::v1::CommitmentClaim* claim = nullptr;
  const policy::v1::CommitmentReview* review = nullptr;
};

// As a catalogue of the format, in the order given, with the columns that they were read from beside ours.
ogp::Catalogue CatalogueOf(const std::vector<ToldCommitment>& commitments);

}  // namespace pepiniere::pep
