#include "services/journal/id_list.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/session.h"

namespace pepiniere::journal {
namespace {

constexpr std::size_t kSizes[] = {1, 8, 64, kLongestList};

// The ids as a table, to be joined row by row.
std::string TableOf(std::size_t size) {
  std::string table = "SELECT ? AS id";
  for (std::size_t i = 1; i < size; ++i) table += " UNION SELECT ?";
  return table;
}

}  // namespace

std::size_t ListSize(std::size_t n) {
  return *std::ranges::find_if(kSizes, [&](std::size_t size) { return size >= n; });
}

std::string ListOf(std::size_t size) {
  std::string list = "(?";
  for (std::size_t i = 1; i < size; ++i) list += ", ?";
  return list + ")";
}

absl::StatusOr<std::int64_t> DeleteRows(db::Session& session, std::string_view table,
                                        absl::Span<const std::string> ids) {
  std::int64_t deleted = 0;
  while (!ids.empty()) {
    const absl::Span<const std::string> part = ids.first(std::min(ids.size(), kLongestList));
    std::vector<db::Value> args(part.begin(), part.end());
    args.resize(ListSize(part.size()), part.back());
    PEP_ASSIGN(const std::int64_t rows,
               session.Execute(base::Concat("DELETE t FROM (", TableOf(args.size()), ") AS done STRAIGHT_JOIN ", table,
                                            " t ON t.id = done.id"),
                               args));
    deleted += rows;
    ids.remove_prefix(part.size());
  }
  return deleted;
}

}  // namespace pepiniere::journal
