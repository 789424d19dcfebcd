#include "services/access/domain/consent.h"

#include <algorithm>
#include <iterator>

namespace pepiniere::access {
namespace {

// Ids are never used again for something else: consents have them.
constexpr ConsentPurpose kPurposes[] = {
    {"alumni",
     {"Figurer parmi les anciens", "Be listed among the alumni"},
     {"J’accepte de figurer parmi les anciens des programmes auxquels j’ai participé, avec mon nom et mes promotions. "
      "Tout le monde peut lire cette liste, sans se connecter. Je peux retirer cet accord à tout moment, avec effet "
      "immédiat, sur la page de mon compte.",
      "I agree to be listed among the alumni of the programmes that I took part in, with my name and my cohorts. "
      "Everybody can read this list, without signing in. I may withdraw this consent at any time, with immediate "
      "effect, on my account page."}},
    {"talent_pool",
     {"Rester dans le vivier", "Stay in the talent pool"},
     {"J’accepte de rester dans le vivier quand un appel à candidatures est terminé, pour que l’on puisse me proposer "
      "un défi plus tard. Les coachs des programmes peuvent y lire mon nom et ma candidature. Je peux retirer cet "
      "accord à tout moment, avec effet immédiat, sur la page de mon compte.",
      "I agree to stay in the talent pool when a call for applications is over, so that a challenge may be proposed to "
      "me later. The coaches of programmes can read my name and my application there. I may withdraw this consent at "
      "any time, with immediate effect, on my account page."}},
    {"contact",
     {"Recevoir des messages après le programme", "Receive messages after the programme"},
     {"J’accepte de recevoir, après le programme, des messages des réseaux d’anciens et de leurs campagnes. Ceux qui "
      "les animent peuvent lire mon nom et mon adresse électronique pour m’écrire. Je peux retirer cet accord à tout "
      "moment, avec effet immédiat, sur la page de mon compte.",
      "I agree to receive messages from the alumni networks and their campaigns after the programme. Those who run "
      "them can read my name and my e-mail address to write to me. I may withdraw this consent at any time, with "
      "immediate effect, on my account page."}},
};

}  // namespace

std::optional<Language> LanguageOf(std::string_view code) {
  if (code.empty() || code == "fr") return Language::kFrench;
  return code == "en" ? std::optional(Language::kEnglish) : std::nullopt;
}

std::span<const ConsentPurpose> ConsentPurposes() { return kPurposes; }

const ConsentPurpose* FindPurpose(std::string_view id) {
  const auto* const found = std::ranges::find(kPurposes, id, &ConsentPurpose::id);
  return found == std::end(kPurposes) ? nullptr : found;
}

bool IsUpToDate(const Consent& consent, const ConsentPurpose& purpose) {
  const bool is_said = consent.wording == purpose.wording.french || consent.wording == purpose.wording.english;
  return is_said && !consent.withdrawn_at;
}

}  // namespace pepiniere::access
