#include "services/gateway/signin/role_chooser.h"

#include "services/base/text.h"
#include "services/gateway/signin/html.h"
#include "services/identity/roles.h"

namespace pepiniere::gateway {
namespace {

using base::Concat;

struct Word {
  identity::Role role;
  const char* french;
  const char* english;
};
// Those that a token may say.
constexpr Word kWords[] = {
    {rpc::v1::ROLE_PROGRAMME_ADMIN, "Administration du programme", "Programme administrator"},
    {rpc::v1::ROLE_POLICY_OFFICER, "Politiques publiques", "Policy officer"},
    {rpc::v1::ROLE_SYSTEM, "Autre système", "Another system"},
    {rpc::v1::ROLE_COACH, "Coach", "Coach"},
    {rpc::v1::ROLE_MINISTRY, "Ministère", "Ministry"},
    {rpc::v1::ROLE_TEAM, "Équipe de projet", "Project team"},
    {rpc::v1::ROLE_SOURCE, "Source de mesures", "Source of metrics"},
    {rpc::v1::ROLE_PANEL_MANAGER, "Gestion de panel", "Panel manager"},
    {rpc::v1::ROLE_PLAN_COORDINATOR, "Coordination de plan d’action", "Action plan coordinator"},
    {rpc::v1::ROLE_ORGANISER, "Organisation d’événements", "Organiser"},
};

// Calls use(word, target or null, "role@resource") for all that can be chosen.
template <class Use>
void ForEachChoice(const RoleTargets& targets, Use use) {
  for (const Word& word : kWords) {
    const std::string_view name = identity::NameOf(word.role);
    // On everything, where that may be given: a coach of all there is, nobody picks.
    if (!identity::MisfitOf(word.role, "", identity::Giver::kBinding)) use(word, nullptr, std::string(name));
    for (const RoleTarget& target : targets) {
      if (identity::Fits(word.role, target.resource)) use(word, &target, Concat(name, "@", target.resource));
    }
  }
}

std::string Options(const RoleTargets& targets) {
  std::string html;
  const Word* group = nullptr;  // that is open
  const auto open = [&](const Word* word) {
    if (word == group) return;
    if (group) html += "</optgroup>\n";
    if (word) html += Concat("<optgroup label=\"", word->french, " / ", word->english, "\">\n");
    group = word;
  };
  ForEachChoice(targets, [&](const Word& word, const RoleTarget* target, const std::string& role) {
    open(target ? &word : nullptr);
    const std::string name = target ? EscapeHtml(target->name) : Concat(word.french, " / ", word.english);
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
                [&](const Word& word, const RoleTarget* target, const std::string& choice) {
                  if (choice == role) name = target ? Concat(word.french, ", ", target->name) : word.french;
                });
  return name;
}

}  // namespace pepiniere::gateway
