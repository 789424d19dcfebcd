// What is open of proposals, answers, silences, texts and commitments, as the open data tells it: as JSON, as CSV, and
// as a feed of what changed.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/answer.pb.h"
#include "pepiniere/policy/v1/claim.pb.h"
#include "pepiniere/policy/v1/commitment.pb.h"
#include "pepiniere/policy/v1/plan.pb.h"
#include "pepiniere/policy/v1/review.pb.h"
#include "pepiniere/policy/v1/text.pb.h"
#include "pepiniere/policy/v1/trace.pb.h"
#include "pepiniere/policy/v1/transmission.pb.h"
#include "services/gateway/http/page.h"
#include "services/gateway/opendata/publisher.h"

namespace pepiniere::gateway::opendata {

// Where it is served, and what the feed is called there.
inline constexpr std::string_view kPolicyPlace = "/api/v1/policy", kPolicyFeed = "feed.atom";

// What an authority said of what it was sent.
struct GivenAnswer {
  policy::v1::Transmission transmission;
  policy::v1::Answer answer;
};

// As anybody reads it.
struct Policy {
  std::vector<policy::v1::TraceRow> proposals;
  std::vector<GivenAnswer> answers;
  std::vector<policy::v1::Text> texts;
  std::vector<policy::v1::Plan> plans;
  std::vector<policy::v1::Commitment> commitments;
  std::vector<policy::v1::PlanDashboard::Line> lines;  // of the commitments, as their plans tell them
  std::vector<policy::v1::CommitmentClaim> claims;
  std::vector<policy::v1::CommitmentReview> reviews;
};

// Arrays of objects; days as 2026-12-31, instants as RFC 3339 in UTC, what is not known is null.
std::string ProposalsJson(const Policy& read);
std::string AnswersJson(const Policy& read);
std::string TextsJson(const Policy& read);
std::string CommitmentsJson(const Policy& read);
// A line each; fields are separated by ';', and what there is several of by '|'.
std::string ProposalsCsv(const Policy& read);
std::string AnswersCsv(const Policy& read);
std::string TextsCsv(const Policy& read);
std::string CommitmentsCsv(const Policy& read);
// Atom (RFC 4287), the latest change first: an entry a proposal and a text, as it stands, and one for each thing that
// was said of a commitment. That nobody answered in time is a change, and so is the day on which a text enters into
// force. `site`: where it is served, without a slash at its end.
std::string PolicyFeed(const Policy& read, std::string_view site);

// Read once somebody asks, kept whole in memory. Thread-safe.
class PolicyData {
 public:
  // `complain` is told of a reading that failed.
  PolicyData(std::string site, std::function<absl::StatusOr<Policy>(const std::stop_token&)> read,
             const std::function<void(std::string_view)>& complain);

  // /api/v1/policy, which is the proposals as JSON; below it proposals, answers, texts and commitments as .json and
  // .csv, and feed.atom; 503 with Retry-After while there is nothing to give yet. They must not outlive this.
  Routes routes();

 private:
  Publisher publisher_;
};

}  // namespace pepiniere::gateway::opendata
