#include "services/aip/size_limits.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/field_mask.pb.h"

namespace pepiniere::aip {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::FieldMask;
using google::protobuf::Message;

// Walks a message; a path is put together where something is wrong, and nowhere else.
class Walk {
 public:
  Walk(const SizeLimits& limits, std::string_view prefix, Violations& violations)
      : limits_(limits), prefix_(prefix), violations_(violations) {}

  void Check(const Message& message) {
    const auto* reflection = message.GetReflection();
    std::vector<const FieldDescriptor*> populated;
    reflection->ListFields(message, &populated);
    for (const FieldDescriptor* field : populated) {
      if (!field->is_repeated()) {
        CheckOne(message, field, -1);
      } else if (const int size = reflection->FieldSize(message, field); size > MostItems(message)) {
        Say(field, -1, absl::StrCat("must not have more than ", MostItems(message), " items"));
      } else {
        for (int i = 0; i < size; ++i) CheckOne(message, field, i);
      }
    }
  }

 private:
  struct Step {
    const FieldDescriptor* field;
    int item;  // -1: not of a list
  };

  int MostItems(const Message& message) const {
    const bool mask = message.GetDescriptor() == FieldMask::descriptor();
    return mask ? std::min(kMaxMaskPaths, limits_.items) : limits_.items;
  }

  void CheckOne(const Message& message, const FieldDescriptor* field, int item) {
    const auto* reflection = message.GetReflection();
    if (field->type() == FieldDescriptor::TYPE_BYTES) return;
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
      std::string scratch;
      const std::string& text = item < 0 ? reflection->GetStringReference(message, field, &scratch)
                                         : reflection->GetRepeatedStringReference(message, field, item, &scratch);
      if (text.size() > limits_.text)
        Say(field, item, absl::StrCat("must not be longer than ", limits_.text, " bytes"));
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      way_.push_back({field, item});
      Check(item < 0 ? reflection->GetMessage(message, field) : reflection->GetRepeatedMessage(message, field, item));
      way_.pop_back();
    }
  }

  void Say(const FieldDescriptor* field, int item, std::string_view what) {
    std::string path(prefix_);
    const auto add = [&path](const Step& step) {
      absl::StrAppend(&path, path.empty() ? "" : ".", step.field->name());
      if (step.item >= 0) absl::StrAppend(&path, "[", step.item, "]");
    };
    for (const Step& step : way_) {
      // A mask is one thing to whoever wrote it.
      add(step);
      if (step.field->message_type() == FieldMask::descriptor()) return violations_.Add(path, what);
    }
    add({field, item});
    violations_.Add(path, what);
  }

  const SizeLimits& limits_;
  const std::string_view prefix_;
  Violations& violations_;
  std::vector<Step> way_;
};

}  // namespace

void CheckSizes(const Message& message, std::string_view prefix, Violations& violations, const SizeLimits& limits) {
  if (CheckBytes(message.ByteSizeLong(), prefix, violations, limits)) Walk(limits, prefix, violations).Check(message);
}

bool CheckBytes(std::size_t bytes, std::string_view prefix, Violations& violations, const SizeLimits& limits) {
  if (bytes <= limits.message) return true;
  violations.Add(prefix.empty() ? "request" : prefix,
                 absl::StrCat("must not be larger than ", limits.message, " bytes in all"));
  return false;
}

}  // namespace pepiniere::aip
