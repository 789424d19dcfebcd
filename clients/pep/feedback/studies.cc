// pep feedback studies
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/part.h"
#include "clients/pep/feedback/vocabulary.h"
#include "clients/pep/kit/text.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using feedback::v1::Study;
using google::protobuf::Message;
using Stub = feedback::v1::FeedbackService::Stub;

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--kind",
     "kind",
     "one-off|lasting",
     {"Whether it asks once, or again and again", "Si elle demande une fois, ou de façon suivie"}},
    {"--method", "method", "TEXT", {"How people are asked", "Comment on interroge"}},
    {"--stratify-by",
     "stratify_by",
     "CRITERION",
     {"The criterion whose values are its strata; one of all by default",
      "Le critère dont les valeurs sont ses strates ; une seule par défaut"}},
    {"--wanted", "wanted", "N", {"How many people are to answer", "Combien de personnes doivent répondre"}},
    {"--expected-percent",
     "expected_percent",
     "N",
     {"How many of a hundred invited ones are expected to", "Combien sur cent invitées devraient le faire"}},
    {"--reserve-hours",
     "reserve_hours",
     "N",
     {"How long a place is kept for who accepts", "Combien de temps une place est gardée à qui accepte"}},
    {"--report", "report", "TEXT", {"What it found (markdown)", "Ce qu'elle a trouvé (markdown)"}},
    {"--reuse", "reuse", "TEXT", {"Who may use its results, and how", "Qui peut réutiliser ses résultats, et comment"}},
};

void ShowStrata(const Message& message, Sheet& sheet, const Messages& say) {
  const auto& study = static_cast<const Study&>(message);
  sheet.Section({"Strata", "Strates"});
  for (const auto& stratum : study.strata()) {
    sheet.Body(say({"$0 · $1 people, $2 wanted, $3 invited first · $4 reserved, $5 answered",
                    "$0 · $1 personnes, $2 voulues, $3 invitées d'abord · $4 gardées, $5 ont répondu"},
                   Printable(stratum.code()), stratum.population(), stratum.wanted(), stratum.invitations(),
                   stratum.reserved(), stratum.completed()));
  }
  sheet.Section({"What its seed is joined of", "De quoi sa graine est faite"});
  for (const auto& part : study.seed_parts()) {
    const std::string secret = part.secret().empty() ? "" : Concat(" = SHA-256(", Printable(part.secret()), ")");
    sheet.Body(Concat(part.hash(), secret));
  }
  sheet.Section({"What it found", "Ce qu'elle a trouvé"});
  sheet.Body(study.report());
}

}  // namespace

Noun StudiesNoun() {
  return {
      .name = "studies",
      .help = {"Studies: whom of a panel they ask, drawn so that anybody can check it, and what they found",
               "Les études : qui d'un panel elles interrogent, tiré pour que chacun puisse le vérifier, et ce "
               "qu'elles ont trouvé"},
      .one = {"a study", "une étude"},
      .many = {"studies", "les études"},
      .type = "STUDY",
      .which = {"PANEL/STUDY, such as usagers/etude-17", "PANEL/ÉTUDE, par exemple usagers/etude-17"},
      .unknown = {"no such study: $0", "aucune étude de ce nom : $0"},
      .parent_type = "PANEL",
      .parent_help = {"Of this panel only", "De ce panel seulement"},
      .resource = Study::default_instance(),
      .part = FeedbackPart,
      .fields = {"name", "title", "kind", "method", "stratify_by", "wanted", "expected_percent", "reserve_hours",
                 "report", "reuse", "state", "strata", "list_hash", "seed", "seed_hash", "create_time", "update_time"},
      .columns = {{{"Study", "Étude"}, "name"},
                  {{"Title", "Titre"}, "title"},
                  {{"State", "État"}, "state"},
                  {{"Wanted", "Voulues"}, "wanted"},
                  {{"Strata", "Strates"}, "strata", 2}},
      .lines = {{{"State", "État"}, "state"},
                {{"Kind", "Nature"}, "kind"},
                {{"Method", "Méthode"}, "method"},
                {{"Strata by", "Strates selon"}, "stratify_by"},
                {{"Wanted", "Voulues"}, "wanted"},
                {{"Expected, of a hundred", "Attendues, sur cent"}, "expected_percent"},
                {{"A place is kept for, in hours", "Une place est gardée, en heures"}, "reserve_hours"},
                {{"Hash of the list", "Empreinte de la liste"}, "list_hash"},
                {{"Seed", "Graine"}, "seed"},
                {{"Hash of the seed", "Empreinte de la graine"}, "seed_hash"},
                {{"May be used", "Réutilisation"}, "reuse"}},
      .show_more = ShowStrata,
      .flags = kFlags,
      .order_by = {"name or title; \"title desc\" reverses", "name ou title ; « title desc » inverse"},
      .removes = {"delete", {"Take the draft of $0 away", "Retirer le brouillon d'$0"}},
      .list = &Stub::ListStudies,
      .get = &Stub::GetStudy,
      .create = &Stub::CreateStudy,
      .update = &Stub::UpdateStudy,
      .remove = &Stub::DeleteStudy};
}

}  // namespace pepiniere::pep
