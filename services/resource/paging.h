// The paging arguments of a list: page_size, page_token, filter, order_by, show_deleted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/try.h"
#include "services/query/filter.h"
#include "services/query/order_by.h"
#include "services/query/page_token.h"
#include "services/record/page.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::resource {

struct ListArguments {
  std::int32_t page_size = 0;
  std::string_view page_token{}, filter{}, order_by{};
  bool show_deleted = false;
  // Whatever else must not change between pages.
  std::vector<std::string> bound_to{};
};

// A list as asked, and what its page tokens are bound to.
struct Paging {
  record::ListQuery list;
  std::uint64_t fingerprint = 0;
  // The day and the knowledge of the first page, on later ones, where its tokens keep them.
  std::optional<base::Date> as_of;
  std::optional<absl::Time> known_at;

  // Empty when no page follows.
  std::string NextToken(const std::vector<query::SqlValue>& last, std::optional<base::Date> day = std::nullopt,
                        std::optional<absl::Time> known_at = std::nullopt) const;
};

// INVALID_ARGUMENT names the argument.
absl::StatusOr<Paging> ReadPaging(const rpc::CallScope& call, const ListArguments& arguments,
                                  const query::SortSchema& order);

// A filter alone; INVALID_ARGUMENT on "filter".
absl::StatusOr<query::Filter> ReadFilter(std::string_view filter);

// Arguments as one, told apart, for what a token is bound to.
std::string Joined(const std::vector<std::string>& arguments);

// Says which request field an error of the query room is about.
absl::Status OnField(std::string_view field, const absl::Status& status);

}  // namespace pepiniere::resource
