// Fields of a resource by their path, for tables that name them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "google/protobuf/message.h"
#include "google/protobuf/struct.pb.h"

namespace pepiniere::betagouv {

// `path` names a field that exists, of the type that the function says: links.product_uri. Getters give the default
// where a message on the way is absent; setters make the messages on the way.
std::string GetText(const google::protobuf::Message& message, std::string_view path);
void SetText(google::protobuf::Message& message, std::string_view path, std::string text);
std::vector<std::string> GetTexts(const google::protobuf::Message& message, std::string_view path);
void SetTexts(google::protobuf::Message& message, std::string_view path, std::vector<std::string> texts);
bool Has(const google::protobuf::Message& message, std::string_view path);
bool GetBoolean(const google::protobuf::Message& message, std::string_view path);
void SetBoolean(google::protobuf::Message& message, std::string_view path, bool value);
int GetEnum(const google::protobuf::Message& message, std::string_view path);
void SetEnum(google::protobuf::Message& message, std::string_view path, int value);

// The field source_fields, which every resource has.
google::protobuf::Struct& MutableSourceFields(google::protobuf::Message& resource);
const google::protobuf::Struct& SourceFields(const google::protobuf::Message& resource);

}  // namespace pepiniere::betagouv
