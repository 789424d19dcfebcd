// Proposals, and what is below them, in the database: record/table.h, what they are filtered by, and their numbers.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/policy/resources/amendment.h"
#include "services/policy/resources/evidence.h"
#include "services/policy/resources/proposal.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::policy::store {

// Who reads a proposal that is not open: everybody who reads everything here; its authors.
struct Reader {
  bool everything = false;
  std::string person{};  // a name; empty: nobody
};

// Those that the reader sees. Filters: title, problem, state, nature, topic, author, commitment, text, merged_into,
// overdue and state_time. `now`: when an answer is late.
absl::StatusOr<record::Page<base::Stored<resources::Proposal>>> ListProposals(db::Database& db, absl::Time deadline,
                                                                              const record::ListQuery& list,
                                                                              const Reader& reader, absl::Time now);
const query::SortSchema& ProposalOrder();

// Of one proposal. Filters: kind, source, open and cited_by. `whole`: for somebody who reads all of it; others find by
// its source what is open alone.
absl::StatusOr<record::Page<base::Stored<resources::Evidence>>> ListEvidence(db::Database& db, absl::Time deadline,
                                                                             const record::ListQuery& list,
                                                                             const std::string& proposal, bool whole);
const query::FilterSchema& AmendmentFilters();

// The next number of a year, from 1: the id is "2026-3".
absl::StatusOr<int> NextNumber(db::Session& session, int year);

// The ids of what goes on as each of these.
absl::StatusOr<std::map<std::string, std::vector<std::string>>> MergedInto(db::Database& db, absl::Time deadline,
                                                                           const std::vector<std::string>& ids);
// How many pieces of evidence a proposal has.
absl::StatusOr<int> CountEvidence(db::Session& session, const std::string& proposal);

// Which open proposals, and which others that the reader sees, a trace begins at; empty: all.
struct TraceQuery {
  std::string topic{}, source{}, proposal{}, text{}, commitment{}, authority{};
};
absl::StatusOr<record::Page<base::Stored<resources::Proposal>>> TraceProposals(db::Database& db, absl::Time deadline,
                                                                               const record::ListQuery& list,
                                                                               const Reader& reader,
                                                                               const TraceQuery& query);

// What somebody (a name) gave to proposals, by the ids of these: see v1::Receipt.Contribution, numbered alike.
absl::StatusOr<std::map<std::string, std::set<int>>> ContributionsOf(db::Database& db, absl::Time deadline,
                                                                     const std::string& person);

}  // namespace pepiniere::policy::store
