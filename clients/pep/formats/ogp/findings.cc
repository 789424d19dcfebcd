#include "clients/pep/formats/ogp/findings.h"

namespace pepiniere::ogp {
namespace {

namespace shared = content::finding;

// A row keeps its bytes, and beside its fields what none of them holds.
constexpr content::FindingCode kActions[] = {
    {shared::kByteOrderMark.code, "read without it; the file is kept"},
    {shared::kDuplicateId.code, "both kept: ids may repeat"},
    {shared::kPadded.code, "kept as written"},
    {shared::kUnknownKey.code, "kept beside the fields"},
};

}  // namespace

absl::Span<const content::FindingCode> Actions() { return kActions; }

}  // namespace pepiniere::ogp
