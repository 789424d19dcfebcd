#include "services/policy/peers/canonical_json.h"

#include <memory>
#include <string_view>

#include "google/protobuf/util/json_util.h"
#include "pepiniere/rpc/v1/personal.pb.h"
#include "services/aip/field_walk.h"

namespace pepiniere::policy::peers {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// What calls a person and is about nothing else; and the etag, which tells of a version and says nothing.
bool IsLeftOut(const FieldDescriptor* field) {
  const auto& options = field->options();
  if (options.HasExtension(rpc::v1::personal)) return !options.GetExtension(rpc::v1::personal).prose();
  return field->name() == "etag" && field->cpp_type() == FieldDescriptor::CPPTYPE_STRING;
}

}  // namespace

absl::StatusOr<json::Json> AsQuoted(const Message& message) {
  const std::unique_ptr<Message> quoted(message.New());
  quoted->CopyFrom(message);
  aip::FieldWalk::Of(quoted->GetDescriptor(), IsLeftOut).Visit(*quoted, [](Message& of, const FieldDescriptor* field) {
    of.GetReflection()->ClearField(&of, field);
  });
  std::string text;
  const auto written = google::protobuf::util::MessageToJsonString(*quoted, &text);
  if (!written.ok()) return absl::InternalError("what was read cannot be written as JSON");
  auto parsed = json::Parse(text);
  if (!parsed) return absl::InternalError("what was read is no JSON");
  return *std::move(parsed);
}

}  // namespace pepiniere::policy::peers
