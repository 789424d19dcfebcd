#include "services/gateway/changes/followed_feed.h"

#include <array>
#include <optional>

#include "services/base/text.h"
#include "services/json/json.h"

namespace pepiniere::gateway::changes {
namespace {

using base::Concat;
using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Json = json::OrderedJson;

// By the number of the kind. One that only a newer service knows is a change all the same.
constexpr std::array<std::string_view, 4> kKinds = {"UPDATED", "CREATED", "UPDATED", "DELETED"};

std::string_view KindOf(int number) {
  const bool known = number > 0 && number < static_cast<int>(kKinds.size());
  return kKinds[known ? static_cast<std::size_t>(number) : 0];
}

const FieldDescriptor* FieldOf(const Descriptor& type, const std::string& name, FieldDescriptor::Type kind,
                               bool repeated = false) {
  const FieldDescriptor* field = type.FindFieldByName(name);
  return field != nullptr && field->type() == kind && field->is_repeated() == repeated ? field : nullptr;
}

const FieldDescriptor* TextOf(const Descriptor& type, const std::string& name) {
  return FieldOf(type, name, FieldDescriptor::TYPE_STRING);
}

// The one field of a change that is a message; null if there is none, or several: it then says a name by itself.
const FieldDescriptor* ResourceOf(const Descriptor& change) {
  const FieldDescriptor* found = nullptr;
  for (int i = 0; i < change.field_count(); ++i) {
    const FieldDescriptor* field = change.field(i);
    if (field->type() != FieldDescriptor::TYPE_MESSAGE || field->is_repeated()) continue;
    if (found != nullptr) return nullptr;
    found = field;
  }
  return found;
}

std::unique_ptr<Message> New(const Descriptor& type) {
  return std::unique_ptr<Message>(google::protobuf::MessageFactory::generated_factory()->GetPrototype(&type)->New());
}

// On one line, whatever the texts hold.
std::string EventOf(const Json& json) { return Concat("data: ", json::Dump(json), "\n\n"); }

}  // namespace

absl::StatusOr<FollowedFeed> FollowedFeed::Of(const FeedRow& row, const Methods& methods) {
  const std::string path = Concat("/", row.service, "/", row.method);
  const Method* method = methods.Find(path);
  if (method == nullptr) return absl::InvalidArgumentError(Concat("the feed ", row.name, ": nobody serves ", path));
  FollowedFeed feed(row.name, *method);
  const std::string fault = feed.Read(row);
  if (fault.empty()) return feed;
  return absl::InvalidArgumentError(Concat("the feed ", row.name, ": ", path, " ", fault));
}

std::string FollowedFeed::Read(const FeedRow& row) {
  const auto& method = *method_->descriptor;
  if (!method.server_streaming() || method.client_streaming()) return "does not stream to its client";
  const Descriptor &asked = *method.input_type(), &told = *method.output_type();
  std::unique_ptr<Message> request = New(asked);
  for (const auto& [name, value] : row.arguments) {
    const FieldDescriptor* field = TextOf(asked, name);
    if (field == nullptr) return Concat("takes no text ", name);
    request->GetReflection()->SetString(request.get(), field, value);
  }
  request_ = std::move(request);
  asked_token_ = TextOf(asked, "resume_token");
  token_ = TextOf(told, "resume_token");
  if (asked_token_ == nullptr || token_ == nullptr) return "has no resume_token";
  changes_ = FieldOf(told, "changes", FieldDescriptor::TYPE_MESSAGE, /*repeated=*/true);
  if (changes_ == nullptr) return "tells no changes";
  kind_ = FieldOf(*changes_->message_type(), "kind", FieldDescriptor::TYPE_ENUM);
  resource_ = ResourceOf(*changes_->message_type());
  resource_name_ = TextOf(resource_ == nullptr ? *changes_->message_type() : *resource_->message_type(), "name");
  return kind_ == nullptr || resource_name_ == nullptr ? "tells changes that are of no kind, or of no one resource"
                                                       : "";
}

std::string FollowedFeed::RequestAfter(const std::string& token) const {
  const std::unique_ptr<Message> request(request_->New());
  request->CopyFrom(*request_);
  if (!token.empty()) request->GetReflection()->SetString(request.get(), asked_token_, token);
  return request->SerializeAsString();
}

absl::StatusOr<std::string> FollowedFeed::Event(const std::string& bytes) const {
  const std::unique_ptr<Message> message = New(*method_->descriptor->output_type());
  if (!message->ParsePartialFromString(bytes)) {
    return absl::InternalError(Concat("a message of ", name_, " cannot be read"));
  }
  const auto* reflection = message->GetReflection();
  Json changes = Json::array();
  for (int i = 0; i < reflection->FieldSize(*message, changes_); ++i) {
    const Message& change = reflection->GetRepeatedMessage(*message, changes_, i);
    const Message& resource = resource_ == nullptr ? change : change.GetReflection()->GetMessage(change, resource_);
    Json& told = changes.emplace_back(Json::object());
    told["name"] = resource.GetReflection()->GetString(resource, resource_name_);
    told["kind"] = KindOf(change.GetReflection()->GetEnumValue(change, kind_));
  }
  return EventOf({{"service", service()},
                  {"feed", name_},
                  {"token", reflection->GetString(*message, token_)},
                  {"changes", std::move(changes)}});
}

std::string FollowedFeed::LostEvent() const {
  return EventOf({{"service", service()}, {"feed", name_}, {"lost", true}});
}

std::string FollowedFeed::RefusedEvent() const {
  return EventOf({{"service", service()}, {"feed", name_}, {"refused", true}});
}

}  // namespace pepiniere::gateway::changes
