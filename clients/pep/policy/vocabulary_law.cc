#include <algorithm>
#include <iterator>

#include "clients/pep/policy/vocabulary.h"

namespace pepiniere::pep {
namespace {

using policy::v1::Answer;
using policy::v1::Commitment;
using policy::v1::Decision;
using policy::v1::Silence;
using policy::v1::Standing;
using policy::v1::TermUnit;

// pep has a session and texts of its own.
using Sitting = policy::v1::Session;
using LawText = policy::v1::Text;

constexpr Word<Sitting::State> kSittings[] = {
    {Sitting::STATE_CONVENED, "CONVENED", {"convened", "convoquée"}, "convened"},
    {Sitting::STATE_OPENED, "OPENED", {"opened", "ouverte"}, "opened", Tone::kActive},
    {Sitting::STATE_CLOSED, "CLOSED", {"closed", "close"}, "closed", Tone::kDim},
    {Sitting::STATE_CANCELLED, "CANCELLED", {"cancelled", "annulée"}, "cancelled", Tone::kBad},
};
constexpr Word<Sitting::Majority> kMajorities[] = {
    {Sitting::MAJORITY_PRESENT_OR_REPRESENTED,
     "PRESENT_OR_REPRESENTED",
     {"of those present or represented", "des présents et représentés"},
     "present-or-represented"},
    {Sitting::MAJORITY_VOTES_CAST, "VOTES_CAST", {"of the votes cast", "des suffrages exprimés"}, "votes-cast"},
};
constexpr Word<Decision::Verdict> kVerdicts[] = {
    {Decision::VERDICT_TRANSMIT, "TRANSMIT", {"transmit it", "transmettre"}, "transmit", Tone::kGood},
    {Decision::VERDICT_RETURN, "RETURN", {"return it", "renvoyer"}, "return", Tone::kWarning},
    {Decision::VERDICT_REJECT, "REJECT", {"reject it", "rejeter"}, "reject", Tone::kBad},
};
constexpr Word<Decision::Choice> kChoices[] = {
    {Decision::CHOICE_FOR, "FOR", {"for", "pour"}, "for", Tone::kGood},
    {Decision::CHOICE_AGAINST, "AGAINST", {"against", "contre"}, "against", Tone::kBad},
    {Decision::CHOICE_ABSTAIN, "ABSTAIN", {"abstains", "s'abstient"}, "abstain", Tone::kDim},
};
constexpr Word<TermUnit> kUnits[] = {
    {policy::v1::TERM_UNIT_MONTHS, "MONTHS", {"months", "mois"}, "months"},
    {policy::v1::TERM_UNIT_DAYS, "DAYS", {"days", "jours"}, "days"},
    {policy::v1::TERM_UNIT_OUVRES, "OUVRES", {"working days (Monday to Friday)", "jours ouvrés"}, "ouvres"},
    {policy::v1::TERM_UNIT_OUVRABLES,
     "OUVRABLES",
     {"working days (Monday to Saturday)", "jours ouvrables"},
     "ouvrables"},
};
constexpr Word<Silence> kSilences[] = {
    {policy::v1::SILENCE_NONE, "NONE", {"means nothing", "ne veut rien dire"}, "none"},
    {policy::v1::SILENCE_ACCEPTANCE, "ACCEPTANCE", {"means acceptance", "vaut acceptation"}, "acceptance"},
    {policy::v1::SILENCE_REFUSAL, "REFUSAL", {"means refusal", "vaut refus"}, "refusal"},
};
constexpr Word<Standing> kStandings[] = {
    {policy::v1::STANDING_RUNNING, "RUNNING", {"running", "en cours"}, "running", Tone::kActive},
    {policy::v1::STANDING_ANSWERED, "ANSWERED", {"answered", "répondue"}, "answered", Tone::kGood},
    {policy::v1::STANDING_ANSWERED_LATE,
     "ANSWERED_LATE",
     {"answered late", "répondue en retard"},
     "answered-late",
     Tone::kWarning},
    {policy::v1::STANDING_OVERDUE, "OVERDUE", {"overdue: silence", "en retard : silence"}, "overdue", Tone::kBad},
};
constexpr Word<Answer::Verdict> kAnswers[] = {
    {Answer::VERDICT_ACCEPTED, "ACCEPTED", {"accepted", "acceptée"}, "accepted", Tone::kGood},
    {Answer::VERDICT_PARTLY, "PARTLY", {"accepted in part", "acceptée en partie"}, "partly", Tone::kGood},
    {Answer::VERDICT_REFUSED, "REFUSED", {"refused", "refusée"}, "refused", Tone::kBad},
    {Answer::VERDICT_INTERIM, "INTERIM", {"decides nothing yet", "ne décide rien encore"}, "interim", Tone::kWarning},
};
constexpr Word<LawText::Kind> kTexts[] = {
    {LawText::KIND_LAW, "LAW", {"law", "loi"}, "law"},
    {LawText::KIND_CODE, "CODE", {"code", "code"}, "code"},
    {LawText::KIND_ORDINANCE, "ORDINANCE", {"ordinance", "ordonnance"}, "ordinance"},
    {LawText::KIND_DECREE, "DECREE", {"decree", "décret"}, "decree"},
    {LawText::KIND_ORDER, "ORDER", {"order", "arrêté"}, "order"},
    {LawText::KIND_CIRCULAR, "CIRCULAR", {"circular", "circulaire"}, "circular"},
    {LawText::KIND_OTHER, "OTHER", {"other", "autre"}, "other"},
};
constexpr Word<Commitment::Starred> kStars[] = {
    {Commitment::STARRED_YES, "YES", {"starred", "étoilé"}, "yes", Tone::kGood},
    {Commitment::STARRED_NO, "NO", {"not starred", "sans étoile"}, "no"},
    {Commitment::STARRED_NOT_DETERMINED,
     "NOT_DETERMINED",
     {"not determined", "non déterminé"},
     "not-determined",
     Tone::kDim},
    {Commitment::STARRED_NOT_APPLICABLE,
     "NOT_APPLICABLE",
     {"not applicable", "sans objet"},
     "not-applicable",
     Tone::kDim},
};

}  // namespace

template <>
std::span<const Word<Sitting::State>> Words() {
  return kSittings;
}
template <>
std::span<const Word<Sitting::Majority>> Words() {
  return kMajorities;
}
template <>
std::span<const Word<Decision::Verdict>> Words() {
  return kVerdicts;
}
template <>
std::span<const Word<Decision::Choice>> Words() {
  return kChoices;
}
template <>
std::span<const Word<TermUnit>> Words() {
  return kUnits;
}
template <>
std::span<const Word<Silence>> Words() {
  return kSilences;
}
template <>
std::span<const Word<Standing>> Words() {
  return kStandings;
}
template <>
std::span<const Word<Answer::Verdict>> Words() {
  return kAnswers;
}
template <>
std::span<const Word<LawText::Kind>> Words() {
  return kTexts;
}
template <>
std::span<const Word<Commitment::Starred>> Words() {
  return kStars;
}

}  // namespace pepiniere::pep
