#include "clients/pep/kit/letter_words.h"

namespace pepiniere::pep {
namespace {

using rpc::v1::Letter;

constexpr Word<Letter::State> kLetterStates[] = {
    {Letter::STATE_QUEUED, "QUEUED", {"waits", "en attente"}, "", Tone::kActive},
    {Letter::STATE_SENT, "SENT", {"sent", "envoyée"}, "", Tone::kGood},
    {Letter::STATE_FAILED, "FAILED", {"failed", "abandonnée"}, "", Tone::kBad},
    {Letter::STATE_STOPPED, "STOPPED", {"stopped", "arrêtée"}, "", Tone::kDim},
};
constexpr Word<Letter::Reason> kLetterReasons[] = {
    {Letter::REASON_NO_ADDRESS, "NO_ADDRESS", {"no address", "pas d'adresse"}, ""},
    {Letter::REASON_REFUSED, "REFUSED", {"refused by the mail server", "refusée par le serveur"}, ""},
    {Letter::REASON_DEFERRED, "DEFERRED", {"put off by the mail server", "différée par le serveur"}, ""},
    {Letter::REASON_TROUBLE, "TROUBLE", {"out of reach", "hors d'atteinte"}, ""},
    {Letter::REASON_TOO_LATE, "TOO_LATE", {"too late", "trop tard"}, ""},
    {Letter::REASON_ERASED, "ERASED", {"the person was erased", "la personne a été effacée"}, ""},
    {Letter::REASON_UNSUBSCRIBED, "UNSUBSCRIBED", {"reminders are stopped", "rappels arrêtés"}, ""},
    {Letter::REASON_UNREADABLE, "UNREADABLE", {"cannot be read any more", "plus lisible"}, ""},
    {Letter::REASON_NOT_CONFIGURED, "NOT_CONFIGURED", {"no mail server", "pas de serveur de courriel"}, ""},
};

}  // namespace

template <>
std::span<const Word<Letter::State>> Words() {
  return kLetterStates;
}
template <>
std::span<const Word<Letter::Reason>> Words() {
  return kLetterReasons;
}

}  // namespace pepiniere::pep
