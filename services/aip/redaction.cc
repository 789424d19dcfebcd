#include "services/aip/redaction.h"

#include "pepiniere/rpc/v1/access.pb.h"

namespace pepiniere::aip {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

bool IsRestricted(const FieldDescriptor* field) { return field->options().GetExtension(rpc::v1::restricted); }
bool IsWithheld(const FieldDescriptor* field) { return field->options().GetExtension(rpc::v1::withheld); }

void Clear(Message& holder, const FieldDescriptor* field) { holder.GetReflection()->ClearField(&holder, field); }

}  // namespace

const FieldWalk& RestrictedFieldsOf(const google::protobuf::Descriptor* type) {
  return FieldWalk::Of(type, IsRestricted);
}

void Redact(Message& message) { RestrictedFieldsOf(message.GetDescriptor()).Visit(message, Clear); }

void Withhold(Message& message) { FieldWalk::Of(message.GetDescriptor(), IsWithheld).Visit(message, Clear); }

}  // namespace pepiniere::aip
