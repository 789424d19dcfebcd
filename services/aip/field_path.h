// Places in a message, by the paths that violations name: "links.product_uri", "hearings[2].project".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "google/protobuf/message.h"
#include "services/aip/errors.h"

namespace pepiniere::aip {

// What a status of Violations says, each in its order; nothing for another status.
std::vector<FieldViolation> ViolationsIn(const absl::Status& status);

// A field and the message that has it.
struct PlaceInMessage {
  google::protobuf::Message* message = nullptr;  // null: the path leads nowhere
  const google::protobuf::FieldDescriptor* field = nullptr;
  std::optional<int> item;  // of a list

  // Whether it holds one text, and that text.
  bool IsText() const;
  std::string Text() const;
  void SetText(std::string text) const;
};
// The field at the end of the path, whose holders are all there.
PlaceInMessage FindPlace(google::protobuf::Message& message, std::string_view path);

// What was done at a path.
enum class Cleared { kNothing, kField, kList, kItem };

// Clears the field that the path names; of a field without a value, what holds it, and so on upwards: an item of a list
// is marked for removal in `items` ("hearings[2]"). Of a list, items beyond `longest` go, and of texts those that say
// nothing or were said before. kNothing where there is nothing on the way but the message itself.
Cleared ClearAt(google::protobuf::Message& message, std::string_view path, int longest,
                std::vector<std::string>& items);

// Removes the items of lists that the paths name.
void RemoveItems(google::protobuf::Message& message, std::vector<std::string> items);

// Whether both messages hold the same value at the path; false where one of them has no such place.
bool SameAt(const google::protobuf::Message& a, const google::protobuf::Message& b, std::string_view path);

}  // namespace pepiniere::aip
