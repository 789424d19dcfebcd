#include "clients/pep/formats/betagouv/reader.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "clients/pep/formats/betagouv/committees.h"
#include "clients/pep/formats/betagouv/extension.h"
#include "clients/pep/formats/betagouv/findings.h"
#include "clients/pep/formats/betagouv/format.h"
#include "clients/pep/formats/betagouv/item.h"
#include "clients/pep/formats/betagouv/references.h"
#include "clients/pep/formats/betagouv/spellings.h"
#include "clients/pep/formats/content/document.h"
#include "clients/pep/formats/content/folder.h"
#include "clients/pep/formats/content/ids.h"
#include "clients/pep/formats/content/text.h"
#include "clients/pep/formats/content/yaml.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {
namespace {

namespace fs = std::filesystem;
using content::CheckStrangers;
using content::CleanLine;
using content::Document;
using content::File;
using content::FindContent;
using content::Findings;
using content::IdOfFile;
using content::Ids;
using content::kLongestId;
using content::ParseDocument;
using content::ReadFolder;
using content::ShownPath;
using content::Utf8Prefix;
using content::Yaml;
using portfolio::v1::ImportFinding;
using portfolio::v1::ImportItem;
using portfolio::v1::PhaseWord;

constexpr std::string_view kPhases = "_phases";
constexpr std::string_view kEvents = "_events";

std::vector<std::string_view> KnownFolders() {
  std::vector<std::string_view> folders{kPhases, kEvents};
  for (const Format& format : Formats()) folders.push_back(format.folder);
  return folders;
}

void ReadResources(const fs::path& content, const Format& format, base::Date today, Findings& findings,
                   std::vector<ImportItem>& items) {
  const std::vector<File> files = ReadFolder(content, format.folder, findings);
  const content::Layout layout = LayoutOf(format);
  Ids ids(files);
  for (const File& file : files) {
    const std::string shown = ShownPath(format.folder, file.name);
    findings.StartFile(shown);
    const std::string id = ids.Give(file.name, findings);
    const Document document = ParseDocument(file.bytes, &layout, findings);
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

ImportFinding ToProto(content::Finding found) {
  ImportFinding finding;
  finding.set_file(std::move(found.file));
  finding.set_key(std::move(found.key));
  finding.set_code(std::move(found.code));
  finding.set_message(std::move(found.message));
  finding.set_action(std::move(found.action));
  return finding;
}

}  // namespace

absl::StatusOr<Content> ReadContent(const fs::path& dir, base::Date today) {
  const auto content = FindContent(dir, KnownFolders());
  if (!content) {
    return absl::NotFoundError(base::Concat("no folder such as _startups in ", ShownPath(dir.string(), "")));
  }
  Findings findings;
  Content result;
  CheckStrangers(*content, KnownFolders(), findings);
  CheckVocabularies(*content, findings);
  ReadPhaseWords(*content, findings, result.items);
  for (const Format& format : Formats()) ReadResources(*content, format, today, findings, result.items);
  for (ImportItem& session : ReadCommittees(result.items, today, findings)) result.items.push_back(std::move(session));
  CheckSpellings(result.items, findings);
  for (content::Finding& found : findings.Take()) result.findings.push_back(ToProto(std::move(found)));
  return result;
}

}  // namespace pepiniere::betagouv
