// What differs between organisations, incubators and teams.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pepiniere/portfolio/v1/portfolio_service.pb.h"
#include "services/portfolio/api/directory_api.h"

namespace pepiniere::portfolio::api {

template <>
struct DirectoryTraits<Organisation> {
  using Proto = v1::Organisation;
  using GetRequest = v1::GetOrganisationRequest;
  using ListRequest = v1::ListOrganisationsRequest;
  using ListReply = v1::ListOrganisationsResponse;
  using CreateRequest = v1::CreateOrganisationRequest;
  using UpdateRequest = v1::UpdateOrganisationRequest;
  using DeleteRequest = v1::DeleteOrganisationRequest;
  using UndeleteRequest = v1::UndeleteOrganisationRequest;
  static constexpr std::string_view kField = "organisation";
  static inline const rpc::ResourcePattern& kPattern = kOrganisation;

  static const Proto& Of(const auto& request) { return request.organisation(); }
  static const std::string& IdOf(const CreateRequest& request) { return request.organisation_id(); }
  static Proto* Add(ListReply& reply) { return reply.add_organisations(); }
  static absl::Status Check(journal::Unit& unit, const std::string& id, const Organisation& before,
                            const Organisation& now, rpc::Violations& violations);
  static absl::Status CheckAlive(journal::Unit& unit, const Stored<Organisation>& stored);
  static absl::Status CheckMove(const rpc::CallScope&, const Organisation&, const Organisation&) {
    return absl::OkStatus();
  }
  static absl::StatusOr<std::vector<std::string>> Concealed(const Context&, const rpc::CallScope&) {
    return std::vector<std::string>();
  }
  static absl::Status Changed(journal::Unit& unit, const Organisation* before, const Stored<Organisation>& after);
};

template <>
struct DirectoryTraits<Incubator> {
  using Proto = v1::Incubator;
  using GetRequest = v1::GetIncubatorRequest;
  using ListRequest = v1::ListIncubatorsRequest;
  using ListReply = v1::ListIncubatorsResponse;
  using CreateRequest = v1::CreateIncubatorRequest;
  using UpdateRequest = v1::UpdateIncubatorRequest;
  using DeleteRequest = v1::DeleteIncubatorRequest;
  using UndeleteRequest = v1::UndeleteIncubatorRequest;
  static constexpr std::string_view kField = "incubator";
  static inline const rpc::ResourcePattern& kPattern = kIncubator;

  static const Proto& Of(const auto& request) { return request.incubator(); }
  static const std::string& IdOf(const CreateRequest& request) { return request.incubator_id(); }
  static Proto* Add(ListReply& reply) { return reply.add_incubators(); }
  static absl::Status Check(journal::Unit& unit, const std::string& id, const Incubator& before, const Incubator& now,
                            rpc::Violations& violations);
  static absl::Status CheckAlive(journal::Unit& unit, const Stored<Incubator>& stored);
  static absl::Status CheckMove(const rpc::CallScope& call, const Incubator& before, const Incubator& now);
  static absl::StatusOr<std::vector<std::string>> Concealed(const Context& context, const rpc::CallScope& call) {
    return ConcealedFrom(context, call);
  }
  static absl::Status Changed(journal::Unit&, const Incubator*, const Stored<Incubator>&) { return absl::OkStatus(); }
};

template <>
struct DirectoryTraits<Team> {
  using Proto = v1::Team;
  using GetRequest = v1::GetTeamRequest;
  using ListRequest = v1::ListTeamsRequest;
  using ListReply = v1::ListTeamsResponse;
  using CreateRequest = v1::CreateTeamRequest;
  using UpdateRequest = v1::UpdateTeamRequest;
  using DeleteRequest = v1::DeleteTeamRequest;
  using UndeleteRequest = v1::UndeleteTeamRequest;
  static constexpr std::string_view kField = "team";
  static inline const rpc::ResourcePattern& kPattern = kTeam;

  static const Proto& Of(const auto& request) { return request.team(); }
  static const std::string& IdOf(const CreateRequest& request) { return request.team_id(); }
  static Proto* Add(ListReply& reply) { return reply.add_teams(); }
  static absl::Status Check(journal::Unit& unit, const std::string& id, const Team& before, const Team& now,
                            rpc::Violations& violations);
  static absl::Status CheckAlive(journal::Unit& unit, const Stored<Team>& stored);
  static absl::Status CheckMove(const rpc::CallScope& call, const Team& before, const Team& now);
  static absl::StatusOr<std::vector<std::string>> Concealed(const Context&, const rpc::CallScope&) {
    return std::vector<std::string>();
  }
  static absl::Status Changed(journal::Unit&, const Team*, const Stored<Team>&) { return absl::OkStatus(); }
};

using Organisations = DirectoryApi<Organisation>;
using Incubators = DirectoryApi<Incubator>;
using Teams = DirectoryApi<Team>;

extern template class DirectoryApi<Organisation>;
extern template class DirectoryApi<Incubator>;
extern template class DirectoryApi<Team>;

}  // namespace pepiniere::portfolio::api
