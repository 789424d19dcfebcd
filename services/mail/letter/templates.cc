// The words of every letter. Plain sentences: what happened, what to do, until when.
#include "services/mail/letter/template.h"

namespace pepiniere::mail {
namespace {

constexpr Words kSeeApplication = {"Voir ma candidature", "See my application"};
constexpr Words kApplied = {"Vous recevez ce message parce que vous avez candidaté à « {call} ».",
                            "You receive this message because you applied to “{call}”."};

constexpr Words kReceived[] = {
    {"Votre candidature à « {call} » est bien reçue. Elle a été déposée le {received}.",
     "Your application to “{call}” has been received. It was submitted on {received}."},
    {"Vous pouvez la modifier ou la retirer jusqu’au {closes} ; c’est sa dernière version à cet instant qui compte.",
     "You may change or withdraw it until {closes}; its last version at that moment is the one that counts."},
};
constexpr std::string_view kReceivedFields[] = {"call", "received", kPath};

constexpr Words kAdmissible[] = {
    {"Votre candidature à « {call} » est recevable : elle va être examinée par le jury.",
     "Your application to “{call}” is admissible: the jury will now examine it."},
    {"Les résultats sont attendus le {results}.", "Results are expected on {results}."},
};
constexpr std::string_view kAdmissibleFields[] = {"call", kPath};

constexpr Words kInadmissible[] = {
    {"Votre candidature à « {call} » n’est pas recevable : elle ne sera pas examinée par le jury.",
     "Your application to “{call}” is not admissible: the jury will not examine it."},
    {"Motif : {reason}", "Why: {reason}"},
    {"Vous pouvez contester cette décision jusqu’au {appeal_until}, depuis votre candidature.",
     "You may appeal against this decision until {appeal_until}, from your application."},
};
constexpr std::string_view kInadmissibleFields[] = {"call", "reason", kPath};

constexpr Words kHearing[] = {
    {"Vous êtes invité·e à un entretien pour « {call} », le {at}.",
     "You are invited to a hearing for “{call}”, on {at}."},
    {"Lieu : {place}", "Where: {place}"},
    {"Confirmez votre présence jusqu’au {confirm_until}.", "Please confirm that you will come until {confirm_until}."},
};
constexpr std::string_view kHearingFields[] = {"call", "at", kPath};

constexpr Words kOffer[] = {
    {"Une place vous est proposée pour « {call} » : {seat}.", "You are offered a place for “{call}”: {seat}."},
    {"Répondez jusqu’au {until}. Sans réponse à cet instant, la proposition tombe et la place est proposée à une autre "
     "personne.",
     "Please answer until {until}. Without an answer by then the offer lapses, and the place is offered to somebody "
     "else."},
};
constexpr std::string_view kOfferFields[] = {"call", "seat", "until", kPath};

constexpr Words kResult[] = {
    {"Les résultats de « {call} » sont connus. Le vôtre, et ce qui l’explique, est sur la page de votre candidature.",
     "The results of “{call}” are known. Yours, and what explains it, is on the page of your application."},
    {"{summary}", "{summary}"},
    {"Vous pouvez contester cette décision jusqu’au {appeal_until}, depuis votre candidature.",
     "You may appeal against this decision until {appeal_until}, from your application."},
};
constexpr std::string_view kResultFields[] = {"call", kPath};

constexpr Words kUpheld[] = {
    {"Votre recours sur « {call} » est accepté : la décision est reprise.",
     "Your appeal about “{call}” is upheld: the decision is taken again."},
    {"Motif : {reason}", "Why: {reason}"},
};
constexpr Words kDismissed[] = {
    {"Votre recours sur « {call} » est rejeté : la décision reste ce qu’elle était.",
     "Your appeal about “{call}” is dismissed: the decision stays as it was."},
    {"Motif : {reason}", "Why: {reason}"},
};
constexpr std::string_view kAppealFields[] = {"call", "reason", kPath};

constexpr Words kReminder[] = {
    {"Votre candidature à « {call} » est encore un brouillon, que personne ne lit. L’appel ferme le {closes}.",
     "Your application to “{call}” is still a draft, which nobody reads. The call closes on {closes}."},
};
constexpr std::string_view kReminderFields[] = {"call", "closes", kPath};

constexpr Words kStep[] = {
    {"La proposition « {proposal} », qui porte vos mots ou votre vote, a franchi une étape le {at}.",
     "The proposal “{proposal}”, which carries your words or your vote, took a step on {at}."},
    {"Motif : {reason}", "Why: {reason}"},
};
constexpr std::string_view kStepFields[] = {"proposal", "at", kPath};

constexpr Template kTemplates[] = {
    {"application.received",
     {"Candidature reçue : {call}", "Application received: {call}"},
     kReceived,
     kSeeApplication,
     kApplied,
     kReceivedFields},
    {"application.admissible",
     {"Candidature recevable : {call}", "Application admissible: {call}"},
     kAdmissible,
     kSeeApplication,
     kApplied,
     kAdmissibleFields},
    {"application.inadmissible",
     {"Candidature non recevable : {call}", "Application not admissible: {call}"},
     kInadmissible,
     kSeeApplication,
     kApplied,
     kInadmissibleFields},
    {"hearing.invitation",
     {"Entretien : {call}", "Hearing: {call}"},
     kHearing,
     {"Confirmer ma présence", "Confirm that I will come"},
     kApplied,
     kHearingFields},
    {"offer.made",
     {"Une place vous est proposée : {call}", "You are offered a place: {call}"},
     kOffer,
     {"Répondre", "Answer"},
     kApplied,
     kOfferFields},
    {"result.published",
     {"Résultats : {call}", "Results: {call}"},
     kResult,
     {"Voir mon résultat", "See my result"},
     kApplied,
     kResultFields},
    {"appeal.upheld",
     {"Recours accepté : {call}", "Appeal upheld: {call}"},
     kUpheld,
     kSeeApplication,
     kApplied,
     kAppealFields},
    {"appeal.dismissed",
     {"Recours rejeté : {call}", "Appeal dismissed: {call}"},
     kDismissed,
     kSeeApplication,
     kApplied,
     kAppealFields},
    {"proposal.step",
     {"Du nouveau : {proposal}", "News: {proposal}"},
     kStep,
     {"Voir où elle en est", "See where it stands"},
     {"Vous recevez ce message parce que vous avez contribué à « {proposal} ».",
      "You receive this message because you contributed to “{proposal}”."},
     kStepFields},
    {"application.reminder",
     {"Votre candidature est un brouillon : {call}", "Your application is a draft: {call}"},
     kReminder,
     {"Terminer ma candidature", "Finish my application"},
     {"Vous recevez ce rappel parce que vous avez commencé une candidature à « {call} ».",
      "You receive this reminder because you began an application to “{call}”."},
     kReminderFields},
};

}  // namespace

std::span<const Template> Templates() { return kTemplates; }

}  // namespace pepiniere::mail
