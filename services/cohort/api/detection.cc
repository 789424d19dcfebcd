#include "services/cohort/api/detection.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/domain/hearing.h"
#include "services/cohort/domain/review.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/hearing_store.h"
#include "services/cohort/store/jury_store.h"
#include "services/cohort/store/review_store.h"

namespace pepiniere::cohort::api {
namespace {

// Who finds them, whoever wrote what they follow from.
constexpr std::string_view kService = "service:cohort";

using Jurors = std::vector<base::Stored<Juror>>;
using Applications = std::vector<base::Stored<Application>>;

// What speaks against a juror: the juror, the application, the cause and why.
using Known = std::set<std::tuple<std::string, std::string, ConflictCause, std::string>>;

absl::StatusOr<Known> KnownIn(db::Session& session, const std::string& call) {
  PEP_ASSIGN(const auto conflicts, record::SelectBelow<Conflict>(session, call));
  Known known;
  for (const base::Stored<Conflict>& one : conflicts) {
    known.emplace(record::ParentIn(one.id), one.value.application, one.value.cause, one.value.reason);
  }
  return known;
}

// What is not known for the moment: nobody's application is refused for that, and DetectConflicts finds what was
// missed.
enum class Unknown { kFails, kIsNothing };

absl::StatusOr<std::vector<OrganisationLine>> LinesOf(const Context& context, const std::vector<std::string>& names,
                                                      Unknown unknown) {
  std::vector<OrganisationLine> lines;
  for (const std::string& name : names) {
    if (name.empty()) continue;
    auto above = context.neighbours.SelfAndAbove(name);
    if (!above.ok() && unknown == Unknown::kFails) return std::move(above).status();
    OrganisationLine& line = lines.emplace_back();
    line.organisation = name;
    if (above.ok()) line.ancestors = *std::move(above);
    std::erase(line.ancestors, name);
  }
  return lines;
}

// The organisations that a call's seats are of, by seat (an id).
class Hosts {
 public:
  static absl::StatusOr<Hosts> Of(const Context& context, db::Session& session, const std::string& call,
                                  Unknown unknown) {
    Hosts hosts;
    PEP_ASSIGN(const auto named, store::HostsOf(session, call));
    for (const auto& [seat, names] : named) {
      PEP_ASSIGN(hosts.lines_[seat], LinesOf(context, names, unknown));
    }
    return hosts;
  }
  std::vector<OrganisationLine> Of(const Application& application) const {
    std::vector<OrganisationLine> lines;
    for (const std::string& seat : application.choices) {
      const auto found = lines_.find(seat);
      if (found != lines_.end()) lines.insert(lines.end(), found->second.begin(), found->second.end());
    }
    return lines;
  }

 private:
  std::map<std::string, std::vector<OrganisationLine>> lines_;
};

// Nobody judges what was never submitted.
bool IsTold(const Application& application) { return application.submitted_at.has_value(); }

absl::StatusOr<int> Detect(const Context& context, journal::Unit& unit, const std::string& call, const Jurors& jurors,
                           const Applications& applications, Unknown unknown) {
  PEP_ASSIGN(Known known, KnownIn(unit.session(), call));
  // Nobody's organisation, nobody's host: what lies above these is not asked for.
  const bool works_somewhere =
      std::ranges::any_of(jurors, [](const base::Stored<Juror>& juror) { return !juror.value.organisation.empty(); });
  Hosts hosts;
  if (works_somewhere) {
    PEP_ASSIGN(hosts, Hosts::Of(context, unit.session(), call, unknown));
  }
  std::vector<JurorTies> ties;
  for (const base::Stored<Juror>& juror : jurors) {
    PEP_ASSIGN(auto lines, LinesOf(context, {juror.value.organisation}, unknown));
    ties.push_back({.person = juror.value.person, .organisations = std::move(lines)});
  }
  int found = 0;
  for (const base::Stored<Application>& application : applications) {
    if (!IsTold(application.value)) continue;
    ApplicationTies with{.applicant = application.value.applicant, .organisations = {}, .hosts = {}};
    if (works_somewhere) {
      PEP_ASSIGN(with.organisations, LinesOf(context, {application.value.organisation}, unknown));
      with.hosts = hosts.Of(application.value);
    }
    for (std::size_t i = 0; i < jurors.size(); ++i) {
      for (const auto& [cause, why] : DetectConflicts(ties[i], with)) {
        if (!known.emplace(jurors[i].id, application.id, cause, why).second) continue;
        // Whoever reviews it meanwhile has its row.
        PEP_TRY(record::FindForUpdate<Application>(unit.session(), application.id).status());
        const journal::Unit::Following following(unit, kService);
        const Conflict conflict{application.id, cause, why, std::string(kService)};
        PEP_ASSIGN(const auto recorded,
                   record::Insert(unit, base::Concat(jurors[i].id, "/", base::NewId(unit.now())), conflict));
        PEP_TRY(Recuse(unit, recorded));
        ++found;
      }
    }
  }
  return found;
}

}  // namespace

absl::Status Recuse(journal::Unit& unit, const base::Stored<Conflict>& conflict) {
  const std::string juror = record::ParentIn(conflict.id);
  const std::string& application = conflict.value.application;
  for (const ReviewStage stage : {ReviewStage::kFile, ReviewStage::kHearing}) {
    const std::string id = base::Concat(application, "/", ReviewIdOf(juror, stage));
    PEP_ASSIGN(const auto review, record::FindForUpdate<Review>(unit.session(), id));
    if (!review) continue;
    Review voided = review->value;
    voided.state = JurorReviewState::kVoid;
    PEP_TRY(record::Update(unit, *review, voided).status());
  }
  PEP_ASSIGN(const auto hearings, store::HearingsOf(unit.session(), application));
  for (const base::Stored<JuryHearing>& hearing : hearings) {
    JuryHearing without = hearing.value;
    std::erase(without.panel, juror);
    PEP_TRY(record::Update(unit, hearing, without).status());
  }
  return absl::OkStatus();
}

absl::StatusOr<int> DetectOfJuror(const Context& context, journal::Unit& unit, const base::Stored<Juror>& juror) {
  const std::string call = record::ParentIn(juror.id);
  PEP_ASSIGN(const auto applications, record::SelectBelow<Application>(unit.session(), call));
  return Detect(context, unit, call, {juror}, applications, Unknown::kFails);
}

absl::StatusOr<int> DetectOfApplication(const Context& context, journal::Unit& unit,
                                        const base::Stored<Application>& application) {
  const std::string call = record::ParentIn(application.id);
  PEP_ASSIGN(const auto jurors, store::AllJurorsOf(unit.session(), call));
  return Detect(context, unit, call, jurors, {application}, Unknown::kIsNothing);
}

absl::StatusOr<int> DetectInCall(const Context& context, journal::Unit& unit, const std::string& call) {
  PEP_ASSIGN(const auto jurors, store::AllJurorsOf(unit.session(), call));
  PEP_ASSIGN(const auto applications, record::SelectBelow<Application>(unit.session(), call));
  return Detect(context, unit, call, jurors, applications, Unknown::kFails);
}

}  // namespace pepiniere::cohort::api
