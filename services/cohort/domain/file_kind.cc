#include "services/cohort/domain/file_kind.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/cohort/domain/inflate.h"

namespace pepiniere::cohort {
namespace {

using namespace std::string_view_literals;

// How long what ends a file may be: a PDF may be followed by a little, a zip by a comment.
constexpr std::size_t kPdfTail = 1024, kZipTail = 22 + 65'535;
constexpr std::size_t kMostEntries = 10'000;
constexpr std::size_t kMostTypes = std::size_t{1} << 20;  // in bytes, of what says what the parts of a DOCX are

struct Ending {
  FileKind kind;
  std::string_view text;
};
// The first of each kind is the usual one.
constexpr Ending kEndings[] = {{FileKind::kPdf, ".pdf"}, {FileKind::kOdt, ".odt"},  {FileKind::kDocx, ".docx"},
                               {FileKind::kPng, ".png"}, {FileKind::kJpeg, ".jpg"}, {FileKind::kJpeg, ".jpeg"}};

std::string Lower(std::string_view text) { return absl::AsciiStrToLower(base::Absl(text)); }

// A number of a zip, little-endian; 0 beyond the end.
std::uint64_t Number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t number = 0;
  if (at + size > bytes.size()) return 0;
  for (std::size_t i = size; i-- > 0;) number = (number << 8) | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

struct ZipEntry {
  std::string_view name;
  std::uint64_t flags = 0, method = 0, packed = 0, unpacked = 0, header = 0;
};

// The directory of a zip; none if it is no whole one.
std::optional<std::vector<ZipEntry>> DirectoryOf(std::string_view bytes) {
  constexpr auto kEnd = "PK\x05\x06"sv, kCentral = "PK\x01\x02"sv;
  constexpr std::size_t kEndSize = 22, kEntrySize = 46;
  const std::size_t tail = bytes.size() - std::min(bytes.size(), kZipTail);
  const std::size_t end = bytes.rfind(kEnd);
  if (end == bytes.npos || end < tail || end + kEndSize > bytes.size()) return std::nullopt;
  const std::uint64_t count = Number(bytes, end + 10, 2);
  std::uint64_t at = Number(bytes, end + 16, 4);
  if (count == 0 || count > kMostEntries) return std::nullopt;
  std::vector<ZipEntry> entries;
  while (entries.size() < count) {
    if (at + kEntrySize > end || bytes.substr(at, kCentral.size()) != kCentral) return std::nullopt;
    const std::uint64_t name = Number(bytes, at + 28, 2);
    const std::uint64_t size = kEntrySize + name + Number(bytes, at + 30, 2) + Number(bytes, at + 32, 2);
    if (at + size > end) return std::nullopt;
    entries.push_back({.name = bytes.substr(at + kEntrySize, name),
                       .flags = Number(bytes, at + 8, 2),
                       .method = Number(bytes, at + 10, 2),
                       .packed = Number(bytes, at + 20, 4),
                       .unpacked = Number(bytes, at + 24, 4),
                       .header = Number(bytes, at + 42, 4)});
    at += size;
  }
  return entries;
}

// What an entry holds, as it is packed; none where the directory and what it leads to are at odds.
std::optional<std::string_view> Packed(std::string_view bytes, const ZipEntry& entry) {
  constexpr auto kLocal = "PK\x03\x04"sv;
  constexpr std::size_t kLocalSize = 30;
  if (entry.header > bytes.size()) return std::nullopt;
  const std::string_view from = bytes.substr(entry.header);
  if (from.size() < kLocalSize || !from.starts_with(kLocal) || Number(from, 8, 2) != entry.method) return std::nullopt;
  const std::size_t name = Number(from, 26, 2), begin = kLocalSize + name + Number(from, 28, 2);
  if (begin > from.size() || entry.packed > from.size() - begin) return std::nullopt;
  if (from.substr(kLocalSize, name) != entry.name) return std::nullopt;
  return from.substr(begin, entry.packed);
}

// Whether it is stored or packed as usual, and unpacks to what the directory says. `text` gets that.
bool Unpacks(std::string_view bytes, const ZipEntry& entry, std::string* text = nullptr) {
  constexpr std::uint64_t kStored = 0, kDeflated = 8;
  const auto packed = Packed(bytes, entry);
  if (!packed) return false;
  if (entry.method == kDeflated) return InflatesTo(*packed, entry.unpacked, text);
  if (entry.method != kStored || entry.packed != entry.unpacked) return false;
  if (text) *text = *packed;
  return true;
}

// Whether a part of that name is a macro's, or lies where an ODT has its macros.
bool IsOfMacros(std::string_view name) {
  std::string path = "/" + Lower(name);
  std::ranges::replace(path, '\\', '/');
  const auto has = [&](std::string_view part) { return path.find(part) != path.npos; };
  return path.ends_with("vbaproject.bin") || has("/basic/") || has("/scripts/");
}

// Whether what says of a DOCX what its parts are, whatever they are called, says that none is a macro: in plain words,
// which are read alike by everybody.
bool SaysNoMacros(std::string_view types) {
  const std::string text = Lower(types);
  const auto has = [&](std::string_view word) { return text.find(word) != text.npos; };
  return !has("macroenabled") && !has("vbaproject") && !has("vbadata") && !has("&#") && !has("<!doctype") &&
         !has("\0"sv);
}

// Whether each entry is there once, in the clear, and unpacks to what the directory says, all of them to no more than
// they may.
bool IsSound(std::string_view bytes, const std::vector<ZipEntry>& entries) {
  std::set<std::string> names;
  std::uint64_t packed = 0, unpacked = 0;
  for (const ZipEntry& entry : entries) {
    packed += entry.packed;
    unpacked += entry.unpacked;
    if ((entry.flags & 1) != 0 || !names.insert(Lower(entry.name)).second) return false;
  }
  if (packed > bytes.size() || unpacked > kMostUnpackedBytes) return false;
  return std::ranges::all_of(entries, [&](const ZipEntry& entry) { return Unpacks(bytes, entry); });
}

std::optional<FileKind> KindOfZip(std::string_view bytes) {
  constexpr std::string_view kText = "application/vnd.oasis.opendocument.text";
  const auto entries = DirectoryOf(bytes);
  if (!entries || std::ranges::any_of(*entries, IsOfMacros, &ZipEntry::name) || !IsSound(bytes, *entries)) {
    return std::nullopt;
  }
  const auto find = [&](std::string_view name) { return std::ranges::find(*entries, name, &ZipEntry::name); };
  const auto has = [&](std::string_view name) { return find(name) != entries->end(); };
  if (const auto type = find("mimetype"); type != entries->end()) {
    const bool is_text = type->header == 0 && type->method == 0 && Packed(bytes, *type) == kText && has("content.xml");
    return is_text ? std::optional(FileKind::kOdt) : std::nullopt;
  }
  const auto types = find("[Content_Types].xml");
  if (types == entries->end() || types->unpacked > kMostTypes || !has("word/document.xml")) return std::nullopt;
  std::string text;
  const bool is_docx = Unpacks(bytes, *types, &text) && SaysNoMacros(text);
  return is_docx ? std::optional(FileKind::kDocx) : std::nullopt;
}

}  // namespace

std::optional<FileKind> KindOf(std::string_view bytes) {
  constexpr auto kPng = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"sv, kPngEnd = "\0\0\0\0IEND\xae\x42\x60\x82"sv;
  if (bytes.starts_with("%PDF-")) {
    const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), kPdfTail));
    return tail.find("%%EOF") != tail.npos ? std::optional(FileKind::kPdf) : std::nullopt;
  }
  if (bytes.starts_with(kPng)) return bytes.ends_with(kPngEnd) ? std::optional(FileKind::kPng) : std::nullopt;
  if (bytes.starts_with("\xff\xd8\xff"sv)) {
    return bytes.ends_with("\xff\xd9"sv) ? std::optional(FileKind::kJpeg) : std::nullopt;
  }
  return bytes.starts_with("PK\x03\x04"sv) ? KindOfZip(bytes) : std::nullopt;
}

std::string_view EndingOf(FileKind kind) { return std::ranges::find(kEndings, kind, &Ending::kind)->text; }

bool IsNameOf(FileKind kind, std::string_view file_name) {
  const std::string name = Lower(file_name);
  return !name.starts_with('.') && std::ranges::any_of(kEndings, [&](const Ending& ending) {
    return ending.kind == kind && name.ends_with(ending.text) &&
           !base::IsBlank(std::string_view(name).substr(0, name.size() - ending.text.size()));
  });
}

}  // namespace pepiniere::cohort
