#include "services/aip/short_status.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/cord.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/message.h"
#include "google/rpc/error_details.pb.h"
#include "services/aip/errors.h"

namespace pepiniere::aip {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kMostTextBytes = 250;  // of one text in a detail
constexpr std::size_t kRoom = 200;           // for what says that there is more

struct Detail {
  std::string type_url;
  std::unique_ptr<Message> message;
};

// Null for a type that this program does not know.
std::unique_ptr<Message> Read(absl::string_view type_url, const absl::Cord& bytes) {
  const std::string type(type_url.substr(type_url.rfind('/') + 1));
  const auto* descriptor = google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(type);
  if (descriptor == nullptr) return nullptr;
  auto* factory = google::protobuf::MessageFactory::generated_factory();
  std::unique_ptr<Message> message(factory->GetPrototype(descriptor)->New());
  return message->ParseFromString(std::string(bytes)) ? std::move(message) : nullptr;
}

void CutTexts(Message& message) {
  const auto* reflection = message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const bool text = field->cpp_type() == FieldDescriptor::CPPTYPE_STRING;
    if (text && !field->is_repeated()) {
      reflection->SetString(&message, field, Cut(reflection->GetString(message, field), kMostTextBytes));
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && field->is_repeated()) {
      for (int i = 0; i < reflection->FieldSize(message, field); ++i)
        CutTexts(*reflection->MutableRepeatedMessage(&message, field, i));
    }
  }
}

// The field that makes a detail long: its list of messages, if it has one.
const FieldDescriptor* ListOf(const Message& message) {
  const auto* type = message.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    if (field->is_repeated() && !field->is_map() && field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) return field;
  }
  return nullptr;
}

void Set(Message& item, const char* field, const std::string& text) {
  if (const auto* found = item.GetDescriptor()->FindFieldByName(field)) {
    item.GetReflection()->SetString(&item, found, text);
  }
}

// Keeps the items that fit into `room` bytes, and says how many were left out.
int CutList(Message& message, const FieldDescriptor* list, std::size_t room) {
  const auto* reflection = message.GetReflection();
  const int count = reflection->FieldSize(message, list);
  int kept = 0;
  for (std::size_t used = 0; kept < count; ++kept) {
    used += reflection->GetRepeatedMessage(message, list, kept).ByteSizeLong() + 3;
    if (used > room) break;
  }
  for (int i = count; i > kept; --i) reflection->RemoveLast(&message, list);
  if (kept == count) return 0;
  Message& last = *reflection->AddMessage(&message, list);
  Set(last, "type", "MORE");
  Set(last, "description", absl::StrCat("and ", count - kept, " more"));
  return count - kept;
}

absl::Status Rebuilt(const absl::Status& status, const std::vector<Detail>& details, int more) {
  std::string message(status.message());
  if (more > 0 && !absl::StrContains(message, " more")) absl::StrAppend(&message, " (and ", more, " more)");
  absl::Status made(status.code(), Cut(message, kMostMessageBytes));
  for (const Detail& detail : details)
    made.SetPayload(detail.type_url, absl::Cord(detail.message->SerializeAsString()));
  if (google::rpc::ErrorInfo info; more > 0 && GetDetail(made, info)) {
    (*info.mutable_metadata())["more"] = std::to_string(more);
    AddDetail(made, info);
  }
  return made;
}

}  // namespace

std::string Cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  std::size_t end = most - kEllipsis.size();
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)).append(kEllipsis);
}

absl::Status Shortened(const absl::Status& status) {
  std::size_t bytes = status.message().size();
  status.ForEachPayload([&](absl::string_view type, const absl::Cord& value) { bytes += type.size() + value.size(); });
  if (bytes <= kMostDetailBytes && status.message().size() <= kMostMessageBytes) return status;

  std::vector<Detail> details;
  std::size_t used = kMostMessageBytes + kRoom;
  status.ForEachPayload([&](absl::string_view type, const absl::Cord& value) {
    std::unique_ptr<Message> message = Read(type, value);
    if (!message) return;  // unknown here, and too long for everybody
    CutTexts(*message);
    used += type.size() + (ListOf(*message) ? 0 : message->ByteSizeLong());
    details.push_back({std::string(type), std::move(message)});
  });
  int more = 0;
  for (const Detail& detail : details) {
    const FieldDescriptor* list = ListOf(*detail.message);
    if (list == nullptr) continue;
    more += CutList(*detail.message, list, kMostDetailBytes - std::min(used, kMostDetailBytes));
    used += detail.message->ByteSizeLong();
  }
  return Rebuilt(status, details, more);
}

}  // namespace pepiniere::aip
