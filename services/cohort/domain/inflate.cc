#include "services/cohort/domain/inflate.h"

#include <zlib.h>

#include <array>
#include <cstddef>
#include <memory>

namespace pepiniere::cohort {

bool InflatesTo(std::string_view packed, std::uint64_t size, std::string* text) {
  constexpr int kRaw = -15;  // the largest window, without zlib's own head and tail
  z_stream stream{};
  if (inflateInit2(&stream, kRaw) != Z_OK) return false;
  const std::unique_ptr<z_stream, int (*)(z_stream*)> owned(&stream, &inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::array<char, std::size_t{16} << 10> piece{};
  std::uint64_t unpacked = 0;
  int code = Z_OK;
  while (code == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    code = inflate(&stream, Z_NO_FLUSH);
    const std::size_t came = piece.size() - stream.avail_out;
    unpacked += came;
    if (unpacked > size) return false;
    if (text) text->append(piece.data(), came);
  }
  return code == Z_STREAM_END && stream.avail_in == 0 && unpacked == size;
}

}  // namespace pepiniere::cohort
