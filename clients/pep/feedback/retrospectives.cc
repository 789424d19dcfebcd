// pep feedback retrospectives
#include "clients/pep/feedback/caller.h"
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/part.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::CreateRetrospectiveRequest;
using feedback::v1::Retrospective;
using google::protobuf::Message;
using Stub = feedback::v1::FeedbackService::Stub;

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"In one line", "En une ligne"}},
    {"--project", "project", "PROJECT", {"The project that it is about", "Le projet concerné"}},
    {"--challenge", "challenge", "CHALLENGE", {"The challenge that it is about", "Le défi concerné"}},
    {"--cohort", "cohort", "COHORT", {"The cohort that it is about", "La promotion concernée"}},
    {"--tried", "tried", "TEXT", {"What was tried", "Ce qui a été tenté"}},
    {"--happened", "happened", "TEXT", {"What happened", "Ce qui s'est passé"}},
    {"--learned", "learned", "TEXT", {"What was learned", "Ce qui a été appris"}},
    {"--sharing",
     "sharing",
     "confidential|everybody",
     {"Whether its team keeps it, or shares it with everybody", "Si l'équipe la garde, ou la partage avec tous"}},
};

// Nobody writes for somebody else.
absl::Status SayWhoWrites(Session& session, Message& request) {
  auto* create = dynamic_cast<CreateRetrospectiveRequest*>(&request);
  if (create == nullptr) return absl::OkStatus();
  PEP_ASSIGN(const std::string person, CallingPerson(session));
  create->mutable_retrospective()->set_author(person);
  return absl::OkStatus();
}

void ShowTexts(const Message& message, Sheet& sheet, const Messages&) {
  const auto& said = static_cast<const Retrospective&>(message);
  sheet.Section({"What was tried", "Ce qui a été tenté"});
  sheet.Body(said.tried());
  sheet.Section({"What happened", "Ce qui s'est passé"});
  sheet.Body(said.happened());
  sheet.Section({"What was learned", "Ce qui a été appris"});
  sheet.Body(said.learned());
}

}  // namespace

Noun RetrospectivesNoun() {
  return {.name = "retrospectives",
          .help = {"Retrospectives: what was tried, what happened, what was learned; they blame nobody",
                   "Les rétrospectives : ce qui a été tenté, ce qui s'est passé, ce qui a été appris ; sans accuser "
                   "personne"},
          .one = {"a retrospective", "une rétrospective"},
          .many = {"retrospectives that you read", "les rétrospectives que l'on lit"},
          .type = "RETROSPECTIVE",
          .which = {"The retrospective, by its id", "La rétrospective, par son id"},
          .unknown = {"no such retrospective: $0", "aucune rétrospective de ce nom : $0"},
          .resource = Retrospective::default_instance(),
          .part = FeedbackPart,
          .fields = {"name", "author", "project", "challenge", "cohort", "programme", "title", "tried", "happened",
                     "learned", "sharing", "create_time", "update_time"},
          .columns = {{{"Retrospective", "Rétrospective"}, "name", 2},
                      {{"Title", "Titre"}, "title"},
                      {{"Project", "Projet"}, "project", 1, false, "cohort"},
                      {{"Learned", "Appris"}, "learned", 3},
                      {{"Shared", "Partage"}, "sharing"}},
          .lines = {{{"Written by", "Écrite par"}, "author", true},
                    {{"Project", "Projet"}, "project"},
                    {{"Challenge", "Défi"}, "challenge"},
                    {{"Cohort", "Promotion"}, "cohort"},
                    {{"Shared", "Partage"}, "sharing"},
                    {{"Written", "Écrite le"}, "create_time"}},
          .show_more = ShowTexts,
          .flags = kFlags,
          .order_by = {"name or title; \"title desc\" reverses", "name ou title ; « title desc » inverse"},
          .complete = SayWhoWrites,
          .creates = {"write", {"Write $0", "Écrire $0"}},
          .removes = {"delete", kTakeAway},
          .list = &Stub::ListRetrospectives,
          .get = &Stub::GetRetrospective,
          .create = &Stub::CreateRetrospective,
          .update = &Stub::UpdateRetrospective,
          .remove = &Stub::DeleteRetrospective};
}

}  // namespace pepiniere::pep
