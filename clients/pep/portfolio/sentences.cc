#include "clients/pep/portfolio/sentences.h"

#include "clients/pep/kit/sentences.h"

namespace pepiniere::pep {
namespace {

constexpr Text kSentences[] = {
    {"lies in the future: record money when it is spent",
     "est à venir : une dépense s'enregistre quand elle est faite"},
    {"lies in the future: write of a day when it has come", "est à venir : parlez-en quand ce jour sera là"},
    {"has passed: give a day to come, or withdraw the waiver that should count no more",
     "est passé : donnez un jour à venir, ou retirez la dispense"},
    {"leave the primary incubator out of the others", "l'incubateur principal ne se répète pas parmi les autres"},
    {"name the legal entity that owns a private player's project",
     "nommez l'entité juridique à qui appartient le projet d'un acteur privé"},
    {"only a PRIVATE_PLAYER_PROJECT has an external owner",
     "seul un PRIVATE_PLAYER_PROJECT a un propriétaire extérieur"},
    {"say where the proof is, or describe it in note", "dites où est la preuve, ou décrivez-la dans note"},
    {"says what the line says already", "dit ce que la ligne dit déjà"},
};

}  // namespace

std::optional<std::string> SaidOfProjects(std::string_view english, const Messages& say) {
  return SaidIn(kSentences, english, say);
}

}  // namespace pepiniere::pep
