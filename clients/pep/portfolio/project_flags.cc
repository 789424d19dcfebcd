#include "clients/pep/portfolio/project_flags.h"

#include "clients/pep/portfolio/governance_vocabulary.h"

namespace pepiniere::pep {
namespace {

constexpr FieldFlag kOptions[] = {
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--mission", "mission", "TEXT", {"What it is for, in a sentence", "À quoi il sert, en une phrase"}},
    {"--kind", "kind", "KIND", {"startup, ministerial, defi or private", "startup, ministerial, defi ou private"}},
    {"--incubator", "primary_incubator", "INCUBATOR", {"Who answers for it", "Qui en répond"}},
    {"--other-incubator",
     "other_incubators",
     "INCUBATOR",
     {"Who shares it (repeatable)", "Qui le partage (répétable)"}},
    {"--sponsor", "sponsors", "ORGANISATION", {"Who sponsors it (repeatable)", "Qui le soutient (répétable)"}},
    {"--theme", "themes", "TEXT", {"A theme (repeatable)", "Une thématique (répétable)"}},
    {"--user-type", "user_types", "TEXT", {"Who uses it (repeatable)", "Un type d'usagers (répétable)"}},
    {"--technology", "technologies", "TEXT", {"What it is made with (repeatable)", "Une technologie (répétable)"}},
    {"--contact", "contact", "EMAIL", {"A shared mailbox", "Une boîte partagée"}},
    {"--problem", "problem_statement", "TEXT", {"The irritant, for whom, how large", "L'irritant, pour qui, combien"}},
    {"--intrapreneur", "intrapreneur", "TEXT", {"The agent who carries it", "L'agent qui le porte"}},
    {"--product-uri", "links.product_uri", "URL", {"The live product", "Le produit en ligne"}},
    {"--repository-uri", "links.repository_uri", "URL", {"The code", "Le code"}},
    {"--statistics-uri", "links.statistics_uri", "URL", {"The public statistics", "Les statistiques publiques"}},
    {"--impact-uri", "links.impact_uri", "URL", {"The public impact page", "La page publique d'impact"}},
    {"--budget-uri", "links.budget_uri", "URL", {"The public budget page", "La page publique de budget"}},
    {"--quality-uri", "links.quality_dashboard_uri", "URL", {"The quality dashboard", "Le tableau de bord qualité"}},
    {"--budget", "budget.allocated", "EUR", {"Money allocated", "Budget alloué"}},
    {"--spent", "budget.spent", "EUR", {"Money spent", "Budget dépensé"}},
    {"--timebox", "time_box", "START..END", {"The time it was given", "Le temps qui lui est donné"}},
    {"--accessibility",
     "standards.accessibility_status",
     "STATUS",
     {"RGAA: non, partiel or total", "RGAA : non, partiel ou total"}},
    {"--accessibility-percent", "standards.accessibility_percent", "N", {"RGAA criteria met", "Critères RGAA remplis"}},
    {"--risk-analysis",
     "standards.risk_analysis_done",
     "yes|no",
     {"A risk analysis was made", "Analyse de risques faite"}},
    {"--risk-analysis-uri", "standards.risk_analysis_uri", "URL", {"The risk analysis", "L'analyse de risques"}},
    {"--homologation",
     "standards.security_homologation_done",
     "yes|no",
     {"Security homologation done", "Homologation de sécurité faite"}},
    {"--open-source-exception",
     "standards.open_source_exception",
     "TEXT",
     {"Why the code is not open", "Pourquoi le code n'est pas ouvert"}},
    {"--host", "outcome.host", "TEXT", {"Who takes it over", "Qui l'accueille"}},
    {"--maintainer", "outcome.maintainer", "TEXT", {"Who maintains it", "Qui le maintient"}},
    {"--way-out-plan-uri", "outcome.way_out_plan_uri", "URL", {"The way-out plan", "Le plan de sortie"}},
    {"--outcome-reason", "outcome.reason", "TEXT", {"Why it stops", "Pourquoi il s'arrête"}},
    {"--lessons", "outcome.lessons", "TEXT", {"What was learned", "Ce qui a été appris"}},
    {"--lessons-confidential",
     "outcome.lessons_confidential",
     "yes|no",
     {"Lessons for those alone who hold a role on it", "Enseignements réservés à ceux qui y ont un rôle"}},
    {"--noindex",
     "noindex",
     "yes|no",
     {"Ask search engines to leave it out", "Demander aux moteurs de recherche de l'ignorer"}},
    {"--owner", "owner.legal_entity", "TEXT", {"Of a private player's project", "D'un projet d'acteur privé"}},
    {"--agreement-uri", "owner.agreement_uri", "URL", {"The agreement with its owner", "La convention avec lui"}},
};

}  // namespace

ProjectFlags::ProjectFlags() : FieldFlags(portfolio::v1::Project::default_instance(), kOptions, PortfolioEnums()) {}

}  // namespace pepiniere::pep
