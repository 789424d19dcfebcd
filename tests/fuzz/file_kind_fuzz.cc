// Whatever is sent as a file of an application.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "services/cohort/domain/file_kind.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using pepiniere::cohort::FileKind;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto kind = pepiniere::cohort::KindOf(bytes);
  if (!kind) return 0;
  const bool is_zip = *kind == FileKind::kOdt || *kind == FileKind::kDocx;
  pepiniere::fuzz::Require(is_zip == bytes.starts_with("PK"), "what is a zip begins as one");
  pepiniere::fuzz::Require(!pepiniere::cohort::KindOf(std::string("x") + std::string(bytes)), "and only then");
  return 0;
}
