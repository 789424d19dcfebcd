// A page is bounded in bytes as well as in count: what page_size asks for may be more than clients take (4 MiB unless
// they say otherwise). One place for all lists: a method whose request has `page_size` and whose reply has
// `next_page_token` and a list of messages is one.
#pragma once

#include <cstddef>

#include "google/protobuf/message.h"

namespace pepiniere::aip {

inline constexpr std::size_t kMaxPageBytes = 3 << 20;

// Whether the reply to `request` is a page that is too large and could be shorter; `request` then asks for one that
// may fit. A single item comes alone, whatever its size. Asked again and again, it comes to an end.
bool AskForLess(const google::protobuf::Message& reply, google::protobuf::Message& request);

// The same of a type of request and reply, without looking at a value: whether it is a list at all.
bool IsList(const google::protobuf::Descriptor& request, const google::protobuf::Descriptor& reply);

}  // namespace pepiniere::aip
