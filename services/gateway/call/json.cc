#include "services/gateway/call/json.h"

#include <string>

#include "google/protobuf/arena.h"
#include "google/protobuf/message.h"
#include "google/protobuf/util/json_util.h"
#include "google/protobuf/util/type_resolver.h"
#include "google/protobuf/util/type_resolver_util.h"
#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/json/text.h"

namespace pepiniere::gateway {
namespace {

namespace util = google::protobuf::util;

constexpr char kHost[] = "type.googleapis.com";

util::TypeResolver* Resolver() {
  static util::TypeResolver* const kResolver =
      util::NewTypeResolverForDescriptorPool(kHost, google::protobuf::DescriptorPool::generated_pool());
  return kResolver;
}

std::string Url(std::string_view type_name) { return base::Concat(kHost, "/", type_name); }

absl::Status Malformed(std::string_view why) {
  return aip::Failure(absl::StatusCode::kInvalidArgument, "MALFORMED_REQUEST", why);
}

}  // namespace

absl::StatusOr<std::string> JsonToProto(const google::protobuf::Descriptor& type, std::string_view json) {
  // Protobuf's reader knows dialects (single quotes, commas at the end), and lets a key stand twice.
  if (const std::string fault = json::FaultIn(json); !fault.empty()) {
    return Malformed(base::Concat("not a ", type.name(), " in JSON: ", fault));
  }
  std::string bytes;
  const auto status = util::JsonToBinaryString(Resolver(), Url(type.full_name()), {json.data(), json.size()}, &bytes);
  if (status.ok()) return bytes;
  // The first line of the complaint; the lines after it draw where the fault is.
  const std::string words(status.message());
  return Malformed(absl::StrCat("not a ", type.name(), " in JSON: ", words.substr(0, words.find('\n'))));
}

absl::Status CheckProto(const google::protobuf::Descriptor& type, std::string_view bytes) {
  google::protobuf::Arena arena;
  const auto* prototype = google::protobuf::MessageFactory::generated_factory()->GetPrototype(&type);
  auto* message = prototype->New(&arena);
  if (message->ParsePartialFromArray(bytes.data(), static_cast<int>(bytes.size()))) return absl::OkStatus();
  return Malformed(base::Concat("the body is not a ", type.name(), ": its bytes are no such message"));
}

absl::StatusOr<std::string> ProtoToJson(std::string_view type_name, std::string_view bytes) {
  std::string json;
  const std::string copy(bytes);
  const auto status = util::BinaryToJsonString(Resolver(), Url(type_name), copy, &json);
  if (status.ok()) return json;
  return absl::InternalError(base::Concat("there is no message ", type_name, " here"));
}

}  // namespace pepiniere::gateway
