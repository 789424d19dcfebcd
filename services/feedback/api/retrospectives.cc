#include "services/feedback/api/retrospectives.h"

#include <algorithm>

#include "services/feedback/api/constraints.h"
#include "services/feedback/api/standing.h"
#include "services/feedback/store/retrospective_store.h"

namespace pepiniere::resource {

using feedback::Retrospective;
namespace api = feedback::api;

absl::Status Rules<Retrospective>::AdmitBelow(const Context&, const rpc::CallScope& call, const std::string&,
                                              Proto& told) {
  if (api::IsCaller(call, told.author())) return absl::OkStatus();
  return aip::Invalid("retrospective.author", "must be yourself: nobody writes for somebody else");
}

absl::Status Rules<Retrospective>::Ask(const Context& context, const rpc::CallScope& call, Proto& told,
                                       aip::Violations&) {
  api::AskFor(context, call, kAnswered, told);
  return absl::OkStatus();
}

void Rules<Retrospective>::Complete(const rpc::CallScope&, const Retrospective*, Retrospective& now) {
  now.programme = api::ProgrammeOf(now.cohort);
}

absl::Status Rules<Retrospective>::CheckThere(journal::Unit&, const rpc::CallScope& call,
                                              const base::Stored<Retrospective>& stored) {
  if (api::IsCaller(call, stored.value.author)) return absl::OkStatus();
  return aip::PermissionDenied("nobody changes what somebody else learned");
}

absl::StatusOr<record::Page<base::Stored<Retrospective>>> Rules<Retrospective>::List(const Context& context,
                                                                                     const rpc::CallScope& call,
                                                                                     const record::ListQuery& list,
                                                                                     const std::string&) {
  return feedback::store::ListRetrospectives(context.db, call.deadline(), list, api::TeamReaderOf(call));
}

Rules<Retrospective>::Viewer::Viewer(const Context&, const rpc::CallScope& call)
    : call_(call), reader_(api::TeamReaderOf(call)) {}

absl::StatusOr<bool> Rules<Retrospective>::Viewer::Sees(const base::Stored<Retrospective>& stored) {
  const Retrospective& said = stored.value;
  if (reader_.everything || said.sharing == feedback::Sharing::kEverybody) return true;
  if (api::IsCaller(call_, said.author)) return true;
  return (!said.project.empty() && std::ranges::count(reader_.projects, said.project) > 0) ||
         (!said.programme.empty() && std::ranges::count(reader_.programmes, said.programme) > 0);
}

absl::Status Rules<Retrospective>::Viewer::Restrict(Proto& proto) {
  if (!api::IsCaller(call_, proto.author())) proto.clear_author();
  return absl::OkStatus();
}

template class StandardMethods<Retrospective>;

}  // namespace pepiniere::resource
