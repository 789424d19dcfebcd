// Comments of consultations, and what moderators do with them.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/comment.pb.h"
#include "services/policy/api/context.h"
#include "services/policy/resources/comment.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<policy::resources::Comment>
    : StandardRules<policy::resources::Comment, policy::v1::Comment, policy::api::Context> {
  using T = policy::resources::Comment;

  // Of a consultation that the caller takes part in.
  static absl::Status AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& parent,
                                 Proto& told);
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& parent);
  static absl::Status LockParent(journal::Unit& unit, const std::string& parent);
  static constexpr bool kChangesUnderParent = true;
  // While it is open; and what it answers to is there.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    // What was hidden since is told as little as what is; what its author took back is said no more.
    absl::StatusOr<bool> ReadsToday(const base::Stored<T>& stored) { return Sees(stored); }
    static void Empty(T& gone);
    static void AsToday(T& told, const T& today);
    // Why it was hidden, and what its author has against that, is for its author and moderators.
    absl::Status Restrict(Proto& proto);

   private:
    const Context& context_;
    const rpc::CallScope& call_;
  };
};

template <>
struct Rules<policy::resources::ModerationRecord>
    : StandardRules<policy::resources::ModerationRecord, policy::v1::ModerationRecord, policy::api::Context> {
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& parent);
  static const query::FilterSchema& Filters();
};

extern template class StandardMethods<policy::resources::Comment>;
extern template class StandardMethods<policy::resources::ModerationRecord>;

}  // namespace pepiniere::resource

namespace pepiniere::policy::api {

class Comments {
 public:
  // All must outlive this.
  Comments(const Context& context, journal::Hub& hub) : standard_(context, &hub), records_(context) {}

  void Mount(rpc::Service& service);

 private:
  using Any = google::protobuf::Message;
  absl::Status Remove(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Appeal(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Moderate(rpc::CallScope& call, const Any& request, Any& reply, resources::CommentState state);

  resource::StandardMethods<resources::Comment> standard_;
  resource::StandardMethods<resources::ModerationRecord> records_;
};

}  // namespace pepiniere::policy::api
