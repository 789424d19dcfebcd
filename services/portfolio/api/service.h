// The portfolio service on the wire: a line a method.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/api/directory.h"
#include "services/portfolio/api/events.h"
#include "services/portfolio/api/imports.h"
#include "services/portfolio/api/phase_words.h"
#include "services/portfolio/api/phases.h"
#include "services/portfolio/api/portfolio.h"
#include "services/portfolio/api/portfolio_lists.h"
#include "services/portfolio/api/projects.h"
#include "services/portfolio/api/search.h"
#include "services/portfolio/api/terms.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class PortfolioService final : public rpc::Service<v1::PortfolioService> {
 public:
  explicit PortfolioService(const api::Context& context);

  Reactor* GetOrganisation(Context* c, const v1::GetOrganisationRequest* q, v1::Organisation* a) override {
    return Unary(__func__, c, q, a, organisations_, &Organisations::Get);
  }
  Reactor* ListOrganisations(Context* c, const v1::ListOrganisationsRequest* q,
                             v1::ListOrganisationsResponse* a) override {
    return Unary(__func__, c, q, a, organisations_, &Organisations::List);
  }
  Reactor* CreateOrganisation(Context* c, const v1::CreateOrganisationRequest* q, v1::Organisation* a) override {
    return Unary(__func__, c, q, a, organisations_, &Organisations::Create);
  }
  Reactor* UpdateOrganisation(Context* c, const v1::UpdateOrganisationRequest* q, v1::Organisation* a) override {
    return Unary(__func__, c, q, a, organisations_, &Organisations::Update);
  }
  Reactor* DeleteOrganisation(Context* c, const v1::DeleteOrganisationRequest* q, v1::Organisation* a) override {
    return Unary(__func__, c, q, a, organisations_, &Organisations::Delete);
  }
  Reactor* UndeleteOrganisation(Context* c, const v1::UndeleteOrganisationRequest* q, v1::Organisation* a) override {
    return Unary(__func__, c, q, a, organisations_, &Organisations::Undelete);
  }

  Reactor* GetIncubator(Context* c, const v1::GetIncubatorRequest* q, v1::Incubator* a) override {
    return Unary(__func__, c, q, a, incubators_, &Incubators::Get);
  }
  Reactor* ListIncubators(Context* c, const v1::ListIncubatorsRequest* q, v1::ListIncubatorsResponse* a) override {
    return Unary(__func__, c, q, a, incubators_, &Incubators::List);
  }
  Reactor* CreateIncubator(Context* c, const v1::CreateIncubatorRequest* q, v1::Incubator* a) override {
    return Unary(__func__, c, q, a, incubators_, &Incubators::Create);
  }
  Reactor* UpdateIncubator(Context* c, const v1::UpdateIncubatorRequest* q, v1::Incubator* a) override {
    return Unary(__func__, c, q, a, incubators_, &Incubators::Update);
  }
  Reactor* DeleteIncubator(Context* c, const v1::DeleteIncubatorRequest* q, v1::Incubator* a) override {
    return Unary(__func__, c, q, a, incubators_, &Incubators::Delete);
  }
  Reactor* UndeleteIncubator(Context* c, const v1::UndeleteIncubatorRequest* q, v1::Incubator* a) override {
    return Unary(__func__, c, q, a, incubators_, &Incubators::Undelete);
  }

  Reactor* GetTeam(Context* c, const v1::GetTeamRequest* q, v1::Team* a) override {
    return Unary(__func__, c, q, a, teams_, &Teams::Get);
  }
  Reactor* ListTeams(Context* c, const v1::ListTeamsRequest* q, v1::ListTeamsResponse* a) override {
    return Unary(__func__, c, q, a, teams_, &Teams::List);
  }
  Reactor* CreateTeam(Context* c, const v1::CreateTeamRequest* q, v1::Team* a) override {
    return Unary(__func__, c, q, a, teams_, &Teams::Create);
  }
  Reactor* UpdateTeam(Context* c, const v1::UpdateTeamRequest* q, v1::Team* a) override {
    return Unary(__func__, c, q, a, teams_, &Teams::Update);
  }
  Reactor* DeleteTeam(Context* c, const v1::DeleteTeamRequest* q, v1::Team* a) override {
    return Unary(__func__, c, q, a, teams_, &Teams::Delete);
  }
  Reactor* UndeleteTeam(Context* c, const v1::UndeleteTeamRequest* q, v1::Team* a) override {
    return Unary(__func__, c, q, a, teams_, &Teams::Undelete);
  }

  Reactor* GetProject(Context* c, const v1::GetProjectRequest* q, v1::Project* a) override {
    return Unary(__func__, c, q, a, projects_, &Projects::Get);
  }
  Reactor* ListProjects(Context* c, const v1::ListProjectsRequest* q, v1::ListProjectsResponse* a) override {
    return Unary(__func__, c, q, a, projects_, &Projects::List);
  }
  Reactor* CreateProject(Context* c, const v1::CreateProjectRequest* q, v1::Project* a) override {
    return Unary(__func__, c, q, a, projects_, &Projects::Create);
  }
  Reactor* UpdateProject(Context* c, const v1::UpdateProjectRequest* q, v1::Project* a) override {
    return Unary(__func__, c, q, a, projects_, &Projects::Update);
  }
  Reactor* DeleteProject(Context* c, const v1::DeleteProjectRequest* q, v1::Project* a) override {
    return Unary(__func__, c, q, a, projects_, &Projects::Delete);
  }
  Reactor* UndeleteProject(Context* c, const v1::UndeleteProjectRequest* q, v1::Project* a) override {
    return Unary(__func__, c, q, a, projects_, &Projects::Undelete);
  }

  Reactor* AdvancePhase(Context* c, const v1::AdvancePhaseRequest* q, v1::Project* a) override {
    return Unary(__func__, c, q, a, phases_, &Phases::Advance);
  }
  Reactor* CorrectPhase(Context* c, const v1::CorrectPhaseRequest* q, v1::Project* a) override {
    return Unary(__func__, c, q, a, phases_, &Phases::Correct);
  }
  Reactor* GetPhaseRecord(Context* c, const v1::GetPhaseRecordRequest* q, v1::PhaseRecord* a) override {
    return Unary(__func__, c, q, a, phases_, &Phases::Get);
  }
  Reactor* ListPhaseRecords(Context* c, const v1::ListPhaseRecordsRequest* q,
                            v1::ListPhaseRecordsResponse* a) override {
    return Unary(__func__, c, q, a, phases_, &Phases::List);
  }

  Reactor* GetProjectEvent(Context* c, const v1::GetProjectEventRequest* q, v1::ProjectEvent* a) override {
    return Unary(__func__, c, q, a, events_, &Events::Get);
  }
  Reactor* ListProjectEvents(Context* c, const v1::ListProjectEventsRequest* q,
                             v1::ListProjectEventsResponse* a) override {
    return Unary(__func__, c, q, a, events_, &Events::List);
  }
  Reactor* CreateProjectEvent(Context* c, const v1::CreateProjectEventRequest* q, v1::ProjectEvent* a) override {
    return Unary(__func__, c, q, a, events_, &Events::Create);
  }
  Reactor* UpdateProjectEvent(Context* c, const v1::UpdateProjectEventRequest* q, v1::ProjectEvent* a) override {
    return Unary(__func__, c, q, a, events_, &Events::Update);
  }
  Reactor* DeleteProjectEvent(Context* c, const v1::DeleteProjectEventRequest* q, v1::ProjectEvent* a) override {
    return Unary(__func__, c, q, a, events_, &Events::Delete);
  }

  Reactor* GetPortfolioSummary(Context* c, const v1::GetPortfolioSummaryRequest* q, v1::PortfolioSummary* a) override {
    return Unary(__func__, c, q, a, portfolio_, &Portfolio::GetSummary);
  }
  Reactor* GetPhaseDurations(Context* c, const v1::GetPhaseDurationsRequest* q, v1::PhaseDurations* a) override {
    return Unary(__func__, c, q, a, portfolio_, &Portfolio::GetDurations);
  }
  Reactor* GetPortfolioFlow(Context* c, const v1::GetPortfolioFlowRequest* q, v1::PortfolioFlow* a) override {
    return Unary(__func__, c, q, a, portfolio_, &Portfolio::GetFlow);
  }
  Reactor* ListPhaseMoves(Context* c, const v1::ListPhaseMovesRequest* q, v1::ListPhaseMovesResponse* a) override {
    return Unary(__func__, c, q, a, portfolio_lists_, &PortfolioLists::ListMoves);
  }
  Reactor* ListPhaseStays(Context* c, const v1::ListPhaseStaysRequest* q, v1::ListPhaseStaysResponse* a) override {
    return Unary(__func__, c, q, a, portfolio_lists_, &PortfolioLists::ListStays);
  }
  Reactor* ComparePortfolio(Context* c, const v1::ComparePortfolioRequest* q,
                            v1::ComparePortfolioResponse* a) override {
    return Unary(__func__, c, q, a, portfolio_lists_, &PortfolioLists::Compare);
  }

  Reactor* ListPhaseWords(Context* c, const v1::ListPhaseWordsRequest* q, v1::ListPhaseWordsResponse* a) override {
    return Unary(__func__, c, q, a, phase_words_, &PhaseWords::List);
  }
  Reactor* UpdatePhaseWord(Context* c, const v1::UpdatePhaseWordRequest* q, v1::PhaseWord* a) override {
    return Unary(__func__, c, q, a, phase_words_, &PhaseWords::Update);
  }

  Reactor* SearchPortfolio(Context* c, const v1::SearchPortfolioRequest* q, v1::SearchPortfolioResponse* a) override {
    return Unary(__func__, c, q, a, search_, &Search::Find);
  }
  Reactor* ListTerms(Context* c, const v1::ListTermsRequest* q, v1::ListTermsResponse* a) override {
    return Unary(__func__, c, q, a, terms_, &Terms::List);
  }

  // For a project: its incubators, its sponsors and the organisations above them. For an incubator or a team: the
  // incubator and the organisations that own it.
  absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope& call, std::string_view resource) override;
  absl::Status Conceal(rpc::CallScope& call, google::protobuf::Message& reply) override;
  absl::StatusOr<bool> Resolve(rpc::CallScope& call, google::protobuf::Message& request) override;
  absl::Status Ready() override;

 private:
  const api::Context context_;
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

}  // namespace pepiniere::portfolio::api
