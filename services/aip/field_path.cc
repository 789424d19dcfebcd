#include "services/aip/field_path.h"

#include <google/protobuf/util/message_differencer.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

#include "google/rpc/error_details.pb.h"
#include "services/base/characters.h"

namespace pepiniere::aip {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::util::MessageDifferencer;

// "hearings[2]": the field, and the place in its list where one is named.
struct Step {
  const FieldDescriptor* field = nullptr;
  std::optional<int> item;
};

std::optional<Step> ReadStep(const Message& message, std::string_view text) {
  Step step;
  const std::size_t bracket = text.find('[');
  step.field = message.GetDescriptor()->FindFieldByName(std::string(text.substr(0, bracket)));
  if (!step.field) return std::nullopt;
  if (bracket == std::string_view::npos) return step;
  int item = 0;
  const std::string_view number = text.substr(bracket + 1);
  if (std::from_chars(number.begin(), number.end(), item).ec != std::errc()) return std::nullopt;
  if (!step.field->is_repeated() || item >= message.GetReflection()->FieldSize(message, step.field)) {
    return std::nullopt;
  }
  step.item = item;
  return step;
}

// The message that a step leads into; null where it leads into none that is there.
const Message* Below(const Message& message, const Step& step) {
  const auto* reflection = message.GetReflection();
  if (step.field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return nullptr;
  if (step.item) return &reflection->GetRepeatedMessage(message, step.field, *step.item);
  const bool there = !step.field->is_repeated() && reflection->HasField(message, step.field);
  return there ? &reflection->GetMessage(message, step.field) : nullptr;
}

Message* Below(Message& message, const Step& step) {
  if (!Below(std::as_const(message), step)) return nullptr;
  const auto* reflection = message.GetReflection();
  return step.item ? reflection->MutableRepeatedMessage(&message, step.field, *step.item)
                   : reflection->MutableMessage(&message, step.field);
}

// The message that holds the last step of a path, and that step; no message where the way there ends before.
template <typename M>
std::pair<M*, std::optional<Step>> Walk(M& root, std::string_view path) {
  M* message = &root;
  for (std::size_t dot; (dot = path.find('.')) != std::string_view::npos; path.remove_prefix(dot + 1)) {
    const auto step = ReadStep(*message, path.substr(0, dot));
    message = step ? Below(*message, *step) : nullptr;
    if (!message) return {nullptr, std::nullopt};
  }
  return {message, ReadStep(*message, path)};
}

// The path without its last part: "hearings[2]" of "hearings[2].project".
std::string_view Above(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
}

// Leaves of a list the first `longest` items, of texts those that say something new. False if nothing had to go.
bool Thin(Message& message, const FieldDescriptor* field, int longest) {
  const auto* reflection = message.GetReflection();
  const bool texts = field->cpp_type() == FieldDescriptor::CPPTYPE_STRING;
  const int size = reflection->FieldSize(message, field);
  std::set<std::string> seen;
  int kept = 0;
  for (int i = 0; i < size && kept < longest; ++i) {
    if (texts) {
      std::string text = reflection->GetRepeatedString(message, field, i);
      if (base::IsBlank(text) || !seen.insert(std::move(text)).second) continue;
    }
    reflection->SwapElements(&message, field, kept++, i);
  }
  for (int i = kept; i < size; ++i) reflection->RemoveLast(&message, field);
  return kept < size;
}

bool IsPopulated(const Message& message, const FieldDescriptor* field) {
  const auto* reflection = message.GetReflection();
  return field->is_repeated() ? reflection->FieldSize(message, field) > 0 : reflection->HasField(message, field);
}

}  // namespace

std::vector<FieldViolation> ViolationsIn(const absl::Status& status) {
  google::rpc::BadRequest bad;
  if (!absl::IsInvalidArgument(status) || !GetDetail(status, bad)) return {};
  std::vector<FieldViolation> violations;
  for (const auto& violation : bad.field_violations())
    violations.push_back({violation.field(), violation.description(), violation.reason()});
  return violations;
}

PlaceInMessage FindPlace(Message& message, std::string_view path) {
  const auto [holder, step] = Walk(message, path);
  return holder && step ? PlaceInMessage{holder, step->field, step->item} : PlaceInMessage{};
}

bool PlaceInMessage::IsText() const {
  return message && field->cpp_type() == FieldDescriptor::CPPTYPE_STRING && field->is_repeated() == item.has_value();
}

std::string PlaceInMessage::Text() const {
  const auto* reflection = message->GetReflection();
  return item ? reflection->GetRepeatedString(*message, field, *item) : reflection->GetString(*message, field);
}

void PlaceInMessage::SetText(std::string text) const {
  const auto* reflection = message->GetReflection();
  if (item) return reflection->SetRepeatedString(message, field, *item, std::move(text));
  reflection->SetString(message, field, std::move(text));
}

Cleared ClearAt(Message& message, std::string_view path, int longest, std::vector<std::string>& items) {
  for (; !path.empty(); path = Above(path)) {
    const auto [holder, step] = Walk(message, path);
    if (!holder || !step) continue;
    if (step->item) {
      items.emplace_back(path);
      return Cleared::kItem;
    }
    if (!IsPopulated(*holder, step->field)) continue;
    if (step->field->is_repeated() && Thin(*holder, step->field, longest)) return Cleared::kList;
    holder->GetReflection()->ClearField(holder, step->field);
    return Cleared::kField;
  }
  return Cleared::kNothing;
}

void RemoveItems(Message& message, std::vector<std::string> items) {
  std::set<std::pair<std::string, int>, std::greater<>> places;  // of each list the last first
  for (const std::string& path : items) {
    const auto [holder, step] = Walk(message, path);
    if (holder && step && step->item) places.emplace(path.substr(0, path.rfind('[')), *step->item);
  }
  for (const auto& [list, item] : places) {
    const auto [holder, step] = Walk(message, list);
    if (!holder || !step) continue;
    const auto* reflection = holder->GetReflection();
    const int size = reflection->FieldSize(*holder, step->field);
    for (int i = item; i + 1 < size; ++i) reflection->SwapElements(holder, step->field, i, i + 1);
    reflection->RemoveLast(holder, step->field);
  }
}

bool SameAt(const Message& a, const Message& b, std::string_view path) {
  const auto [in_a, at_a] = Walk(a, path);
  const auto [in_b, at_b] = Walk(b, path);
  if (!in_a || !in_b || !at_a || !at_b) return false;
  MessageDifferencer differencer;
  if (!at_a->item) {
    return differencer.CompareWithFields(*in_a, *in_b, {at_a->field}, {at_b->field});
  }
  const auto* reflection = in_a->GetReflection();
  if (at_a->field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    return reflection->GetRepeatedString(*in_a, at_a->field, *at_a->item) ==
           reflection->GetRepeatedString(*in_b, at_b->field, *at_b->item);
  }
  const Message *below_a = Below(*in_a, *at_a), *below_b = Below(*in_b, *at_b);
  return below_a && below_b && differencer.Compare(*below_a, *below_b);
}

}  // namespace pepiniere::aip
