// The lists behind the figures of the whole portfolio, and two moments compared.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/portfolio_service.pb.h"
#include "services/portfolio/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class PortfolioLists {
 public:
  explicit PortfolioLists(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::ListPhaseMovesResponse> ListMoves(rpc::CallScope& call, const v1::ListPhaseMovesRequest& request);
  absl::StatusOr<v1::ListPhaseStaysResponse> ListStays(rpc::CallScope& call, const v1::ListPhaseStaysRequest& request);
  absl::StatusOr<v1::ComparePortfolioResponse> Compare(rpc::CallScope& call,
                                                       const v1::ComparePortfolioRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::portfolio::api
