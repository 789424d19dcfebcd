#include "clients/pep/formats/content/ids.h"

#include "absl/strings/match.h"
#include "clients/pep/formats/content/text.h"
#include "services/base/text.h"

namespace pepiniere::content {

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

Ids::Ids(const std::vector<File>& files) {
  for (const File& file : files) names_.insert(file.name);
}

std::string Ids::Give(const std::string& file_name, Findings& findings) {
  const std::string wanted = IdOfFile(file_name, findings);
  std::string id = names_.contains(file_name + ".md") ? wanted + "~2" : wanted;
  for (int n = 2; given_.contains(id); ++n) {
    const std::string suffix = base::Concat("~", n);
    id = base::Concat(Utf8Prefix(wanted, kLongestId - suffix.size()), suffix);
  }
  if (id != wanted) findings.Add(finding::kDuplicateId, "", wanted, base::Concat("imported as ", id));
  const auto [other, is_new] = folded_.emplace(FoldCase(id), id);
  if (!is_new) findings.Add(finding::kIdsDifferInCase, "", base::Concat(id, ", ", other->second));
  given_.insert(id);
  return id;
}

}  // namespace pepiniere::content
