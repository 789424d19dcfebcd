// Fields of messages by their names, for what is the same whatever the message: a request's page_token, a resource's
// title. A field that the message does not have says nothing.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/kit/messages.h"
#include "clients/pep/kit/table.h"
#include "clients/pep/kit/words.h"
#include "google/protobuf/message.h"
#include "services/base/csv.h"

namespace pepiniere::pep {

std::string TextIn(const google::protobuf::Message& message, std::string_view field);
// The message in that field, which there is.
const google::protobuf::Message& MessageIn(const google::protobuf::Message& message, std::string_view field);

// A repeated field of texts: all of it, and one more.
std::vector<std::string> TextsIn(const google::protobuf::Message& message, std::string_view field);
void AddText(google::protobuf::Message& message, std::string_view field, std::string text);

void SetText(google::protobuf::Message& message, std::string_view field, std::string text);
void SetFlag(google::protobuf::Message& message, std::string_view field, bool value);
void SetNumber(google::protobuf::Message& message, std::string_view field, int value);
// A copy of `value`.
void SetMessage(google::protobuf::Message& message, std::string_view field, const google::protobuf::Message& value);

// The field that holds a message of that type, or a list of them; null if none does.
const google::protobuf::FieldDescriptor* FieldOf(const google::protobuf::Descriptor& message,
                                                 const google::protobuf::Descriptor& type);
// Each message of a list of them, until `take` returns false; whether it never did.
bool ForEach(const google::protobuf::Message& message, const google::protobuf::FieldDescriptor& list,
             const std::function<bool(const google::protobuf::Message&)>& take);

// A number as programs write it, as short as it reads back the same: 0.1, 12, 1e+300.
std::string PlainNumber(double value);
// The same as people read it: whole, or with the digits that matter.
std::string SaidNumber(double value, const Messages& say);

// A field of a resource ("links.product_uri"), which there is: as CSV has it, empty where it is absent, how many for
// messages, but for pairs of a key and a value ("audience=COMPANIES"); and as people read it. `enums`: the words of the
// service.
base::CsvCell PlainField(const google::protobuf::Message& resource, std::string_view path,
                         std::span<const EnumWords> enums);
Cell SaidField(const google::protobuf::Message& resource, std::string_view path, const Messages& say,
               std::span<const EnumWords> enums);

// The field at a path of a type of message, which there is.
const google::protobuf::FieldDescriptor& FieldAt(const google::protobuf::Descriptor& type, std::string_view path);

}  // namespace pepiniere::pep
