#include "clients/pep/formats/betagouv/format.h"

#include <algorithm>

#include "clients/pep/formats/betagouv/extension.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {
namespace {

namespace v1 = portfolio::v1;
using v1::ImportItem;

constexpr bool kKeepsBlank = true;

constexpr Key kOrganisationKeys[] = {
    {"id", Shape::kId},
    {"name", Shape::kLine, "title", Need::kTitle},
    {"acronym", Shape::kLine, "acronym", Need::kExpected},
    {"domaine_ministeriel", Shape::kLine, "ministerial_domain", Need::kRequired},
    {"type", Shape::kLine, "type", Need::kRequired},
    {"parent", Shape::kOrganisation, "parent"},
    {"annuaire"},
    {"front_matter"},
    {"pepiniere", Shape::kExtension},
};

constexpr Key kIncubatorKeys[] = {
    {"title", Shape::kLine, "title", Need::kTitle},
    {"short_description", Shape::kProse, "summary"},
    {"owner", Shape::kOrganisation, "owner", Need::kExpected},
    {"logo"},
    {"website", Shape::kLine, "website_uri"},
    {"github", Shape::kLine, "repository_uri"},
    {"contact", Shape::kLine, "contact", Need::kExpected},
    {"address", Shape::kLine, "address"},
    {"hidden", Shape::kHidden, "hidden"},
    {"highlighted_startups"},
    {"front_matter"},
    {"pepiniere", Shape::kExtension},
};

constexpr Key kTeamKeys[] = {
    {"name", Shape::kLine, "title", Need::kTitle},
    {"mission", Shape::kProse, "mission", Need::kExpected},
    {"incubator", Shape::kIncubator, "incubator", Need::kRequired},
    {"front_matter"},
    {"pepiniere", Shape::kExtension},
};

constexpr Key kProjectKeys[] = {
    {"title", Shape::kLine, "title", Need::kTitle},
    {"mission", Shape::kLine, "mission", Need::kRequired},
    {"sponsors", Shape::kOrganisations, "sponsors"},
    {"incubator", Shape::kIncubator, "primary_incubator", Need::kRequired},
    {"incubators", Shape::kIncubators, "other_incubators"},
    {"link", Shape::kLine, "links.product_uri", Need::kExpected, kKeepsBlank},
    {"repository", Shape::kLine, "links.repository_uri", Need::kOptional, kKeepsBlank},
    {"contact", Shape::kLine, "contact", Need::kRequired},
    {"contact_dinum", Shape::kLine, "programme_contact"},
    {"contact_incubator", Shape::kLine, "incubator_contact"},
    {"stats", Shape::kBoolean, "standards.statistics_published"},
    {"stats_url", Shape::kLine, "links.statistics_uri", Need::kOptional, kKeepsBlank},
    {"budget_url", Shape::kLine, "links.budget_uri", Need::kOptional, kKeepsBlank},
    {"impact_url", Shape::kLine, "links.impact_uri"},
    {"dashlord_url", Shape::kLine, "links.quality_dashboard_uri", Need::kOptional, kKeepsBlank},
    {"analyse_risques", Shape::kBoolean, "standards.risk_analysis_done"},
    {"analyse_risques_url", Shape::kLine, "standards.risk_analysis_uri", Need::kOptional, kKeepsBlank},
    {"mon_service_securise"},  // registered there, which is not yet homologated: no field says that
    {"accessibility_status", Shape::kAccessibility, "standards.accessibility_status", Need::kOptional, kKeepsBlank},
    {"redirect_from", Shape::kAliases, "aliases"},
    {"usertypes", Shape::kLines, "user_types"},
    {"thematiques", Shape::kLines, "themes"},
    {"techno", Shape::kLines, "technologies"},
    {"events", Shape::kEvents},
    {"phases", Shape::kPhases, {}, Need::kRequired},
    {"fast"},
    {"robots", Shape::kRobots, "noindex"},
    {"rgpd"},
    {"logo"},
    {"hidden"},
    {"front_matter"},
    {"pepiniere", Shape::kExtension},
};

constexpr Format kFormats[] = {
    {"_organisations", "organisations/", ImportItem::kOrganisation, kOrganisationKeys, false},
    {"_incubators", "incubators/", ImportItem::kIncubator, kIncubatorKeys, true},
    {"_teams", "teams/", ImportItem::kTeam, kTeamKeys, false},
    {"_startups", "projects/", ImportItem::kProject, kProjectKeys, true},
};

constexpr PhaseName kPhaseNames[] = {
    {"investigation", v1::PHASE_INVESTIGATION},
    {"construction", v1::PHASE_CONSTRUCTION},
    {"acceleration", v1::PHASE_SCALING},
    {"consolidation", v1::PHASE_CONSOLIDATION},
    {"opere", v1::PHASE_OPERATED},
    {"transfere", v1::PHASE_TRANSFERRED},
    {"abandon", v1::PHASE_STOPPED},
    {"abandon-investigation", v1::PHASE_INCONCLUSIVE},
};

constexpr std::string_view kEventTypes[] = {"committee", "product_launch", "fast", "national_impact", "end",
                                            "eig",       "other"};

constexpr AccessibilityName kAccessibilityNames[] = {
    {"non conforme", v1::ACCESSIBILITY_STATUS_NOT_COMPLIANT},
    {"partiellement conforme", v1::ACCESSIBILITY_STATUS_PARTIALLY_COMPLIANT},
    {"totalement conforme", v1::ACCESSIBILITY_STATUS_FULLY_COMPLIANT},
};

// The lines of a ledger, of which the format has no table: the reader knows them (ledger.cc).
struct LineKey {
  std::string_view field, key;
};
constexpr LineKey kLists[] = {{"phase_records", "phases"}, {"events", "events"}};
constexpr LineKey kLineKeys[] = {{"phase", "name"},           {"source_phase", "name"}, {"type", "name"},
                                 {"effective_date", "start"}, {"source_date", "start"}, {"end_date", "end"},
                                 {"source_end", "end"}};

// The keys of a phase, of an event, of `fast`.
constexpr std::string_view kKeysOfLines[] = {"name", "start", "end", "date", "comment", "promotion", "montant"};

std::string_view KeyOf(absl::Span<const LineKey> table, std::string_view field) {
  const auto* found =
      std::find_if(table.begin(), table.end(), [&](const LineKey& line) { return line.field == field; });
  return found == table.end() ? field : found->key;
}

}  // namespace

absl::Span<const Format> Formats() { return kFormats; }
absl::Span<const PhaseName> PhaseNames() { return kPhaseNames; }
absl::Span<const std::string_view> EventTypes() { return kEventTypes; }
absl::Span<const AccessibilityName> AccessibilityNames() { return kAccessibilityNames; }

const Format* FormatOf(ImportItem::ResourceCase resource) {
  const auto* found =
      std::find_if(std::begin(kFormats), std::end(kFormats), [&](const Format& f) { return f.resource == resource; });
  return found == std::end(kFormats) ? nullptr : found;
}

const Format* FormatOf(std::string_view file) {
  const std::string path = base::Concat("/", file);
  const auto* found = std::find_if(std::begin(kFormats), std::end(kFormats), [&](const Format& format) {
    return path.find(base::Concat("/", format.folder, "/")) != std::string::npos;
  });
  return found == std::end(kFormats) ? nullptr : found;
}

content::Layout LayoutOf(const Format& format) {
  content::Layout layout{.keys = {},
                         .flat = {},
                         .line_keys = kKeysOfLines,
                         .untouched = kExtensionKey,
                         .expects_body = format.expects_body};
  for (const Key& key : format.keys) {
    layout.keys.push_back(key.key);
    if (key.shape != Shape::kKept && key.shape != Shape::kExtension) layout.flat.push_back(key.key);
  }
  return layout;
}

const Key* FindKey(const Format& format, std::string_view key) {
  const auto* found =
      std::find_if(format.keys.begin(), format.keys.end(), [&](const Key& known) { return known.key == key; });
  return found == format.keys.end() ? nullptr : found;
}

std::string KeyFilling(const Format& format, std::string_view path) {
  if (path.empty()) return "";  // of the file, as keys that fill no field are of none
  const std::string_view field = path.substr(0, path.find('['));
  const std::string_view rest = path.substr(field.size());  // "[2].effective_date"
  const auto* key =
      std::find_if(format.keys.begin(), format.keys.end(), [&](const Key& known) { return known.field == field; });
  if (key != format.keys.end()) return base::Concat(key->key, rest);
  const std::size_t in_line = rest.find("].");
  if (in_line == std::string_view::npos) return base::Concat(KeyOf(kLists, field), rest);
  const std::size_t end = in_line + 2;
  return base::Concat(KeyOf(kLists, field), rest.substr(0, end), KeyOf(kLineKeys, rest.substr(end)));
}

google::protobuf::Message& MutableResource(const Format& format, ImportItem& item) {
  switch (format.resource) {
    case ImportItem::kOrganisation:
      return *item.mutable_organisation();
    case ImportItem::kIncubator:
      return *item.mutable_incubator();
    case ImportItem::kTeam:
      return *item.mutable_team();
    default:
      return *item.mutable_project()->mutable_project();
  }
}

const google::protobuf::Message& Resource(const ImportItem& item) {
  switch (item.resource_case()) {
    case ImportItem::kOrganisation:
      return item.organisation();
    case ImportItem::kIncubator:
      return item.incubator();
    case ImportItem::kTeam:
      return item.team();
    default:
      return item.project().project();
  }
}

}  // namespace pepiniere::betagouv
