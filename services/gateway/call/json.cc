#include "services/gateway/call/json.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "google/protobuf/arena.h"
#include "google/protobuf/message.h"
#include "google/protobuf/util/json_util.h"
#include "google/protobuf/util/type_resolver.h"
#include "google/protobuf/util/type_resolver_util.h"
#include "nlohmann/json.hpp"
#include "services/aip/errors.h"
#include "services/base/text.h"

namespace pepiniere::gateway {
namespace {

namespace util = google::protobuf::util;

constexpr char kHost[] = "type.googleapis.com";

util::TypeResolver* Resolver() {
  static util::TypeResolver* const kResolver =
      util::NewTypeResolverForDescriptorPool(kHost, google::protobuf::DescriptorPool::generated_pool());
  return kResolver;
}

// Holds a text to JSON's grammar, of which Protobuf's reader knows dialects (single quotes, commas at the end), and
// keys to being said once: who reads the first of two takes the request for another than who reads the last.
class StrictReader final : public nlohmann::json_sax<nlohmann::json> {
 public:
  // What is wrong; empty if nothing is.
  const std::string& fault() const { return fault_; }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override {
    keys_.emplace_back();
    return true;
  }
  bool key(string_t& key) override {
    if (keys_.back().insert(key).second) return true;
    fault_ = base::Concat("the key \"", key, "\" stands twice in one object");
    return false;
  }
  bool end_object() override {
    keys_.pop_back();
    return true;
  }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    fault_ = base::Concat("it is no JSON at byte ", position);
    return false;
  }

 private:
  std::vector<std::set<std::string>> keys_;  // of the objects that are open
  std::string fault_;
};

std::string Url(std::string_view type_name) { return base::Concat(kHost, "/", type_name); }

absl::Status Malformed(std::string_view why) {
  return aip::Failure(absl::StatusCode::kInvalidArgument, "MALFORMED_REQUEST", why);
}

}  // namespace

absl::StatusOr<std::string> JsonToProto(const google::protobuf::Descriptor& type, std::string_view json) {
  StrictReader strict;
  if (!nlohmann::json::sax_parse(json, &strict)) {
    return Malformed(base::Concat("not a ", type.name(), " in JSON: ", strict.fault()));
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
