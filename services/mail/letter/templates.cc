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

constexpr Words kAsked = {"Vous recevez ce message parce que cette campagne s’adresse à vous.",
                          "You receive this message because this campaign asks you."};
constexpr Words kAnswer = {"Répondre", "Answer"};
constexpr Words kInvitation[] = {
    {"La campagne « {campaign} » vous pose quelques questions, jusqu’au {end}.",
     "The campaign “{campaign}” asks you some questions, until {end}."},
    {"Personne ne pourra savoir ce que vous avez répondu, ni si vous avez répondu : seuls des chiffres sur cinq "
     "personnes "
     "au moins seront publiés.",
     "Nobody will be able to tell what you answered, nor whether you did: only figures of five people at least will be "
     "published."},
};
constexpr Words kCampaignReminder[] = {
    {"La campagne « {campaign} » se termine le {end}.", "The campaign “{campaign}” ends on {end}."},
    {"Si vous avez déjà répondu, ignorez ce rappel : nous ne savons pas qui l’a fait, et l’envoyons à tout le monde.",
     "If you have answered, ignore this reminder: we do not know who has, and send it to everybody."},
};
constexpr std::string_view kInvitationFields[] = {"campaign", "end", kPath};

constexpr Words kNetwork[] = {
    {"Votre affectation est terminée : le réseau « {network} » réunit celles et ceux qui sont passés par là. Le "
     "rejoindre, "
     "ou non, et le quitter ne dépend que de vous.",
     "Your assignment has ended: the network “{network}” brings together who was there. Whether you join, and when you "
     "leave, is up to you."},
};
constexpr std::string_view kNetworkFields[] = {"network", kPath};

constexpr Words kResults[] = {
    {"Les résultats de la campagne « {campaign} » sont publiés.",
     "The results of the campaign “{campaign}” are published."},
};
constexpr std::string_view kResultsFields[] = {"campaign", kPath};

constexpr Words kReceipt[] = {
    {"Il y a du nouveau sur ce que vous avez dit : {what}", "There is news of what you said: {what}"},
    {"L’accusé de réception, signé, est sur la page de ce qu’est devenue votre parole.",
     "The receipt, signed, is on the page of what became of what you said."},
};
constexpr std::string_view kReceiptFields[] = {"what", kPath};

constexpr Words kHidden[] = {
    {"La modération a retiré ce que vous aviez écrit. Motif : {reason}",
     "Moderators took away what you wrote. Why: {reason}"},
    {"Vous pouvez contester cette décision, une fois.", "You may appeal against this decision, once."},
};
constexpr Words kPublished[] = {
    {"La modération a publié ce que vous aviez écrit. {reason}", "Moderators published what you wrote. {reason}"},
};
constexpr Words kRestored[] = {
    {"La modération a rétabli ce que vous aviez écrit. Motif : {reason}",
     "Moderators put back what you wrote. Why: {reason}"},
};
constexpr Words kModerationUpheld[] = {
    {"Votre recours est accepté : ce que vous aviez écrit est rétabli. Motif : {reason}",
     "Your appeal is upheld: what you wrote is seen again. Why: {reason}"},
};
constexpr Words kModerationDismissed[] = {
    {"Votre recours est rejeté. Motif : {reason}", "Your appeal is dismissed. Why: {reason}"},
};
constexpr Words kSeeModeration = {"Voir la décision", "See the decision"};
constexpr Words kWrote = {"Vous recevez ce message parce que vous avez écrit dans cet espace.",
                          "You receive this message because you wrote in this space."};
constexpr std::string_view kModerationFields[] = {"reason", kPath};

constexpr Words kStudy[] = {
    {"Vous êtes tiré·e au sort pour l’étude « {study} ». Les places sont limitées : la vôtre vous est gardée dès que "
     "vous "
     "acceptez.",
     "You were drawn for the study “{study}”. Places are limited: yours is kept from when you accept."},
};
constexpr std::string_view kStudyFields[] = {"study", kPath};

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
    {"campaign.invitation",
     {"Votre avis : {campaign}", "What do you think: {campaign}"},
     kInvitation,
     kAnswer,
     kAsked,
     kInvitationFields},
    {"campaign.reminder",
     {"Rappel : {campaign}", "Reminder: {campaign}"},
     kCampaignReminder,
     kAnswer,
     kAsked,
     kInvitationFields},
    {"campaign.results",
     {"Résultats : {campaign}", "Results: {campaign}"},
     kResults,
     {"Voir les résultats", "See the results"},
     kAsked,
     kResultsFields},
    {"network.invitation",
     {"Le réseau des anciens : {network}", "The network of alumni: {network}"},
     kNetwork,
     {"Voir le réseau", "See the network"},
     {"Vous recevez ce message, une fois, parce que votre affectation est terminée.",
      "You receive this message, once, because your assignment has ended."},
     kNetworkFields},
    {"receipt.given",
     {"Ce qu’est devenue votre parole", "What became of what you said"},
     kReceipt,
     {"Voir mes accusés de réception", "See my receipts"},
     {"Vous recevez ce message parce que vous avez contribué.", "You receive this message because you contributed."},
     kReceiptFields},
    {"moderation.hidden",
     {"Ce que vous avez écrit a été retiré", "What you wrote was taken away"},
     kHidden,
     kSeeModeration,
     kWrote,
     kModerationFields},
    {"moderation.published",
     {"Ce que vous avez écrit est publié", "What you wrote is published"},
     kPublished,
     kSeeModeration,
     kWrote,
     kModerationFields},
    {"moderation.restored",
     {"Ce que vous avez écrit est rétabli", "What you wrote was put back"},
     kRestored,
     kSeeModeration,
     kWrote,
     kModerationFields},
    {"moderation.upheld",
     {"Recours accepté", "Appeal upheld"},
     kModerationUpheld,
     kSeeModeration,
     kWrote,
     kModerationFields},
    {"moderation.dismissed",
     {"Recours rejeté", "Appeal dismissed"},
     kModerationDismissed,
     kSeeModeration,
     kWrote,
     kModerationFields},
    {"study.invitation",
     {"Étude : {study}", "Study: {study}"},
     kStudy,
     {"Répondre à l’invitation", "Answer the invitation"},
     {"Vous recevez ce message parce que vous faites partie du panel.",
      "You receive this message because you are of the panel."},
     kStudyFields},
};

}  // namespace

std::span<const Template> Templates() { return kTemplates; }

}  // namespace pepiniere::mail
