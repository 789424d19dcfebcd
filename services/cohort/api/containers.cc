#include "services/cohort/api/containers.h"

#include <optional>

#include "services/aip/names.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/assignments.h"
#include "services/cohort/api/challenges.h"
#include "services/cohort/api/people.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/domain/call.h"
#include "services/cohort/domain/grid.h"
#include "services/cohort/domain/hearing.h"
#include "services/cohort/domain/mood.h"
#include "services/cohort/domain/programme.h"
#include "services/cohort/domain/seat_offer.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/assignment_store.h"
#include "services/cohort/store/offer_store.h"
#include "services/record/table.h"
#include "services/resource/vocabulary.h"

namespace pepiniere::cohort::api {
namespace {

// What is stored and cannot be read is contained in nothing: administrators alone reach it.
template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> FindReadable(const Context& context, const rpc::CallScope& call,
                                                            const std::string& id) {
  auto found = record::Find<T>(context.db, call.deadline(), id);
  if (absl::IsDataLoss(found.status())) return std::optional<base::Stored<T>>();
  return found;
}

// The caller's person, of a cohort that they take part in, and of a mood that they wrote.
absl::StatusOr<std::optional<std::string>> OwnPersonIn(const Context& context, const rpc::CallScope& call,
                                                       std::string_view resource) {
  const std::string& person = call.principal().person;
  if (person.empty()) return std::nullopt;
  if (resource::PatternOf<Cohort>().Matches(std::string(resource))) {
    const std::string cohort = record::IdIn(Cohort::kPattern, resource);
    PEP_ASSIGN(const bool takes_part, store::TakesPart(context.db, call.deadline(), aip::IdOf(person), cohort));
    if (takes_part) return person;
  } else if (resource::PatternOf<Mood>().Matches(std::string(resource))) {
    PEP_ASSIGN(const auto mood, FindReadable<Mood>(context, call, record::IdIn(Mood::kPattern, resource)));
    if (mood && mood->value.person == person) return person;
  }
  return std::nullopt;
}

// "design/01J..." of calls/design/applications/01J... and of what is below it; empty of anything else.
std::string ApplicationIn(std::string_view resource, std::string_view call) {
  constexpr std::string_view kBelow = "/applications/";
  const std::size_t place = resource.find(kBelow);
  if (place == resource.npos) return "";
  const std::string_view rest = resource.substr(place + kBelow.size());
  return base::Concat(call, "/", rest.substr(0, rest.find('/')));
}

// The same of a hearing and of an offer too.
absl::StatusOr<std::string> ApplicationOf(const Context& context, const rpc::CallScope& call, std::string_view resource,
                                          std::string_view of) {
  if (resource::PatternOf<SeatOffer>().Matches(resource)) {
    PEP_ASSIGN(const auto offer, FindReadable<SeatOffer>(context, call, record::IdIn(SeatOffer::kPattern, resource)));
    return offer ? offer->value.application : "";
  }
  if (!resource::PatternOf<JuryHearing>().Matches(resource)) return ApplicationIn(resource, of);
  PEP_ASSIGN(const auto hearing,
             FindReadable<JuryHearing>(context, call, record::IdIn(JuryHearing::kPattern, resource)));
  return hearing ? hearing->value.application : "";
}

// Whether a watch asks for what is below every call, "calls/-" or "calls/-/applications/-".
bool FollowsEveryCall(const rpc::CallScope& call, std::string_view resource) {
  return call.method().find("/Watch") != std::string_view::npos &&
         (resource == resource::PatternOf<Call>().FormatAll() ||
          resource == resource::PatternOf<Application>().FormatAll());
}

// The programmes and calls that the caller holds a role on.
std::vector<std::string> HeldOn(const rpc::CallScope& call) {
  std::vector<std::string> names;
  for (const identity::Binding& held : call.principal().bindings) {
    const bool ours =
        resource::PatternOf<Programme>().Matches(held.resource) || resource::PatternOf<Call>().Matches(held.resource);
    if (ours) names.push_back(held.resource);
  }
  return names;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ContainersOf(const Context& context, const rpc::CallScope& call,
                                                      std::string_view resource) {
  if (FollowsEveryCall(call, resource)) return HeldOn(call);
  const std::string_view collection = resource.substr(0, resource.find('/'));
  const std::string id = aip::IdOf(resource).substr(0, aip::IdOf(resource).find('/'));
  std::vector<std::string> names;
  const auto add = [&](const std::string& programme) {
    names.push_back(record::NameOf(Programme::kPattern, programme));
  };
  if (collection == Programme::kCollection) {
    add(id);
    PEP_ASSIGN(const auto person, OwnPersonIn(context, call, resource));
    if (person) names.push_back(*person);
  } else if (collection == Grid::kCollection) {
    PEP_ASSIGN(const auto grid, FindReadable<Grid>(context, call, id));
    if (grid) add(grid->value.programme);
  } else if (collection == Challenge::kCollection) {
    PEP_ASSIGN(const auto challenge, FindReadable<Challenge>(context, call, id));
    if (challenge) names = ContainersOf(challenge->value);
  } else if (collection == Call::kCollection) {
    PEP_ASSIGN(const auto found, FindReadable<Call>(context, call, id));
    if (!found) return names;
    names.push_back(record::NameOf(Call::kPattern, id));
    // Who competes in it is no coach there.
    PEP_ASSIGN(const bool competes,
               store::Competes(context.db, call.deadline(), *found, call.principal().person, context.clock.Now()));
    if (!competes) add(ProgrammeOf(found->value));
    PEP_ASSIGN(const std::string below, ApplicationOf(context, call, resource, id));
    if (!below.empty()) {
      PEP_ASSIGN(const auto application, FindReadable<Application>(context, call, below));
      if (application) names.push_back(application->value.applicant);
    }
  } else if (collection == Profile::kCollection) {
    return ContainersOfPerson(context, call, id);
  } else if (collection == Assignment::kCollection) {
    PEP_ASSIGN(const auto found, FindReadable<Assignment>(context, call, id));
    if (found) names = ContainersOf(found->value);
  }
  return names;
}

}  // namespace pepiniere::cohort::api
