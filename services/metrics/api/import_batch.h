// One message of an import, in one transaction.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "pepiniere/metrics/v1/import.pb.h"
#include "services/imports/report.h"
#include "services/imports/transaction.h"
#include "services/journal/unit.h"
#include "services/metrics/api/context.h"
#include "services/metrics/api/records.h"

namespace pepiniere::metrics::api {

// Of whom an import is, and where its items come from.
struct ImportedFrom {
  std::string project, source;  // an id; a word
};

class ImportBatch {
 public:
  ImportBatch(const Context& context, journal::Unit& unit, const ImportedFrom& from, rpc::v1::ImportReport& report)
      : context_(context), unit_(unit), from_(from), report_(report) {}

  // The items but those of `refused`, which are reported. After an error, `failed` is the place of the item that met
  // it; -1 if none did.
  absl::Status Import(const v1::ImportMetricsRequest& message, const imports::RefusedItems& refused, int& failed);

 private:
  absl::Status ImportItem(const v1::MetricsItem& item);
  // Points are written together, in their order.
  absl::Status ImportPoints();
  void Report(const v1::MetricsItem& item, std::string_view collection, const Recorded& recorded);
  void Refuse(const v1::MetricsItem& item, std::string_view collection, std::string_view code, std::string why);

  const Context& context_;
  journal::Unit& unit_;
  const ImportedFrom& from_;
  imports::ReportBuilder report_;
  std::vector<const v1::MetricsItem*> points_;
};

}  // namespace pepiniere::metrics::api
