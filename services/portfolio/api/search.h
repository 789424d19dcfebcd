// Finding things by any name.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/search.pb.h"
#include "services/portfolio/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class Search {
 public:
  explicit Search(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::SearchPortfolioResponse> Find(rpc::CallScope& call, const v1::SearchPortfolioRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::portfolio::api
