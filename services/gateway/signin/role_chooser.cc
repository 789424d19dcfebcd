#include "services/gateway/signin/role_chooser.h"

#include <vector>

#include "services/base/text.h"
#include "services/gateway/signin/html.h"

namespace pepiniere::gateway {
namespace {

using base::Concat;

struct Kind {
  const char* role;
  const char* french;
  const char* english;
  std::vector<RoleTarget> RoleTargets::*on;  // null: on everything
};
constexpr Kind kKinds[] = {
    {"programme_admin", "Administration du programme", "Programme administrator", nullptr},
    {"system", "Autre système", "Another system", nullptr},
    {"coach", "Coach", "Coach", &RoleTargets::incubators},
    {"ministry", "Ministère", "Ministry", &RoleTargets::organisations},
    {"team", "Équipe de projet", "Project team", &RoleTargets::projects},
};

// Calls use(kind, target or null, "role@resource") for all that can be chosen.
template <class Use>
void ForEachChoice(const RoleTargets& targets, Use use) {
  for (const Kind& kind : kKinds) {
    if (!kind.on) {
      use(kind, nullptr, std::string(kind.role));
    } else {
      for (const RoleTarget& target : targets.*kind.on) use(kind, &target, Concat(kind.role, "@", target.resource));
    }
  }
}

std::string Options(const RoleTargets& targets) {
  std::string html;
  const Kind* group = nullptr;  // that is open
  const auto open = [&](const Kind* kind) {
    if (kind == group) return;
    if (group) html += "</optgroup>\n";
    if (kind) html += Concat("<optgroup label=\"", kind->french, " / ", kind->english, "\">\n");
    group = kind;
  };
  ForEachChoice(targets, [&](const Kind& kind, const RoleTarget* target, const std::string& role) {
    open(target ? &kind : nullptr);
    const std::string name = target ? EscapeHtml(target->name) : Concat(kind.french, " / ", kind.english);
    html += Concat("<option value=\"", EscapeHtml(role), "\">", name, "</option>\n");
  });
  open(nullptr);
  return html;
}

}  // namespace

Response RoleChooser(std::string_view path, std::string_view question, const absl::StatusOr<RoleTargets>& targets) {
  const char* const missing =
      targets.ok()
          ? ""
          : "<p>Les incubateurs et les organisations n’ont pas pu être lus. <span lang=\"en\">The incubators and "
            "organisations could not be read.</span></p>\n";
  return HtmlPage(
      200, "Connexion de développement",
      Concat(
          "<h1>Connexion de développement</h1>\n<p>Ce serveur est celui d’un poste de travail : il n’y a pas de mot "
          "de passe.</p>\n<p lang=\"en\">Development sign-in: this is a workstation’s server, without passwords.</p>\n",
          missing, "<form method=\"post\" action=\"", EscapeHtml(path),
          "\">\n<input type=\"hidden\" name=\"question\" value=\"", EscapeHtml(question),
          "\">\n<label for=\"role\">Qui voulez-vous être ? <span lang=\"en\">Who do you want to be?</span></label>\n"
          "<select id=\"role\" name=\"role\">\n",
          Options(targets.ok() ? *targets : RoleTargets()),
          "</select>\n<button>Se connecter <span lang=\"en\">(sign in)</span></button>\n</form>\n"));
}

std::string NameOfRole(std::string_view role, const absl::StatusOr<RoleTargets>& targets) {
  std::string name(role);
  ForEachChoice(targets.ok() ? *targets : RoleTargets(),
                [&](const Kind& kind, const RoleTarget* target, const std::string& choice) {
                  if (choice == role) name = target ? Concat(kind.french, ", ", target->name) : kind.french;
                });
  return name;
}

}  // namespace pepiniere::gateway
