#include "clients/pep/formats/betagouv/committees.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "clients/pep/formats/betagouv/findings.h"
#include "clients/pep/formats/betagouv/references.h"
#include "clients/pep/formats/content/ids.h"
#include "clients/pep/formats/content/text.h"
#include "services/base/date.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {
namespace {

namespace v1 = portfolio::v1;
using content::Findings;
using content::kLongestId;
using content::Utf8Prefix;

constexpr std::string_view kEventType = "committee";

std::string NameOf(std::string_view incubator, base::Date day) {
  const std::string_view id = incubator.substr(kIncubatorReference.collection.size());
  const std::string suffix = base::Concat("-", day.ToString());
  return base::Concat("committees/", Utf8Prefix(id, kLongestId - suffix.size()), suffix);
}

// Why an event tells no session; empty when it does.
std::string_view WhyNone(std::optional<base::Date> day, std::string_view incubator, base::Date today) {
  if (!day) return "the event has no day";
  if (*day > today) return "the day is still to come";
  return incubator.starts_with(kIncubatorReference.collection) ? "" : "the project has no incubator";
}

// Each project is heard once: what several events of a day say goes together.
void Hear(const std::string& project, const std::string& summary, v1::Committee& committee) {
  auto& hearings = *committee.mutable_hearings();
  const auto heard =
      std::find_if(hearings.begin(), hearings.end(), [&](const auto& hearing) { return hearing.project() == project; });
  v1::Hearing& hearing = heard == hearings.end() ? *hearings.Add() : *heard;
  hearing.set_project(project);
  const bool both = !hearing.summary().empty() && !summary.empty();
  hearing.set_summary(base::Concat(hearing.summary(), both ? "\n" : "", summary));
}

}  // namespace

std::vector<v1::ImportItem> ReadCommittees(const std::vector<v1::ImportItem>& items, base::Date today,
                                           Findings& findings) {
  std::map<std::string, v1::ImportItem> sessions;
  for (const v1::ImportItem& item : items) {
    if (!item.has_project()) continue;
    findings.StartFile(item.file());
    const v1::Project& project = item.project().project();
    const std::string& incubator = project.primary_incubator();
    for (int i = 0; i < item.project().events_size(); ++i) {
      const v1::ProjectEvent& event = item.project().events(i);
      if (event.type() != kEventType) continue;
      const auto day = base::Date::FromCivil(event.date().year(), event.date().month(), event.date().day());
      if (const std::string_view why = WhyNone(day, incubator, today); !why.empty()) {
        findings.Add(finding::kUnplacedCommittee, base::Concat("events[", i, "]"), why);
        continue;
      }
      const std::string name = NameOf(incubator, *day);
      v1::ImportItem& session = sessions[name];
      v1::Committee& committee = *session.mutable_committee();
      if (committee.name().empty()) {
        session.set_file(item.file());
        committee.set_name(name);
        committee.set_incubator(incubator);
        *committee.mutable_date() = event.date();
      }
      Hear(project.name(), event.comment(), committee);
    }
  }
  std::vector<v1::ImportItem> found;
  for (auto& [name, session] : sessions) found.push_back(std::move(session));
  return found;
}

}  // namespace pepiniere::betagouv
