// Fields of a message by their names, for what is the same whatever the message: a standard method's request_id,
// parent, page_size. A field that the message does not have says nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "google/protobuf/message.h"

namespace pepiniere::aip {

std::string TextIn(const google::protobuf::Message& message, std::string_view field);
bool FlagIn(const google::protobuf::Message& message, std::string_view field);
std::int32_t NumberIn(const google::protobuf::Message& message, std::string_view field);
// The message in that field; null if there is no such field.
const google::protobuf::Message* MessageIn(const google::protobuf::Message& message, std::string_view field);
// Whether it is set.
bool HasMessage(const google::protobuf::Message& message, std::string_view field);

void SetText(google::protobuf::Message& message, std::string_view field, std::string text);
void SetTime(google::protobuf::Message& message, std::string_view field, absl::Time time);
void SetDuration(google::protobuf::Message& message, std::string_view field, absl::Duration duration);
void SetEnum(google::protobuf::Message& message, std::string_view field, int number);
void AddText(google::protobuf::Message& message, std::string_view field, std::string text);
// A new item of a list of messages. The field must be there.
google::protobuf::Message& AddMessage(google::protobuf::Message& message, std::string_view field);
google::protobuf::Message& MutableMessage(google::protobuf::Message& message, std::string_view field);

}  // namespace pepiniere::aip
