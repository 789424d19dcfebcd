// What all that lies below a project has in common: the project is the portfolio's.
#pragma once

#include <string>

#include "services/aip/errors.h"
#include "services/base/problems.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/context.h"
#include "services/metrics/api/renames.h"
#include "services/metrics/api/visibility.h"
#include "services/metrics/store/project_uids.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::metrics::api {

// NOT_FOUND where the portfolio has no such live project (an id), and of a former name, which is asked for again by the
// one of now (former_names.h); UNAVAILABLE while it does not answer. For who is about to tell something of it, and
// holds it then (store::HoldProject).
inline absl::Status CheckProject(const Context& context, const rpc::CallScope& call, const std::string& project) {
  const std::string name = ProjectName(project);
  PEP_ASSIGN(const auto found, FindToTell(context, call, name));
  return found && found->lives && found->name == name ? absl::OkStatus() : aip::NotFound(name);
}

// NOT_FOUND where that is the former name of a project, which is asked for again by the one of now. Whether there is
// any is not asked: who reads of it sees what there is, whether the portfolio answers or not.
inline absl::Status CheckNotFormer(const Context& context, const rpc::CallScope& call, const std::string& project) {
  const std::string name = ProjectName(project);
  const auto found = FindSettled(context, call, name);
  const bool is_former = found.ok() && *found && (*found)->name != name;
  return is_former ? aip::NotFound(name) : absl::OkStatus();
}

inline void AddAll(const std::vector<base::FieldProblem>& problems, std::string_view prefix,
                   aip::Violations& violations) {
  for (const auto& [field, problem] : problems) violations.Add(base::Concat(prefix, field), problem);
}

template <typename T, typename P>
struct ProjectRules : resource::StandardRules<T, P, Context> {
  static absl::Status AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& parent, P&) {
    return CheckProject(context, call, parent);
  }
  // What was told under a former name is there by the one of now; while nobody can say, by the one that it had.
  static absl::Status Admit(const Context& context, const rpc::CallScope& call, const std::string& id) {
    FindToTell(context, call, ProjectName(record::ParentIn(id))).IgnoreError();
    return absl::OkStatus();
  }
  // What was told of a project stays readable whatever became of it; by its name of now.
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call,
                                         const std::string& parent) {
    const std::string name = ProjectName(parent);
    const auto found = FindSettled(context, call, name);
    if (absl::IsUnavailable(found.status())) return true;  // who lists it sees what there is
    PEP_TRY(found.status());
    return *found && (*found)->name == name;
  }
  // The portfolio's own: asked before (AdmitBelow). Here it keeps its name meanwhile; whatever is written of it is
  // written so. By a former name there is nothing: see former_names.h.
  static constexpr bool kChangesUnderParent = true;
  static absl::Status LockParent(journal::Unit& unit, const std::string& parent) {
    PEP_ASSIGN(const bool held, store::HoldIfNoted(unit, parent));
    return held ? absl::OkStatus() : aip::NotFound(ProjectName(parent));
  }

  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : visibility_(context, call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>&) { return true; }
    absl::Status Restrict(P& proto) { return visibility_.Restrict(ProjectIn(proto.name()), proto); }

   private:
    Visibility visibility_;
  };
};

}  // namespace pepiniere::metrics::api
