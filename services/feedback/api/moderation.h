// What moderators decide of what people say, and what these say against it.
#pragma once

#include <string>

#include "pepiniere/feedback/v1/moderation.pb.h"
#include "services/feedback/api/context.h"
#include "services/feedback/api/spaces.h"
#include "services/feedback/domain/moderation.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<feedback::ModerationAction>
    : StandardRules<feedback::ModerationAction, feedback::v1::ModerationAction, feedback::api::Context> {
  using T = feedback::ModerationAction;

  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& space);
  static const query::FilterSchema& Filters();
  // Whoever reads the space reads its log.
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : call_(call), reading_(context, call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    // Who decided it, and whose it is, to all but moderators; what its author says, to all but these and themselves.
    absl::Status Restrict(Proto& proto);

   private:
    const rpc::CallScope& call_;
    feedback::api::SpaceReading reading_;
  };
};

extern template class StandardMethods<feedback::ModerationAction>;

}  // namespace pepiniere::resource

namespace pepiniere::feedback::api {

class ModerationMethods {
 public:
  // All must outlive this.
  ModerationMethods(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  using Any = google::protobuf::Message;

  absl::StatusOr<v1::ModerationAction> Moderate(rpc::CallScope& call, const v1::ModerateItemRequest& request);
  absl::Status Appeal(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Decide(rpc::CallScope& call, const Any& request, Any& reply);

  const Context& context_;
  resource::StandardMethods<ModerationAction> standard_;
};

}  // namespace pepiniere::feedback::api
