#include "clients/pep/portfolio/filter_flags.h"

#include "absl/strings/str_join.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/portfolio/phase_flags.h"
#include "clients/pep/portfolio/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

constexpr Text kNotAKind = {"'$0' is not a kind; the kinds are startup, ministerial, defi, private",
                            "« $0 » n'est pas une nature ; elles sont startup, ministerial, defi, private"};

std::vector<std::string> Names(std::string_view collection, const std::vector<std::string>& typed) {
  std::vector<std::string> names;
  for (const std::string& one : typed) names.push_back(ResourceName(collection, one));
  return names;
}

std::string PhaseCondition(const std::vector<portfolio::v1::Phase>& phases) {
  std::vector<std::string> codes;
  for (const auto phase : phases) codes.emplace_back(Code(phase));
  return AnyOf("phase", "=", codes);
}

}  // namespace

void FilterFlags::AddTo(Command& command) {
  command.String("--filter", filter, {"An AIP-160 filter", "Un filtre AIP-160"}, "FILTER");
  AddPhases(command, "--phase", phases, {"In one of these phases", "Dans l'une de ces phases"});
  command.Value(
      "--kind",
      [this, &say = command.say()](const std::string& typed) {
        const auto kind = ParseKind(typed);
        if (kind) kinds.emplace_back(Code(*kind));
        return kind ? "" : say(kNotAKind, typed);
      },
      {"Of one of these kinds", "De l'une de ces natures"}, "KIND");
  command.Strings("--incubator", incubators, {"Of one of these incubators", "De l'un de ces incubateurs"}, "INCUBATOR");
  command.Strings("--ministry", ministries,
                  {"Sponsored by one of these organisations or one below it",
                   "Soutenus par l'une de ces organisations ou une qui en dépend"},
                  "ORGANISATION");
  command.Strings("--domain", domains,
                  {"Sponsored in one of these ministerial domains", "Soutenus dans l'un de ces domaines ministériels"},
                  "DOMAIN");
  command.Strings("--sponsor", sponsors,
                  {"Sponsored by one of these organisations itself", "Soutenus par l'une de ces organisations même"},
                  "ORGANISATION");
  command.Strings("--theme", themes, {"With one of these themes", "Avec l'une de ces thématiques"}, "THEME");
  command.Strings("--technology", technologies, {"With one of these technologies", "Avec l'une de ces technologies"},
                  "TECHNOLOGY");
  command.Strings("--text", texts,
                  {"With these words, in any order, in its names, mission or description",
                   "Avec ces mots, dans n'importe quel ordre, dans ses noms, sa mission ou sa description"});
}

std::string FilterFlags::Perimeter(const Messages& say) const {
  std::vector<std::string> parts;
  if (!ministries.empty()) {
    parts.push_back(say({"by organisation and all below it ($0)", "par organisation et tout ce qui en dépend ($0)"},
                        absl::StrJoin(ministries, ", ")));
  }
  if (!domains.empty()) {
    parts.push_back(say({"by ministerial domain ($0)", "par domaine ministériel ($0)"}, absl::StrJoin(domains, ", ")));
  }
  const std::string both = absl::StrJoin(parts, say({" and ", " et "}));
  return both.empty() ? "" : say({"Perimeter: $0", "Périmètre : $0"}, both);
}

std::string FilterFlags::Build() const {
  std::vector<std::string> conditions = {
      PhaseCondition(phases),
      AnyOf("kind", "=", kinds),
      AnyOf("incubator", "=", Names("incubators", incubators)),
      AnyOf("ministry", "=", Names("organisations", ministries)),
      AnyOf("domain", "=", domains),
      AnyOf("sponsor", "=", Names("organisations", sponsors)),
      AnyOf("theme", "=", themes),
      AnyOf("technology", "=", technologies),
  };
  for (const std::string& text : texts) conditions.push_back(AnyOf("text", ":", {text}));
  return Filtered(filter, conditions);
}

}  // namespace pepiniere::pep
