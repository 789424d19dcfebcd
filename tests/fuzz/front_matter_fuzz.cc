// Any bytes are a content file: it is read, written and read again without a change, whatever it holds.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "clients/pep/formats/betagouv/format.h"
#include "clients/pep/formats/betagouv/item.h"
#include "clients/pep/formats/content/document.h"
#include "google/protobuf/util/message_differencer.h"
#include "tests/fuzz/require.h"

namespace {

using namespace pepiniere::betagouv;  // NOLINT: this is a fuzz target
using google::protobuf::util::MessageDifferencer;
using pepiniere::fuzz::Require;

void Check(const Format& format, std::string_view file) {
  const auto today = pepiniere::base::Date::FromDays(20'000);
  pepiniere::content::Findings findings;
  const auto layout = LayoutOf(format);
  const auto item = ReadItem(format, "x", pepiniere::content::ParseDocument(file, &layout, findings), today, findings);
  const std::string written = WriteItem(format, "x", item);
  const auto again =
      ReadItem(format, "x", pepiniere::content::ParseDocument(written, &layout, findings), today, findings);
  Require(MessageDifferencer::Equals(Comparable(item), Comparable(again)), "what is written is read as it was");
  Require(WriteItem(format, "x", again) == written, "written twice, the same bytes");
}

}  // namespace

// The first byte says which sort of file the rest is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  Check(Formats()[data[0] % Formats().size()], {reinterpret_cast<const char*>(data + 1), size - 1});
  return 0;
}
