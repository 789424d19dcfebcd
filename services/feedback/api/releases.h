// Releases, and the free texts that somebody redacts for them.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/feedback/v1/release.pb.h"
#include "services/feedback/api/context.h"
#include "services/rpc/service.h"

namespace pepiniere::feedback::api {

class Releases {
 public:
  explicit Releases(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::Release> Get(rpc::CallScope& call, const v1::GetReleaseRequest& request);
  absl::StatusOr<v1::ListFreeTextsResponse> ListTexts(rpc::CallScope& call, const v1::ListFreeTextsRequest& request);
  absl::StatusOr<v1::FreeText> Redact(rpc::CallScope& call, const v1::RedactFreeTextRequest& request);

  const Context& context_;
};

}  // namespace pepiniere::feedback::api
