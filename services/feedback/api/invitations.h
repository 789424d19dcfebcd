// Invitations of panelists to studies: who is asked next, and whose place is kept.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pepiniere/feedback/v1/invitation.pb.h"
#include "services/feedback/api/context.h"
#include "services/feedback/domain/invitation.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<feedback::Invitation>
    : StandardRules<feedback::Invitation, feedback::v1::Invitation, feedback::api::Context> {
  using T = feedback::Invitation;

  static absl::Status CheckThere(journal::Unit& unit, const rpc::CallScope& call, const base::Stored<T>& stored);
  static const query::SortSchema& Order();
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& study);
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

extern template class StandardMethods<feedback::Invitation>;

}  // namespace pepiniere::resource

namespace pepiniere::feedback::api {

// Invites those of a stratum whose places in the draw are [first, first + count), as far as there are. For who has
// locked the study.
absl::Status InviteFrom(journal::Unit& unit, const base::Stored<Study>& study, const std::string& stratum,
                        const std::vector<std::string>& members, std::size_t first, std::size_t count);

class InvitationMethods {
 public:
  // All must outlive this.
  InvitationMethods(const Context& context, journal::Hub& hub) : standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  using Any = google::protobuf::Message;

  absl::Status Accept(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Decline(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Record(rpc::CallScope& call, const Any& request, Any& reply);

  resource::StandardMethods<Invitation> standard_;
};

// Gives back the places that are kept no longer.
absl::Status ExpireReservations(const Context& context, absl::Time deadline);

}  // namespace pepiniere::feedback::api
