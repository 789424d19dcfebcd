#include "clients/pep/formats/betagouv/findings.h"

#include "clients/pep/formats/betagouv/text.h"

namespace pepiniere::betagouv {
namespace {

constexpr std::size_t kLongestMessage = 300;

std::string Shown(std::string_view text) {
  const std::string valid = RepairUtf8(text).text;
  std::string shown(Utf8Prefix(valid, kLongestMessage));
  if (shown.size() < valid.size()) shown += "…";
  return shown;
}

}  // namespace

void Findings::Add(const FindingCode& code, std::string_view key, std::string_view message, std::string_view action) {
  portfolio::v1::ImportFinding& finding = findings_.emplace_back();
  finding.set_file(file_);
  finding.set_key(Shown(key));
  finding.set_code(code.code.data(), code.code.size());
  finding.set_message(Shown(message));
  const std::string_view done = action.empty() ? code.action : action;
  finding.set_action(done.data(), done.size());
}

}  // namespace pepiniere::betagouv
