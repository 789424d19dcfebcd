// Consultations: what they have of their own, votes, and their ends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/consultation.pb.h"
#include "services/policy/api/context.h"
#include "services/policy/api/visibility.h"
#include "services/policy/resources/consultation.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<policy::resources::Consultation>
    : StandardRules<policy::resources::Consultation, policy::v1::Consultation, policy::api::Context> {
  using T = policy::resources::Consultation;

  // CreateConsultation moves its proposal.
  static constexpr std::string_view kOwnMethods[] = {"CreateConsultation"};
  // Before it begins; then its end alone, to a later one, until it has ended.
  static absl::Status CheckMove(const rpc::CallScope& call, const T& before, const T& now);
  // Whoever votes meanwhile sees the new window.
  static absl::Status Changed(journal::Unit& unit, const T* before, const base::Stored<T>& after);
  static const query::SortSchema& Order();
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  // How it stands, and how many voted.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call, const std::vector<Proto*>& told);
  class Viewer {
   public:
    Viewer(const Context&, const rpc::CallScope& call) : call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    // Who is invited is for policy officers.
    absl::Status Restrict(Proto& proto);

   private:
    const rpc::CallScope& call_;
  };
};

extern template class StandardMethods<policy::resources::Consultation>;

}  // namespace pepiniere::resource

namespace pepiniere::policy::api {

// Whether there is that consultation for the caller: of those who are invited, for them.
bool ReadsConsultation(const rpc::CallScope& call, const resources::Consultation& consultation);

class Consultations {
 public:
  // All must outlive this.
  Consultations(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  using Any = google::protobuf::Message;
  absl::StatusOr<v1::Consultation> Create(rpc::CallScope& call, const v1::CreateConsultationRequest& request);
  absl::Status Close(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status SumUp(rpc::CallScope& call, const Any& request, Any& reply);
  absl::StatusOr<v1::ConsultationVote> Cast(rpc::CallScope& call, const v1::CastVoteRequest& request);
  absl::StatusOr<v1::ConsultationVote> Revoke(rpc::CallScope& call, const v1::RevokeVoteRequest& request);
  absl::StatusOr<v1::ConsultationVote> GetVote(rpc::CallScope& call, const v1::GetOwnVoteRequest& request);
  // The consultation that the caller, whose person that is, takes part in. NOT_FOUND, PERMISSION_DENIED.
  absl::StatusOr<base::Stored<resources::Consultation>> Joined(const rpc::CallScope& call, const std::string& name,
                                                               const std::string& person) const;

  const Context& context_;
  resource::StandardMethods<resources::Consultation> standard_;
};

}  // namespace pepiniere::policy::api
