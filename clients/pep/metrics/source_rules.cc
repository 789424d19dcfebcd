#include "clients/pep/metrics/source_rules.h"

#include <optional>
#include <utility>

#include "clients/pep/metrics/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using google::protobuf::Message;
using metrics::v1::Source;
using metrics::v1::StateCategory;
using Tier = metrics::v1::Deployment::Tier;

// At the last "=": a label may have one.
std::optional<std::pair<std::string, std::string>> Parted(const std::string& typed) {
  const auto equals = typed.rfind('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == typed.size()) return std::nullopt;
  return std::pair(typed.substr(0, equals), typed.substr(equals + 1));
}

std::string SetStateRule(Message& source, const std::string& typed, const Messages& say) {
  return AddStateRule(typed, static_cast<Source&>(source), say);
}
std::string SetTierRule(Message& source, const std::string& typed, const Messages& say) {
  return AddTierRule(typed, static_cast<Source&>(source), say);
}

constexpr FieldFlag kFlags[] = {
    {"--project", "project", "PROJECT", {"Whose it is; never changes", "De quel projet ; ne change plus"}},
    {"--kind",
     "kind",
     "github|gitlab|cdevents|openmetrics|json",
     {"What speaks; never changes", "Ce qui parle ; ne change plus"}},
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--repository",
     "repositories",
     "OWNER/NAME",
     {"Of GitHub and GitLab: events of these alone (repeatable)",
      "De GitHub et GitLab : les événements de ceux-ci seulement (répétable)"}},
    {"--state-rule",
     "state_rules",
     "WORD=STATE",
     {"What a status, a label or a column is here (repeatable): \"en revue=in-progress\"",
      "Ce qu'un statut, un label ou une colonne est ici (répétable) : « en revue=in-progress »"},
     SetStateRule,
     "--no-state-rules",
     {"The usual words alone", "Les mots habituels seulement"}},
    {"--tier-rule",
     "tier_rules",
     "ENVIRONMENT=TIER",
     {"What an environment is for (repeatable): \"prod-*=production\"",
      "À quoi sert un environnement (répétable) : « prod-*=production »"},
     SetTierRule,
     "--no-tier-rules",
     {"By what its tool says of them alone", "Selon ce qu'en dit l'outil seulement"}},
    {"--paused",
     "paused",
     "yes|no",
     {"Whether what comes is refused for now; it can be replayed",
      "Si ce qui vient est refusé pour l'instant ; cela se rejoue"}},
};

}  // namespace

std::span<const FieldFlag> SourceFlags() { return kFlags; }

std::string AddStateRule(const std::string& typed, Source& source, const Messages& say) {
  const auto parts = Parted(typed);
  if (!parts) return say({"'$0' is not WORD=STATE", "« $0 » n'est pas MOT=ÉTAT"}, typed);
  const auto state = ParseWord(Words<StateCategory>(), parts->second);
  if (!state) return say(kNotOneOf, parts->second, TypedWords<StateCategory>());
  Source::StateRule& rule = *source.add_state_rules();
  rule.set_word(parts->first);
  rule.set_state(*state);
  return "";
}

std::string AddTierRule(const std::string& typed, Source& source, const Messages& say) {
  const auto parts = Parted(typed);
  if (!parts) return say({"'$0' is not ENVIRONMENT=TIER", "« $0 » n'est pas ENVIRONNEMENT=ÉTAGE"}, typed);
  const auto tier = ParseWord(Words<Tier>(), parts->second);
  if (!tier) return say(kNotOneOf, parts->second, TypedWords<Tier>());
  Source::TierRule& rule = *source.add_tier_rules();
  rule.set_environment(parts->first);
  rule.set_tier(*tier);
  return "";
}

std::string SaidStateRule(const Source::StateRule& rule, const Messages& say) {
  return Concat(rule.word(), " · ", Said(rule.state(), say));
}

std::string SaidTierRule(const Source::TierRule& rule, const Messages& say) {
  return Concat(rule.environment(), " · ", Said(rule.tier(), say));
}

}  // namespace pepiniere::pep
