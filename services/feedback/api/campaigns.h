// Campaigns: what they have of their own, and their way from a draft to a release.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "pepiniere/feedback/v1/campaign.pb.h"
#include "pepiniere/feedback/v1/release.pb.h"
#include "services/feedback/api/context.h"
#include "services/feedback/domain/campaign.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<feedback::Campaign> : StandardRules<feedback::Campaign, feedback::v1::Campaign, feedback::api::Context> {
  using T = feedback::Campaign;

  static absl::Status Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations& violations);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kAnswered = {
      {{"programme", "programme_uid"}}};
  // How far it is.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // The questionnaire; and that it asks people of its own programme alone.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  // A draft: CAMPAIGN_OPENED.
  static absl::Status CheckOpen(const base::Stored<T>& before);
  static absl::Status CheckDeletable(const journal::Unit& unit, const base::Stored<T>& before);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  // How many texts wait, to those who redact them.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call, const std::vector<Proto*>& told);
  // Coaches of its programme; from its opening on, those whom it asks; once it is released to everybody, everybody.
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    absl::Status Restrict(Proto& proto);

   private:
    const Context& context_;
    const rpc::CallScope& call_;
  };
};

extern template class StandardMethods<feedback::Campaign>;

}  // namespace pepiniere::resource

namespace pepiniere::feedback::api {

class Campaigns {
 public:
  // All must outlive this.
  Campaigns(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  using Any = google::protobuf::Message;

  absl::StatusOr<v1::PreviewCampaignResponse> Preview(rpc::CallScope& call, const v1::PreviewCampaignRequest& request);
  absl::Status Open(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Close(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Publish(rpc::CallScope& call, const Any& request, Any& reply);

  const Context& context_;
  resource::StandardMethods<Campaign> standard_;
};

}  // namespace pepiniere::feedback::api
