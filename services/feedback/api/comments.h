// Comments: what they have of their own.
#pragma once

#include <map>
#include <string>

#include "pepiniere/feedback/v1/comment.pb.h"
#include "services/feedback/api/context.h"
#include "services/feedback/api/spaces.h"
#include "services/feedback/domain/comment.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<feedback::Comment> : StandardRules<feedback::Comment, feedback::v1::Comment, feedback::api::Context> {
  using T = feedback::Comment;

  static absl::Status AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& idea,
                                 Proto& told);
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // That it answers a comment of the same idea.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckMove(const rpc::CallScope& call, const T& before, const T& now);
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& idea);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& idea);
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call)
        : context_(context), call_(call), reading_(context, call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    // What was taken away since is told as little as what is.
    absl::StatusOr<bool> ReadsToday(const base::Stored<T>& stored) { return Sees(stored); }
    static void Empty(T& gone);
    absl::Status Restrict(Proto& proto);

   private:
    // Whether there is that idea (an id) for the caller: what is said of one that was taken away went with it.
    absl::StatusOr<bool> SeesIdea(const std::string& idea);

    const Context& context_;
    const rpc::CallScope& call_;
    feedback::api::SpaceReading reading_;
    std::map<std::string, bool> seen_;
  };
};

extern template class StandardMethods<feedback::Comment>;

}  // namespace pepiniere::resource
