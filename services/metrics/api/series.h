// Series of points, told.
#pragma once

#include <functional>
#include <memory>

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/reading.pb.h"
#include "pepiniere/metrics/v1/series.pb.h"
#include "services/journal/hub.h"
#include "services/metrics/api/context.h"
#include "services/metrics/store/series_store.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/message_source.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

v1::Series Told(const store::Series& series);
// The series of that name, if the caller is told its values. NOT_FOUND.
absl::StatusOr<store::Series> FindTold(const Context& context, const rpc::CallScope& call, std::string_view field,
                                       const std::string& name);

class SeriesMethods {
 public:
  SeriesMethods(const Context& context, journal::Hub& hub) : context_(context), hub_(hub) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::Series> Get(rpc::CallScope& call, const v1::GetSeriesRequest& request);
  absl::StatusOr<v1::ListSeriesResponse> List(rpc::CallScope& call, const v1::ListSeriesRequest& request);
  absl::StatusOr<std::unique_ptr<rpc::MessageSource<v1::WatchSeriesResponse>>> Watch(
      rpc::CallScope& call, const v1::WatchSeriesRequest& request, std::function<void()> wake);
  absl::StatusOr<v1::ListPointRevisionsResponse> ListRevisions(rpc::CallScope& call,
                                                               const v1::ListPointRevisionsRequest& request);

 private:
  absl::Status AddChanges(const rpc::CallScope& call, const std::vector<journal::Change>& changes,
                          const std::string& project, v1::WatchSeriesResponse& message);

  const Context& context_;
  journal::Hub& hub_;
};

}  // namespace pepiniere::metrics::api
