// Sessions of committees: what they have of their own, and their course.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/session.pb.h"
#include "services/policy/api/context.h"
#include "services/policy/api/visibility.h"
#include "services/policy/resources/session.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<policy::resources::Session>
    : StandardRules<policy::resources::Session, policy::v1::Session, policy::api::Context> {
  using T = policy::resources::Session;

  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // That the notice is kept, and its items are before a committee, or on their way there.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  // Until it is opened.
  static absl::Status CheckOpen(const base::Stored<T>& stored);
  static const query::FilterSchema& Filters();
  static const query::SortSchema& Order();
  // The quorum of each item.
  static void Tell(const base::Stored<T>& stored, base::Date today, Proto& proto);
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : call_(call), visibility_(context, call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>&) { return true; }
    // Who sits, who is there and who is not counted: for policy officers and members. What an item is called: for
    // whoever reads its proposal too.
    absl::Status Restrict(Proto& proto);

   private:
    const rpc::CallScope& call_;
    policy::api::Visibility visibility_;
  };
};

extern template class StandardMethods<policy::resources::Session>;

}  // namespace pepiniere::resource

namespace pepiniere::policy::api {

// Whether the caller reads who sits in it: policy officers, whoever reads everything, its members.
bool ReadsMembers(const rpc::CallScope& call, const resources::Session& session);

class Sessions {
 public:
  // All must outlive this.
  Sessions(const Context& context, journal::Hub& hub) : standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  using Any = google::protobuf::Message;
  absl::Status Open(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Attend(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Recuse(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Close(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Cancel(rpc::CallScope& call, const Any& request, Any& reply);

  resource::StandardMethods<resources::Session> standard_;
};

}  // namespace pepiniere::policy::api
