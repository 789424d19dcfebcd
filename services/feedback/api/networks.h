// Networks of alumni and their members: what each has of its own.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pepiniere/feedback/v1/network.pb.h"
#include "services/feedback/api/context.h"
#include "services/feedback/domain/network.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<feedback::Network> : StandardRules<feedback::Network, feedback::v1::Network, feedback::api::Context> {
  static absl::Status Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations& violations);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kAnswered = {
      {{"programme", "programme_uid"}}};
  static const query::FilterSchema& Filters();
  // One that has members stays.
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id);
};

template <>
struct Rules<feedback::Member> : StandardRules<feedback::Member, feedback::v1::Member, feedback::api::Context> {
  using T = feedback::Member;

  // CONSENT_NEEDED; UNAVAILABLE while nobody can say.
  static absl::Status AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& network,
                                 Proto& told);
  // Whoever joined.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // That nobody joins twice.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status LockParent(journal::Unit& unit, const std::string& network);
  static const query::SortSchema& Order();
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& network);
  // One's own, and those of networks that the caller keeps.
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    absl::Status Restrict(Proto&) { return absl::OkStatus(); }

   private:
    const Context& context_;
    const rpc::CallScope& call_;
  };
};

extern template class StandardMethods<feedback::Network>;
extern template class StandardMethods<feedback::Member>;

}  // namespace pepiniere::resource

namespace pepiniere::feedback::api {

// Takes out of their networks those whose consent ended. OK where nobody can say who consents.
absl::Status FollowConsents(const Context& context, absl::Time deadline);

// Writes to those whose assignment in a programme ended of late that it has a network: once each. What cannot be asked
// of the cohort service now is asked another time.
absl::Status InviteFormer(const Context& context, absl::Time deadline);

}  // namespace pepiniere::feedback::api
