// pep policy texts
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/part.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using Stub = policy::v1::PolicyService::Stub;

// pep has texts of its own.
using LawText = policy::v1::Text;

constexpr std::size_t kChangeParts = 3;

// "Code du travail;L. 3133-1;What it says now": all that follows the identifier may be left out, and the wording may
// hold semicolons.
std::string AddChange(Message& text, const std::string& typed, const Messages& say) {
  std::vector<std::string> parts = absl::StrSplit(typed, absl::MaxSplits(';', kChangeParts - 1));
  for (std::string& part : parts) absl::StripAsciiWhitespace(&part);
  if (parts[0].empty()) {
    return say({"'$0' is not IDENTIFIER;ARTICLE;WORDING", "« $0 » n'est pas IDENTIFIANT;ARTICLE;RÉDACTION"}, typed);
  }
  parts.resize(kChangeParts);
  LawText::Change& change = *static_cast<LawText&>(text).add_changes();
  change.set_identifier(parts[0]);
  change.set_article(parts[1]);
  change.set_wording(parts[2]);
  return "";
}

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"What it is called", "Son intitulé"}},
    {"--kind", "kind", "law|code|ordinance|decree|order|circular|other", {"What it is", "Sa nature"}},
    {"--reference", "reference", "TEXT", {"Its reference where it is published", "Sa référence de publication"}},
    {"--published", "publication_date", "DATE", {"When it was published", "Quand il est publié"}},
    {"--in-force", "entry_into_force_date", "DATE", {"When it enters into force", "Quand il entre en vigueur"}},
    {"--uri", "uri", "URL", {"Where it can be read", "Où le lire"}},
    {"--change",
     "changes",
     "IDENTIFIER;ARTICLE;WORDING",
     {"What it changes (repeatable); all that follows the identifier may be left out",
      "Ce qu'il change (répétable) ; ce qui suit l'identifiant est facultatif"},
     AddChange,
     "--no-change",
     {"It changes nothing that is said", "Il ne change rien de dit"}},
};

void ShowChanges(const Message& message, Sheet& sheet, const Messages&) {
  sheet.Section({"What it changes", "Ce qu'il change"});
  for (const LawText::Change& change : static_cast<const LawText&>(message).changes()) {
    std::vector<std::string> said;
    for (const std::string& part : {change.identifier(), change.article(), change.wording()}) {
      if (!part.empty()) said.push_back(part);
    }
    sheet.Body(absl::StrJoin(said, " · "));
  }
}

}  // namespace

Noun LawTextsNoun() {
  return {.name = "texts",
          .help = {"Texts that were adopted: where each is published, since when it is in force, what it changes",
                   "Les textes adoptés : où chacun est publié, depuis quand il est en vigueur, ce qu'il change"},
          .one = {"a text", "un texte"},
          .many = {"texts", "les textes"},
          .type = "LAW_TEXT",
          .which = {"The text, by its id", "Le texte, par son id"},
          .unknown = {"no such text: $0", "aucun texte de ce nom : $0"},
          .resource = LawText::default_instance(),
          .part = PolicyPart,
          .fields = {"name", "title", "kind", "reference", "publication_date", "entry_into_force_date", "uri",
                     "changes", "in_force", "proposals", "create_time", "update_time"},
          .columns = {{{"Text", "Texte"}, "name", 1},
                      {{"Title", "Titre"}, "title"},
                      {{"Kind", "Nature"}, "kind"},
                      {{"Reference", "Référence"}, "reference", 1},
                      {{"In force from", "En vigueur le"}, "entry_into_force_date"},
                      {{"Adopts", "Adopte"}, "proposals", 2}},
          .lines = {{{"Kind", "Nature"}, "kind"},
                    {{"Reference", "Référence"}, "reference"},
                    {{"Published", "Publié le"}, "publication_date"},
                    {{"In force from", "En vigueur le"}, "entry_into_force_date"},
                    {{"In force", "En vigueur"}, "in_force"},
                    {{"Address", "Adresse"}, "uri"},
                    {{"Adopts", "Adopte"}, "proposals"}},
          .show_more = ShowChanges,
          .flags = kFlags,
          .order_by = {"name, title, publication_date or entry_into_force_date; \"title desc\" reverses",
                       "name, title, publication_date ou entry_into_force_date ; « title desc » inverse"},
          .list = &Stub::ListTexts,
          .get = &Stub::GetText,
          .create = &Stub::CreateText,
          .update = &Stub::UpdateText};
}

}  // namespace pepiniere::pep
