#include "services/portfolio/api/hidden_incubators.h"

#include <google/protobuf/reflection.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "google/api/resource.pb.h"
#include "google/protobuf/struct.pb.h"
#include "services/aip/field_walk.h"
#include "services/base/try.h"
#include "services/portfolio/api/containers.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/store/hidden_incubators.h"

namespace pepiniere::portfolio::api {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Struct;
using google::protobuf::Value;

constexpr absl::Duration kHolds = absl::Seconds(1);

bool NamesAnIncubator(const FieldDescriptor* field) {
  return field->type() == FieldDescriptor::TYPE_STRING &&
         field->options().GetExtension(google::api::resource_reference).type() == "pepiniere.portfolio/Incubator";
}

void Blank(Message& message, const FieldDescriptor* field, const std::vector<std::string>& names) {
  const auto* reflection = message.GetReflection();
  const auto named = [&](const std::string& name) { return std::ranges::find(names, name) != names.end(); };
  if (field->is_repeated()) {
    const auto all = reflection->GetRepeatedFieldRef<std::string>(message, field);
    std::vector<std::string> told(all.begin(), all.end());
    if (std::erase_if(told, named) == 0) return;
    const auto list = reflection->GetMutableRepeatedFieldRef<std::string>(&message, field);
    list.Clear();
    for (const std::string& name : told) list.Add(name);
  } else if (named(reflection->GetString(message, field))) {
    reflection->ClearField(&message, field);
  }
}

// What files said is kept as it was: an incubator by its id there, in the list of a project's, or in front matter that
// is one text.
bool KeepsWhatWasSaid(const FieldDescriptor* field) {
  return field->name() == "source_fields" && field->message_type() == Struct::descriptor();
}

bool Mentions(std::string_view text, const std::vector<std::string>& names) {
  return std::ranges::any_of(names, [&](const std::string& name) {
    const std::string_view id = std::string_view(name).substr(name.find('/') + 1);
    return text == id || (text.find("incubator") != text.npos && text.find(id) != text.npos);
  });
}

void Blank(Value& value, const std::vector<std::string>& names);

void Blank(Struct& kept, const std::vector<std::string>& names) {
  auto& fields = *kept.mutable_fields();
  for (auto field = fields.begin(); field != fields.end();) {
    Blank(field->second, names);
    field = field->second.kind_case() == Value::KIND_NOT_SET ? fields.erase(field) : std::next(field);
  }
}

// Unsets a text that names one.
void Blank(Value& value, const std::vector<std::string>& names) {
  if (value.has_struct_value()) return Blank(*value.mutable_struct_value(), names);
  if (value.has_string_value() && Mentions(value.string_value(), names)) value.clear_string_value();
  if (!value.has_list_value()) return;
  auto& items = *value.mutable_list_value()->mutable_values();
  for (Value& item : items) Blank(item, names);
  items.erase(std::remove_if(items.begin(), items.end(),
                             [](const Value& item) { return item.kind_case() == Value::KIND_NOT_SET; }),
              items.end());
}

bool MayTell(const FieldDescriptor* field) { return NamesAnIncubator(field) || KeepsWhatWasSaid(field); }

void BlankField(Message& message, const FieldDescriptor* field, const std::vector<std::string>& names) {
  if (!KeepsWhatWasSaid(field)) return Blank(message, field, names);
  const auto* reflection = message.GetReflection();
  if (!reflection->HasField(message, field)) return;
  auto* kept = google::protobuf::DynamicCastToGenerated<Struct>(reflection->MutableMessage(&message, field));
  if (kept) Blank(*kept, names);
}

}  // namespace

absl::StatusOr<std::shared_ptr<const std::vector<std::string>>> HiddenIncubators::All(absl::Time deadline) {
  const absl::Time now = clock_.Now();
  std::uint64_t forgotten;
  {
    std::lock_guard lock(mutex_);
    if (known_ && now - known_at_ < kHolds) return known_;
    forgotten = forgotten_;
  }
  PEP_ASSIGN(std::vector<std::string> ids, store::HiddenIncubators(db_, deadline));
  auto known = std::make_shared<const std::vector<std::string>>(std::move(ids));
  std::lock_guard lock(mutex_);
  if (forgotten == forgotten_) {
    known_ = known;
    known_at_ = now;
  }
  return known;
}

void HiddenIncubators::Forget() {
  std::lock_guard lock(mutex_);
  known_.reset();
  ++forgotten_;
}

absl::StatusOr<std::vector<std::string>> ConcealedFrom(const Context& context, const rpc::CallScope& call) {
  if (resource::SeesEverything(call)) return std::vector<std::string>();
  PEP_ASSIGN(const auto hidden, context.hidden.All(call.deadline()));
  std::vector<std::string> concealed = *hidden;
  if (concealed.empty() || call.principal().anonymous()) return concealed;
  PEP_ASSIGN(store::Containers containers, store::ContainersOfIncubators(context.db, call.deadline(), concealed));
  std::erase_if(concealed, [&](const std::string& id) { return call.principal().SeesAny(containers[id]); });
  if (concealed.empty()) return concealed;
  PEP_ASSIGN(const store::Reach reach, ReachOf(context, call));
  PEP_ASSIGN(const auto reached, store::WithReachedProjects(context.db, call.deadline(), reach, concealed));
  std::erase_if(concealed, [&](const std::string& id) { return std::ranges::find(reached, id) != reached.end(); });
  return concealed;
}

absl::Status Conceal(const Context& context, const rpc::CallScope& call, Message& reply) {
  const aip::FieldWalk& walk = aip::FieldWalk::Of(reply.GetDescriptor(), MayTell);
  if (walk.empty()) return absl::OkStatus();
  PEP_ASSIGN(std::vector<std::string> names, ConcealedFrom(context, call));
  if (names.empty()) return absl::OkStatus();
  for (std::string& name : names) name = kIncubator.Format({name});
  walk.Visit(reply, [&](Message& message, const FieldDescriptor* field) { BlankField(message, field, names); });
  return absl::OkStatus();
}

}  // namespace pepiniere::portfolio::api
