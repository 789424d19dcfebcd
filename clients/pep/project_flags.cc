#include "clients/pep/project_flags.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "clients/pep/arguments.h"
#include "clients/pep/proto_values.h"
#include "clients/pep/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

struct FieldOption {
  const char* option;
  const char* path;
  const char* type;
  Text help;
};

constexpr FieldOption kOptions[] = {
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
    {"--owner", "owner.legal_entity", "TEXT", {"Of a private player's project", "D'un projet d'acteur privé"}},
    {"--agreement-uri", "owner.agreement_uri", "URL", {"The agreement with its owner", "La convention avec lui"}},
};

constexpr Text kBadDate = {"'$0' is not a date", "« $0 » n'est pas une date"};
constexpr Text kBadTimeBox = {"'$0' is not START..END, two dates in order",
                              "« $0 » n'est pas DÉBUT..FIN, deux dates dans l'ordre"};
constexpr Text kBadMoney = {"'$0' is not an amount in euros", "« $0 » n'est pas un montant en euros"};
constexpr Text kBadBool = {"'$0' is neither yes nor no", "« $0 » n'est ni oui ni non"};
constexpr Text kBadNumber = {"'$0' is not a number", "« $0 » n'est pas un nombre"};
constexpr Text kBadWord = {"'$0' is not one of the values", "« $0 » n'est pas l'une des valeurs"};

// References may be typed without their collection.
std::string Collected(const std::string& path, const std::string& typed) {
  if (path == "primary_incubator" || path == "other_incubators") return ResourceName("incubators", typed);
  if (path == "sponsors") return ResourceName("organisations", typed);
  return typed;
}

std::string SetTimeBox(portfolio::v1::TimeBox& box, const std::string& typed, const Messages& say) {
  const base::Date today = base::Date::InParis(absl::Now());
  const std::vector<std::string> ends = absl::StrSplit(typed, "..");
  const auto start = ends.size() == 2 ? ParseDate(ends[0], today) : std::nullopt;
  const auto end = ends.size() == 2 ? ParseDate(ends[1], today) : std::nullopt;
  if (!start || !end || *end < *start) return say(kBadTimeBox, typed);
  ToProto(*start, box.mutable_start_date());
  ToProto(*end, box.mutable_end_date());
  return "";
}

std::string SetMessage(Message* value, const std::string& typed, const Messages& say) {
  if (auto* money = dynamic_cast<google::type::Money*>(value)) {
    const auto euros = ParseEuros(typed);
    if (euros) *money = *euros;
    return euros ? "" : say(kBadMoney, typed);
  }
  if (auto* box = dynamic_cast<portfolio::v1::TimeBox*>(value)) return SetTimeBox(*box, typed, say);
  return say(kBadWord, typed);
}

std::optional<int> ParseEnum(const FieldDescriptor& field, const std::string& typed) {
  if (field.enum_type() == portfolio::v1::ProjectKind_descriptor()) {
    if (const auto kind = ParseKind(typed)) return *kind;
  } else if (field.enum_type() == portfolio::v1::AccessibilityStatus_descriptor()) {
    if (const auto status = ParseAccessibility(typed)) return *status;
  }
  return std::nullopt;
}

std::string SetScalar(Message* message, const FieldDescriptor& field, const std::string& typed, const Messages& say) {
  const auto* reflection = message->GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      field.is_repeated() ? reflection->AddString(message, &field, typed)
                          : reflection->SetString(message, &field, typed);
      return "";
    case FieldDescriptor::CPPTYPE_BOOL: {
      const auto value = ParseYesNo(typed);
      if (value) reflection->SetBool(message, &field, *value);
      return value ? "" : say(kBadBool, typed);
    }
    case FieldDescriptor::CPPTYPE_DOUBLE: {
      double value = 0;
      if (!absl::SimpleAtod(typed, &value)) return say(kBadNumber, typed);
      reflection->SetDouble(message, &field, value);
      return "";
    }
    case FieldDescriptor::CPPTYPE_ENUM: {
      const auto value = ParseEnum(field, typed);
      if (value) reflection->SetEnumValue(message, &field, *value);
      return value ? "" : say(kBadWord, typed);
    }
    default:
      return SetMessage(reflection->MutableMessage(message, &field), typed, say);
  }
}

}  // namespace

std::string SetField(portfolio::v1::Project& project, const std::string& path, const std::string& typed,
                     const Messages& say) {
  if (typed.empty()) return "";
  Message* message = &project;
  const std::vector<std::string> steps = absl::StrSplit(path, '.');
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    const auto* step = message->GetDescriptor()->FindFieldByName(steps[i]);
    message = message->GetReflection()->MutableMessage(message, step);
  }
  return SetScalar(message, *message->GetDescriptor()->FindFieldByName(steps.back()), Collected(path, typed), say);
}

void ProjectFlags::AddTo(Command& command) {
  for (const FieldOption& option : kOptions) {
    command.Value(
        option.option,
        [this, &say = command.say(), path = std::string(option.path)](const std::string& typed) {
          if (std::find(given.paths().begin(), given.paths().end(), path) == given.paths().end()) given.add_paths(path);
          return SetField(project, path, typed, say);
        },
        option.help, option.type);
  }
  command.String(
      "--description-file", description_file,
      {"The sheet, in markdown; - reads the standard input", "La fiche, en markdown ; - lit l'entrée standard"},
      "FILE");
}

absl::Status ProjectFlags::ReadDescription() {
  if (description_file.empty()) return absl::OkStatus();
  std::ifstream file;
  if (description_file != "-") {
    file.open(description_file, std::ios::binary);
    if (!file) return absl::ErrnoToStatus(errno, description_file);
  }
  std::istream& in = description_file == "-" ? std::cin : file;
  project.set_description(std::string(std::istreambuf_iterator<char>(in), {}));
  given.add_paths("description");
  return absl::OkStatus();
}

}  // namespace pepiniere::pep
