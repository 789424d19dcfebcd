// pep feedback campaigns
#include "clients/pep/feedback/audience.h"
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/part.h"
#include "clients/pep/feedback/vocabulary.h"
#include "clients/pep/kit/proto_values.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Campaign;
using google::protobuf::Message;
using Stub = feedback::v1::FeedbackService::Stub;

constexpr char kBreakdown[] = "breakdown";

template <std::string (*Set)(const std::string&, Campaign&, const Messages&)>
std::string OfCampaign(Message& campaign, const std::string& typed, const Messages& say) {
  return Set(typed, static_cast<Campaign&>(campaign), say);
}

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--programme",
     "programme",
     "PROGRAMME",
     {"The programme whose coaches keep it; never changes",
      "Le programme dont les coachs la tiennent ; ne change plus"}},
    {"--questionnaire",
     "questionnaire_version",
     "QUESTIONNAIRE_VERSION",
     {"What it asks: QUESTIONNAIRE/VERSION", "Ce qu'elle demande : QUESTIONNAIRE/VERSION"}},
    {"--audience",
     "audience",
     kAudienceType,
     kAudienceHelp,
     OfCampaign<AddAudience>,
     "--no-audience",
     {"It asks nobody yet", "Elle n'interroge encore personne"}},
    {"--breakdown",
     kBreakdown,
     "cohort|role|year|skill",
     {"By what its figures are broken down, the coarsest first (repeatable, 3 at most)",
      "Selon quoi ses chiffres se répartissent, du plus large au plus fin (répétable, 3 au plus)"},
     AddCode<kBreakdown>,
     "--no-breakdown",
     {"Figures of all alone", "Des chiffres de l'ensemble seulement"}},
    {"--end", "end_time", "TIME", {"When it closes by itself", "Quand elle se clôt d'elle-même"}},
    {"--remind",
     "reminders",
     "DATE",
     {"A day on which everybody is reminded (repeatable, 5 at most)",
      "Un jour où tout le monde est relancé (répétable, 5 au plus)"},
     OfCampaign<AddReminder>,
     "--no-reminders",
     {"Nobody is reminded", "Personne n'est relancé"}},
    {"--readers", "readers", "coaches|audience|everybody", {"Who reads its release", "Qui lira sa publication"}},
};

void ShowParts(const Message& message, Sheet& sheet, const Messages& say) {
  const auto& campaign = static_cast<const Campaign&>(message);
  sheet.Section({"Whom it asks", "Qui elle interroge"});
  for (const auto& source : campaign.audience()) sheet.Body(SaidAudience(source, say));
  if (campaign.reminders().empty()) return;
  sheet.Section({"Everybody is reminded on", "Tout le monde est relancé le"});
  for (const auto& reminder : campaign.reminders()) sheet.Body(Said(reminder.date(), say));
}

}  // namespace

Noun CampaignsNoun() {
  return {.name = "campaigns",
          .help = {"Campaigns: a questionnaire put to an audience, and the one release of it",
                   "Les campagnes : un questionnaire posé à un public, et sa seule publication"},
          .one = {"a campaign", "une campagne"},
          .many = {"campaigns that you see", "les campagnes que l'on voit"},
          .type = "CAMPAIGN",
          .which = {"The campaign", "La campagne"},
          .unknown = {"no such campaign: $0", "aucune campagne de ce nom : $0"},
          .resource = Campaign::default_instance(),
          .part = FeedbackPart,
          .fields = {"name",
                     "title",
                     "programme",
                     "questionnaire_version",
                     "audience",
                     "breakdown",
                     "end_time",
                     "readers",
                     "state",
                     "people_asked",
                     "answers_floor",
                     "answers_floor_date",
                     "open_time",
                     "closed_time",
                     "release_time",
                     "closing_step",
                     "texts_left",
                     "questionnaire_hash",
                     "key_fingerprint",
                     "text_key_fingerprint",
                     "key_destroy_time",
                     "text_key_destroy_time",
                     "release_hash",
                     "create_time",
                     "update_time",
                     "delete_time"},
          .columns = {{{"Campaign", "Campagne"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"State", "État"}, "state"},
                      {{"Asked", "Interrogés"}, "people_asked", 1},
                      {{"Answers, at least", "Réponses, au moins"}, "answers_floor", 2},
                      {{"Ends", "Finit"}, "end_time", 1}},
          .lines = {{{"State", "État"}, "state"},
                    {{"Programme", "Programme"}, "programme"},
                    {{"Asks", "Demande"}, "questionnaire_version"},
                    {{"Broken down by", "Réparti selon"}, "breakdown"},
                    {{"Its release is read by", "Sa publication est lue par"}, "readers"},
                    {{"Opened", "Ouverte"}, "open_time"},
                    {{"Ends", "Finit"}, "end_time"},
                    {{"People asked", "Personnes interrogées"}, "people_asked"},
                    {{"Answers, at least", "Réponses, au moins"}, "answers_floor"},
                    {{"Counted on", "Comptées le"}, "answers_floor_date"},
                    {{"Closed", "Close"}, "closed_time"},
                    {{"Closing", "Clôture"}, "closing_step"},
                    {{"Texts to be redacted", "Textes à relire"}, "texts_left"},
                    {{"Released", "Publiée"}, "release_time"},
                    {{"Hash of what it asks", "Empreinte de ce qu'elle demande"}, "questionnaire_hash"},
                    {{"Fingerprint of its key", "Empreinte de sa clé"}, "key_fingerprint"},
                    {{"That key destroyed", "Clé détruite"}, "key_destroy_time"},
                    {{"Key of the texts destroyed", "Clé des textes détruite"}, "text_key_destroy_time"},
                    {{"Hash of the release", "Empreinte de la publication"}, "release_hash"}},
          .show_more = ShowParts,
          .flags = kFlags,
          .order_by = {"name or title; \"title desc\" reverses", "name ou title ; « title desc » inverse"},
          .list = &Stub::ListCampaigns,
          .get = &Stub::GetCampaign,
          .create = &Stub::CreateCampaign,
          .update = &Stub::UpdateCampaign,
          .remove = &Stub::DeleteCampaign,
          .undelete = &Stub::UndeleteCampaign};
}

}  // namespace pepiniere::pep
