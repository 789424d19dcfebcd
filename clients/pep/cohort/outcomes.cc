// pep cohort outcomes
#include <algorithm>
#include <memory>

#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/field_flags.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::ChallengeOutcome;
using Stub = cohort::v1::CohortService::Stub;

constexpr FieldFlag kFlags[] = {
    {"--date", "date", "DATE", {"The day as of which it is so", "Le jour auquel il en est ainsi"}},
    {"--source", "source", "TEXT", {"Who says so", "Qui le dit"}},
    {"--production",
     "production",
     "in_production|planned|not_planned",
     {"Whether what was made is in use", "Si ce qui a été fait est en production"}},
    {"--sequel",
     "sequel",
     "maintained|evolving|scaled_up|reused_by_others|proof_of_concept_only|abandoned",
     {"What became of it", "Ce qu'il est devenu"}},
    {"--destination",
     "destination",
     "same_administration|another_programme|another_administration",
     {"Where it went", "Où il est allé"}},
    {"--destination-title",
     "destination_title",
     "TEXT",
     {"What that place is called", "Comment s'appelle cet endroit"}},
    {"--maintainer",
     "maintainer",
     "business_team|it_department|contractor|other",
     {"Who looks after it", "Qui s'en occupe"}},
    {"--stayed-with-host",
     "stayed_with_host",
     "N",
     {"How many of its people stayed with the host", "Combien de ses membres sont restés dans l'accueil"}},
    {"--stayed-on-project",
     "stayed_on_project",
     "N",
     {"How many of them go on with it", "Combien d'entre eux continuent le projet"}},
    {"--stayed-in-administration",
     "stayed_in_administration",
     "N",
     {"How many of them stayed in the administration", "Combien sont restés dans l'administration"}},
    {"--comment", "comment", "TEXT", {"What else there is to say", "Ce qu'il y a d'autre à dire"}},
};

struct CorrectFlags : WriteFlags {
  CorrectFlags() : fields(ChallengeOutcome::default_instance(), kFlags, CohortEnums()) {}

  std::string id, reason;
  bool withdraw = false;
  FieldFlags fields;
};

// The line of that name that holds.
absl::StatusOr<ChallengeOutcome> Find(Session& session, const std::string& name) {
  cohort::v1::ListChallengeOutcomesRequest request;
  request.set_parent(ParentOf(name));
  PEP_ASSIGN(const auto lines, ListAll<ChallengeOutcome>(
                                   session, &Stub::ListChallengeOutcomes, request,
                                   [](const auto& page) -> const auto& { return page.outcomes(); }));
  const auto found = std::ranges::find(lines, name, &ChallengeOutcome::name);
  if (found != lines.end()) return *found;
  return InOwnWords(absl::StatusCode::kNotFound,
                    session.say()({"$0 is not a line that holds; see `pep cohort outcomes list`",
                                   "$0 n'est pas une ligne en vigueur ; voir « pep cohort outcomes list »"},
                                  name));
}

// The line with the fields that were given.
ChallengeOutcome Changed(ChallengeOutcome line, const FieldFlags& fields) {
  for (const std::string& path : fields.given().paths()) {
    line.GetReflection()->ClearField(&line, ChallengeOutcome::descriptor()->FindFieldByName(path));
  }
  line.MergeFrom(static_cast<const ChallengeOutcome&>(fields.resource()));
  line.clear_name();
  line.clear_trail();
  return line;
}

absl::Status Correct(Session& session, CorrectFlags& flags) {
  const Messages& say = session.say();
  PEP_TRY(flags.fields.Complete(say));
  if (flags.withdraw == !flags.fields.given().paths().empty()) {
    return UsageError(say({"say what the line should be (--date, --sequel…), or --withdraw it",
                           "dites ce que la ligne devrait être (--date, --sequel…), ou retirez-la (--withdraw)"}));
  }
  const Noun noun = OutcomesNoun();
  const NamePattern pattern = NamePattern::Of(*ChallengeOutcome::descriptor());
  const auto name = pattern.Full(flags.id);
  if (!name || !pattern.Short(*name)) {
    return UsageError(say({"'$0' is not $1", "« $0 » n'est pas $1"}, flags.id, say.Pick(noun.which)));
  }
  cohort::v1::CorrectChallengeOutcomeRequest request;
  request.set_name(*name);
  request.set_reason(flags.reason);
  request.set_withdraw(flags.withdraw);
  request.set_validate_only(flags.dry_run);
  if (!flags.withdraw) {
    PEP_ASSIGN(const ChallengeOutcome line, Find(session, *name));
    *request.mutable_outcome() = Changed(line, flags.fields);
  }
  PEP_ASSIGN(const ChallengeOutcome corrected, session.Call(&Stub::CorrectChallengeOutcome, request));
  ShowOne(session.out(), ViewOf(noun), static_cast<const google::protobuf::Message&>(corrected));
  flags.Remind(session.out());
  return absl::OkStatus();
}

}  // namespace

Noun OutcomesNoun() {
  return {.name = "outcomes",
          .help = {"What became of challenges, line by line", "Ce que sont devenus les défis, ligne par ligne"},
          .one = {"what became of a challenge", "ce qu'est devenu un défi"},
          .many = {"what became of a challenge", "ce qu'est devenu un défi"},
          .type = "OUTCOME",
          .which = {"CHALLENGE/LINE, such as gare-partagee/2", "DÉFI/LIGNE, par exemple gare-partagee/2"},
          .unknown = {},
          .parent_type = "CHALLENGE",
          .parent_help = {"Of this challenge only", "De ce défi seulement"},
          .parent_which = {"The challenge", "Le défi"},
          .of_all = true,
          .resource = ChallengeOutcome::default_instance(),
          .part = CohortPart,
          .fields = {"name", "date", "source", "production", "sequel", "destination", "destination_title", "maintainer",
                     "stayed_with_host", "stayed_on_project", "stayed_in_administration", "comment",
                     "trail.record_time", "trail.supersede_time", "trail.superseded_by"},
          .columns = {{{"Line", "Ligne"}, "name"},
                      {{"As of", "Au"}, "date"},
                      {{"Became", "Devenu"}, "sequel"},
                      {{"Production", "Production"}, "production"},
                      {{"Went to", "Chez"}, "destination_title", 1},
                      {{"Source", "Source"}, "source", 2}},
          .lines = {{{"As of", "Au"}, "date"},
                    {{"Source", "Source"}, "source"},
                    {{"Became", "Devenu"}, "sequel"},
                    {{"Production", "Production"}, "production"},
                    {{"Went to", "Chez"}, "destination_title"},
                    {{"Looked after by", "Maintenu par"}, "maintainer"},
                    {{"", ""}, "comment"}},
          .flags = kFlags,
          .list = &Stub::ListChallengeOutcomes,
          .get = &Stub::GetChallengeOutcome,
          .create = &Stub::CreateChallengeOutcome};
}

void AddOutcomeCorrection(Command& outcomes) {
  auto flags = std::make_shared<CorrectFlags>();
  Command correct = outcomes.Add("correct", {"Correct or withdraw a line; what it said stays on record",
                                             "Corriger ou retirer une ligne ; ce qu'elle disait reste"});
  correct.String("ID", flags->id, OutcomesNoun().which, "OUTCOME").Required();
  correct.Flag("--withdraw", flags->withdraw, {"Nothing takes its place", "Rien ne la remplace"});
  correct.String("--reason", flags->reason, {"Why; kept with the correction", "Pourquoi ; gardé avec la correction"})
      .Required();
  flags->fields.AddTo(correct);
  flags->AddTo(correct, SayReaders(CohortPart().contract, "CorrectChallengeOutcome", correct.say()));
  correct.Does([flags](Session& session) { return Correct(session, *flags); });
}

}  // namespace pepiniere::pep
