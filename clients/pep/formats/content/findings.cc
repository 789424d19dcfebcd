#include "clients/pep/formats/content/findings.h"

#include <algorithm>

#include "clients/pep/formats/content/text.h"

namespace pepiniere::content {
namespace {

constexpr std::size_t kLongestMessage = 300;

std::string Shown(std::string_view text) {
  const std::string valid = RepairUtf8(text).text;
  std::string shown(Utf8Prefix(valid, kLongestMessage));
  if (shown.size() < valid.size()) shown += "…";
  return shown;
}

}  // namespace

std::string_view Findings::ActionOf(const FindingCode& code) const {
  const auto* other = std::find(actions_.begin(), actions_.end(), code);
  return other == actions_.end() ? code.action : other->action;
}

void Findings::Add(const FindingCode& code, std::string_view key, std::string_view message, std::string_view action) {
  findings_.push_back({.file = file_,
                       .key = Shown(key),
                       .code = std::string(code.code),
                       .message = Shown(message),
                       .action = std::string(action.empty() ? ActionOf(code) : action)});
}

}  // namespace pepiniere::content
