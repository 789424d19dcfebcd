// Blanks the fields marked (pepiniere.rpc.v1.restricted), what is not open data, and those marked withheld.
#pragma once

#include "google/protobuf/message.h"
#include "services/aip/field_walk.h"

namespace pepiniere::aip {

// Where restricted fields are in a type of message.
const FieldWalk& RestrictedFieldsOf(const google::protobuf::Descriptor* type);

// Clears them, in the messages inside too. What leaves for anonymous callers, rpc/call.h redacts by itself. A
// handler calls this for each resource that an authenticated caller's roles do not cover (see Principal::SeesAny).
void Redact(google::protobuf::Message& message);

// Clears the fields marked (pepiniere.rpc.v1.withheld), in the messages inside too. For the handler to call while what
// the message is about is not settled, and its caller does not prepare it.
void Withhold(google::protobuf::Message& message);

}  // namespace pepiniere::aip
