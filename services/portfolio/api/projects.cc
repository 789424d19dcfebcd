#include "services/portfolio/api/projects.h"

#include <algorithm>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/api/paging.h"
#include "services/portfolio/api/references.h"
#include "services/portfolio/api/visibility.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/ledger_store.h"
#include "services/portfolio/store/project_list.h"
#include "services/portfolio/store/project_store.h"
#include "services/rpc/errors.h"
#include "services/rpc/etag.h"
#include "services/rpc/field_mask.h"

namespace pepiniere::portfolio::api {
namespace {

std::vector<std::string> Names(const auto& field) { return {field.begin(), field.end()}; }

// Everything that is wrong with a project that somebody wants to write, and the project.
absl::StatusOr<Project> ReadProject(const v1::Project& proto) {
  rpc::Violations violations;
  rpc::CheckRequired(proto, "project", violations);
  rpc::CheckSizes(proto, "project", violations);
  CheckNames(kIncubator, "project.primary_incubator", {proto.primary_incubator()}, violations);
  CheckNames(kIncubator, "project.other_incubators", Names(proto.other_incubators()), violations);
  CheckNames(kOrganisation, "project.sponsors", Names(proto.sponsors()), violations);
  Project project = FromProto(proto, "project.", violations);
  for (const FieldProblem& problem : CheckProject(project)) {
    violations.Add(base::Concat("project.", problem.field), problem.problem);
  }
  if (!violations.empty()) return violations.ToStatus();
  return project;
}

// That the things it refers to exist; `before` was checked when it was written.
absl::Status CheckReferences(journal::Unit& unit, const Project& before, const Project& now) {
  const auto added = [](const std::vector<std::string>& was, const std::vector<std::string>& is) {
    std::vector<std::string> fresh;
    std::ranges::copy_if(is, std::back_inserter(fresh),
                         [&](const std::string& id) { return std::ranges::find(was, id) == was.end(); });
    return fresh;
  };
  rpc::Violations violations;
  PEP_TRY(CheckExist<Incubator>(unit, "project.primary_incubator",
                                added({before.primary_incubator}, {now.primary_incubator}), violations));
  PEP_TRY(CheckExist<Incubator>(unit, "project.other_incubators", added(before.other_incubators, now.other_incubators),
                                violations));
  PEP_TRY(CheckExist<Organisation>(unit, "project.sponsors", added(before.sponsors, now.sponsors), violations));
  return violations.ToStatus();
}

absl::StatusOr<std::optional<Span>> StandOf(journal::Unit& unit, const std::string& id, base::Date day) {
  PEP_ASSIGN(const auto view, store::FindProject(unit.session(), id, {day, std::nullopt}));
  return view ? view->span : std::nullopt;
}

std::vector<std::string> IdsOfRows(const std::vector<store::ProjectView>& rows) {
  std::vector<std::string> ids;
  for (const store::ProjectView& view : rows) ids.push_back(view.stored.id);
  return ids;
}

bool Wants(const google::protobuf::FieldMask& mask, std::string_view path) {
  return mask.paths().empty() ||
         std::ranges::any_of(mask.paths(), [&](const std::string& p) { return p == path || p == "*"; });
}

}  // namespace

absl::StatusOr<Stored<Project>> LockProject(journal::Unit& unit, const std::string& id, std::string_view etag) {
  const std::string name = kProject.Format({id});
  PEP_ASSIGN(const auto found, store::LockProject(unit.session(), id));
  if (!found || found->deleted_at) return rpc::NotFound(name);
  PEP_TRY(rpc::CheckEtag(etag, name, found->version));
  return *found;
}

absl::StatusOr<v1::Project> Projects::Get(rpc::CallScope& call, const v1::GetProjectRequest& request) {
  PEP_ASSIGN(const std::string id, ParseId(kProject, "name", request.name()));
  PEP_ASSIGN(const store::AsOf as_of,
             ReadAsOf(call, request.as_of(), request.has_known_at() ? &request.known_at() : nullptr));
  PEP_ASSIGN(const auto view, store::FindProject(context_.db, call.deadline(), id, as_of));
  if (!view) return rpc::NotFound(request.name());
  v1::Project proto = ToProto(view->stored, view->span);
  if (as_of.known_at) proto.clear_etag();  // the past is not for editing
  Visibility visibility(context_, call);
  if (as_of.known_at) PEP_TRY(visibility.HoldToPresent({id}));
  PEP_TRY(visibility.Restrict(view->stored.value, proto));
  return proto;
}

absl::StatusOr<v1::ListProjectsResponse> Projects::List(rpc::CallScope& call, const v1::ListProjectsRequest& request) {
  PEP_ASSIGN(store::AsOf as_of,
             ReadAsOf(call, request.as_of(), request.has_known_at() ? &request.known_at() : nullptr));
  PEP_ASSIGN(const Paging paging,
             ReadPaging(call,
                        {.page_size = request.page_size(),
                         .page_token = request.page_token(),
                         .filter = request.filter(),
                         .order_by = request.order_by(),
                         .show_deleted = request.show_deleted(),
                         .bound_to = {request.as_of().SerializeAsString(), request.known_at().SerializeAsString()}},
                        store::ProjectOrder()));
  v1::Project blank;
  PEP_TRY(rpc::ApplyReadMask(request.read_mask(), blank));  // wrong with no project to show, too
  as_of.day = paging.as_of.value_or(as_of.day);
  const auto page =
      store::ListProjects(context_.db, call.deadline(),
                          {paging.list, as_of, /*with_description=*/Wants(request.read_mask(), "description")});
  if (!page.ok()) return OnField("filter", page.status());
  Visibility visibility(context_, call);
  if (as_of.known_at) PEP_TRY(visibility.HoldToPresent(IdsOfRows(page->rows)));
  v1::ListProjectsResponse reply;
  for (const store::ProjectView& view : page->rows) {
    v1::Project& proto = *reply.add_projects() = ToProto(view.stored, view.span);
    if (as_of.known_at) proto.clear_etag();
    PEP_TRY(visibility.Restrict(view.stored.value, proto));
    PEP_TRY(rpc::ApplyReadMask(request.read_mask(), proto));
  }
  reply.set_next_page_token(paging.NextToken(page->last, as_of.day));
  return reply;
}

absl::StatusOr<v1::Project> Projects::Create(rpc::CallScope& call, const v1::CreateProjectRequest& request) {
  return Write<v1::Project>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Project> {
    PEP_TRY(rpc::CheckId("project_id", request.project_id()));
    PEP_ASSIGN(const Project project, ReadProject(request.project()));
    PEP_TRY(CheckReferences(unit, Project(), project));
    PEP_ASSIGN(const OrganisationTree tree, store::LoadOrganisationTree(unit.session()));
    const auto inserted = store::InsertProject(unit, request.project_id(), project, tree);
    if (absl::IsAlreadyExists(inserted.status())) return rpc::AlreadyExists(kProject.Format({request.project_id()}));
    if (!inserted.ok()) return inserted.status();
    return ToProto(*inserted, std::nullopt);
  });
}

absl::StatusOr<v1::Project> Projects::Update(rpc::CallScope& call, const v1::UpdateProjectRequest& request) {
  const v1::Project& update = request.project();
  PEP_ASSIGN(const std::string id, ParseId(kProject, "project.name", update.name()));
  PEP_ASSIGN(const auto mask, rpc::ResolveUpdateMask(update, request.update_mask()));
  return Write<v1::Project>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Project> {
    PEP_ASSIGN(const Stored<Project> before, LockProject(unit, id, update.etag()));
    v1::Project merged = ToProto(before, std::nullopt);
    rpc::ApplyUpdate(update, mask, merged);
    PEP_ASSIGN(const Project project, ReadProject(merged));
    PEP_TRY(CheckReferences(unit, before.value, project));
    PEP_TRY(CheckHandover(call, before.value.primary_incubator, project.primary_incubator));
    PEP_ASSIGN(const OrganisationTree tree, store::LoadOrganisationTree(unit.session()));
    PEP_ASSIGN(const Stored<Project> after, store::UpdateProject(unit, before, project, tree));
    PEP_ASSIGN(const auto span, StandOf(unit, id, Today(call)));
    return ToProto(after, span);
  });
}

template <typename Request>
absl::StatusOr<v1::Project> Projects::SetDeleted(rpc::CallScope& call, const Request& request, bool deleted) {
  PEP_ASSIGN(const std::string id, ParseId(kProject, "name", request.name()));
  return Write<v1::Project>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Project> {
    PEP_ASSIGN(const auto before, store::LockProject(unit.session(), id));
    if (!before || (deleted && before->deleted_at)) return rpc::NotFound(request.name());
    PEP_TRY(rpc::CheckEtag(request.etag(), request.name(), before->version));
    PEP_ASSIGN(const Stored<Project> after, store::SetProjectDeleted(unit, *before, deleted));
    PEP_ASSIGN(const auto span, StandOf(unit, id, Today(call)));
    return ToProto(after, span);
  });
}

absl::StatusOr<v1::Project> Projects::Delete(rpc::CallScope& call, const v1::DeleteProjectRequest& request) {
  return SetDeleted(call, request, true);
}

absl::StatusOr<v1::Project> Projects::Undelete(rpc::CallScope& call, const v1::UndeleteProjectRequest& request) {
  return SetDeleted(call, request, false);
}

}  // namespace pepiniere::portfolio::api
