#include "services/cohort/api/challenge_projects.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "pepiniere/cohort/v1/challenge.pb.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/domain/programme.h"
#include "services/cohort/store/challenge_store.h"
#include "services/journal/mutation.h"
#include "services/record/table.h"

namespace pepiniere::cohort::api {
namespace {

using base::Concat;

constexpr std::string_view kWho = "service:cohort", kMethod = "AttachProjects";
constexpr std::string_view kOutOfReach = "the portfolio is out of reach, or does not do it for now: it is asked again";
constexpr std::size_t kLongestProblem = 1000;  // what the contract says of it

std::string ProjectOf(const std::string& challenge) { return Concat("projects/", challenge); }

peers::NewProject ProjectFor(const std::string& id, const Challenge& challenge, const std::string& incubator) {
  peers::NewProject project{.id = id,
                            .title = challenge.title,
                            .description = challenge.description,
                            .incubator = incubator,
                            .sponsors = {},
                            .themes = challenge.themes};
  // Those alone that the portfolio knows.
  if (!challenge.host_uid.empty()) project.sponsors.push_back(challenge.host);
  if (!challenge.administrative_host_uid.empty() && challenge.administrative_host != challenge.host) {
    project.sponsors.push_back(challenge.administrative_host);
  }
  return project;
}

std::string SaidOf(const absl::Status& error) {
  return std::string(base::FirstCharacters(peers::SaidBy(error), kLongestProblem));
}

}  // namespace

absl::Status ChallengeProjects::Follow(const journal::Transaction& changes, absl::Time deadline) {
  absl::Status first;
  for (const journal::Change& change : *changes) {
    if (change.kind == journal::ChangeKind::kDeleted) continue;
    if (change.resource_type == Challenge::kCollection) {
      first.Update(FollowOne(record::IdIn(Challenge::kPattern, change.resource), deadline));
    } else if (change.resource_type == Programme::kCollection) {
      first.Update(FollowAll(record::IdIn(Programme::kPattern, change.resource), deadline));
    }
  }
  return first;
}

absl::Status ChallengeProjects::CatchUp(absl::Time deadline) { return FollowAll(/*programme=*/"", deadline); }

absl::Status ChallengeProjects::FollowAll(const std::string& programme, absl::Time deadline) {
  PEP_ASSIGN(const auto ids, store::AwaitingProjects(context_.db, deadline, programme));
  absl::Status first;
  for (const std::string& id : ids) first.Update(FollowOne(id, deadline));
  return first;
}

absl::Status ChallengeProjects::FollowOne(const std::string& id, absl::Time deadline) {
  auto found = record::Find<Challenge>(context_.db, deadline, id);
  // Whoever repairs it changes it, which is followed.
  if (absl::IsDataLoss(found.status())) return absl::OkStatus();
  PEP_TRY(found.status());
  if (!*found || (*found)->deleted_at) return absl::OkStatus();
  Seen seen = **std::move(found);
  switch (NextStep(seen.value)) {
    case ProjectStep::kNone:
      return absl::OkStatus();
    case ProjectStep::kOpen:
      return Open(std::move(seen), deadline);
    case ProjectStep::kFind:
      return Find(seen, deadline);
    case ProjectStep::kRecall:
      return Recall(seen, deadline);
  }
  return absl::OkStatus();
}

absl::Status ChallengeProjects::Open(Seen seen, absl::Time deadline) {
  PEP_ASSIGN(const std::string incubator, IncubatorOf(seen.value, deadline));
  // It may have been opened where its programme said before.
  if (incubator.empty()) return IsOpening(seen.value) ? Recall(seen, deadline) : absl::OkStatus();
  if (!IsOpening(seen.value)) {
    PEP_ASSIGN(seen, Write(seen, deadline, [](const Challenge& challenge) {
                 return WithProblem(challenge, ProjectState::kOpening, "");
               }));
    if (!IsOpening(seen.value)) return absl::OkStatus();  // it changed meanwhile, which is followed
  }
  PEP_ASSIGN(const std::string by, store::LastWriterOf(context_.db, deadline, seen.id));
  const absl::Status opened = projects_.Open(ProjectFor(seen.id, seen.value, incubator), seen.uid, by, deadline);
  return opened.ok() || peers::IsFinal(opened) ? Take(seen, opened, deadline) : Wait(seen, opened, deadline);
}

absl::StatusOr<bool> ChallengeProjects::IsOwn(const Seen& seen, const KnownProject& project,
                                              absl::Time deadline) const {
  PEP_ASSIGN(const bool opened, projects_.WasOpenedFor(project.name, seen.uid, deadline));
  if (!opened) return false;
  PEP_ASSIGN(const auto other, store::OtherWithProject(context_.db, deadline, project.uid, seen.id));
  return !other;
}

absl::Status ChallengeProjects::Take(const Seen& seen, const absl::Status& opened, absl::Time deadline) {
  const auto found = projects_.Find(ProjectOf(seen.id), deadline);
  if (!found.ok()) return Wait(seen, found.status(), deadline);
  const std::optional<KnownProject>& project = *found;
  bool is_own = project && opened.ok();
  if (project && !opened.ok()) {
    const auto own = IsOwn(seen, *project, deadline);
    if (!own.ok()) return Wait(seen, own.status(), deadline);
    is_own = *own;
  }
  const ProjectState otherwise = absl::IsAlreadyExists(opened) ? ProjectState::kTaken : ProjectState::kRefused;
  return Write(seen, deadline,
               [&](const Challenge& challenge) {
                 return is_own ? WithProject(challenge, *project) : WithProblem(challenge, otherwise, SaidOf(opened));
               })
      .status();
}

absl::Status ChallengeProjects::Find(const Seen& seen, absl::Time deadline) {
  const auto found = projects_.Find(seen.value.project, deadline);
  if (!found.ok()) return Wait(seen, found.status(), deadline);
  return Write(seen, deadline,
               [&](const Challenge& challenge) {
                 return *found ? WithProject(challenge, **found) : WithProblem(challenge, ProjectState::kUnknown, "");
               })
      .status();
}

absl::Status ChallengeProjects::Recall(const Seen& seen, absl::Time deadline) {
  const auto found = projects_.Find(ProjectOf(seen.id), deadline);
  if (!found.ok()) return Wait(seen, found.status(), deadline);
  const std::optional<KnownProject>& project = *found;
  const auto own = project ? IsOwn(seen, *project, deadline) : absl::StatusOr<bool>(false);
  if (!own.ok()) return Wait(seen, own.status(), deadline);
  return Write(seen, deadline,
               [&](const Challenge& challenge) {
                 return *own ? WithProject(challenge, *project) : WithoutProject(challenge);
               })
      .status();
}

absl::StatusOr<std::string> ChallengeProjects::IncubatorOf(const Challenge& challenge, absl::Time deadline) const {
  for (const std::string& id : ProgrammesOf(challenge)) {
    const auto programme = record::Find<Programme>(context_.db, deadline, id);
    if (absl::IsDataLoss(programme.status())) continue;
    PEP_TRY(programme.status());
    if (*programme && !(*programme)->deleted_at && !(*programme)->value.incubator.empty()) {
      return (*programme)->value.incubator;
    }
  }
  return std::string();
}

absl::Status ChallengeProjects::Wait(const Seen& seen, const absl::Status& error, absl::Time deadline) {
  if (seen.value.project_problem != kOutOfReach) {
    PEP_TRY(Write(seen, deadline, [&](const Challenge& challenge) {
              const ProjectState state = challenge.project_state.value_or(ProjectState::kAwaited);
              return WithProblem(challenge, state, kOutOfReach);
            }).status());
  }
  return error;
}

absl::StatusOr<base::Stored<Challenge>> ChallengeProjects::Write(
    const Seen& seen, absl::Time deadline, absl::FunctionRef<Challenge(const Challenge&)> change) {
  using Nothing = v1::Challenge;
  const journal::WriteCall writer = {
      .principal = std::string(kWho), .method = std::string(kMethod), .deadline = deadline};
  Seen now = seen;
  const auto written = journal::Mutate<Nothing>(
      context_.db, context_.clock, writer, Nothing(), [&](journal::Unit& unit) -> absl::StatusOr<Nothing> {
        PEP_ASSIGN(const auto locked, record::FindForUpdate<Challenge>(unit.session(), seen.id));
        if (!locked) return Nothing();
        now = *locked;
        const bool is_as_seen = !locked->deleted_at && locked->value.project_state == seen.value.project_state &&
                                locked->value.project == seen.value.project;
        // What is not being opened yet, and was taken back meanwhile, is not opened.
        if (!is_as_seen || NextStep(locked->value) == ProjectStep::kNone) return Nothing();
        PEP_ASSIGN(now, record::Update(unit, *locked, change(locked->value)));
        return Nothing();
      });
  PEP_TRY(written.status());
  context_.committed();
  return now;
}

}  // namespace pepiniere::cohort::api
