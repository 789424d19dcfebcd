#include "clients/pep/betagouv/references.h"

#include "absl/strings/match.h"
#include "clients/pep/betagouv/text.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {
namespace {

bool Consume(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

}  // namespace

bool IsFileName(std::string_view id) {
  return !id.empty() && id != "." && id != ".." && id.find('/') == std::string_view::npos &&
         id.find('\0') == std::string_view::npos;
}

std::string IdOfFile(std::string_view file_name, Findings& findings) {
  constexpr std::string_view kExtension = ".md";
  std::string_view stem = file_name;
  if (stem.size() > kExtension.size() && absl::EndsWithIgnoreCase(base::Absl(stem), base::Absl(kExtension))) {
    stem.remove_suffix(kExtension.size());
  } else {
    findings.Add(finding::kFileWithoutMd, "", "the file's name does not end in .md");
  }
  Cleaned cleaned = CleanLine(stem);
  for (const FindingCode& oddity : cleaned.oddities) findings.Add(oddity, "", "in the file's name");
  if (cleaned.text.size() > kLongestId) {
    findings.Add(finding::kIdTooLong, "", base::Concat("more than ", kLongestId, " bytes"));
    cleaned.text = std::string(Utf8Prefix(cleaned.text, kLongestId));
  }
  if (!IsFileName(cleaned.text)) {
    findings.Add(finding::kNoId, "", file_name);
    return "unnamed";
  }
  return cleaned.text;
}

std::optional<std::string> ReadReference(const ReferenceStyle& style, std::string_view key, const Yaml& value,
                                         Reading& reading) {
  const std::string text = reading.Line(key, value);
  if (text.empty()) return "";
  std::string_view id = text;
  Consume(id, "/");
  Consume(id, style.folder);
  if (id.ends_with('/')) id.remove_suffix(1);
  if (id.empty() || id.find('/') != std::string_view::npos) {
    reading.Report(finding::kInvalidReference, key, text);
    return std::nullopt;
  }
  std::string name = base::Concat(style.collection, Utf8Prefix(id, kLongestId));
  if (WriteReference(style, name) != text) reading.Report(finding::kReferenceShape, key, text);
  return name;
}

std::string WriteReference(const ReferenceStyle& style, std::string_view name) {
  if (!Consume(name, style.collection)) return std::string(name);
  return style.rooted ? base::Concat("/", style.folder, name) : std::string(name);
}

}  // namespace pepiniere::betagouv
