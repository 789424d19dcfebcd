#include "services/metrics/api/item_types.h"

#include <algorithm>

#include "services/base/try.h"
#include "services/record/table.h"

namespace pepiniere::metrics::api {

absl::StatusOr<ItemWords> WordsOf(db::Session& session, const std::string& project) {
  PEP_ASSIGN(const auto items, record::SelectBelow<domain::WorkItem>(session, project));
  ItemWords words;
  for (const base::Stored<domain::WorkItem>& item : items) {
    words.emplace(record::NameOf(domain::WorkItem::kPattern, item.id), item.value);
  }
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
