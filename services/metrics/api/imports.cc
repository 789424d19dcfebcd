#include "services/metrics/api/imports.h"

#include <string>
#include <utility>

#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/imports/report.h"
#include "services/imports/stream.h"
#include "services/imports/transaction.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/former_names.h"
#include "services/metrics/api/import_batch.h"
#include "services/metrics/api/project_rules.h"
#include "services/metrics/api/source_names.h"

namespace pepiniere::metrics::api {
namespace {

constexpr int kMostItems = 1'000;

absl::StatusOr<ImportedFrom> ReadFrom(const Context& context, const rpc::CallScope& call,
                                      const v1::ImportMetricsRequest& first) {
  static const aip::ResourcePattern pattern(kProject);
  ImportedFrom from;
  PEP_ASSIGN(from.project, aip::ParseKey(pattern, "parent", first.parent()));
  PEP_TRY(CheckProject(context, call, from.project));
  PEP_ASSIGN(from.source, SourceNamed(context, call, from.project, first.source()));
  return from;
}

}  // namespace

absl::StatusOr<v1::ImportMetricsResponse> Imports::Import(rpc::CallScope& call,
                                                          rpc::MessageReader<v1::ImportMetricsRequest>& told) {
  NamesOfNow<v1::ImportMetricsRequest> reader(context_, call, told);
  v1::ImportMetricsResponse reply;
  rpc::v1::ImportReport& report = *reply.mutable_report();
  ImportedFrom from;
  const auto begin = [&](const v1::ImportMetricsRequest& first) -> absl::Status {
    report.set_dry_run(first.dry_run());
    PEP_ASSIGN(from, ReadFrom(context_, call, first));
    return absl::OkStatus();
  };
  const auto take = [&](const v1::ImportMetricsRequest& message) -> absl::Status {
    if (message.parent() != ProjectName(from.project)) return aip::Invalid("parent", "is another one than before");
    if (message.items_size() > kMostItems) {
      return aip::Invalid("items", base::Concat("must not have more than ", kMostItems, " items"));
    }
    PEP_ASSIGN(const rpc::v1::ImportReport part,
               imports::Transact(context_, imports::WriteOf(call, report.dry_run()), message, from,
                                 [&](journal::Unit& unit, const ImportedFrom& its, rpc::v1::ImportReport& batch,
                                     const imports::RefusedItems& refused, int& failed) {
                                   return ImportBatch(context_, unit, its, batch).Import(message, refused, failed);
                                 }));
    imports::Merge(part, report);
    return absl::OkStatus();
  };
  PEP_TRY(imports::ReadStream(reader, begin, take));
  imports::Bound(report);
  return reply;
}

void Imports::Mount(rpc::Service& service) { service.ClientStream("ImportMetrics", *this, &Imports::Import); }

}  // namespace pepiniere::metrics::api
