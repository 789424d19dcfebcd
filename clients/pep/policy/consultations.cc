// pep policy consultations
#include <memory>

#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/verbs.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using policy::v1::Consultation;
using policy::v1::PublishConsultationSummaryRequest;
using Stub = PolicyStub;

constexpr FieldFlag kFlags[] = {
    {"--proposal",
     "proposal",
     "PROPOSAL",
     {"On which proposal; never changes", "Sur quelle proposition ; ne change plus"}},
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--question", "question", "TEXT", {"What is asked", "Ce qui est demandé"}},
    {"--start", "start_time", "TIME", {"From when on", "À partir de quand"}},
    {"--end", "end_time", "TIME", {"Until before when", "Jusqu'à avant quand"}},
    {"--audience", "audience", "everybody|invited", {"Who may take part", "Qui peut participer"}},
    {"--participant",
     "participants",
     "PERSON",
     {"Somebody who is invited (repeatable)", "Une personne invitée (répétable)"}},
    {"--moderation",
     "moderation",
     "after|before",
     {"Whether comments are read at once, or once an officer publishes them",
      "Si les commentaires se lisent aussitôt, ou une fois publiés"}},
};

void ShowTalk(const Message& message, Sheet& sheet, const Messages&) {
  const auto& consultation = static_cast<const Consultation&>(message);
  sheet.Section({"What is asked", "Ce qui est demandé"});
  sheet.Body(consultation.question());
  sheet.Section({"What was said, and what follows", "Ce qui a été dit, et ce qui s'ensuit"});
  sheet.Body(consultation.summary());
}

}  // namespace

Noun ConsultationsNoun() {
  return {.name = "consultations",
          .help = {"Consultations: what people think of a revision, while a window is open",
                   "Les consultations : ce que l'on pense d'une révision, le temps qu'elle est ouverte"},
          .one = {"a consultation", "une consultation"},
          .many = {"consultations that you read", "les consultations que l'on lit"},
          .type = "CONSULTATION",
          .which = {"The consultation, by its id", "La consultation, par son id"},
          .unknown = {"no such consultation: $0", "aucune consultation de ce nom : $0"},
          .resource = Consultation::default_instance(),
          .part = PolicyPart,
          .fields = {"name",          "proposal",      "revision",      "title",        "question",
                     "start_time",    "end_time",      "audience",      "participants", "moderation",
                     "state",         "close_time",    "summary",       "summary_time", "support_count",
                     "contest_count", "abstain_count", "comment_count", "create_time",  "update_time"},
          .columns = {{{"Consultation", "Consultation"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"On", "Sur"}, "proposal", 1},
                      {{"State", "État"}, "state"},
                      {{"Ends", "Finit"}, "end_time", 1},
                      {{"For", "Pour"}, "support_count", 2},
                      {{"Against", "Contre"}, "contest_count", 2},
                      {{"Comments", "Commentaires"}, "comment_count", 3}},
          .lines = {{{"On", "Sur"}, "proposal"},
                    {{"Revision", "Révision"}, "revision"},
                    {{"State", "État"}, "state"},
                    {{"Begins", "Commence"}, "start_time"},
                    {{"Ends", "Finit"}, "end_time"},
                    {{"Closed", "Close"}, "close_time"},
                    {{"Who may take part", "Qui peut participer"}, "audience"},
                    {{"Comments are looked at", "Les commentaires sont vus"}, "moderation"},
                    {{"For it", "Pour"}, "support_count"},
                    {{"Against it", "Contre"}, "contest_count"},
                    {{"Neither", "Ni pour ni contre"}, "abstain_count"},
                    {{"Comments", "Commentaires"}, "comment_count"},
                    {{"Summed up", "Résumée"}, "summary_time"}},
          .contained = ConsultationCommentsNoun,
          .show_more = ShowTalk,
          .flags = kFlags,
          .order_by = {"name, title, start_time or end_time; \"end_time desc\" reverses",
                       "name, title, start_time ou end_time ; « end_time desc » inverse"},
          .list = &Stub::ListConsultations,
          .get = &Stub::GetConsultation,
          .create = &Stub::CreateConsultation,
          .update = &Stub::UpdateConsultation};
}

void AddConsultationVerbs(Command& consultations) {
  AddReasonedVerb(consultations, "close", {"End a consultation before its end", "Clore une consultation avant sa fin"},
                  ConsultationsNoun, &Stub::CloseConsultation, "CloseConsultation",
                  {"Why, before its time", "Pourquoi, avant l'heure"});
  auto flags = std::make_shared<PolicyVerbFlags>();
  Command sum_up = AddPolicyVerb<PublishConsultationSummaryRequest>(
      consultations, "sum-up",
      {"Publish, once, what was said in a consultation that has ended",
       "Publier, une fois, ce qui a été dit dans une consultation finie"},
      ConsultationsNoun(), *flags, "PublishConsultationSummary");
  auto summary = std::make_shared<std::string>();
  sum_up.String("--summary", *summary, {"What was said, and what follows", "Ce qui a été dit, et ce qui s'ensuit"})
      .Required();
  sum_up.Does([flags, summary](Session& session) {
    PublishConsultationSummaryRequest request;
    request.set_summary(*summary);
    return FinishPolicy(session, &Stub::PublishConsultationSummary, std::move(request), ConsultationsNoun(), *flags);
  });
}

}  // namespace pepiniere::pep
