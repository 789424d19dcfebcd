// Whatever is given for a catalogue of commitments.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "clients/pep/formats/content/text.h"
#include "clients/pep/formats/ogp/reader.h"
#include "clients/pep/formats/ogp/writer.h"
#include "tests/fuzz/require.h"

namespace pepiniere::ogp {
namespace {

using fuzz::Require;

void ReadAndWrite(std::string_view content) {
  const Catalogue read = ReadCatalogue(content);
  // A file of nothing has no columns of its own.
  Require(read.header.empty() || WriteCatalogue(read) == content::RepairUtf8(content).text,
          "what nobody changed comes back byte for byte");
  Catalogue anew;
  for (Commitment commitment : read.commitments) {
    commitment.bytes.clear();
    commitment.rest.clear();
    anew.commitments.push_back(commitment);
  }
  const Catalogue again = ReadCatalogue(WriteCatalogue(anew));
  Require(again.commitments.size() == anew.commitments.size(), "each commitment is a record");
  for (std::size_t i = 0; i < again.commitments.size(); ++i) {
    Require(SaySame(again.commitments[i], anew.commitments[i]), "and says the same");
  }
}

}  // namespace
}  // namespace pepiniere::ogp

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pepiniere::ogp::ReadAndWrite({reinterpret_cast<const char*>(data), size});
  return 0;
}
