#include "services/mirror/consents.h"

#include <map>
#include <set>

#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/aip/names.h"
#include "services/base/try.h"
#include "services/mirror/grpc_peer.h"

namespace pepiniere::mirror {
namespace {

using access::v1::AccessService;
using access::v1::Consent;

// "persons/x" of "persons/x/consents/alumni".
std::string_view PersonIn(std::string_view consent) { return consent.substr(0, consent.find("/consents/")); }

}  // namespace

// Those that count: who agrees, by purpose.
class ConsentIndex final : public Copy {
 public:
  void Put(const google::protobuf::Message& resource) override {
    const auto& consent = static_cast<const Consent&>(resource);
    if (consent.state() != Consent::STATE_GIVEN) return Remove(consent.name());
    agreeing_[aip::IdOf(consent.name().substr(PersonIn(consent.name()).size() + 1))].emplace(PersonIn(consent.name()));
  }
  void Remove(const std::string& name) override {
    for (auto& [purpose, persons] : agreeing_) {
      if (name.ends_with("/" + purpose)) persons.erase(std::string(PersonIn(name)));
    }
  }

  std::vector<std::string> Of(std::string_view purpose) const {
    const auto known = agreeing_.find(purpose);
    if (known == agreeing_.end()) return {};
    return {known->second.begin(), known->second.end()};
  }
  bool Has(std::string_view person, std::string_view purpose) const {
    const auto known = agreeing_.find(purpose);
    return known != agreeing_.end() && known->second.contains(std::string(person));
  }

 private:
  std::map<std::string, std::set<std::string>, std::less<>> agreeing_;
};

Consents::Consents(const std::shared_ptr<grpc::Channel>& access, const MirrorOptions& options)
    : mirror_(std::make_unique<MirrorOf<ConsentIndex>>(
          [&] {
            access::v1::ListConsentsRequest everybody;
            everybody.set_parent("persons/-");
            return MakePeer<Consent>(AccessService::NewStub(access), &AccessService::Stub::ListConsents,
                                     &AccessService::Stub::PrepareAsyncWatchConsents, everybody);
          }(),
          options)) {}

Consents::~Consents() = default;

void Consents::Start() { mirror_->Start(); }
void Consents::Stop() { mirror_->Stop(); }

absl::StatusOr<std::vector<std::string>> Consents::Agreeing(std::string_view purpose, absl::Duration limit) const {
  std::vector<std::string> persons;
  PEP_TRY(mirror_->Look(limit, [&](const ConsentIndex& index) { persons = index.Of(purpose); }));
  return persons;
}

absl::StatusOr<bool> Consents::Agrees(std::string_view person, std::string_view purpose, absl::Duration limit) const {
  bool agrees = false;
  PEP_TRY(mirror_->Look(limit, [&](const ConsentIndex& index) { agrees = index.Has(person, purpose); }));
  return agrees;
}

absl::Duration Consents::Age() const { return mirror_->Age(); }

}  // namespace pepiniere::mirror
