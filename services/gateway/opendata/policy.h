// What is open of proposals, answers, silences, texts and commitments, as the open data tells it: as JSON, as CSV, and
// as a feed of what changed.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/commitment.pb.h"
#include "pepiniere/policy/v1/plan.pb.h"
#include "pepiniere/policy/v1/text.pb.h"
#include "pepiniere/policy/v1/trace.pb.h"
#include "services/gateway/http/page.h"
#include "services/gateway/opendata/publisher.h"

namespace pepiniere::gateway::opendata {

// As anybody reads it.
struct Policy {
  std::vector<policy::v1::TraceRow> proposals;
  std::vector<policy::v1::Text> texts;
  std::vector<policy::v1::Plan> plans;
  std::vector<policy::v1::Commitment> commitments;
  std::vector<policy::v1::PlanDashboard::Line> lines;  // of the commitments, as their plans tell them
};

// Arrays of objects; days as 2026-12-31, instants as RFC 3339 in UTC, what is not known is null.
std::string ProposalsJson(const Policy& read);
std::string TextsJson(const Policy& read);
std::string CommitmentsJson(const Policy& read);
// A line each; fields are separated by ';', and what there is several of by '|'.
std::string ProposalsCsv(const Policy& read);
std::string TextsCsv(const Policy& read);
std::string CommitmentsCsv(const Policy& read);
// Atom (RFC 4287): an entry a proposal, as it stands, the latest change first. `site`: where it is served, without a
// slash at its end.
std::string PolicyFeed(const Policy& read, std::string_view site);

// Read once somebody asks, kept whole in memory. Thread-safe.
class PolicyData {
 public:
  // `complain` is told of a reading that failed.
  PolicyData(std::string site, std::function<absl::StatusOr<Policy>(const std::stop_token&)> read,
             const std::function<void(std::string_view)>& complain);

  // /api/v1/policy, which is the proposals as JSON; below it proposals, texts and commitments as .json and .csv, and
  // feed.atom; 503 with Retry-After while there is nothing to give yet. They must not outlive this.
  Routes routes();

 private:
  Publisher publisher_;
};

}  // namespace pepiniere::gateway::opendata
