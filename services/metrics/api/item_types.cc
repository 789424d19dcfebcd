#include "services/metrics/api/item_types.h"

#include <algorithm>

#include "services/base/try.h"
#include "services/metrics/store/history_store.h"
#include "services/record/table.h"

namespace pepiniere::metrics::api {

absl::StatusOr<ItemWords> WordsOf(db::Session& session, const std::string& project,
                                  std::optional<absl::Time> known_at) {
  PEP_ASSIGN(const auto items, store::ItemsKnown(session, project, known_at));
  ItemWords words;
  for (const auto& [id, item] : items) words.emplace(record::NameOf(domain::WorkItem::kPattern, id), item);
  return words;
}

void KeepTypes(const std::vector<std::string>& types, const ItemWords& words, History& history) {
  if (types.empty()) return;
  std::erase_if(history.items, [&](const WorkItem& item) {
    const auto found = words.find(item.id);
    return found == words.end() || std::ranges::count(types, found->second.type) == 0;
  });
}

}  // namespace pepiniere::metrics::api
