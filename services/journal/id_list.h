// Statements about many rows by their ids. For this room only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/types/span.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::journal {

// Ids go in lists of few sizes, the last id repeated to fill one, so that the statements stay prepared.
inline constexpr std::size_t kLongestList = 256;

// The size of the list that holds `n` ids, 1 to kLongestList.
std::size_t ListSize(std::size_t n);

// "(?, ?, ?)".
std::string ListOf(std::size_t size);

// Deletes the rows of `table`, whose primary key is `id`, through that key: with IN the server may prefer a scan of a
// short table, and a scan waits for the rows of those who have not committed. The number of rows that were there.
absl::StatusOr<std::int64_t> DeleteRows(db::Session& session, std::string_view table,
                                        absl::Span<const std::string> ids);

}  // namespace pepiniere::journal
