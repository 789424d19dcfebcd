#include "services/policy/api/merging.h"

#include <algorithm>
#include <vector>

#include "services/base/try.h"
#include "services/policy/resources/evidence.h"
#include "services/record/table.h"

namespace pepiniere::policy::api {
namespace {

using resources::Evidence;
using resources::Proposal;

constexpr States kTakesOthers(ProposalState::kSubmitted, ProposalState::kAdmissible);

}  // namespace

absl::StatusOr<bool> MayMergeInto(journal::Unit& unit, const std::string& from, const std::string& into) {
  if (from == into) return false;
  PEP_ASSIGN(const auto found, record::FindForUpdate<Proposal>(unit.session(), into));
  return found && kTakesOthers.Has(found->value.state);
}

absl::Status MergeInto(journal::Unit& unit, const StoredProposal& from, const std::string& into) {
  PEP_ASSIGN(const StoredProposal before, LockProposal(unit, into));
  Proposal now = before.value;
  for (const std::string& author : from.value.authors) {
    if (std::ranges::find(now.authors, author) == now.authors.end()) now.authors.push_back(author);
  }
  PEP_TRY(WriteProposal(unit, before, now).status());
  PEP_ASSIGN(const auto evidence, record::SelectBelow<Evidence>(unit.session(), from.id));
  std::vector<Evidence> copies;
  for (const base::Stored<Evidence>& cited : evidence) {
    Evidence copy = cited.value;
    if (copy.original.empty()) copy.original = cited.id;
    copies.push_back(std::move(copy));
  }
  return record::InsertBelow<Evidence>(unit, into, copies).status();
}

}  // namespace pepiniere::policy::api
