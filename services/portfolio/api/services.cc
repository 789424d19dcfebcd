#include "services/portfolio/api/services.h"

#include "services/portfolio/api/access.h"
#include "services/portfolio/api/aliases.h"
#include "services/portfolio/api/attention.h"
#include "services/portfolio/api/audit.h"
#include "services/portfolio/api/committees.h"
#include "services/portfolio/api/containers.h"
#include "services/portfolio/api/directory.h"
#include "services/portfolio/api/entries.h"
#include "services/portfolio/api/events.h"
#include "services/portfolio/api/finances.h"
#include "services/portfolio/api/gates.h"
#include "services/portfolio/api/health.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/api/imports.h"
#include "services/portfolio/api/journal.h"
#include "services/portfolio/api/lessons.h"
#include "services/portfolio/api/phase_words.h"
#include "services/portfolio/api/phases.h"
#include "services/portfolio/api/portfolio.h"
#include "services/portfolio/api/portfolio_lists.h"
#include "services/portfolio/api/projects.h"
#include "services/portfolio/api/readiness.h"
#include "services/portfolio/api/ready.h"
#include "services/portfolio/api/rules.h"
#include "services/portfolio/api/search.h"
#include "services/portfolio/api/terms.h"
#include "services/portfolio/api/watches.h"
#include "services/portfolio/store/personal_store.h"
#include "services/resource/personal_data.h"
#include "services/rpc/permissions.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {
namespace {

const std::vector<std::string>& ServicesOfPackage() {
  static const auto* const services = new std::vector<std::string>{"pepiniere.portfolio.v1.PortfolioService",
                                                                   "pepiniere.portfolio.v1.GovernanceService"};
  return *services;
}

// What the services of the package have in common.
class PackageService : public rpc::Service {
 public:
  PackageService(std::string_view full_name, const api::Context& context)
      : rpc::Service(full_name), context_(context) {}

  // For a project: its incubators, its sponsors and the organisations above them. For an incubator or a team: the
  // incubator and the organisations that own it.
  absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope& call, std::string_view resource) override {
    return ContainersOf(context_, call, resource);
  }
  absl::StatusOr<std::vector<identity::Binding>> NamedNow(rpc::CallScope& call,
                                                          std::vector<identity::Binding> held) override {
    return api::NamedNow(context_, call, std::move(held));
  }
  absl::Status Conceal(rpc::CallScope& call, google::protobuf::Message& reply) override {
    return api::Conceal(context_, call, reply);
  }
  absl::StatusOr<bool> Resolve(rpc::CallScope& call, google::protobuf::Message& request) override {
    return ResolveAliases(context_, call, request);
  }
  absl::Status Ready() override { return CheckReady(context_); }

 protected:
  const api::Context context_;
};

class PortfolioService final : public PackageService {
 public:
  PortfolioService(const api::Context& context, journal::Hub& hub)
      : PackageService("pepiniere.portfolio.v1.PortfolioService", context),
        organisations_(context_, &hub),
        incubators_(context_, &hub),
        teams_(context_),
        projects_(context_),
        phases_(context_),
        events_(context_),
        portfolio_(context_),
        phase_words_(context_),
        portfolio_lists_(context_),
        search_(context_),
        terms_(context_),
        imports_(context_) {
    organisations_.Mount(*this);
    incubators_.Mount(*this);
    teams_.Mount(*this);
    projects_.Mount(*this);
    phases_.Mount(*this);
    events_.Mount(*this);
    portfolio_.Mount(*this);
    phase_words_.Mount(*this);
    portfolio_lists_.Mount(*this);
    search_.Mount(*this);
    terms_.Mount(*this);
    imports_.Mount(*this);
  }

 private:
  Organisations organisations_;
  Incubators incubators_;
  Teams teams_;
  Projects projects_;
  Phases phases_;
  Events events_;
  Portfolio portfolio_;
  PhaseWords phase_words_;
  PortfolioLists portfolio_lists_;
  Search search_;
  Terms terms_;
  Imports imports_;
};

class GovernanceService final : public PackageService {
 public:
  GovernanceService(const api::Context& context, journal::Hub& hub, const peers::Access& access)
      : PackageService("pepiniere.portfolio.v1.GovernanceService", context),
        committees_(context_),
        gates_(context_),
        readiness_(context_),
        evidence_(context_),
        waivers_(context_),
        funding_lines_(context_),
        spending_entries_(context_),
        time_box_extensions_(context_),
        journal_(context_),
        finances_(context_),
        health_(context_),
        attention_(context_),
        lessons_(context_),
        audit_(context_),
        personal_data_(context_, store::PersonalHoldings()),
        access_(access),
        permissions_(ServicesOfPackage(), *this),
        watches_(context_, hub, ServicesOfPackage()) {
    committees_.Mount(*this);
    gates_.Mount(*this);
    readiness_.Mount(*this);
    evidence_.Mount(*this);
    waivers_.Mount(*this);
    funding_lines_.Mount(*this);
    spending_entries_.Mount(*this);
    time_box_extensions_.Mount(*this);
    journal_.Mount(*this);
    finances_.Mount(*this);
    health_.Mount(*this);
    attention_.Mount(*this);
    lessons_.Mount(*this);
    audit_.Mount(*this);
    personal_data_.Mount(*this);
    access_.Mount(*this);
    permissions_.Mount(*this);
    rules_.Mount(*this);
    watches_.Mount(*this);
  }

 private:
  Committees committees_;
  Gates gates_;
  ReadinessApi readiness_;
  EvidenceLines evidence_;
  Waivers waivers_;
  FundingLines funding_lines_;
  SpendingEntries spending_entries_;
  TimeBoxExtensions time_box_extensions_;
  Journal journal_;
  Finances finances_;
  Health health_;
  Attention attention_;
  Lessons lessons_;
  Audit audit_;
  resource::PersonalData personal_data_;
  Access access_;
  rpc::Permissions permissions_;
  RulesApi rules_;
  Watches watches_;
};

}  // namespace

std::unique_ptr<rpc::Service> MakePortfolioService(const Context& context, journal::Hub& hub) {
  return std::make_unique<PortfolioService>(context, hub);
}

std::unique_ptr<rpc::Service> MakeGovernanceService(const Context& context, journal::Hub& hub,
                                                    const peers::Access& access) {
  return std::make_unique<GovernanceService>(context, hub, access);
}

}  // namespace pepiniere::portfolio::api
