// Panels and their panelists: what each has of its own.
#pragma once

#include <optional>
#include <string>

#include "pepiniere/feedback/v1/panel.pb.h"
#include "services/feedback/api/context.h"
#include "services/feedback/domain/panel.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<feedback::Panel> : StandardRules<feedback::Panel, feedback::v1::Panel, feedback::api::Context> {
  static const query::FilterSchema& Filters();
  // One that has panelists stays.
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id);
  // How many there are, in full fives.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call, const std::vector<Proto*>& told);
};

template <>
struct Rules<feedback::Panelist> : StandardRules<feedback::Panelist, feedback::v1::Panelist, feedback::api::Context> {
  using T = feedback::Panelist;

  // Whoever joined.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // What the panel asks; that it has room; that nobody joins twice.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckMove(const rpc::CallScope& call, const T& before, const T& now);
  static absl::Status LockParent(journal::Unit& unit, const std::string& panel);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& panel);
  // One's own, and those of panels that the caller manages.
  class Viewer {
   public:
    Viewer(const Context&, const rpc::CallScope& call) : call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    absl::Status Restrict(Proto&) { return absl::OkStatus(); }

   private:
    const rpc::CallScope& call_;
  };
};

extern template class StandardMethods<feedback::Panel>;
extern template class StandardMethods<feedback::Panelist>;

}  // namespace pepiniere::resource
