#include "clients/pep/formats/eig/findings.h"

namespace pepiniere::eig {
namespace {

namespace shared = content::finding;

constexpr std::string_view kKeptBeside = "kept beside the fields";

// A sheet keeps its file, and beside its fields what none of them holds.
constexpr content::FindingCode kActions[] = {
    {shared::kIgnoredYaml.code, "left out; the file is kept"},
    {shared::kYamlComment.code, "left out; the file is kept"},
    {shared::kByteOrderMark.code, "read without it; the file is kept"},
    {shared::kDuplicateKey.code, "the last one counts; the others are kept beside the fields"},
    {shared::kUnknownKey.code, kKeptBeside},
    {shared::kWrongType.code, kKeptBeside},
    {shared::kInvalidDate.code, "kept as written, and tells no day"},
};

}  // namespace

absl::Span<const content::FindingCode> Actions() { return kActions; }

}  // namespace pepiniere::eig
