#include "clients/pep/feedback/vocabulary.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::AudienceSource;
using feedback::v1::Campaign;
using feedback::v1::Constraint;
using feedback::v1::FreeText;
using feedback::v1::Question;

constexpr Word<Question::Kind> kKinds[] = {
    {Question::KIND_SCALE, "SCALE", {"scale of 1 to 5", "échelle de 1 à 5"}, "scale"},
    {Question::KIND_CHOICE_ONE, "CHOICE_ONE", {"one of several", "un seul choix"}, "choice-one"},
    {Question::KIND_CHOICE_MANY, "CHOICE_MANY", {"any of several", "plusieurs choix"}, "choice-many"},
    {Question::KIND_TEXT, "TEXT", {"text", "texte"}, "text"},
};
constexpr Word<Campaign::State> kCampaigns[] = {
    {Campaign::STATE_DRAFT, "DRAFT", {"draft", "brouillon"}, "draft", Tone::kDim},
    {Campaign::STATE_OPEN, "OPEN", {"open", "ouverte"}, "open", Tone::kActive},
    {Campaign::STATE_CLOSED, "CLOSED", {"closed", "close"}, "closed", Tone::kWarning},
    {Campaign::STATE_RELEASED, "RELEASED", {"released", "publiée"}, "released", Tone::kGood},
};
constexpr Word<Campaign::Readers> kReaders[] = {
    {Campaign::READERS_COACHES, "COACHES", {"coaches of the programme", "les coachs du programme"}, "coaches"},
    {Campaign::READERS_AUDIENCE, "AUDIENCE", {"those whom it asks", "les personnes interrogées"}, "audience"},
    {Campaign::READERS_EVERYBODY, "EVERYBODY", {"everybody", "tout le monde"}, "everybody"},
};
constexpr Word<Campaign::ClosingStep> kSteps[] = {
    {Campaign::CLOSING_STEP_LOCKED, "LOCKED", {"nothing is taken any more", "plus rien n'est pris"}, ""},
    {Campaign::CLOSING_STEP_COMPUTED, "COMPUTED", {"the release is computed", "le dépouillement est fait"}, ""},
    {Campaign::CLOSING_STEP_KEY_DESTROYED,
     "KEY_DESTROYED",
     {"the key of the answers is destroyed", "la clé des réponses est détruite"},
     ""},
    {Campaign::CLOSING_STEP_TEXT_KEY_DESTROYED,
     "TEXT_KEY_DESTROYED",
     {"both keys are destroyed", "les deux clés sont détruites"},
     ""},
};
constexpr Word<AudienceSource::Kind> kSources[] = {
    {AudienceSource::KIND_FELLOWS, "FELLOWS", {"fellows", "en mission"}, "fellows"},
    {AudienceSource::KIND_MENTORS, "MENTORS", {"mentors", "mentors"}, "mentors"},
    {AudienceSource::KIND_ALUMNI, "ALUMNI", {"alumni", "anciens"}, "alumni"},
    {AudienceSource::KIND_MEMBERS, "MEMBERS", {"members of a network", "membres d'un réseau"}, "members"},
};
constexpr Word<FreeText::State> kTexts[] = {
    {FreeText::STATE_PENDING, "PENDING", {"to be redacted", "à relire"}, "pending", Tone::kWarning},
    {FreeText::STATE_APPROVED, "APPROVED", {"approved", "approuvé"}, "approved", Tone::kGood},
    {FreeText::STATE_REJECTED, "REJECTED", {"left out", "écarté"}, "rejected", Tone::kDim},
};
constexpr Word<Constraint::Visibility> kConstraints[] = {
    {Constraint::VISIBILITY_TEAM, "TEAM", {"its team", "son équipe"}, "team"},
    {Constraint::VISIBILITY_PROGRAMME, "PROGRAMME", {"programmes", "les programmes"}, "programme"},
    {Constraint::VISIBILITY_PUBLIC, "PUBLIC", {"everybody", "tout le monde"}, "public"},
};

}  // namespace

template <>
std::span<const Word<Question::Kind>> Words() {
  return kKinds;
}
template <>
std::span<const Word<Campaign::State>> Words() {
  return kCampaigns;
}
template <>
std::span<const Word<Campaign::Readers>> Words() {
  return kReaders;
}
template <>
std::span<const Word<Campaign::ClosingStep>> Words() {
  return kSteps;
}
template <>
std::span<const Word<AudienceSource::Kind>> Words() {
  return kSources;
}
template <>
std::span<const Word<FreeText::State>> Words() {
  return kTexts;
}
template <>
std::span<const Word<Constraint::Visibility>> Words() {
  return kConstraints;
}

std::span<const EnumWords> FeedbackEnums() {
  static const EnumWords kEnums[] = {
      WordsOf<feedback::v1::Question::Kind>(),
      WordsOf<feedback::v1::Campaign::State>(),
      WordsOf<feedback::v1::Campaign::Readers>(),
      WordsOf<feedback::v1::Campaign::ClosingStep>(),
      WordsOf<feedback::v1::AudienceSource::Kind>(),
      WordsOf<feedback::v1::FreeText::State>(),
      WordsOf<feedback::v1::Constraint::Visibility>(),
      WordsOf<feedback::v1::Space::Kind>(),
      WordsOf<feedback::v1::Space::Circle>(),
      WordsOf<feedback::v1::Space::Moderation>(),
      WordsOf<feedback::v1::Idea::State>(),
      WordsOf<feedback::v1::Idea::Visibility>(),
      WordsOf<feedback::v1::ModerationAction::Decision>(),
      WordsOf<feedback::v1::ModerationAction::Appeal>(),
      WordsOf<feedback::v1::Measure::State>(),
      WordsOf<feedback::v1::Receipt::Outcome>(),
      WordsOf<feedback::v1::Study::Kind>(),
      WordsOf<feedback::v1::Study::State>(),
      WordsOf<feedback::v1::Invitation::State>(),
      WordsOf<feedback::v1::Invitation::Disposition>(),
      WordsOf<feedback::v1::Retrospective::Sharing>(),
  };
  return kEnums;
}

std::string AsCode(const std::string& typed) {
  std::string code = absl::AsciiStrToUpper(typed);
  std::ranges::replace(code, '-', '_');
  return code;
}

}  // namespace pepiniere::pep
