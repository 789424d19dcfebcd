// pep committees hear|decide: changes of the agenda, which is read, changed and sent back whole.
#include <algorithm>
#include <memory>

#include "absl/functional/function_ref.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/write_flags.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/committee_view.h"
#include "clients/pep/portfolio/governance_vocabulary.h"
#include "clients/pep/portfolio/readers.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::Committee;
using portfolio::v1::Hearing;

struct HearingFlags : WriteFlags {
  std::string committee, project;
  portfolio::v1::Phase phase = portfolio::v1::PHASE_UNSPECIFIED;

  void AddTo(Command& command) {
    command.String("COMMITTEE", committee, {"The committee", "Le comité"}, "COMMITTEE").Required();
    command.String("PROJECT", project, {"The project", "Le projet"}, "PROJECT").Required();
    WriteFlags::AddTo(command, SayReaders("UpdateCommittee", command.say()));
  }
  std::string ProjectName() const { return ResourceName("projects", project); }
};

// The end when the project is not on the agenda.
auto Find(Committee& committee, const std::string& project) {
  auto& hearings = *committee.mutable_hearings();
  return std::find_if(hearings.begin(), hearings.end(), [&](const Hearing& h) { return h.project() == project; });
}

// Reads the agenda, changes it and sends it back; once more when somebody else was faster.
absl::Status Edit(Session& session, const HearingFlags& flags, absl::FunctionRef<absl::Status(Committee&)> change) {
  portfolio::v1::GetCommitteeRequest get;
  get.set_name(ResourceName("committees", flags.committee));
  absl::StatusOr<Committee> updated = absl::AbortedError("");
  for (int attempt = 0; attempt < 2 && absl::IsAborted(updated.status()); ++attempt) {
    PEP_ASSIGN(Committee committee, session.Call(&Governance::Stub::GetCommittee, get));
    PEP_TRY(change(committee));
    portfolio::v1::UpdateCommitteeRequest request;
    request.set_validate_only(flags.dry_run);
    request.mutable_update_mask()->add_paths("hearings");
    request.mutable_committee()->set_name(committee.name());
    request.mutable_committee()->set_etag(committee.etag());
    request.mutable_committee()->mutable_hearings()->Swap(committee.mutable_hearings());
    updated = session.Call(&Governance::Stub::UpdateCommittee, request);
  }
  PEP_TRY(updated.status());
  PrintSession(*updated, session.out());
  flags.Remind(session.out());
  return absl::OkStatus();
}

struct HearFlags : HearingFlags {
  std::string summary;
  bool remove = false;
};

absl::Status NotOnTheAgenda(const HearingFlags& flags, const Messages& say) {
  return InOwnWords(absl::StatusCode::kNotFound,
                    say({"$0 is not on the agenda of $1; put it there first: pep committees hear $1 $0",
                         "$0 n'est pas à l'ordre du jour de $1 ; inscrivez-le d'abord : pep committees hear $1 $0"},
                        Id(flags.project), Id(flags.committee)));
}

absl::Status Hear(Session& session, const HearFlags& flags) {
  return Edit(session, flags, [&](Committee& committee) {
    auto& hearings = *committee.mutable_hearings();
    const auto heard = Find(committee, flags.ProjectName());
    if (flags.remove) {
      if (heard == hearings.end()) return NotOnTheAgenda(flags, session.say());
      hearings.erase(heard);
      return absl::OkStatus();
    }
    Hearing& hearing = heard == hearings.end() ? *hearings.Add() : *heard;
    hearing.set_project(flags.ProjectName());
    if (!flags.summary.empty()) hearing.set_summary(flags.summary);
    if (flags.phase != portfolio::v1::PHASE_UNSPECIFIED) hearing.set_phase(flags.phase);
    return absl::OkStatus();
  });
}

void AddHear(Command& committees) {
  auto flags = std::make_shared<HearFlags>();
  Command hear = committees.Add(
      "hear", {"Put a project on the agenda, or take it off", "Inscrire un projet à l'ordre du jour, ou l'en retirer"});
  flags->AddTo(hear);
  hear.String("--summary", flags->summary, {"What is asked of the committee", "Ce qui est demandé au comité"});
  AddPhase(hear, "--phase", flags->phase, {"The phase that it asks for", "La phase demandée"});
  hear.Flag("--remove", flags->remove, {"Take it off", "L'en retirer"});
  hear.Does([flags](Session& session) { return Hear(session, *flags); });
}

struct DecideFlags : HearingFlags {
  portfolio::v1::Decision decision = portfolio::v1::DECISION_UNSPECIFIED;
  std::string conditions, notes, funding_source;
  std::optional<google::type::Money> amount;
  int promotion = 0;
  std::optional<base::Date> next_review;

  // The decision takes the place of an earlier one, all of it; what was asked stays.
  void Fill(Hearing& hearing) const {
    Hearing decided;
    decided.set_project(hearing.project());
    decided.set_summary(hearing.summary());
    decided.set_decision(decision);
    const bool goes_on = decision == portfolio::v1::DECISION_GO;
    decided.set_phase(phase == portfolio::v1::PHASE_UNSPECIFIED && goes_on ? hearing.phase() : phase);
    decided.set_conditions(conditions);
    decided.set_notes(notes);
    if (amount) *decided.mutable_amount_granted() = *amount;
    decided.set_funding_source(funding_source);
    decided.set_promotion(promotion);
    if (next_review) ToProto(*next_review, decided.mutable_next_review_date());
    hearing = decided;
  }
};

absl::Status Decide(Session& session, const DecideFlags& flags) {
  return Edit(session, flags, [&](Committee& committee) {
    const auto heard = Find(committee, flags.ProjectName());
    if (heard == committee.mutable_hearings()->end()) return NotOnTheAgenda(flags, session.say());
    flags.Fill(*heard);
    return absl::OkStatus();
  });
}

void AddDecide(Command& committees) {
  auto flags = std::make_shared<DecideFlags>();
  Command decide = committees.Add("decide", {"Say what is decided of a project", "Dire ce qui est décidé d'un projet"});
  flags->AddTo(decide);
  AddWord(decide, "DECISION", flags->decision, {"What is decided", "La décision"}).Required();
  AddPhase(decide, "--phase", flags->phase,
           {"The phase that it leads to (the next one)", "La phase où elle mène (la suivante)"});
  decide.String("--conditions", flags->conditions,
                {"What the project must do, or turn to", "Ce que le projet doit faire, ou vers quoi il se tourne"});
  decide.Euros("--amount", flags->amount, {"Money granted", "Argent accordé"});
  decide.String("--funding-source", flags->funding_source, {"Who pays it: FAST, PIA…", "Qui le paie : FAST, PIA…"});
  decide.Number("--promotion", flags->promotion, 1, {"The promotion that grants it", "La promotion qui l'accorde"});
  decide.Date("--next-review", flags->next_review, {"When it is heard again", "Quand il sera réentendu"});
  decide.String("--notes", flags->notes, {"For the minutes", "Pour le compte rendu"});
  decide.Note({"Nothing moves before the session is held: pep committees hold COMMITTEE",
               "Rien ne bouge avant la tenue du comité : pep committees hold COMITÉ"});
  decide.Does([flags](Session& session) { return Decide(session, *flags); });
}

}  // namespace

void AddAgendaCommands(Command& committees) {
  AddHear(committees);
  AddDecide(committees);
}

}  // namespace pepiniere::pep
