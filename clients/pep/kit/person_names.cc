#include "clients/pep/kit/person_names.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/session.h"
#include "clients/pep/kit/text.h"

namespace pepiniere::pep {
namespace {

constexpr std::string_view kPersons = "persons/";
constexpr std::size_t kBatch = 100;  // what one call names

}  // namespace

Cell Somebody(std::string name) {
  std::string id(Id(name));
  return {std::move(name), Tone::kPlain, true, std::move(id)};
}

PersonNames::PersonNames(std::span<const Part* const> parts) : parts_(parts) {
  const auto keeper =
      std::ranges::find_if(parts, [](const Part* part) { return static_cast<bool>(part->name_persons); });
  if (keeper != parts.end()) tell_ = (*keeper)->name_persons;
}

void PersonNames::Trace(Session& session, const std::vector<std::string*>& texts) {
  std::vector<std::string> unknown;
  for (const std::string* text : texts) {
    if (!text->starts_with(kPersons) && traced_.emplace(*text, "").second) unknown.push_back(*text);
  }
  for (const Part* part : parts_) {
    if (part->who == nullptr || unknown.empty()) continue;
    for (auto& [name, whom] : part->who(session, unknown)) traced_[name] = std::move(whom);
  }
}

const std::string& PersonNames::Traced(const std::string& text) const {
  const auto traced = traced_.find(text);
  return traced == traced_.end() || traced->second.empty() ? text : traced->second;
}

void PersonNames::Learn(Session& session, const std::vector<std::string>& names) {
  std::vector<std::string> unknown;
  for (const std::string& name : names) {
    if (name.starts_with(kPersons) && known_.emplace(name, "").second) unknown.push_back(name);
  }
  for (std::size_t from = 0; from < unknown.size() && tell_; from += kBatch) {
    const std::size_t to = std::min(from + kBatch, unknown.size());
    const auto request = tell_.NewRequest();
    for (std::size_t i = from; i < to; ++i) AddText(*request, "names", unknown[i]);
    const auto reply = tell_.Call(session, *request);
    if (!reply.ok()) {
      tell_ = {};
      return;
    }
    const std::vector<std::string> called = TextsIn(**reply, "display_names");
    for (std::size_t i = 0; i < called.size() && from + i < to; ++i) known_[unknown[from + i]] = Printable(called[i]);
  }
}

void PersonNames::Put(Session& session, const std::vector<std::string*>& texts) {
  Trace(session, texts);
  std::vector<std::string> whom;
  for (const std::string* text : texts) whom.push_back(Traced(*text));
  Learn(session, whom);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const bool person = whom[i].starts_with(kPersons);
    const auto known = known_.find(whom[i]);
    if (person && known != known_.end() && !known->second.empty()) *texts[i] = known->second;
    if (!person && whom[i] != *texts[i]) *texts[i] = Printable(whom[i]);
  }
}

}  // namespace pepiniere::pep
