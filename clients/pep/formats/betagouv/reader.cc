#include "clients/pep/formats/betagouv/reader.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "clients/pep/formats/betagouv/committees.h"
#include "clients/pep/formats/betagouv/document.h"
#include "clients/pep/formats/betagouv/extension.h"
#include "clients/pep/formats/betagouv/findings.h"
#include "clients/pep/formats/betagouv/folder.h"
#include "clients/pep/formats/betagouv/format.h"
#include "clients/pep/formats/betagouv/item.h"
#include "clients/pep/formats/betagouv/references.h"
#include "clients/pep/formats/betagouv/spellings.h"
#include "clients/pep/formats/betagouv/text.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {
namespace {

namespace fs = std::filesystem;
using portfolio::v1::ImportItem;
using portfolio::v1::PhaseWord;

constexpr std::string_view kPhases = "_phases";
constexpr std::string_view kEvents = "_events";

std::set<std::string, std::less<>> KnownFolders() {
  std::set<std::string, std::less<>> folders{std::string(kPhases), std::string(kEvents)};
  for (const Format& format : Formats()) folders.emplace(format.folder);
  return folders;
}

// `dir`, or the folder `content` in it: the one that holds a folder of the format.
std::optional<fs::path> FindContent(const fs::path& dir) {
  for (const fs::path& candidate : {dir, dir / "content"}) {
    for (const std::string& folder : KnownFolders()) {
      std::error_code error;
      if (fs::is_directory(candidate / folder, error)) return candidate;
    }
  }
  return std::nullopt;
}

// The ids given so far in one folder.
class Ids {
 public:
  explicit Ids(const std::vector<File>& files) {
    for (const File& file : files) names_.insert(file.name);
  }

  // The id of a file, unlike those before. Of x and x.md, x.md is x.
  std::string Give(const std::string& file_name, Findings& findings) {
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

 private:
  std::set<std::string> names_;
  std::set<std::string> given_;
  std::map<std::string, std::string> folded_;
};

void ReadResources(const fs::path& content, const Format& format, base::Date today, Findings& findings,
                   std::vector<ImportItem>& items) {
  const std::vector<File> files = ReadFolder(content, format.folder, findings);
  Ids ids(files);
  for (const File& file : files) {
    const std::string shown = ShownPath(format.folder, file.name);
    findings.StartFile(shown);
    const std::string id = ids.Give(file.name, findings);
    const Document document = ParseDocument(file.bytes, &format, findings);
    items.push_back(ReadItem(format, id, document, today, findings));
    items.back().set_file(shown);
  }
}

// The key `pepiniere` of a word: {phase: PHASE_OPERATED}.
void SetPhase(const Yaml& extension, PhaseWord& word, Findings& findings) {
  for (const auto& [key, value] : extension.entries) {
    portfolio::v1::Phase phase = portfolio::v1::PHASE_UNSPECIFIED;
    if (key == "phase" && portfolio::v1::Phase_Parse(value.text, &phase)) {
      word.set_phase(phase);
    } else {
      findings.Add(finding::kInvalidExtension, base::Concat(kExtensionKey, ".", key), value.text, "left out");
    }
  }
}

// A word of the source's vocabulary of phases: what the file says under `status`, or its name.
ImportItem ReadPhaseWord(const std::string& id, const Document& document, Findings& findings) {
  ImportItem item;
  PhaseWord& word = *item.mutable_phase_word();
  std::string said = id;
  for (const auto& [key, value] : document.keys.entries) {
    if (key == kExtensionKey) {
      SetPhase(value, word, findings);
    } else if (key == "status" && value.IsScalar()) {
      if (std::string text = CleanLine(value.text).text; !text.empty()) said = std::move(text);
    } else if (key == "label" && value.IsScalar()) {
      word.set_label(CleanLine(value.text).text);
    } else {
      findings.Add(finding::kUnknownKey, key, key, "left out: of a phase its word and its label are kept");
    }
  }
  word.set_name(base::Concat("phaseWords/", Utf8Prefix(said, kLongestId)));
  return item;
}

void ReadPhaseWords(const fs::path& content, Findings& findings, std::vector<ImportItem>& items) {
  for (const File& file : ReadFolder(content, kPhases, findings)) {
    const std::string shown = ShownPath(kPhases, file.name);
    findings.StartFile(shown);
    const std::string id = IdOfFile(file.name, findings);
    items.push_back(ReadPhaseWord(id, ParseDocument(file.bytes, nullptr, findings), findings));
    items.back().set_file(shown);
  }
}

// Reports the words of a vocabulary folder that `known` does not have. A word is the file's name, or what it says under
// `key`.
void CheckVocabulary(const fs::path& content, std::string_view folder, std::string_view key,
                     const std::set<std::string_view>& known, Findings& findings) {
  for (const File& file : ReadFolder(content, folder, findings)) {
    findings.StartFile(ShownPath(folder, file.name));
    std::string word = IdOfFile(file.name, findings);
    const Document document = ParseDocument(file.bytes, nullptr, findings);
    for (const auto& [name, value] : document.keys.entries) {
      if (name == key && value.IsScalar()) word = value.text;
    }
    if (!known.contains(word)) findings.Add(finding::kUnknownVocabulary, key, word);
  }
}

void CheckVocabularies(const fs::path& content, Findings& findings) {
  CheckVocabulary(content, kEvents, "", {EventTypes().begin(), EventTypes().end()}, findings);
}

// Reports what lies beside the folders of the format.
void CheckStrangers(const fs::path& content, Findings& findings) {
  const auto known = KnownFolders();
  std::set<std::string> strangers;
  std::error_code error;
  for (fs::directory_iterator entries(content, error); !error && entries != fs::directory_iterator();
       entries.increment(error)) {
    const std::string name = entries->path().filename().string();
    if (!known.contains(name)) strangers.insert(ShownPath(name, ""));
  }
  for (const std::string& name : strangers) {
    findings.StartFile(RepairUtf8(name).text);
    findings.Add(finding::kSkippedFile, "", "not a folder of the format");
  }
}

}  // namespace

absl::StatusOr<Content> ReadContent(const fs::path& dir, base::Date today) {
  const auto content = FindContent(dir);
  if (!content) {
    return absl::NotFoundError(base::Concat("no folder such as _startups in ", ShownPath(dir.string(), "")));
  }
  Findings findings;
  Content result;
  CheckStrangers(*content, findings);
  CheckVocabularies(*content, findings);
  ReadPhaseWords(*content, findings, result.items);
  for (const Format& format : Formats()) ReadResources(*content, format, today, findings, result.items);
  for (ImportItem& session : ReadCommittees(result.items, today, findings)) result.items.push_back(std::move(session));
  CheckSpellings(result.items, findings);
  result.findings = findings.Take();
  return result;
}

}  // namespace pepiniere::betagouv
