#include "clients/pep/kit/person_names.h"

#include <algorithm>
#include <string_view>

#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/session.h"
#include "clients/pep/kit/text.h"

namespace pepiniere::pep {
namespace {

constexpr std::string_view kPersons = "persons/";
constexpr std::size_t kBatch = 100;  // what one call names

}  // namespace

PersonNames::PersonNames(std::span<const Part* const> parts) {
  const auto keeper =
      std::ranges::find_if(parts, [](const Part* part) { return static_cast<bool>(part->name_persons); });
  if (keeper != parts.end()) tell_ = (*keeper)->name_persons;
}

void PersonNames::Learn(Session& session, const std::vector<std::string*>& texts) {
  std::vector<std::string> unknown;
  for (const std::string* text : texts) {
    if (text->starts_with(kPersons) && known_.emplace(*text, "").second) unknown.push_back(*text);
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
    const std::vector<std::string> names = TextsIn(**reply, "display_names");
    for (std::size_t i = 0; i < names.size() && from + i < to; ++i) known_[unknown[from + i]] = Printable(names[i]);
  }
}

void PersonNames::Put(Session& session, const std::vector<std::string*>& texts) {
  Learn(session, texts);
  for (std::string* text : texts) {
    const auto known = known_.find(*text);
    if (known != known_.end() && !known->second.empty()) *text = known->second;
  }
}

}  // namespace pepiniere::pep
