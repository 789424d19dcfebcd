#include "clients/pep/feedback/vocabulary.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Idea;
using feedback::v1::Invitation;
using feedback::v1::Measure;
using feedback::v1::ModerationAction;
using feedback::v1::Receipt;
using feedback::v1::Retrospective;
using feedback::v1::Space;
using feedback::v1::Study;

constexpr Word<Space::Kind> kSpaces[] = {
    {Space::KIND_AGENTS, "AGENTS", {"agents", "agents"}, "agents"},
    {Space::KIND_USERS, "USERS", {"users", "usagers"}, "users"},
    {Space::KIND_EXPERTS, "EXPERTS", {"experts", "experts"}, "experts"},
    {Space::KIND_CONSULTATION, "CONSULTATION", {"a consultation", "une consultation"}, "consultation"},
};
constexpr Word<Space::Circle> kCircles[] = {
    {Space::CIRCLE_EVERYBODY, "EVERYBODY", {"everybody", "tout le monde"}, "everybody"},
    {Space::CIRCLE_SIGNED_IN, "SIGNED_IN", {"whoever is signed in", "toute personne connectée"}, "signed-in"},
    {Space::CIRCLE_AGENTS, "AGENTS", {"agents", "les agents"}, "agents"},
    {Space::CIRCLE_PARTICIPANTS,
     "PARTICIPANTS",
     {"those who take part by name", "les participants nommés"},
     "participants"},
};
constexpr Word<Space::Moderation> kModerations[] = {
    {Space::MODERATION_BEFORE, "BEFORE", {"before it is seen", "avant d'être vu"}, "before"},
    {Space::MODERATION_AFTER, "AFTER", {"after", "après"}, "after"},
};
constexpr Word<Idea::State> kIdeas[] = {
    {Idea::STATE_OPEN, "OPEN", {"open", "ouverte"}, "open", Tone::kActive},
    {Idea::STATE_MERGED, "MERGED", {"merged", "fusionnée"}, "merged", Tone::kDim},
    {Idea::STATE_UNDER_STUDY, "UNDER_STUDY", {"under study", "à l'étude"}, "under-study", Tone::kActive},
    {Idea::STATE_BECOMES_MEASURE,
     "BECOMES_MEASURE",
     {"becomes a measure", "devient une mesure"},
     "becomes-measure",
     Tone::kGood},
    {Idea::STATE_DECLINED, "DECLINED", {"declined", "écartée"}, "declined", Tone::kBad},
    {Idea::STATE_DONE, "DONE", {"done", "réalisée"}, "done", Tone::kGood},
};
constexpr Word<Idea::Visibility> kItems[] = {
    {Idea::VISIBILITY_PENDING, "PENDING", {"waits for a moderator", "attend un modérateur"}, "pending", Tone::kWarning},
    {Idea::VISIBILITY_PUBLISHED, "PUBLISHED", {"seen", "visible"}, "published"},
    {Idea::VISIBILITY_HIDDEN, "HIDDEN", {"taken away", "retirée"}, "hidden", Tone::kBad},
};
constexpr Word<ModerationAction::Decision> kDecisions[] = {
    {ModerationAction::DECISION_PUBLISH, "PUBLISH", {"let through", "publié"}, "publish", Tone::kGood},
    {ModerationAction::DECISION_HIDE, "HIDE", {"taken away", "retiré"}, "hide", Tone::kBad},
    {ModerationAction::DECISION_RESTORE, "RESTORE", {"put back", "rétabli"}, "restore", Tone::kGood},
};
constexpr Word<ModerationAction::Appeal> kAppeals[] = {
    {ModerationAction::APPEAL_NONE, "NONE", {"none", "aucun"}, "none", Tone::kDim},
    {ModerationAction::APPEAL_OPEN, "OPEN", {"open", "ouvert"}, "open", Tone::kWarning},
    {ModerationAction::APPEAL_UPHELD, "UPHELD", {"upheld", "accepté"}, "upheld", Tone::kGood},
    {ModerationAction::APPEAL_DISMISSED, "DISMISSED", {"dismissed", "rejeté"}, "dismissed", Tone::kBad},
};
constexpr Word<Measure::State> kMeasures[] = {
    {Measure::STATE_ANNOUNCED, "ANNOUNCED", {"announced", "annoncée"}, "announced"},
    {Measure::STATE_IN_PROGRESS, "IN_PROGRESS", {"in progress", "en cours"}, "in-progress", Tone::kActive},
    {Measure::STATE_DELIVERED, "DELIVERED", {"delivered", "réalisée"}, "delivered", Tone::kGood},
    {Measure::STATE_ABANDONED, "ABANDONED", {"abandoned", "abandonnée"}, "abandoned", Tone::kDim},
};
constexpr Word<Receipt::Outcome> kOutcomes[] = {
    {Receipt::OUTCOME_RECEIVED, "RECEIVED", {"received", "reçu"}, "received"},
    {Receipt::OUTCOME_MERGED, "MERGED", {"merged with another", "fusionné avec un autre"}, "merged"},
    {Receipt::OUTCOME_CITED, "CITED", {"cited in a proposal", "cité dans une proposition"}, "cited"},
    {Receipt::OUTCOME_TRANSMITTED, "TRANSMITTED", {"passed on", "transmis"}, "transmitted"},
    {Receipt::OUTCOME_SILENT, "SILENT", {"nobody answered in time", "sans réponse à temps"}, "silent", Tone::kWarning},
    {Receipt::OUTCOME_ADOPTED, "ADOPTED", {"adopted", "adopté"}, "adopted", Tone::kGood},
    {Receipt::OUTCOME_DECLINED, "DECLINED", {"declined", "écarté"}, "declined", Tone::kBad},
    {Receipt::OUTCOME_BECAME_MEASURE,
     "BECAME_MEASURE",
     {"became a measure", "devenu une mesure"},
     "became-measure",
     Tone::kGood},
    {Receipt::OUTCOME_DELIVERED, "DELIVERED", {"delivered", "réalisé"}, "delivered", Tone::kGood},
    {Receipt::OUTCOME_ABANDONED, "ABANDONED", {"abandoned", "abandonné"}, "abandoned", Tone::kDim},
    {Receipt::OUTCOME_ACCEPTED, "ACCEPTED", {"accepted", "accepté"}, "accepted", Tone::kGood},
    {Receipt::OUTCOME_PARTLY_ACCEPTED,
     "PARTLY_ACCEPTED",
     {"accepted in part", "accepté en partie"},
     "partly-accepted",
     Tone::kGood},
    {Receipt::OUTCOME_IN_FORCE, "IN_FORCE", {"in force", "en vigueur"}, "in-force", Tone::kGood},
};
constexpr Word<Study::Kind> kStudyKinds[] = {
    {Study::KIND_ONE_OFF, "ONE_OFF", {"one-off", "ponctuelle"}, "one-off"},
    {Study::KIND_LASTING, "LASTING", {"lasting", "suivie"}, "lasting"},
};
constexpr Word<Study::State> kStudies[] = {
    {Study::STATE_DRAFT, "DRAFT", {"draft", "brouillon"}, "draft", Tone::kDim},
    {Study::STATE_COMMITTED, "COMMITTED", {"committed to", "engagée"}, "committed", Tone::kActive},
    {Study::STATE_DRAWN, "DRAWN", {"drawn", "tirée"}, "drawn", Tone::kActive},
    {Study::STATE_CLOSED, "CLOSED", {"closed", "close"}, "closed"},
};
constexpr Word<Invitation::State> kInvitations[] = {
    {Invitation::STATE_INVITED, "INVITED", {"invited", "invitée"}, "invited", Tone::kActive},
    {Invitation::STATE_RESERVED, "RESERVED", {"a place is kept", "une place est gardée"}, "reserved", Tone::kActive},
    {Invitation::STATE_COMPLETED, "COMPLETED", {"answered", "a répondu"}, "completed", Tone::kGood},
    {Invitation::STATE_REFUSED, "REFUSED", {"declined", "a décliné"}, "refused", Tone::kDim},
    {Invitation::STATE_EXPIRED, "EXPIRED", {"the place went back", "la place est rendue"}, "expired", Tone::kWarning},
};
constexpr Word<Invitation::Disposition> kDispositions[] = {
    {Invitation::DISPOSITION_NON_CONTACT,
     "NON_CONTACT",
     {"nothing is known yet", "rien n'est su encore"},
     "non-contact"},
    {Invitation::DISPOSITION_COMPLETE, "COMPLETE", {"complete", "complet"}, "complete", Tone::kGood},
    {Invitation::DISPOSITION_PARTIAL, "PARTIAL", {"partial", "partiel"}, "partial"},
    {Invitation::DISPOSITION_REFUSAL, "REFUSAL", {"refusal", "refus"}, "refusal"},
    {Invitation::DISPOSITION_OTHER, "OTHER", {"other", "autre"}, "other"},
    {Invitation::DISPOSITION_UNKNOWN_ELIGIBILITY,
     "UNKNOWN_ELIGIBILITY",
     {"nobody knows whether eligible", "éligibilité inconnue"},
     "unknown-eligibility"},
    {Invitation::DISPOSITION_NOT_ELIGIBLE, "NOT_ELIGIBLE", {"not eligible", "non éligible"}, "not-eligible"},
};
constexpr Word<Retrospective::Sharing> kSharings[] = {
    {Retrospective::SHARING_CONFIDENTIAL, "CONFIDENTIAL", {"its team's own", "propre à l'équipe"}, "confidential"},
    {Retrospective::SHARING_EVERYBODY, "EVERYBODY", {"shared with everybody", "partagée avec tous"}, "everybody"},
};

}  // namespace

template <>
std::span<const Word<Space::Kind>> Words() {
  return kSpaces;
}
template <>
std::span<const Word<Space::Circle>> Words() {
  return kCircles;
}
template <>
std::span<const Word<Space::Moderation>> Words() {
  return kModerations;
}
template <>
std::span<const Word<Idea::State>> Words() {
  return kIdeas;
}
template <>
std::span<const Word<Idea::Visibility>> Words() {
  return kItems;
}
template <>
std::span<const Word<ModerationAction::Decision>> Words() {
  return kDecisions;
}
template <>
std::span<const Word<ModerationAction::Appeal>> Words() {
  return kAppeals;
}
template <>
std::span<const Word<Measure::State>> Words() {
  return kMeasures;
}
template <>
std::span<const Word<Receipt::Outcome>> Words() {
  return kOutcomes;
}
template <>
std::span<const Word<Study::Kind>> Words() {
  return kStudyKinds;
}
template <>
std::span<const Word<Study::State>> Words() {
  return kStudies;
}
template <>
std::span<const Word<Invitation::State>> Words() {
  return kInvitations;
}
template <>
std::span<const Word<Invitation::Disposition>> Words() {
  return kDispositions;
}
template <>
std::span<const Word<Retrospective::Sharing>> Words() {
  return kSharings;
}

}  // namespace pepiniere::pep
