#include "services/gateway/http/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <memory>

#include "absl/strings/str_cat.h"

namespace pepiniere::gateway {
namespace {

constexpr int kGzip = 15 + 16;  // the largest window, with gzip's own head and tail
constexpr int kLevel = 5;       // a tenth larger than level 9 at a third of its time
constexpr int kMemory = 8;

Bytef* Bytes(const char* text) { return reinterpret_cast<Bytef*>(const_cast<char*>(text)); }

}  // namespace

std::string Gzip(std::string_view plain) {
  z_stream stream{};
  deflateInit2(&stream, kLevel, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, plain.size()), '\0');
  stream.next_in = Bytes(plain.data());
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = Bytes(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

absl::StatusOr<std::string> Gunzip(std::string_view packed, std::size_t max_bytes) {
  z_stream stream{};
  inflateInit2(&stream, kGzip);
  const std::unique_ptr<z_stream, int (*)(z_stream*)> owned(&stream, &inflateEnd);
  stream.next_in = Bytes(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string plain;
  int code = Z_OK;
  while (code == Z_OK) {
    const std::size_t at = plain.size();
    plain.resize(std::min(std::max(packed.size() * 4, at * 2) + 64, max_bytes + 1));
    stream.next_out = Bytes(plain.data() + at);
    stream.avail_out = static_cast<uInt>(plain.size() - at);
    code = inflate(&stream, Z_NO_FLUSH);
    plain.resize(stream.total_out);
    if (plain.size() > max_bytes) {
      return absl::ResourceExhaustedError(absl::StrCat("unpacked, it is larger than ", max_bytes, " bytes"));
    }
  }
  if (code != Z_STREAM_END || stream.avail_in != 0) return absl::InvalidArgumentError("it is no gzip");
  return plain;
}

}  // namespace pepiniere::gateway
