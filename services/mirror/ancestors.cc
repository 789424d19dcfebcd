#include "services/mirror/ancestors.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "services/aip/fields.h"
#include "services/base/try.h"
#include "services/mirror/grpc_peer.h"

namespace pepiniere::mirror {
namespace {

using portfolio::v1::PortfolioService;

constexpr std::string_view kIncubators = "incubators/";

}  // namespace

// Each with the name of what is right above it: an organisation's parent, an incubator's owner.
class PlaceIndex final : public Copy {
 public:
  void Put(const google::protobuf::Message& resource) override {
    places_[aip::TextIn(resource, "name")] = {aip::TextIn(resource, "uid"),
                                              aip::TextIn(resource, "parent") + aip::TextIn(resource, "owner")};
  }
  void Remove(const std::string& name) override { places_.erase(name); }

  // Adds what is called `name`, and makes it the name of what is right above; empty: nothing.
  void Climb(std::string& name, std::vector<Place>& places) const {
    const auto known = places_.find(name);
    places.push_back({std::move(name), known == places_.end() ? "" : known->second.uid});
    name = known == places_.end() ? "" : known->second.above;
    // A circle ends where it closes.
    if (std::ranges::find(places, name, &Place::name) != places.end()) name.clear();
  }

  // What is called `name`, known or not, and all from which Climb comes to it, in order.
  std::vector<std::string> SelfAndBelow(std::string_view name) const {
    std::vector<std::string> names = {std::string(name)};
    for (const auto& [known, place] : places_) {
      std::vector<Place> path;
      std::string next = place.above;
      while (!next.empty() && next != name) Climb(next, path);
      if (next == name && known != name) names.push_back(known);
    }
    std::ranges::sort(names);
    return names;
  }

 private:
  struct Known {
    std::string uid, above;
  };
  absl::flat_hash_map<std::string, Known> places_;
};

Ancestors::Ancestors(const std::shared_ptr<grpc::Channel>& portfolio, const MirrorOptions& options)
    : organisations_(std::make_unique<MirrorOf<PlaceIndex>>(
          MakePeer<portfolio::v1::Organisation>(PortfolioService::NewStub(portfolio),
                                                &PortfolioService::Stub::ListOrganisations,
                                                &PortfolioService::Stub::PrepareAsyncWatchOrganisations),
          options)),
      incubators_(std::make_unique<MirrorOf<PlaceIndex>>(
          MakePeer<portfolio::v1::Incubator>(PortfolioService::NewStub(portfolio),
                                             &PortfolioService::Stub::ListIncubators,
                                             &PortfolioService::Stub::PrepareAsyncWatchIncubators),
          options)) {}

Ancestors::~Ancestors() = default;

void Ancestors::Start() {
  organisations_->Start();
  incubators_->Start();
}

void Ancestors::Stop() {
  organisations_->Stop();
  incubators_->Stop();
}

absl::StatusOr<std::vector<Place>> Ancestors::SelfAndAbove(std::string_view name, absl::Duration limit) const {
  std::vector<Place> places;
  std::string next(name);
  if (name.starts_with(kIncubators)) {
    PEP_TRY(incubators_->Look(limit, [&](const PlaceIndex& index) { index.Climb(next, places); }));
  }
  if (next.empty()) return places;
  PEP_TRY(organisations_->Look(limit, [&](const PlaceIndex& index) {
    while (!next.empty()) index.Climb(next, places);
  }));
  return places;
}

absl::StatusOr<std::vector<std::string>> Ancestors::SelfAndBelow(std::string_view name, absl::Duration limit) const {
  std::vector<std::string> names;
  PEP_TRY(organisations_->Look(limit, [&](const PlaceIndex& index) { names = index.SelfAndBelow(name); }));
  return names;
}

absl::Duration Ancestors::Age() const { return std::max(organisations_->Age(), incubators_->Age()); }

}  // namespace pepiniere::mirror
