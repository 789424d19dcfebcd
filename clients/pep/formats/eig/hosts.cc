#include "clients/pep/formats/eig/hosts.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/pep/formats/content/folder.h"
#include "clients/pep/formats/content/spellings.h"
#include "clients/pep/formats/content/text.h"
#include "clients/pep/formats/eig/findings.h"
#include "clients/pep/formats/eig/keys.h"
#include "clients/pep/formats/eig/partition.h"
#include "services/base/text.h"
#include "services/search/fold.h"

namespace pepiniere::eig {
namespace {

using content::Findings;

constexpr std::string_view kKey = "who";

// What the marks that part hosts, and nothing else, make of a text.
std::vector<std::string> Parts(const std::string& text) {
  std::vector<std::string> parts;
  for (const auto piece : absl::StrSplit(text, absl::ByAnyChar(";|"))) {
    for (const auto part : absl::StrSplit(piece, " / ")) {
      std::string clean = content::CleanLine({part.data(), part.size()}).text;
      if (!clean.empty()) parts.push_back(std::move(clean));
    }
  }
  return parts;
}

class HostLinker {
 public:
  HostLinker(Content& content, Findings& findings) : content_(content), findings_(findings) {}

  void Link() && {
    for (const Challenge& challenge : content_.challenges) {
      for (const Reference& reference : challenge.hosts) {
        for (const std::string& part : Parts(reference.text)) known_.emplace(search::FoldedKey(part), part);
      }
    }
    FindCompounds();
    for (const std::string& key : compounds_) known_.erase(key);
    for (Challenge& challenge : content_.challenges) {
      shown_ = content::ShownPath(FormatOf<Challenge>().folder, challenge.file);
      findings_.StartFile(shown_);
      for (Reference& reference : challenge.hosts) LinkOne(reference);
    }
    spellings_.Report(findings_);
    for (const auto& [key, value] : spellings_.values()) {
      Host host{.key = key.second, .title = {}, .spellings = {}};
      for (const auto& [text, spelling] : ByUse(value)) host.spellings.emplace_back(text, spelling.count);
      host.title = host.spellings.front().first;
      content_.hosts.push_back(std::move(host));
    }
  }

 private:
  bool Knows(const std::string& folded) const { return known_.contains(search::FoldedKey(folded)); }
  std::vector<std::string> Split(const std::string& text) const {
    return Partition(text, [this](const std::string& folded) { return Knows(folded); });
  }

  // Texts that are made of others' are no hosts themselves.
  void FindCompounds() {
    for (const Challenge& challenge : content_.challenges) {
      for (const Reference& reference : challenge.hosts) {
        for (const std::string& part : Parts(reference.text)) {
          if (!Split(part).empty()) compounds_.insert(search::FoldedKey(part));
        }
      }
    }
  }

  void LinkOne(Reference& reference) {
    if (reference.text.find(':') != std::string::npos) findings_.Add(finding::kLabelledHost, kKey, reference.text);
    const std::vector<std::string> parts = Parts(reference.text);
    std::size_t named = 0;
    const auto name = [&](std::string key) {
      ++named;
      if (std::ranges::find(reference.ids, key) == reference.ids.end()) reference.ids.push_back(std::move(key));
    };
    for (const std::string& part : parts) {
      const std::string key = search::FoldedKey(part);
      const auto titles = compounds_.contains(key) ? Split(part) : std::vector<std::string>();
      for (const std::string& title : titles) name(search::FoldedKey(title));
      if (!titles.empty()) continue;
      name(key);
      spellings_.Meet(kKey, part, shown_);
      ReportWithin(part);
    }
    if (named > 1) findings_.Add(finding::kSeveralHosts, kKey, reference.text);
  }

  void ReportWithin(const std::string& part) {
    auto within = Within(part, [this](const std::string& folded) { return Knows(folded); });
    for (std::string& title : within) title = known_.at(search::FoldedKey(title));
    if (!within.empty()) {
      findings_.Add(finding::kHostInHost, kKey, base::Concat(part, ": ", std::string(absl::StrJoin(within, " | "))));
    }
  }

  Content& content_;
  Findings& findings_;
  std::map<std::string, std::string> known_;  // a spelling of whatever stands alone somewhere, by key
  std::set<std::string> compounds_;           // keys of texts that are several of these
  std::string shown_;                         // the file
  content::Spellings spellings_;
};

}  // namespace

void LinkHosts(Content& content, Findings& findings) { HostLinker(content, findings).Link(); }

}  // namespace pepiniere::eig
