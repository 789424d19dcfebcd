// The public portfolio as the open data tells it: the service's messages, and each project's history in the words of
// the existing API.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pepiniere/portfolio/v1/incubator.pb.h"
#include "pepiniere/portfolio/v1/organisation.pb.h"
#include "pepiniere/portfolio/v1/phase.pb.h"
#include "pepiniere/portfolio/v1/project.pb.h"

namespace pepiniere::gateway::opendata {

// Days are YYYY-MM-DD, or what the source wrote where that is no day; empty where there is none.
struct PhaseLine {
  std::string name;  // what the source wrote where that is a word of its own; else the existing API's id of the phase
  std::string start;
  std::string end;
  std::string comment;
};

struct Event {
  std::string name;
  std::string date;
  std::string comment;
};

// In the order of the source.
struct History {
  std::vector<PhaseLine> phases;
  std::vector<Event> events;
};

struct Startup {
  portfolio::v1::Project project;
  std::shared_ptr<const History> history;
};

// Each list in the order of the existing site's folders.
struct Portfolio {
  std::vector<Startup> startups;
  std::vector<portfolio::v1::Incubator> incubators;
  std::vector<portfolio::v1::Organisation> organisations;
};

PhaseLine ToLine(const portfolio::v1::PhaseRecord& record);
Event ToEvent(const portfolio::v1::ProjectEvent& event);
// "partiellement conforme"; of a status that is none of ours, what the source wrote; empty if there is none.
std::string AccessibilityOf(const portfolio::v1::Project& project);

// `text`, the field that the key `key` of a source fills. Where it is empty: an empty text if the source has the key,
// which is then kept among the project's source fields, blank or no value of it; none if it has not.
std::optional<std::string> ToldOf(const portfolio::v1::Project& project, std::string_view key, const std::string& text);

// The ids of its incubators in the order of its source, where it has one: what the source does not list is last, and a
// primary one that it leaves out is not there. Else the primary one first.
std::vector<std::string_view> IncubatorsOf(const portfolio::v1::Project& project);

// "/organisations/x"; empty if nobody owns it.
std::string OwnerOf(const portfolio::v1::Incubator& incubator);

// "x" of "projects/x".
std::string_view IdOf(std::string_view name);
// Whether the file of one id comes before that of another: "a-b.md" before "a.md".
bool FileBefore(std::string_view id, std::string_view other);

}  // namespace pepiniere::gateway::opendata
