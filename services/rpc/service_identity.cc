#include "services/rpc/service_identity.h"

#include <openssl/crypto.h>

#include <utility>

#include "absl/strings/escaping.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/interceptor.h"
#include "services/base/text.h"
#include "services/rpc/metadata.h"
#include "services/secret/aead.h"

namespace pepiniere::rpc {
namespace {

namespace interception = grpc::experimental;

constexpr std::size_t kSecretBytes = 32;

std::string NewSecret() { return absl::BytesToHexString(secret::RandomBytes(kSecretBytes)); }

class Saying final : public interception::Interceptor {
 public:
  explicit Saying(const std::string& identity) : identity_(identity) {}

  void Intercept(interception::InterceptorBatchMethods* methods) override {
    if (methods->QueryInterceptionHookPoint(interception::InterceptionHookPoints::PRE_SEND_INITIAL_METADATA)) {
      methods->GetSendInitialMetadata()->emplace(kService, identity_);
    }
    methods->Proceed();
  }

 private:
  const std::string& identity_;
};

class SayingEachTime final : public interception::ClientInterceptorFactoryInterface {
 public:
  explicit SayingEachTime(std::string identity) : identity_(std::move(identity)) {}

  // gRPC deletes it with the call, and the channel, which has this, lives longer.
  interception::Interceptor* CreateClientInterceptor(interception::ClientRpcInfo*) override {
    return new Saying(identity_);
  }

 private:
  const std::string identity_;
};

}  // namespace

ServiceIdentity::ServiceIdentity() : secret_(NewSecret()) {}

ServiceIdentity::Interceptors ServiceIdentity::Of(std::string_view service) const {
  Interceptors interceptors;
  interceptors.push_back(std::make_unique<SayingEachTime>(base::Concat(secret_, service)));
  return interceptors;
}

std::shared_ptr<const identity::Principal> ServiceIdentity::Identify(const grpc::CallbackServerContext& context) const {
  if (!IsInProcess(context)) return nullptr;
  const auto [begin, end] = context.client_metadata().equal_range(kService);
  for (auto said = begin; said != end; ++said) {
    const std::string_view text(said->second.data(), said->second.size());
    if (text.size() <= secret_.size()) continue;
    if (CRYPTO_memcmp(text.data(), secret_.data(), secret_.size()) != 0) continue;
    return std::make_shared<const identity::Principal>(identity::Principal{
        base::Concat(identity::kServiceSubject, text.substr(secret_.size())), {{rpc::v1::ROLE_SERVICE, ""}}});
  }
  return nullptr;
}

}  // namespace pepiniere::rpc
