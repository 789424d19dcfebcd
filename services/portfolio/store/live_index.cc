#include "services/portfolio/store/live_index.h"

#include <utility>

#include "services/portfolio/store/index_entries.h"

namespace pepiniere::portfolio::store {

absl::Status LiveIndex::ReadAll(db::Session& session) {
  fresh_ = search::Index();
  return ReadAllEntries(session, [&](const search::Entry& entry) { fresh_.Put(entry); });
}

void LiveIndex::TakeAll() { copy_ = std::exchange(fresh_, search::Index()); }

absl::Status LiveIndex::ReadChanged(db::Session& session, const std::vector<std::string>& changed) {
  changed_.clear();
  read_again_ = changed;
  return ReadEntriesOf(session, changed, [&](const search::Entry& entry) { changed_.push_back(entry); });
}

// By the former id of a project nothing is found in its place.
void LiveIndex::TakeChanged() {
  for (const std::string& key : read_again_) copy_.Remove(key);
  for (const search::Entry& entry : changed_) copy_.Put(entry);
  changed_.clear();
}

}  // namespace pepiniere::portfolio::store
