// Challenges. Field meanings are documented once, on the contract (challenge.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::cohort {

// Numbered as in the contract.
enum class ChallengeState { kProposed = 1, kSelected, kWithdrawn };
enum class SupporterPart { kSponsor = 1, kMentor, kCoach };
// How far its project is (challenge_project.h).
enum class ProjectState { kAwaited = 1, kOpening, kAttached, kUnknown, kTaken, kRefused };

// PROPOSED, MENTOR: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(ChallengeState state);
std::string_view Symbol(SupporterPart part);
std::string_view Symbol(ProjectState state);
bool ReadSymbol(std::string_view symbol, ChallengeState& state);
bool ReadSymbol(std::string_view symbol, SupporterPart& part);
bool ReadSymbol(std::string_view symbol, ProjectState& state);

struct Supporter {
  SupporterPart part = SupporterPart::kSponsor;
  std::string display_name;
  std::string person;  // a name of the access service's

  static void Fields(auto&& visit, auto&... each) {
    visit("part", each.part...);
    visit("display_name", each.display_name...);
    visit("person", each.person...);
  }
  bool operator==(const Supporter&) const = default;
};

struct Challenge {
  static constexpr std::string_view kPattern = "challenges/{challenge}", kCollection = "challenges";
  std::string title;
  std::string description;
  // Names of organisations and of a project of the portfolio's, and their uids; these are empty where the portfolio did
  // not know them.
  std::string host, host_uid;
  std::string administrative_host, administrative_host_uid;
  std::string host_text;
  std::vector<Supporter> supporters;
  std::vector<std::string> themes, skills;
  std::string place;
  std::vector<std::string> cohorts;  // ids: "eig/8"
  std::string project, project_uid;
  ChallengeState state = ChallengeState::kProposed;
  bool was_selected = false;
  std::optional<absl::Time> selected_at;  // none: it was not, or nobody told when
  std::string image_uri, website_uri;
  std::string source_fields;                  // a JSON object, or empty
  std::optional<ProjectState> project_state;  // none: it names no project, and asks for none
  std::string project_problem;

  // Whether those alone see it who have a role on it: it was never selected. What a release before kept of one says
  // when alone.
  bool Concealed() const { return !was_selected && !selected_at; }

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("description", each.description...);
    visit("host", each.host...);
    visit("host_uid", each.host_uid...);
    visit("administrative_host", each.administrative_host...);
    visit("administrative_host_uid", each.administrative_host_uid...);
    visit("host_text", each.host_text...);
    visit("supporters", each.supporters...);
    visit("themes", each.themes...);
    visit("skills", each.skills...);
    visit("place", each.place...);
    visit("cohorts", each.cohorts...);
    visit("project", each.project...);
    visit("project_uid", each.project_uid...);
    visit("state", each.state...);
    visit("was_selected", each.was_selected...);
    visit("select_time", each.selected_at...);
    visit("image_uri", each.image_uri...);
    visit("website_uri", each.website_uri...);
    visit("source_fields", each.source_fields...);
    visit("project_state", each.project_state...);
    visit("project_problem", each.project_problem...);
  }
  bool operator==(const Challenge&) const = default;
};

// Where it is worked on: the organisation, or the text of a source where nobody named one.
const std::string& HostToldBy(const Challenge& challenge);

// Says whether it was selected, and when: for good once it was, unless it is proposed again. `before`: null of a new
// one. `time`: when it is, if it was not yet; none: nobody tells that.
void SettleSelection(const Challenge* before, std::optional<absl::Time> time, Challenge& now);

// The programmes (ids) of its cohorts, each once, in order.
std::vector<std::string> ProgrammesOf(const Challenge& challenge);
// Those of cohorts (ids) that one of the two has and the other has not.
std::vector<std::string> ProgrammesOfMoved(const std::vector<std::string>& before, const std::vector<std::string>& now);
std::vector<std::string> ProgrammesOfMoved(const Challenge& before, const Challenge& now);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Challenge& challenge, base::Date today);

}  // namespace pepiniere::cohort
