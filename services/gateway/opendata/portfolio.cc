#include "services/gateway/opendata/portfolio.h"

#include <algorithm>
#include <array>

#include "services/base/text.h"
#include "services/gateway/opendata/day.h"

namespace pepiniere::gateway::opendata {
namespace {

namespace v1 = portfolio::v1;

// By the number of the phase, and of the status.
constexpr std::array<std::string_view, 9> kPhases = {
    "",      "investigation", "construction", "acceleration",         "consolidation",
    "opere", "transfere",     "abandon",      "abandon-investigation"};
static_assert(kPhases.size() == v1::Phase_ARRAYSIZE);
constexpr std::array<std::string_view, 4> kAccessibility = {"", "non conforme", "partiellement conforme",
                                                            "totalement conforme"};
static_assert(kAccessibility.size() == v1::AccessibilityStatus_ARRAYSIZE);

// Empty for none, and for a value that only a newer service knows.
template <std::size_t size>
std::string WordOf(const std::array<std::string_view, size>& words, int value) {
  return std::string(value >= 0 && value < static_cast<int>(size) ? words[value] : "");
}

std::string OrElse(std::string text, const std::string& otherwise) { return text.empty() ? otherwise : text; }

}  // namespace

PhaseLine ToLine(const v1::PhaseRecord& record) {
  return {.name = OrElse(record.source_phase(), WordOf(kPhases, record.phase())),
          .start = OrElse(Day(record.effective_date()), record.source_date()),
          .end = OrElse(Day(record.end_date()), record.source_end()),
          .comment = record.comment()};
}

Event ToEvent(const v1::ProjectEvent& event) {
  return {.name = event.type(), .date = OrElse(Day(event.date()), event.source_date()), .comment = event.comment()};
}

std::string AccessibilityOf(const v1::Project& project) {
  const auto& written = project.source_fields().fields();
  const auto kept = written.find("accessibility_status");
  return OrElse(WordOf(kAccessibility, project.standards().accessibility_status()),
                kept == written.end() ? "" : kept->second.string_value());
}

std::optional<std::string> ToldOf(const v1::Project& project, std::string_view key, const std::string& text) {
  if (!text.empty()) return text;
  const bool kept = project.source_fields().fields().contains(std::string(key));
  return kept ? std::optional<std::string>("") : std::nullopt;
}

std::vector<std::string_view> IncubatorsOf(const v1::Project& project) {
  std::vector<std::string_view> all;
  if (!project.primary_incubator().empty()) all.push_back(IdOf(project.primary_incubator()));
  for (const std::string& incubator : project.other_incubators()) all.push_back(IdOf(incubator));
  const auto& written = project.source_fields().fields();
  const auto kept = written.find("incubators");
  if (kept == written.end() || kept->second.list_value().values().empty()) return all;
  const auto has = [](const std::vector<std::string_view>& ids, std::string_view id) {
    return std::ranges::find(ids, id) != ids.end();
  };
  std::vector<std::string_view> listed;
  for (const auto& id : kept->second.list_value().values()) {
    if (!has(all, id.string_value())) return all;  // changed here since
    listed.push_back(id.string_value());
  }
  for (const std::string& incubator : project.other_incubators()) {
    if (!has(listed, IdOf(incubator))) listed.push_back(IdOf(incubator));
  }
  return listed;
}

std::string OwnerOf(const v1::Incubator& incubator) {
  return incubator.owner().empty() ? "" : base::Concat("/", incubator.owner());
}

std::string_view IdOf(std::string_view name) { return name.substr(name.find('/') + 1); }

bool FileBefore(std::string_view id, std::string_view other) {
  constexpr std::string_view kExtension = ".md";
  return base::Concat(id, kExtension) < base::Concat(other, kExtension);
}

}  // namespace pepiniere::gateway::opendata
