#include "services/feedback/peers/people.h"

#include <utility>

#include "clients/cpp/status.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/rpc/peer_call.h"

namespace pepiniere::feedback::peers {
namespace {

using base::Concat;
using cohort::v1::CohortService;

constexpr int kPageSize = 1000;
constexpr absl::Duration kPatience = absl::Seconds(20);
constexpr std::string_view kPeople = "people/", kPersons = "persons/";

// A profile is called as its person is.
std::string PersonOf(const std::string& profile) {
  if (!profile.starts_with(kPeople)) return "";
  return Concat(kPersons, profile.substr(kPeople.size()));
}

std::optional<base::Date> DayOf(const google::type::Date& date) {
  return base::Date::FromCivil(date.year(), date.month(), date.day());
}
std::string YearOf(const google::type::Date& date) { return date.year() > 0 ? std::to_string(date.year()) : ""; }

absl::StatusOr<std::vector<cohort::v1::Assignment>> Assignments(const rpc::Peer& peer, const rpc::CallScope& call,
                                                                const std::string& filter) {
  PEP_ASSIGN(const auto channel, peer.channel());
  cohort::v1::ListAssignmentsRequest request;
  request.set_page_size(kPageSize);
  request.set_filter(filter);
  std::vector<cohort::v1::Assignment> assignments;
  do {
    const auto context = rpc::PeerCall::AsService(call, kPatience);
    cohort::v1::ListAssignmentsResponse page;
    PEP_ASSIGN(const grpc::Status status, rpc::PeerCall::Await([&] {
                 return CohortService::Stub(channel).ListAssignments(context.get(), request, &page);
               }));
    PEP_TRY(clients::FromGrpc(status));
    assignments.insert(assignments.end(), page.assignments().begin(), page.assignments().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return assignments;
}

absl::StatusOr<std::vector<cohort::v1::Challenge>> Challenges(const rpc::Peer& peer, const rpc::CallScope& call,
                                                              const std::string& filter) {
  PEP_ASSIGN(const auto channel, peer.channel());
  cohort::v1::ListChallengesRequest request;
  request.set_page_size(kPageSize);
  request.set_filter(filter);
  std::vector<cohort::v1::Challenge> challenges;
  do {
    const auto context = rpc::PeerCall::AsService(call, kPatience);
    cohort::v1::ListChallengesResponse page;
    PEP_ASSIGN(const grpc::Status status, rpc::PeerCall::Await([&] {
                 return CohortService::Stub(channel).ListChallenges(context.get(), request, &page);
               }));
    PEP_TRY(clients::FromGrpc(status));
    challenges.insert(challenges.end(), page.challenges().begin(), page.challenges().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return challenges;
}

std::vector<KnownPerson> Known(const std::vector<cohort::v1::Assignment>& assignments, std::string_view role) {
  std::vector<KnownPerson> people;
  for (const cohort::v1::Assignment& assignment : assignments) {
    const std::string person = PersonOf(assignment.person());
    if (person.empty()) continue;
    const bool left = role == "ALUMNI";
    people.push_back({.person = person,
                      .cohort = assignment.cohort(),
                      .role = std::string(role),
                      .year = YearOf(left ? assignment.last_date() : assignment.start_date()),
                      .skill = assignment.skill(),
                      .left = left ? DayOf(assignment.last_date()) : std::nullopt});
  }
  return people;
}

}  // namespace

absl::StatusOr<std::vector<KnownPerson>> People::Fellows(const rpc::CallScope& call, const std::string& cohort) const {
  PEP_ASSIGN(const auto assignments, Assignments(cohort_, call, Concat("cohort = \"", cohort, "\"")));
  return Known(assignments, "FELLOW");
}

absl::StatusOr<std::vector<KnownPerson>> People::Mentors(const rpc::CallScope& call, const std::string& cohort) const {
  PEP_ASSIGN(const auto challenges, Challenges(cohort_, call, Concat("cohort = \"", cohort, "\"")));
  std::vector<KnownPerson> people;
  for (const cohort::v1::Challenge& challenge : challenges) {
    for (const cohort::v1::Supporter& supporter : challenge.supporters()) {
      if (supporter.person().empty()) continue;
      const bool sponsors = supporter.part() == cohort::v1::Supporter::PART_SPONSOR;
      people.push_back(
          {.person = supporter.person(), .cohort = cohort, .role = sponsors ? "SPONSOR" : "MENTOR", .year = ""});
    }
  }
  return people;
}

absl::StatusOr<std::vector<KnownPerson>> People::Former(const rpc::CallScope& call, const std::string& programme,
                                                        std::optional<int> first_year, std::optional<int> last_year,
                                                        base::Date before) const {
  std::string filter = Concat("programme = \"", programme, "\" AND last_date < ", before.ToString());
  if (first_year) filter += Concat(" AND last_date >= ", *first_year, "-01-01");
  if (last_year) filter += Concat(" AND last_date <= ", *last_year, "-12-31");
  PEP_ASSIGN(const auto assignments, Assignments(cohort_, call, filter));
  return Known(assignments, "ALUMNI");
}

}  // namespace pepiniere::feedback::peers
