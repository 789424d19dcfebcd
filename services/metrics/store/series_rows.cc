#include "services/metrics/store/series_rows.h"

#include "absl/strings/escaping.h"
#include "services/json/json.h"
#include "services/json/reader.h"
#include "services/record/document_fields.h"
#include "services/secret/aead.h"

namespace pepiniere::metrics::store {

std::string WriteDimensions(const std::vector<domain::Dimension>& dimensions) {
  const auto written = record::WriteField(dimensions);
  return written ? json::Dump(*written) : "";
}

absl::StatusOr<std::vector<domain::Dimension>> ReadDimensions(const std::string& document) {
  std::vector<domain::Dimension> dimensions;
  if (document.empty()) return dimensions;
  const json::Reader json(document);
  if (!json.root() || !record::ReadField(*json.root(), dimensions)) {
    return absl::DataLossError("the dimensions of a series are not what is kept there");
  }
  return dimensions;
}

std::string HashOf(std::string_view text) { return absl::HexStringToBytes(secret::Sha256Hex(text)); }

}  // namespace pepiniere::metrics::store
