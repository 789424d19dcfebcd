#include "services/resource/paging.h"

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/resource/context.h"

namespace pepiniere::resource {

absl::Status OnField(std::string_view field, const absl::Status& status) {
  const std::string message(status.message().data(), status.message().size());
  if (absl::IsInvalidArgument(status)) return aip::Invalid(field, message);
  if (absl::IsPermissionDenied(status)) return aip::PermissionDenied(message);
  return status;
}

std::string Joined(const std::vector<std::string>& arguments) {
  std::string joined;
  for (const std::string& argument : arguments) joined.append(argument).push_back('\0');
  return joined;
}

absl::StatusOr<query::Filter> ReadFilter(std::string_view filter) {
  auto parsed = query::ParseFilter(filter);
  if (!parsed.ok()) return OnField("filter", parsed.status());
  return parsed;
}

absl::StatusOr<Paging> ReadPaging(const rpc::CallScope& call, const ListArguments& arguments,
                                  const query::SortSchema& order) {
  const bool privileged = SeesEverything(call);
  const auto size = query::PageSize(arguments.page_size);
  if (!size.ok()) return OnField("page_size", size.status());
  PEP_ASSIGN(query::Filter filter, ReadFilter(arguments.filter));
  auto order_by = query::ParseOrderBy(arguments.order_by, order, privileged);
  if (!order_by.ok()) return OnField("order_by", order_by.status());

  const std::string bound_to = Joined(arguments.bound_to);
  Paging paging;
  paging.fingerprint =
      query::ArgumentsFingerprint({call.method(), bound_to, query::ToString(filter), order_by->ToString(),
                                   arguments.show_deleted ? "deleted" : "live", privileged ? "all" : "open"});
  if (!arguments.page_token.empty()) {
    auto token = query::DecodePageToken(arguments.page_token, paging.fingerprint, *order_by);
    if (!token.ok()) return OnField("page_token", token.status());
    paging.list.after = std::move(token->last);
    paging.as_of = token->as_of;
    if (token->known_at) paging.known_at = absl::FromUnixMicros(*token->known_at);
  }
  paging.list.filter = std::move(filter);
  paging.list.order = *std::move(order_by);
  paging.list.limit = *size;
  paging.list.show_deleted = arguments.show_deleted;
  paging.list.privileged = privileged;
  return paging;
}

std::string Paging::NextToken(const std::vector<query::SqlValue>& last, std::optional<base::Date> day,
                              std::optional<absl::Time> known) const {
  if (last.empty()) return "";
  const auto known_at_us = known ? std::optional(absl::ToUnixMicros(*known)) : std::nullopt;
  return query::EncodePageToken({.fingerprint = fingerprint, .as_of = day, .known_at = known_at_us, .last = last});
}

}  // namespace pepiniere::resource
