// Blanks the fields marked (pepiniere.rpc.v1.restricted): what is not open data.
#pragma once

#include "google/protobuf/message.h"
#include "services/rpc/field_walk.h"

namespace pepiniere::rpc {

// Where restricted fields are in a type of message.
const FieldWalk& RestrictedFieldsOf(const google::protobuf::Descriptor* type);

// Clears them, in the messages inside too. The dispatcher redacts what leaves for anonymous callers by itself. A
// handler calls this for each resource that an authenticated caller's roles do not cover (see Principal::CoversAny).
void Redact(google::protobuf::Message& message);

}  // namespace pepiniere::rpc
