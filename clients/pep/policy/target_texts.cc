#include "clients/pep/policy/target_texts.h"

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/pep/policy/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using policy::v1::Proposal;
using TargetText = Proposal::TargetText;

constexpr std::size_t kParts = 4;

constexpr Text kBadText = {
    "'$0' is not KIND;IDENTIFIER;ARTICLE;AUTHORITY with a kind of $1, such as code;Code du "
    "travail;L. 3133-1",
    "« $0 » n'est pas NATURE;IDENTIFIANT;ARTICLE;AUTORITÉ avec une nature de $1, comme "
    "code;Code du travail;L. 3133-1"};
constexpr Text kBadWording = {"'$0' is not PLACE=WORDING, with the place of a --target-text, from 1",
                              "« $0 » n'est pas RANG=RÉDACTION, avec le rang d'un --target-text, à partir de 1"};

// The text that a wording is of, and the wording; null: there is no such text.
struct Wording {
  TargetText* of = nullptr;
  std::string text;
};

Wording WordingOf(const std::string& typed, Proposal& proposal) {
  const std::size_t equals = typed.find('=');
  int place = 0;
  if (equals == std::string::npos || !absl::SimpleAtoi(typed.substr(0, equals), &place)) return {};
  if (place < 1 || place > proposal.target_texts_size()) return {};
  return {proposal.mutable_target_texts(place - 1), typed.substr(equals + 1)};
}

}  // namespace

std::string AddTargetText(const std::string& typed, Proposal& proposal, const Messages& say) {
  std::vector<std::string> parts = absl::StrSplit(typed, ';');
  for (std::string& part : parts) absl::StripAsciiWhitespace(&part);
  const auto kind = ParseWord(Words<TargetText::Kind>(), parts[0]);
  if (!kind || parts.size() < 2 || parts.size() > kParts || parts[1].empty()) {
    return say(kBadText, typed, TypedWords<TargetText::Kind>());
  }
  parts.resize(kParts);
  TargetText& text = *proposal.add_target_texts();
  text.set_kind(*kind);
  text.set_identifier(parts[1]);
  text.set_article(parts[2]);
  text.set_authority(parts[3]);
  return "";
}

std::string SetCurrentWording(const std::string& typed, Proposal& proposal, const Messages& say) {
  const Wording wording = WordingOf(typed, proposal);
  if (wording.of == nullptr) return say(kBadWording, typed);
  wording.of->set_current_wording(wording.text);
  return "";
}

std::string SetProposedWording(const std::string& typed, Proposal& proposal, const Messages& say) {
  const Wording wording = WordingOf(typed, proposal);
  if (wording.of == nullptr) return say(kBadWording, typed);
  wording.of->set_proposed_wording(wording.text);
  return "";
}

void ShowTargetTexts(const TargetTexts& texts, Sheet& sheet, const Messages& say) {
  if (texts.empty()) return;
  sheet.Section({"Texts that it would change", "Textes à changer"});
  for (const TargetText& text : texts) {
    std::vector<std::string> said;
    for (const std::string& part : {Said(text.kind(), say), text.identifier(), text.article(), text.authority()}) {
      if (!part.empty()) said.push_back(part);
    }
    sheet.Body(absl::StrJoin(said, " · "));
    if (!text.current_wording().empty()) sheet.Body(base::Concat("- ", text.current_wording()));
    if (!text.proposed_wording().empty()) sheet.Body(base::Concat("+ ", text.proposed_wording()));
  }
}

}  // namespace pepiniere::pep
