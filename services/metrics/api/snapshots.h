// Figures that are kept as they are, to be cited.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/snapshot.pb.h"
#include "services/metrics/api/project_rules.h"
#include "services/metrics/domain/snapshot.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<metrics::domain::Snapshot> : metrics::api::ProjectRules<metrics::domain::Snapshot, metrics::v1::Snapshot> {
  static const query::SortSchema& Order();
  static const query::FilterSchema& Filters();
  // The figures.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call, const std::vector<Proto*>& told);
  // CreateSnapshot computes what it keeps: see metrics::api::Snapshots.
  static constexpr std::string_view kOwnMethods[] = {"CreateSnapshot"};
};

extern template class StandardMethods<metrics::domain::Snapshot>;

}  // namespace pepiniere::resource

namespace pepiniere::metrics::api {

class Snapshots {
 public:
  explicit Snapshots(const Context& context) : context_(context), standard_(context) {}

  void Mount(rpc::Service& service);

  // FAILED_PRECONDITION (NOT_PUBLIC) for a figure that is not open data, nor made of such alone. What is kept is what
  // everybody is told, whoever has it kept.
  absl::StatusOr<v1::Snapshot> Create(rpc::CallScope& call, const v1::CreateSnapshotRequest& request);
  absl::StatusOr<v1::ReadSnapshotExportResponse> ReadExport(rpc::CallScope& call,
                                                            const v1::ReadSnapshotExportRequest& request);

 private:
  const Context& context_;
  resource::StandardMethods<domain::Snapshot> standard_;
};

}  // namespace pepiniere::metrics::api
