#include "clients/pep/portfolio/project_view.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/sheet.h"
#include "clients/pep/kit/text.h"
#include "clients/pep/portfolio/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::PhaseRecord;
using portfolio::v1::Project;

// "8 months", "2 years 3 months": how long something took, to the month.
std::string Span(std::int32_t days, const Messages& say) {
  if (days < 60) return say.Count(days, {"$0 day", "$0 jour"}, {"$0 days", "$0 jours"});
  const std::int32_t months = (days * 12 + 183) / 365;
  if (months < 24) return say.Count(months, {"$0 month", "$0 mois"}, {"$0 months", "$0 mois"});
  std::string span = say.Count(months / 12, {"$0 year", "$0 an"}, {"$0 years", "$0 ans"});
  if (months % 12 == 0) return span;
  return base::Concat(span, " ", say.Count(months % 12, {"$0 month", "$0 mois"}, {"$0 months", "$0 mois"}));
}

// The lines that hold, as they follow each other: a phase, or a word that nobody explained, which ends the one before.
std::vector<PhaseRecord> Journey(const std::vector<PhaseRecord>& ledger) {
  std::vector<PhaseRecord> journey;
  std::copy_if(ledger.begin(), ledger.end(), std::back_inserter(journey), [](const PhaseRecord& line) {
    const bool says = line.phase() != portfolio::v1::PHASE_UNSPECIFIED || !line.source_phase().empty();
    return says && !line.has_supersede_time() && FromProto(line.effective_date());
  });
  return journey;
}

std::string NameOf(const PhaseRecord& line, const Messages& say) {
  if (line.phase() != portfolio::v1::PHASE_UNSPECIFIED) return Said(line.phase(), say);
  return say({"“$0”, unknown phase", "« $0 », phase inconnue"}, line.source_phase());
}

// A row a phase: a mark, its name, its first day, how long it had lasted by `day`; the one of that day stands out.
std::string Timeline(const Project& project, const std::vector<PhaseRecord>& ledger, base::Date day,
                     const Output& output) {
  const Messages& say = output.say;
  const auto journey = Journey(ledger);
  const base::Date today = base::Date::InParis(absl::Now());
  int widest = 0;
  for (const PhaseRecord& line : journey) widest = std::max(widest, DisplayWidth(NameOf(line, say)));
  std::string text;
  for (std::size_t i = 0; i < journey.size(); ++i) {
    const PhaseRecord& line = journey[i];
    const base::Date from = *FromProto(line.effective_date());
    const bool last = i + 1 == journey.size();
    const base::Date until = last ? day : std::min(day, *FromProto(journey[i + 1].effective_date()));
    const bool unknown = line.phase() == portfolio::v1::PHASE_UNSPECIFIED;
    const bool current = project.unknown_phase().empty() ? line.name() == project.phase_record()
                                                         : unknown && line.source_phase() == project.unknown_phase();
    const bool ahead = from > day;
    const std::string name = Printable(NameOf(line, say));
    std::string row = base::Concat("  ",
                                   current ? "●"
                                   : ahead ? "◌"
                                           : "○",
                                   " ", name, std::string(widest - DisplayWidth(name) + 2, ' '), say.Date(from));
    if (from > today) row += say({"  (planned)", "  (prévu)"});
    if (!ahead && until > from) row += base::Concat("  ", Span(until - from, say));
    text += base::Concat(output.terminal.Paint(current ? Tone::kStrong : Tone::kDim, row), "\n");
  }
  return text;
}

std::string Amount(const google::type::Money& money, const Messages& say) {
  return money.units() == 0 && money.nanos() == 0 ? "" : say.Euros(money.units());
}

std::string YesNo(bool value, const Messages& say) { return say(value ? Text{"yes", "oui"} : Text{"no", "non"}); }

std::vector<std::string> Ids(const google::protobuf::RepeatedPtrField<std::string>& names) {
  std::vector<std::string> ids;
  for (const auto& name : names) ids.emplace_back(Id(name));
  return ids;
}

std::string Standing(const Project& project, const Messages& say) {
  const std::string unknown = project.unknown_phase().empty()
                                  ? ""
                                  : say({"“$0” since $1: a phase that nobody explained",
                                         "« $0 » depuis le $1 : une phase que personne n'a expliquée"},
                                        project.unknown_phase(), Said(project.unknown_phase_since(), say));
  if (project.phase() == portfolio::v1::PHASE_UNSPECIFIED) {
    return unknown.empty() ? say({"no phase yet", "pas encore de phase"}) : unknown;
  }
  std::string standing =
      say({"$0 since $1", "$0 depuis le $1"}, Said(project.phase(), say), Said(project.phase_since(), say));
  if (!unknown.empty()) standing = base::Concat(unknown, say({" (before: ", " (avant : "}), standing, ")");
  if (project.paused()) {
    standing += say({", paused since $0", ", en pause depuis le $0"}, Said(project.paused_since(), say));
  }
  return standing;
}

void Identity(const Project& project, Sheet& sheet, const Messages& say) {
  sheet.Line({"Kind", "Nature"}, Said(project.kind(), say));
  sheet.Line({"Incubator", "Incubateur"}, Id(project.primary_incubator()));
  sheet.Line({"Shared with", "Partagé avec"}, absl::StrJoin(Ids(project.other_incubators()), ", "));
  sheet.Lines({"Sponsors", "Sponsors"}, Ids(project.sponsors()));
  sheet.Line({"Owner", "Propriétaire"}, project.owner().legal_entity());
  sheet.Line({"Themes", "Thématiques"}, absl::StrJoin(project.themes(), ", "));
  sheet.Line({"Users", "Usagers"}, absl::StrJoin(project.user_types(), ", "));
  sheet.Line({"Technologies", "Technologies"}, absl::StrJoin(project.technologies(), ", "));
  sheet.Line({"Contact", "Contact"}, project.contact());
  if (project.noindex()) {
    sheet.Line({"Search engines", "Moteurs"}, say({"asked to leave it out", "priés de l'ignorer"}), Tone::kDim);
  }
  sheet.Line({"Intrapreneur", "Intrapreneur"}, project.intrapreneur());
  sheet.Line({"Problem", "Problème"}, project.problem_statement());
}

void Resources(const Project& project, Sheet& sheet, const Messages& say) {
  sheet.Section({"Time and money", "Temps et argent"});
  if (project.has_time_box()) {
    sheet.Line({"Time-box", "Durée"}, base::Concat(Said(project.time_box().start_date(), say), " → ",
                                                   Said(project.time_box().end_date(), say)));
  }
  sheet.Line({"Allocated", "Alloué"}, Amount(project.budget().allocated(), say));
  sheet.Line({"Spent", "Dépensé"}, Amount(project.budget().spent(), say));
}

void Links(const Project& project, Sheet& sheet) {
  sheet.Section({"Links", "Liens"});
  sheet.Line({"Product", "Produit"}, project.links().product_uri());
  sheet.Line({"Code", "Code"}, project.links().repository_uri());
  sheet.Line({"Statistics", "Statistiques"}, project.links().statistics_uri());
  sheet.Line({"Impact", "Impact"}, project.links().impact_uri());
  sheet.Line({"Budget page", "Page budget"}, project.links().budget_uri());
  sheet.Line({"Quality", "Qualité"}, project.links().quality_dashboard_uri());
}

void Standards(const Project& project, Sheet& sheet, const Messages& say) {
  const auto& standards = project.standards();
  sheet.Section({"Standards", "Standards"});
  if (standards.accessibility_status() != portfolio::v1::ACCESSIBILITY_STATUS_UNSPECIFIED) {
    std::string status = Said(standards.accessibility_status(), say);
    if (standards.has_accessibility_percent()) {
      status += base::Concat(" (", say.Decimal(standards.accessibility_percent()), " %)");
    }
    sheet.Line({"Accessibility", "Accessibilité"}, status);
  }
  if (standards.has_risk_analysis_done()) {
    sheet.Line({"Risk analysis", "Analyse de risques"}, YesNo(standards.risk_analysis_done(), say));
  }
  sheet.Line({"Risk page", "Page risques"}, standards.risk_analysis_uri());
  if (standards.has_security_homologation_done()) {
    sheet.Line({"Homologation", "Homologation"}, YesNo(standards.security_homologation_done(), say));
  }
  sheet.Line({"Closed source", "Code fermé"}, standards.open_source_exception());
}

void Ending(const Project& project, Sheet& sheet) {
  sheet.Section({"Outcome", "Issue"});
  sheet.Line({"Host", "Accueil"}, project.outcome().host());
  sheet.Line({"Maintainer", "Mainteneur"}, project.outcome().maintainer());
  sheet.Line({"Way-out plan", "Plan de sortie"}, project.outcome().way_out_plan_uri());
  sheet.Line({"Reason", "Raison"}, project.outcome().reason());
  const bool confidential = project.outcome().lessons_confidential();
  sheet.Line(
      confidential ? Text{"Lessons (confidential)", "Enseignements (confidentiels)"} : Text{"Lessons", "Enseignements"},
      project.outcome().lessons());
}

}  // namespace

void PrintProject(const Project& project, const std::vector<PhaseRecord>& ledger, base::Date day,
                  const Output& output) {
  const Messages& say = output.say;
  const Terminal& terminal = output.terminal;
  output.Line(base::Concat(terminal.Paint(Tone::kStrong, Printable(project.title())), "  ",
                           terminal.Paint(Tone::kDim, project.name())));
  output.Line(
      terminal.Paint(project.paused() || !project.unknown_phase().empty() ? Tone::kWarning : ToneOf(project.phase()),
                     Standing(project, say)));
  if (project.has_delete_time()) {
    output.Line(terminal.Paint(Tone::kBad,
                               say({"Deleted on $0", "Supprimé le $0"}, say.Time(FromProto(project.delete_time())))));
  }
  Sheet sheet(output);
  if (!project.mission().empty()) sheet.Body(base::Concat("", project.mission()));
  sheet.Section({"Journey", "Parcours"});
  sheet.Raw(Timeline(project, ledger, day, output));
  sheet.Section({"Sheet", "Fiche"});
  Identity(project, sheet, say);
  Links(project, sheet);
  Standards(project, sheet, say);
  Resources(project, sheet, say);
  Ending(project, sheet);
  if (!project.description().empty()) {
    sheet.Section({"Description", "Description"});
    sheet.Body(project.description());
  }
  sheet.Print();
}

void PrintStanding(const Project& project, const Output& output) {
  if (output.format == Format::kJson) return output.Line(Json(project));
  if (output.format == Format::kCsv) {
    Listing<Project> listing(output, ProjectView());
    return listing.Add(project);
  }
  const std::string line =
      base::Concat(Printable(project.title()), " (", Id(project.name()), "): ", Standing(project, output.say));
  output.Line(output.terminal.Paint(Tone::kGood, line));
}

}  // namespace pepiniere::pep
