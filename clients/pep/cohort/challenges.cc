// pep cohort challenges
#include <memory>

#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/cohort/supporters.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Challenge;
using google::protobuf::Message;
using Stub = cohort::v1::CohortService::Stub;

std::string SetSupporter(Message& challenge, const std::string& typed, const Messages& say) {
  return AddSupporter(typed, static_cast<Challenge&>(challenge), say);
}

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--cohort",
     "cohorts",
     "COHORT",
     {"A cohort whose it is, or wants to be (repeatable)", "Une promotion dont il est, ou voudrait être (répétable)"}},
    {"--state",
     "state",
     "proposed|selected|withdrawn",
     {"Where it stands; selecting it makes it public", "Où il en est ; le retenir le rend public"}},
    {"--host", "host", "ORGANISATION", {"Where it is worked on", "L'administration qui l'accueille"}},
    {"--administrative-host",
     "administrative_host",
     "ORGANISATION",
     {"Who employs its people, where that is not the host", "Qui emploie ses membres, si ce n'est elle"}},
    {"--host-text", "host_text", "TEXT", {"The host as a source spelt it", "L'accueil, tel qu'une source l'écrit"}},
    {"--supporter",
     "supporters",
     "PART;NAME;PERSON",
     {"Its sponsor, a mentor, a coach (repeatable); the person may be left out",
      "Son mentor de haut niveau, un mentor opérationnel, un coach (répétable) ; la personne peut manquer"},
     SetSupporter,
     "--no-supporters",
     {"It has no supporters", "Personne ne le porte"}},
    {"--theme", "themes", "TEXT", {"What it is about (repeatable)", "Un de ses thèmes (répétable)"}},
    {"--skill", "skills", "TEXT", {"What it takes (repeatable)", "Une compétence qu'il demande (répétable)"}},
    {"--place", "place", "TEXT", {"Where its people work", "Où travaillent ses membres"}},
    {"--project", "project", "PROJECT", {"The project in which it is worked on", "Le projet dans lequel il est mené"}},
    {"--image-uri", "image_uri", "URL", {"Its image", "Son image"}},
    {"--website-uri", "website_uri", "URL", {"Its website", "Son site"}},
};

struct AttachFlags : WriteFlags {
  std::string id, project;
};

// Without a project: that the service tries again to come to one.
absl::Status Attach(Session& session, const AttachFlags& flags) {
  const Messages& say = session.say();
  const Noun noun = ChallengesNoun();
  const auto name = NamePattern::Of(*Challenge::descriptor()).Full(flags.id);
  if (!name) return UsageError(say({"'$0' is not $1", "« $0 » n'est pas $1"}, flags.id, say.Pick(noun.one)));
  cohort::v1::UpdateChallengeRequest request;
  request.mutable_challenge()->set_name(*name);
  request.mutable_challenge()->set_etag(flags.etag);
  if (!flags.project.empty()) request.mutable_challenge()->set_project(ResourceName("projects", flags.project));
  request.mutable_update_mask()->add_paths("project");
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const Challenge challenge, session.Call(&Stub::UpdateChallenge, request));
  ShowOne(session.out(), ViewOf(noun), static_cast<const Message&>(challenge));
  flags.Remind(session.out());
  return absl::OkStatus();
}

void ShowSupporters(const Message& challenge, Sheet& sheet, const Messages& say) {
  sheet.Section({"Supporters", "Porteurs"});
  for (const auto& supporter : static_cast<const Challenge&>(challenge).supporters()) {
    sheet.Body(SaidSupporter(supporter, say));
  }
}

}  // namespace

Noun ChallengesNoun() {
  return {.name = "challenges",
          .help = {"Challenges: what a cohort's people are to solve",
                   "Les défis : ce que les membres d'une promotion "
                   "ont à résoudre"},
          .one = {"a challenge", "un défi"},
          .many = {"challenges", "les défis"},
          .type = "CHALLENGE",
          .which = {"The challenge", "Le défi"},
          .unknown = {"no such challenge: $0", "aucun défi de ce nom : $0"},
          .resource = Challenge::default_instance(),
          .part = CohortPart,
          .fields = {"name",
                     "title",
                     "state",
                     "host",
                     "administrative_host",
                     "host_text",
                     "supporters",
                     "themes",
                     "skills",
                     "place",
                     "cohorts",
                     "project",
                     "project_state",
                     "project_problem",
                     "was_selected",
                     "select_time",
                     "image_uri",
                     "website_uri",
                     "create_time",
                     "update_time",
                     "delete_time"},
          .columns = {{{"Challenge", "Défi"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"State", "État"}, "state"},
                      {{"Host", "Accueil"}, "host", 1, false, "host_text"},
                      {{"Skills", "Compétences"}, "skills", 2}},
          .lines = {{{"State", "État"}, "state"},
                    {{"Cohorts", "Promotions"}, "cohorts"},
                    {{"Host", "Accueil"}, "host"},
                    {{"Employed by", "Employeur"}, "administrative_host"},
                    {{"As spelt", "Tel qu'écrit"}, "host_text"},
                    {{"Themes", "Thèmes"}, "themes"},
                    {{"Skills", "Compétences"}, "skills"},
                    {{"Place", "Lieu"}, "place"},
                    {{"Project", "Projet"}, "project"},
                    {{"Its project is", "Ce projet est"}, "project_state"},
                    {{"Problem", "Problème"}, "project_problem"},
                    {{"Website", "Site"}, "website_uri"}},
          .contained = OutcomesNoun,
          .show_more = ShowSupporters,
          .flags = kFlags,
          .order_by = {"name or title; \"title desc\" reverses", "name ou title ; « title desc » inverse"},
          .list = &Stub::ListChallenges,
          .get = &Stub::GetChallenge,
          .create = &Stub::CreateChallenge,
          .update = &Stub::UpdateChallenge,
          .remove = &Stub::DeleteChallenge,
          .undelete = &Stub::UndeleteChallenge};
}

void AddChallengeVerbs(Command& challenges) {
  auto flags = std::make_shared<AttachFlags>();
  Command attach = challenges.Add(
      "attach", {"Attach a challenge to a project that there is; without one, try again to open its own",
                 "Rattacher un défi à un projet qui existe ; sans projet, tenter à nouveau d'ouvrir le sien"});
  attach.String("ID", flags->id, ChallengesNoun().which, "CHALLENGE").Required();
  attach.String("PROJECT", flags->project, {"The project", "Le projet"}, "PROJECT");
  flags->AddTo(attach, SayReaders(CohortPart().contract, "UpdateChallenge", attach.say()));
  flags->AddEtag(attach);
  attach.Does([flags](Session& session) { return Attach(session, *flags); });
}

}  // namespace pepiniere::pep
