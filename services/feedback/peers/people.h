// People of programmes, whom the cohort service keeps: who a campaign may ask.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/base/date.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/peer.h"

namespace pepiniere::feedback::peers {

// Somebody, and what a campaign breaks figures down by: empty where nobody says.
struct KnownPerson {
  std::string person;  // persons/...
  std::string cohort;  // its name
  std::string role;    // FELLOW, MENTOR, SPONSOR, ALUMNI
  std::string year;    // "2027"
  std::string skill = {};
  std::optional<base::Date> left = {};  // of ALUMNI: their last day
};

// Each is UNAVAILABLE while the cohort service does not answer. Somebody may be told several times.
class People {
 public:
  explicit People(const rpc::Peer& cohort) : cohort_(cohort) {}

  // Those who have an assignment in the cohort (a name).
  absl::StatusOr<std::vector<KnownPerson>> Fellows(const rpc::CallScope& call, const std::string& cohort) const;
  // Those who carry its challenges in the administration, as far as they have signed in.
  absl::StatusOr<std::vector<KnownPerson>> Mentors(const rpc::CallScope& call, const std::string& cohort) const;
  // Those whose assignment in the programme (a name) ended before that day, in one of these years.
  absl::StatusOr<std::vector<KnownPerson>> Former(const rpc::CallScope& call, const std::string& programme,
                                                  std::optional<int> first_year, std::optional<int> last_year,
                                                  base::Date before) const;

 private:
  const rpc::Peer& cohort_;
};

}  // namespace pepiniere::feedback::peers
