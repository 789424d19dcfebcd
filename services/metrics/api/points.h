// Points on their way in: batches, and streams of these.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/point.pb.h"
#include "services/metrics/api/context.h"
#include "services/metrics/domain/point.h"
#include "services/metrics/store/point_store.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/message_reader.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

// Reads the dimensions of points, each held to the contract, once however often a batch repeats it. One that it does
// not allow has no value, for which its point is refused, and not the others.
class DimensionReader {
 public:
  domain::Dimension Read(const std::string& key, const std::string& value);

 private:
  std::map<std::pair<std::string, std::string>, bool> sound_;
};

// As they are told; what is malformed of one refuses it, and not the others.
std::vector<domain::Point> ReadPoints(const google::protobuf::RepeatedPtrField<v1::Point>& points);
v1::PointResult Told(const store::PointResult& result);
v1::PointCounts Told(const store::PointCounts& counts);

class Points {
 public:
  explicit Points(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::IngestPointsResponse> Ingest(rpc::CallScope& call, const v1::IngestPointsRequest& request);
  // Each message is one transaction. An error ends the stream; what came before it stays.
  absl::StatusOr<v1::IngestPointStreamResponse> IngestStream(rpc::CallScope& call,
                                                             rpc::MessageReader<v1::IngestPointStreamRequest>& told);

 private:
  const Context& context_;
};

}  // namespace pepiniere::metrics::api
