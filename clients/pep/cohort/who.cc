#include "clients/pep/cohort/who.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/session.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Application;
using cohort::v1::Juror;
using cohort::v1::Profile;
using Stub = cohort::v1::CohortService::Stub;
using Known = std::map<std::string, std::string>;

// "calls/c" and "calls/c/applications/7", of a name that is that or below it; empty for any other.
struct Place {
  std::string call, name;
};

Place PlaceOf(const std::string& name, std::string_view collection) {
  const std::vector<std::string> segments = absl::StrSplit(name, '/');
  if (segments.size() < 4 || segments[0] != "calls" || segments[2] != collection) return {};
  return {base::Concat(segments[0], "/", segments[1]), absl::StrJoin(segments.begin(), segments.begin() + 4, "/")};
}

Known Applicants(Session& session, const std::string& call) {
  cohort::v1::ListApplicationsRequest request;
  request.set_parent(call);
  const auto listed = ListAll<Application>(
      session, &Stub::ListApplications, std::move(request),
      [](const auto& page) -> const auto& { return page.applications(); });
  Known known;
  if (!listed.ok()) return known;
  for (const Application& one : *listed) known[one.name()] = one.applicant();
  return known;
}

Known Jurors(Session& session, const std::string& call) {
  cohort::v1::ListJurorsRequest request;
  request.set_parent(call);
  const auto listed = ListAll<Juror>(
      session, &Stub::ListJurors, std::move(request), [](const auto& page) -> const auto& { return page.jurors(); });
  Known known;
  if (!listed.ok()) return known;
  for (const Juror& one : *listed) known[one.name()] = one.display_name().empty() ? one.person() : one.display_name();
  return known;
}

// Of these names those of people, by what their profiles call them.
void AddPeople(Session& session, const std::vector<std::string>& names, Known& known) {
  const std::set<std::string> asked(names.begin(), names.end());
  if (std::ranges::none_of(asked, [](const std::string& name) { return name.starts_with("people/"); })) return;
  const auto listed = ListAll<Profile>(
      session, &Stub::ListProfiles, cohort::v1::ListProfilesRequest(),
      [](const auto& page) -> const auto& { return page.profiles(); });
  if (!listed.ok()) return;
  for (const Profile& one : *listed) {
    if (asked.contains(one.name())) known[one.name()] = one.display_name();
  }
}

void Add(Session& session, const std::vector<std::string>& names, std::string_view collection,
         Known (*list)(Session& session, const std::string& call), Known& known) {
  Known all;
  std::set<std::string> calls;
  for (const std::string& name : names) {
    const Place place = PlaceOf(name, collection);
    if (place.call.empty()) continue;
    if (calls.insert(place.call).second) all.merge(list(session, place.call));
    if (const auto found = all.find(place.name); found != all.end()) known[name] = found->second;
  }
}

}  // namespace

std::map<std::string, std::string> WhoIs(Session& session, const std::vector<std::string>& names) {
  Known known;
  Add(session, names, "applications", Applicants, known);
  Add(session, names, "jurors", Jurors, known);
  AddPeople(session, names, known);
  return known;
}

}  // namespace pepiniere::pep
