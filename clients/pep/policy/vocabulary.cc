#include "clients/pep/policy/vocabulary.h"

namespace pepiniere::pep {
namespace {

using policy::v1::Amendment;
using policy::v1::Comment;
using policy::v1::Consultation;
using policy::v1::Evidence;
using policy::v1::EvidenceCheck;
using policy::v1::Position;
using policy::v1::Proposal;
using policy::v1::Receipt;

constexpr Word<Proposal::State> kProposals[] = {
    {Proposal::STATE_DRAFT, "DRAFT", {"draft", "brouillon"}, "draft", Tone::kDim},
    {Proposal::STATE_SUBMITTED, "SUBMITTED", {"submitted", "déposée"}, "submitted", Tone::kActive},
    {Proposal::STATE_RETURNED, "RETURNED", {"returned", "renvoyée"}, "returned", Tone::kWarning},
    {Proposal::STATE_MERGED, "MERGED", {"merged", "fusionnée"}, "merged", Tone::kDim},
    {Proposal::STATE_ADMISSIBLE, "ADMISSIBLE", {"admissible", "recevable"}, "admissible", Tone::kActive},
    {Proposal::STATE_CONSULTATION, "CONSULTATION", {"consulted on", "en consultation"}, "consultation", Tone::kActive},
    {Proposal::STATE_COMMITTEE, "COMMITTEE", {"before the committee", "en comité"}, "committee", Tone::kActive},
    {Proposal::STATE_REJECTED, "REJECTED", {"rejected", "rejetée"}, "rejected", Tone::kBad},
    {Proposal::STATE_TRANSMITTED, "TRANSMITTED", {"transmitted", "transmise"}, "transmitted", Tone::kActive},
    {Proposal::STATE_ACCEPTED, "ACCEPTED", {"accepted", "acceptée"}, "accepted", Tone::kGood},
    {Proposal::STATE_PARTLY, "PARTLY", {"accepted in part", "acceptée en partie"}, "partly", Tone::kGood},
    {Proposal::STATE_REFUSED, "REFUSED", {"refused", "refusée"}, "refused", Tone::kBad},
    {Proposal::STATE_DRAFTING, "DRAFTING", {"being drafted", "en rédaction"}, "drafting", Tone::kActive},
    {Proposal::STATE_ADOPTED, "ADOPTED", {"adopted", "adoptée"}, "adopted", Tone::kGood},
    {Proposal::STATE_FOLLOWED_UP, "FOLLOWED_UP", {"followed up", "suivie"}, "followed-up", Tone::kGood},
    {Proposal::STATE_EVALUATED, "EVALUATED", {"evaluated", "évaluée"}, "evaluated", Tone::kGood},
    {Proposal::STATE_REPEALED, "REPEALED", {"repealed", "abrogée"}, "repealed", Tone::kBad},
    {Proposal::STATE_WITHDRAWN, "WITHDRAWN", {"withdrawn", "retirée"}, "withdrawn", Tone::kDim},
};
constexpr Word<Proposal::Turn> kTurns[] = {
    {Proposal::TURN_NOBODY, "NOBODY", {"nobody", "personne"}, "nobody", Tone::kDim},
    {Proposal::TURN_AUTHORS, "AUTHORS", {"its authors", "ses auteurs"}, "authors"},
    {Proposal::TURN_OFFICERS, "OFFICERS", {"policy officers", "les chargés de politique"}, "officers"},
    {Proposal::TURN_PARTICIPANTS, "PARTICIPANTS", {"who takes part", "qui participe"}, "participants"},
    {Proposal::TURN_COMMITTEE, "COMMITTEE", {"the committee", "le comité"}, "committee"},
    {Proposal::TURN_AUTHORITY, "AUTHORITY", {"the authority", "l'autorité"}, "authority"},
};
constexpr Word<Proposal::TargetText::Kind> kTargets[] = {
    {Proposal::TargetText::KIND_LAW, "LAW", {"law", "loi"}, "law"},
    {Proposal::TargetText::KIND_CODE, "CODE", {"code", "code"}, "code"},
    {Proposal::TargetText::KIND_ORDINANCE, "ORDINANCE", {"ordinance", "ordonnance"}, "ordinance"},
    {Proposal::TargetText::KIND_DECREE, "DECREE", {"decree", "décret"}, "decree"},
    {Proposal::TargetText::KIND_ORDER, "ORDER", {"order", "arrêté"}, "order"},
    {Proposal::TargetText::KIND_CIRCULAR, "CIRCULAR", {"circular", "circulaire"}, "circular"},
    {Proposal::TargetText::KIND_OTHER, "OTHER", {"other", "autre"}, "other"},
};
constexpr Word<Evidence::Kind> kEvidence[] = {
    {Evidence::KIND_RELEASE_CELL, "RELEASE_CELL", {"figure of a campaign", "chiffre d'une campagne"}, "release-cell"},
    {Evidence::KIND_CONSTRAINT_COUNT,
     "CONSTRAINT_COUNT",
     {"reports of a constraint", "signalements d'une contrainte"},
     "constraint-count"},
    {Evidence::KIND_METRIC, "METRIC", {"metric", "mesure"}, "metric"},
    {Evidence::KIND_PROJECT, "PROJECT", {"project", "projet"}, "project"},
    {Evidence::KIND_CHALLENGE, "CHALLENGE", {"challenge", "défi"}, "challenge"},
    {Evidence::KIND_IDEA, "IDEA", {"idea", "idée"}, "idea"},
    {Evidence::KIND_STUDY, "STUDY", {"study", "étude"}, "study"},
    {Evidence::KIND_LINK, "LINK", {"page of the web", "page du web"}, "link"},
};
constexpr Word<EvidenceCheck::Verdict> kChecks[] = {
    {EvidenceCheck::VERDICT_UNCHANGED, "UNCHANGED", {"says the same", "dit la même chose"}, "unchanged", Tone::kGood},
    {EvidenceCheck::VERDICT_CHANGED,
     "CHANGED",
     {"says something else now", "dit autre chose aujourd'hui"},
     "changed",
     Tone::kWarning},
    {EvidenceCheck::VERDICT_GONE, "GONE", {"is not there for you", "n'est pas là pour vous"}, "gone", Tone::kBad},
    {EvidenceCheck::VERDICT_OUT_OF_REACH,
     "OUT_OF_REACH",
     {"cannot be reached", "hors d'atteinte"},
     "out-of-reach",
     Tone::kWarning},
    {EvidenceCheck::VERDICT_NOT_CHECKED,
     "NOT_CHECKED",
     {"a link: nobody looks", "un lien : personne n'y regarde"},
     "not-checked",
     Tone::kDim},
};
constexpr Word<Amendment::State> kAmendments[] = {
    {Amendment::STATE_OPEN, "OPEN", {"open", "ouvert"}, "open", Tone::kActive},
    {Amendment::STATE_ACCEPTED, "ACCEPTED", {"accepted", "accepté"}, "accepted", Tone::kGood},
    {Amendment::STATE_REJECTED, "REJECTED", {"rejected", "rejeté"}, "rejected", Tone::kBad},
    {Amendment::STATE_WITHDRAWN, "WITHDRAWN", {"withdrawn", "retiré"}, "withdrawn", Tone::kDim},
};
constexpr Word<Amendment::Part> kParts[] = {
    {Amendment::PART_TITLE, "TITLE", {"title", "titre"}, "title"},
    {Amendment::PART_PROBLEM, "PROBLEM", {"problem", "problème"}, "problem"},
    {Amendment::PART_PROPOSED_CHANGE,
     "PROPOSED_CHANGE",
     {"what is to change", "ce qui doit changer"},
     "proposed-change"},
    {Amendment::PART_TARGET_TEXT, "TARGET_TEXT", {"wording of a text", "rédaction d'un texte"}, "target-text"},
};
constexpr Word<Consultation::State> kConsultations[] = {
    {Consultation::STATE_PLANNED, "PLANNED", {"planned", "prévue"}, "planned", Tone::kDim},
    {Consultation::STATE_OPEN, "OPEN", {"open", "ouverte"}, "open", Tone::kActive},
    {Consultation::STATE_ENDED, "ENDED", {"ended", "finie"}, "ended", Tone::kWarning},
    {Consultation::STATE_SUMMED_UP, "SUMMED_UP", {"summed up", "résumée"}, "summed-up", Tone::kGood},
};
constexpr Word<Consultation::Audience> kAudiences[] = {
    {Consultation::AUDIENCE_EVERYBODY, "EVERYBODY", {"whoever is signed in", "toute personne connectée"}, "everybody"},
    {Consultation::AUDIENCE_INVITED, "INVITED", {"those invited", "les personnes invitées"}, "invited"},
};
constexpr Word<Consultation::Moderation> kModerations[] = {
    {Consultation::MODERATION_AFTER, "AFTER", {"after it is read", "après lecture"}, "after"},
    {Consultation::MODERATION_BEFORE, "BEFORE", {"before it is read", "avant lecture"}, "before"},
};
constexpr Word<Position> kPositions[] = {
    {policy::v1::POSITION_SUPPORT, "SUPPORT", {"for it", "pour"}, "support", Tone::kGood},
    {policy::v1::POSITION_CONTEST, "CONTEST", {"against it", "contre"}, "contest", Tone::kBad},
    {policy::v1::POSITION_ABSTAIN, "ABSTAIN", {"neither", "ni pour ni contre"}, "abstain", Tone::kDim},
};
constexpr Word<Comment::State> kComments[] = {
    {Comment::STATE_PUBLISHED, "PUBLISHED", {"published", "publié"}, "published"},
    {Comment::STATE_PENDING, "PENDING", {"waits for an officer", "en attente"}, "pending", Tone::kWarning},
    {Comment::STATE_HIDDEN, "HIDDEN", {"hidden", "masqué"}, "hidden", Tone::kBad},
    {Comment::STATE_REMOVED,
     "REMOVED",
     {"taken away by its author", "retiré par qui l'a écrit"},
     "removed",
     Tone::kDim},
};
constexpr Word<Receipt::Contribution> kContributions[] = {
    {Receipt::CONTRIBUTION_AUTHOR, "AUTHOR", {"you wrote it", "vous l'avez écrite"}, "author"},
    {Receipt::CONTRIBUTION_EVIDENCE, "EVIDENCE", {"evidence", "une preuve"}, "evidence"},
    {Receipt::CONTRIBUTION_AMENDMENT, "AMENDMENT", {"an amendment", "un amendement"}, "amendment"},
    {Receipt::CONTRIBUTION_VOTE, "VOTE", {"a vote", "un vote"}, "vote"},
    {Receipt::CONTRIBUTION_COMMENT, "COMMENT", {"a comment", "un commentaire"}, "comment"},
};

}  // namespace

template <>
std::span<const Word<Proposal::State>> Words() {
  return kProposals;
}
template <>
std::span<const Word<Proposal::Turn>> Words() {
  return kTurns;
}
template <>
std::span<const Word<Proposal::TargetText::Kind>> Words() {
  return kTargets;
}
template <>
std::span<const Word<Evidence::Kind>> Words() {
  return kEvidence;
}
template <>
std::span<const Word<EvidenceCheck::Verdict>> Words() {
  return kChecks;
}
template <>
std::span<const Word<Amendment::State>> Words() {
  return kAmendments;
}
template <>
std::span<const Word<Amendment::Part>> Words() {
  return kParts;
}
template <>
std::span<const Word<Consultation::State>> Words() {
  return kConsultations;
}
template <>
std::span<const Word<Consultation::Audience>> Words() {
  return kAudiences;
}
template <>
std::span<const Word<Consultation::Moderation>> Words() {
  return kModerations;
}
template <>
std::span<const Word<Position>> Words() {
  return kPositions;
}
template <>
std::span<const Word<Comment::State>> Words() {
  return kComments;
}
template <>
std::span<const Word<Receipt::Contribution>> Words() {
  return kContributions;
}

std::span<const EnumWords> PolicyEnums() {
  static const EnumWords kEnums[] = {
      WordsOf<policy::v1::Proposal::State>(),
      WordsOf<policy::v1::Proposal::Turn>(),
      WordsOf<policy::v1::Proposal::TargetText::Kind>(),
      WordsOf<policy::v1::Evidence::Kind>(),
      WordsOf<policy::v1::EvidenceCheck::Verdict>(),
      WordsOf<policy::v1::Amendment::State>(),
      WordsOf<policy::v1::Amendment::Part>(),
      WordsOf<policy::v1::Consultation::State>(),
      WordsOf<policy::v1::Consultation::Audience>(),
      WordsOf<policy::v1::Consultation::Moderation>(),
      WordsOf<policy::v1::Position>(),
      WordsOf<policy::v1::Comment::State>(),
      WordsOf<policy::v1::Receipt::Contribution>(),
      WordsOf<policy::v1::Session::State>(),
      WordsOf<policy::v1::Session::Majority>(),
      WordsOf<policy::v1::Decision::Verdict>(),
      WordsOf<policy::v1::Decision::Choice>(),
      WordsOf<policy::v1::TermUnit>(),
      WordsOf<policy::v1::Silence>(),
      WordsOf<policy::v1::Standing>(),
      WordsOf<policy::v1::Answer::Verdict>(),
      WordsOf<policy::v1::Text::Kind>(),
      WordsOf<policy::v1::Commitment::Starred>(),
  };
  return kEnums;
}

}  // namespace pepiniere::pep
