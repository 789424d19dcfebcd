// Any bytes are a file of the EIG site: it goes back as it came, and what it says survives a new file and a change.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "clients/pep/formats/content/findings.h"
#include "clients/pep/formats/eig/sheet.h"
#include "clients/pep/formats/eig/values.h"
#include "tests/fuzz/require.h"

namespace {

using namespace pepiniere::eig;  // NOLINT: this is a fuzz target
using pepiniere::fuzz::Require;

template <typename T>
T Read(std::string_view bytes) {
  pepiniere::content::Findings findings;
  return ReadSheet<T>("x", bytes, findings);
}

template <typename T>
void Check(std::string_view bytes) {
  T sheet = Read<T>(bytes);
  sheet.file = "x.md";
  Require(WriteSheet(sheet) == bytes, "what says the same is the same file");
  const std::string fresh = WriteNewSheet(sheet);
  const T again = Read<T>(fresh);
  Require(SaySame(sheet, again), "what is written anew is read as it was");
  Require(WriteNewSheet(again) == fresh, "written twice, the same bytes");
  sheet.title = "Un autre titre";
  sheet.body += "\nUne ligne de plus.\n";
  Require(SaySame(sheet, Read<T>(WriteSheet(sheet))), "a change is read as it was made");
}

}  // namespace

// The first byte says which sort of file the rest is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr void (*kChecks[])(std::string_view) = {Check<Challenge>, Check<Person>, Check<Theme>};
  kChecks[data[0] % std::size(kChecks)]({reinterpret_cast<const char*>(data + 1), size - 1});
  return 0;
}
