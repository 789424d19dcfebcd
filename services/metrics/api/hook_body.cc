#include "services/metrics/api/hook_body.h"

#include "pepiniere/metrics/v1/source_event.pb.h"

namespace pepiniere::metrics::api {

HookHeaders HookBody::Headers() const {
  HookHeaders read;
  for (const auto& [name, value] : headers) read.Add(name, value);
  return read;
}

std::string Packed(const HookBody& hook) {
  v1::ReceiveSourceEventRequest message;
  message.set_path(hook.path);
  message.set_body(hook.body);
  for (const auto& [name, value] : hook.headers) {
    auto& header = *message.add_headers();
    header.set_key(name);
    header.set_value(value);
  }
  return message.SerializeAsString();
}

std::optional<HookBody> Unpacked(std::string_view packed) {
  v1::ReceiveSourceEventRequest message;
  if (!message.ParseFromArray(packed.data(), static_cast<int>(packed.size()))) return std::nullopt;
  HookBody hook{.path = message.path(), .headers = {}, .body = message.body()};
  for (const auto& header : message.headers()) hook.headers.emplace_back(header.key(), header.value());
  return hook;
}

}  // namespace pepiniere::metrics::api
