#include "services/portfolio/api/projects.h"

#include <algorithm>
#include <utility>

#include "services/aip/errors.h"
#include "services/aip/etag.h"
#include "services/aip/field_mask.h"
#include "services/aip/read_mask.h"
#include "services/aip/told.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/aliases.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/api/references.h"
#include "services/portfolio/api/visibility.h"
#include "services/portfolio/domain/checks.h"
#include "services/portfolio/store/alias_store.h"
#include "services/portfolio/store/committee_store.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/ledger_store.h"
#include "services/portfolio/store/project_list.h"
#include "services/portfolio/store/project_store.h"
#include "services/portfolio/store/words.h"
#include "services/resource/paging.h"
#include "services/resource/unreadable.h"

namespace pepiniere::portfolio::api {
namespace {

constexpr auto kRead = [](const v1::Project& proto, std::string_view prefix, aip::Violations& violations) {
  return FromProto(proto, prefix, violations);
};

// That the things it refers to exist, as far as its writer is told: incubators that are concealed from them do not.
// `before` was checked when it was written.
absl::Status CheckReferences(journal::Unit& unit, const Project& before, const Project& now,
                             const std::vector<std::string>& concealed, aip::Violations& violations) {
  const auto added = [](const std::vector<std::string>& was, const std::vector<std::string>& is) {
    std::vector<std::string> fresh;
    std::ranges::copy_if(is, std::back_inserter(fresh),
                         [&](const std::string& id) { return std::ranges::find(was, id) == was.end(); });
    return fresh;
  };
  PEP_TRY(CheckExist<Incubator>(unit, "project.primary_incubator",
                                added({before.primary_incubator}, {now.primary_incubator}), violations, concealed));
  PEP_TRY(CheckExist<Incubator>(unit, "project.other_incubators", added(before.other_incubators, now.other_incubators),
                                violations, concealed));
  return CheckExist<Organisation>(unit, "project.sponsors", added(before.sponsors, now.sponsors), violations);
}

// A planned session holds the projects that it is to hear.
absl::Status CheckUnplanned(journal::Unit& unit, const std::string& id) {
  PEP_ASSIGN(const auto session, store::PlannedSessionOf(unit.session(), id));
  if (!session) return absl::OkStatus();
  const std::string committee = kCommittee.Format({*session});
  return aip::Precondition(kProject.Format({id}) + " is still referred to",
                           {{"REFERENCE", committee, base::Concat("take it off the agenda of ", committee, " first")}});
}

absl::Status CheckAlive(journal::Unit& unit, const base::Stored<Project>& stored) {
  const std::string name = kProject.Format({stored.id});
  std::vector<std::string> incubators = stored.value.other_incubators;
  incubators.push_back(stored.value.primary_incubator);
  PEP_TRY(CheckNotDeleted<Incubator>(unit, name, std::move(incubators)));
  return CheckNotDeleted<Organisation>(unit, name, stored.value.sponsors);
}

// The project, if its timeline can be read too: whatever writes it announces both.
absl::StatusOr<std::optional<base::Stored<Project>>> WithTimeline(journal::Unit& unit,
                                                                  std::optional<base::Stored<Project>> found) {
  if (found) PEP_TRY(store::LoadTimeline(unit.session(), found->id).status());
  return found;
}

// The project as it stands on a day.
absl::StatusOr<v1::Project> AsItStands(journal::Unit& unit, const base::Stored<Project>& project, base::Date day) {
  PEP_ASSIGN(const auto view, store::FindProject(unit.session(), project.id, {day, std::nullopt}));
  v1::Project proto = ToProto(project, view ? view->span : std::nullopt);
  if (view && view->unknown) TellUnknown(*view->unknown, proto);
  return proto;
}

std::vector<std::string> IdsOfRows(const std::vector<store::ProjectView>& rows) {
  std::vector<std::string> ids;
  for (const store::ProjectView& view : rows) ids.push_back(view.stored.id);
  return ids;
}

// The order asked for; by relevance where the filter has words to look for and nothing else is said.
absl::StatusOr<std::string_view> ReadOrder(const v1::ListProjectsRequest& request) {
  const std::string_view asked = request.order_by();
  if (asked.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    PEP_ASSIGN(const query::Filter filter, resource::ReadFilter(request.filter()));
    return store::HasWords(filter) ? store::kRelevance : std::string_view();
  }
  if (asked.find(store::kRelevance) != std::string_view::npos && asked.find(',') != std::string_view::npos) {
    return aip::Invalid("order_by", "relevance orders all there is: it stands alone");
  }
  return asked;
}

// What is read for a mask: what it names, and what says who may read that.
std::vector<std::string> FieldsFor(const aip::ReadMask& mask) {
  std::vector<std::string> fields = mask.paths();
  if (!fields.empty() && mask.Wants(v1::Project::kOutcomeFieldNumber)) {
    fields.emplace_back("outcome.lessons_confidential");
  }
  return fields;
}

v1::Project Show(store::ProjectView view, const store::AsOf& as_of, const aip::ReadMask& mask = {}) {
  v1::Project proto = ToProto(std::move(view.stored), view.span, mask);
  if (view.unknown) TellUnknown(*view.unknown, proto);
  if (as_of.known_at) proto.clear_etag();  // the past is not for editing
  return proto;
}

}  // namespace

absl::StatusOr<base::Stored<Project>> LockProject(journal::Unit& unit, const std::string& id, std::string_view etag) {
  const std::string name = kProject.Format({id});
  const auto locked = store::LockProject(unit.session(), id);
  PEP_TRY(resource::ToldOf(name, locked.status()));
  const auto& found = *locked;
  if (!found || found->deleted_at) return aip::NotFound(name);
  PEP_TRY(aip::CheckEtag(etag, name, found->version));
  return *found;
}

absl::StatusOr<v1::Project> Projects::Get(rpc::CallScope& call, const v1::GetProjectRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(kProject, "name", request.name()));
  PEP_ASSIGN(const store::AsOf as_of,
             ReadAsOf(call, request.as_of(), request.has_known_at() ? &request.known_at() : nullptr));
  auto read = store::FindProject(context_.db, call.deadline(), id, as_of);
  PEP_TRY(resource::ToldOf(context_, request.name(), read.status()));
  auto& view = *read;
  if (view && view->stored.deleted_at) {
    // A live project that goes by this name is meant rather than one that was deleted.
    PEP_ASSIGN(const auto meant, store::FindByAlias(context_.db, call.deadline(), id));
    PEP_ASSIGN(auto other, meant ? store::FindProject(context_.db, call.deadline(), *meant, as_of) : std::nullopt);
    if (other && !other->stored.deleted_at) view = std::move(other);
  }
  if (!view) return aip::NotFound(request.name());
  v1::Project proto = Show(*std::move(view), as_of);
  Visibility visibility(context_, call);
  if (as_of.known_at) PEP_TRY(visibility.HoldToPresent({id}));
  PEP_TRY(visibility.Restrict(proto));
  return proto;
}

absl::StatusOr<v1::ListProjectsResponse> Projects::List(rpc::CallScope& call, const v1::ListProjectsRequest& request) {
  PEP_ASSIGN(store::AsOf as_of,
             ReadAsOf(call, request.as_of(), request.has_known_at() ? &request.known_at() : nullptr));
  PEP_ASSIGN(const std::string_view order_by, ReadOrder(request));
  PEP_ASSIGN(resource::Paging paging, resource::ReadPaging(call,
                                                           {.page_size = request.page_size(),
                                                            .page_token = request.page_token(),
                                                            .filter = request.filter(),
                                                            .order_by = order_by,
                                                            .show_deleted = request.show_deleted(),
                                                            .bound_to = {request.as_of().SerializeAsString(),
                                                                         request.known_at().SerializeAsString(),
                                                                         request.read_mask().SerializeAsString()}},
                                                           store::ProjectOrder()));
  PEP_ASSIGN(paging.list.concealed, ConcealedFrom(context_, call));
  PEP_ASSIGN(const aip::ReadMask mask, aip::ReadMask::Of(request.read_mask(), v1::Project::descriptor()));
  paging.list.fields = FieldsFor(mask);
  as_of.day = paging.as_of.value_or(as_of.day);
  auto found = store::ListProjects(context_.finder(), call.deadline(), {paging.list, as_of});
  if (!found.ok()) return resource::OnField("filter", found.status());
  auto& page = found->page;
  Visibility visibility(context_, call);
  const std::vector<std::string> ids = IdsOfRows(page.rows);
  PEP_TRY(visibility.Expect(ids));
  if (as_of.known_at) PEP_TRY(visibility.HoldToPresent(ids));
  v1::ListProjectsResponse reply;
  reply.mutable_did_you_mean()->Assign(found->did_you_mean.begin(), found->did_you_mean.end());
  for (store::ProjectView& view : page.rows) {
    v1::Project& proto = *reply.add_projects() = Show(std::move(view), as_of, mask);
    PEP_TRY(visibility.Restrict(proto));
    mask.Trim(proto);
  }
  resource::NameUnreachable(context_, kProject.pattern(), page.unreachable, reply);
  reply.set_next_page_token(paging.NextToken(page.last, as_of.day));
  return reply;
}

absl::StatusOr<v1::Project> Projects::Create(rpc::CallScope& call, const v1::CreateProjectRequest& request) {
  PEP_ASSIGN(const std::vector<std::string> concealed, ConcealedFrom(context_, call));
  return resource::Write<v1::Project>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Project> {
    aip::Violations violations;
    aip::CheckNewId(request, "project_id", violations);
    const Project project = aip::ReadNew(request.project(), "project", resource::Today(call), kRead, violations);
    PEP_TRY(CheckReferences(unit, Project(), project, concealed, violations));
    PEP_TRY(violations.ToStatus());
    PEP_ASSIGN(const OrganisationTree tree, store::LoadOrganisationTree(unit.session()));
    const auto inserted = store::InsertProject(unit, request.project_id(), project, tree);
    if (absl::IsAlreadyExists(inserted.status())) return aip::AlreadyExists(kProject.Format({request.project_id()}));
    if (!inserted.ok()) return inserted.status();
    PEP_TRY(CheckIsNoAlias(unit, request.project_id()));
    PEP_TRY(CheckAliases(unit, request.project_id(), Project(), project));
    return ToProto(*inserted, std::nullopt);
  });
}

// Of one that cannot be read and is written anew, what there is of it: `broken` then.
absl::StatusOr<base::Stored<Project>> Projects::LockForUpdate(journal::Unit& unit, const rpc::CallScope& call,
                                                              const std::string& id,
                                                              const v1::UpdateProjectRequest& request, bool& broken) {
  const std::string& name = request.project().name();
  auto locked = store::LockProject(unit.session(), id);
  if (locked.ok()) locked = WithTimeline(unit, *std::move(locked));
  broken = absl::IsDataLoss(locked.status()) && resource::Repairs(call, request.update_mask());
  if (broken) locked = store::LockBrokenProject(unit.session(), id);
  PEP_TRY(resource::ToldOf(context_, name, locked.status()));
  if (!*locked || (*locked)->deleted_at) return aip::NotFound(name);
  PEP_TRY(aip::CheckEtag(request.project().etag(), name, (*locked)->version));
  return **std::move(locked);
}

absl::StatusOr<v1::Project> Projects::Update(rpc::CallScope& call, const v1::UpdateProjectRequest& request) {
  const v1::Project& update = request.project();
  PEP_ASSIGN(const std::string id, aip::ParseId(kProject, "project.name", update.name()));
  PEP_ASSIGN(const auto mask, aip::ResolveUpdateMask(update, request.update_mask()));
  PEP_ASSIGN(const std::vector<std::string> concealed, ConcealedFrom(context_, call));
  return resource::Write<v1::Project>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Project> {
    bool broken = false;
    PEP_ASSIGN(const base::Stored<Project> before, LockForUpdate(unit, call, id, request, broken));
    const v1::Project as_is = ToProto(before, std::nullopt);
    v1::Project merged = as_is;
    aip::ApplyUpdate(update, mask, merged);
    aip::Violations violations;
    const Project project = aip::ReadUpdate(as_is, merged, "project", resource::Today(call), kRead, violations);
    PEP_TRY(CheckReferences(unit, before.value, project, concealed, violations));
    PEP_TRY(violations.ToStatus());
    PEP_TRY(CheckHandover(call, before.value.primary_incubator, project.primary_incubator));
    PEP_ASSIGN(const OrganisationTree tree, store::LoadOrganisationTree(unit.session()));
    PEP_ASSIGN(const base::Stored<Project> after, broken ? store::RepairProject(unit, before, project, tree)
                                                         : store::UpdateProject(unit, before, project, tree));
    PEP_TRY(CheckAliases(unit, id, before.value, project));
    return AsItStands(unit, after, resource::Today(call));
  });
}

template <typename Request>
absl::StatusOr<v1::Project> Projects::SetDeleted(rpc::CallScope& call, const Request& request, bool deleted) {
  PEP_ASSIGN(const std::string id, aip::ParseId(kProject, "name", request.name()));
  return resource::Write<v1::Project>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Project> {
    const auto locked = store::LockProject(unit.session(), id);
    PEP_TRY(resource::ToldOf(context_, request.name(), locked.status()));
    const auto& before = *locked;
    if (!before || (deleted && before->deleted_at)) return aip::NotFound(request.name());
    PEP_TRY(aip::CheckEtag(request.etag(), request.name(), before->version));
    PEP_TRY(deleted ? CheckUnplanned(unit, id) : CheckAlive(unit, *before));
    PEP_ASSIGN(const base::Stored<Project> after, store::SetProjectDeleted(unit, *before, deleted));
    if (!deleted) PEP_TRY(CheckNamesAreFree(unit, id, before->value));
    return AsItStands(unit, after, resource::Today(call));
  });
}

absl::StatusOr<v1::Project> Projects::Delete(rpc::CallScope& call, const v1::DeleteProjectRequest& request) {
  return SetDeleted(call, request, true);
}

absl::StatusOr<v1::Project> Projects::Undelete(rpc::CallScope& call, const v1::UndeleteProjectRequest& request) {
  return SetDeleted(call, request, false);
}

void Projects::Mount(rpc::Service& service) {
  service.Unary("GetProject", *this, &Projects::Get);
  service.Unary("ListProjects", *this, &Projects::List);
  service.Unary("CreateProject", *this, &Projects::Create);
  service.Unary("UpdateProject", *this, &Projects::Update);
  service.Unary("DeleteProject", *this, &Projects::Delete);
  service.Unary("UndeleteProject", *this, &Projects::Undelete);
}

}  // namespace pepiniere::portfolio::api
