#include "services/portfolio/domain/findable.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/base/text.h"

namespace pepiniere::portfolio {
namespace {

using search::Field;

// x of "/startups/x.html", as sources write a former address.
std::string_view LastPart(std::string_view alias) {
  constexpr std::string_view kPage = ".html";
  while (alias.ends_with('/')) alias.remove_suffix(1);
  if (alias.ends_with(kPage)) alias.remove_suffix(kPage.size());
  const std::size_t slash = alias.rfind('/');
  return slash == std::string_view::npos ? alias : alias.substr(slash + 1);
}

template <typename T>
search::Entry Named(SearchKind kind, const base::Stored<T>& stored) {
  search::Entry entry{.key = base::Concat(CollectionOf(kind), "/", stored.id), .kind = static_cast<std::uint8_t>(kind)};
  entry.title = stored.value.title;
  entry.names.emplace_back(Field::kId, stored.id);
  entry.deleted = stored.deleted_at.has_value();
  return entry;
}

}  // namespace

std::string_view CollectionOf(SearchKind kind) {
  constexpr std::string_view kCollections[] = {"projects", Incubator::kCollection, Organisation::kCollection,
                                               Team::kCollection};
  return kCollections[static_cast<std::size_t>(kind) - 1];
}

std::vector<std::string> KeysOf(SearchKind kind, const std::vector<std::string>& ids) {
  std::vector<std::string> keys;
  for (const std::string& id : ids) keys.push_back(base::Concat(CollectionOf(kind), "/", id));
  return keys;
}

search::Entry EntryOf(const base::Stored<Project>& project, absl::Time since, const std::vector<std::string>& former) {
  search::Entry entry = Named(SearchKind::kProject, project);
  std::set<std::string_view> met;
  const auto add = [&](std::string_view alias) {
    if (met.insert(alias).second) entry.names.emplace_back(Field::kAlias, alias);
  };
  for (const std::string& alias : project.value.aliases) add(LastPart(alias));
  for (const std::string& id : former) add(id);
  entry.mission = project.value.mission;
  entry.description = project.value.description;
  entry.lessons = base::Concat(project.value.outcome.reason, "\n", project.value.outcome.lessons);
  entry.since = absl::ToUnixMicros(since);
  return entry;
}

search::Entry EntryOf(const base::Stored<Incubator>& incubator) {
  search::Entry entry = Named(SearchKind::kIncubator, incubator);
  entry.mission = incubator.value.summary;
  entry.description = incubator.value.description;
  return entry;
}

search::Entry EntryOf(const base::Stored<Organisation>& organisation) {
  search::Entry entry = Named(SearchKind::kOrganisation, organisation);
  entry.names.emplace_back(Field::kAcronym, organisation.value.acronym);
  entry.description = organisation.value.description;
  return entry;
}

search::Entry EntryOf(const base::Stored<Team>& team) {
  search::Entry entry = Named(SearchKind::kTeam, team);
  entry.mission = team.value.mission;
  entry.description = team.value.description;
  return entry;
}

}  // namespace pepiniere::portfolio
