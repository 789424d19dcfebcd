// Spaces: who reads, writes and votes there.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pepiniere/feedback/v1/space.pb.h"
#include "services/feedback/api/context.h"
#include "services/feedback/domain/space.h"
#include "services/feedback/domain/votes.h"
#include "services/feedback/store/idea_store.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::feedback::api {

// Whether the caller is in that circle of a space; its moderators and administrators are in each.
bool IsIn(const rpc::CallScope& call, const base::Stored<Space>& space, Circle circle);
// When its ideas are voted on.
VoteWindow WindowOf(const Space& space);
// "agents" of agents/01J.../01J...: the space of what lies below it (ids).
std::string SpaceIn(const std::string& id);

// What one caller reads of spaces, in one call.
class SpaceReading {
 public:
  SpaceReading(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}

  // The space of that id, where the caller reads it; none: there is none for them.
  absl::StatusOr<std::optional<base::Stored<Space>>> Find(const std::string& id);
  // Whether they see something of it that has this author, and is or is not concealed.
  absl::StatusOr<bool> Sees(const std::string& space, const std::string& author, bool concealed);
  // All that they read and moderate; of one space (an id) if there is one.
  absl::StatusOr<store::SpaceReader> Reader(const std::string& space);

 private:
  const Context& context_;
  const rpc::CallScope& call_;
  std::map<std::string, std::optional<base::Stored<Space>>> known_;
};

// The space where something is about to be written, by those of a circle. NOT_FOUND for whoever does not read it,
// PERMISSION_DENIED for whoever is not of that circle, or nobody in particular.
absl::StatusOr<base::Stored<Space>> FindToWrite(const Context& context, const rpc::CallScope& call,
                                                const std::string& id, Circle Space::*circle);

}  // namespace pepiniere::feedback::api

namespace pepiniere::resource {

template <>
struct Rules<feedback::Space> : StandardRules<feedback::Space, feedback::v1::Space, feedback::api::Context> {
  using T = feedback::Space;

  // Who moderates it, and when its ideas are voted on.
  static absl::Status Changed(journal::Unit& unit, const T* before, const base::Stored<T>& after);
  static absl::Status LifeChanged(journal::Unit& unit, const base::Stored<T>& after);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  class Viewer {
   public:
    Viewer(const Context&, const rpc::CallScope& call) : call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    // Who takes part and who moderates, to all but moderators.
    absl::Status Restrict(Proto& proto);

   private:
    const rpc::CallScope& call_;
  };
};

extern template class StandardMethods<feedback::Space>;

}  // namespace pepiniere::resource
