#include "services/aip/page_bound.h"

#include <algorithm>
#include <cstdint>

namespace pepiniere::aip {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

const FieldDescriptor* PageSize(const Descriptor& request) {
  const FieldDescriptor* field = request.FindFieldByName("page_size");
  return field && field->cpp_type() == FieldDescriptor::CPPTYPE_INT32 && !field->is_repeated() ? field : nullptr;
}

// The items of a list: the first list of messages of its reply.
const FieldDescriptor* Items(const Descriptor& reply) {
  if (reply.FindFieldByName("next_page_token") == nullptr) return nullptr;
  for (int i = 0; i < reply.field_count(); ++i) {
    const FieldDescriptor* field = reply.field(i);
    if (field->is_repeated() && !field->is_map() && field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) return field;
  }
  return nullptr;
}

}  // namespace

bool IsList(const Descriptor& request, const Descriptor& reply) { return PageSize(request) && Items(reply); }

bool AskForLess(const Message& reply, Message& request) {
  const std::size_t bytes = reply.ByteSizeLong();
  if (bytes <= kMaxPageBytes || !IsList(*request.GetDescriptor(), *reply.GetDescriptor())) return false;
  const int count = reply.GetReflection()->FieldSize(reply, Items(*reply.GetDescriptor()));
  if (count <= 1) return false;
  // As many as would fit if all were alike, less a tenth since they are not; fewer than now in any case.
  const auto fit = static_cast<std::int64_t>(static_cast<double>(count) * kMaxPageBytes / static_cast<double>(bytes));
  const auto asked = std::clamp<std::int64_t>(fit - fit / 10, 1, std::max(1, count * 3 / 4));
  request.GetReflection()->SetInt32(&request, PageSize(*request.GetDescriptor()), static_cast<int>(asked));
  return true;
}

}  // namespace pepiniere::aip
