// pep organisations|incubators|teams list|show
#include <memory>

#include "clients/pep/arguments.h"
#include "clients/pep/commands.h"
#include "clients/pep/directory_view.h"
#include "clients/pep/paging.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::Incubator;
using portfolio::v1::Organisation;
using portfolio::v1::Team;

struct ListFlags {
  std::string filter;
  PageOptions pages;
  bool show_deleted = false;

  void AddTo(Command& command) {
    command.String("--filter", filter, {"An AIP-160 filter", "Un filtre AIP-160"}, "FILTER");
    pages.AddTo(command);
    command.Flag("--show-deleted", show_deleted, {"Deleted ones too", "Les supprimés aussi"});
  }
};

// A kind of thing that is listed and shown: its words, its methods, its views.
template <class Item, class ListRequest, class ListReply, class GetRequest>
struct Noun {
  const char* name;  // "organisations": the command and the collection
  Text help, list_help, show_help;
  grpc::Status (Session::Stub::*list)(grpc::ClientContext*, const ListRequest&, ListReply*);
  grpc::Status (Session::Stub::*get)(grpc::ClientContext*, const GetRequest&, Item*);
  const google::protobuf::RepeatedPtrField<Item>& (ListReply::*items)() const;
  const View<Item>& (*view)();
  void (*print)(const Item&, const Output&);

  absl::Status List(Session& session, const ListFlags& flags) const {
    ListRequest request;
    request.set_filter(flags.filter);
    request.set_show_deleted(flags.show_deleted);
    return ShowList(
        session, list, request, flags.pages,
        view(), [this](const ListReply& page) -> const auto& { return (page.*items)(); });
  }

  absl::Status Show(Session& session, const std::string& id) const {
    GetRequest request;
    request.set_name(ResourceName(name, id));
    PEP_ASSIGN(const Item item, session.Call(get, request));
    if (session.out().ForPeople()) {
      print(item, session.out());
    } else {
      Listing<Item>(session.out(), view()).Add(item);
    }
    return absl::OkStatus();
  }

  void AddTo(Command& root) const {
    Command noun = root.Add(name, help);
    auto flags = std::make_shared<ListFlags>();
    Command listing = noun.Add("list", list_help);
    flags->AddTo(listing);
    listing.Does([*this, flags](Session& session) { return List(session, *flags); });

    auto id = std::make_shared<std::string>();
    Command show = noun.Add("show", show_help);
    show.String("ID", *id, {"Which one", "Lequel"}).Required();
    show.Does([*this, id](Session& session) { return Show(session, *id); });
  }
};

}  // namespace

void AddDirectoryCommands(Command& root) {
  using namespace portfolio::v1;  // NOLINT: the requests and replies below
  Noun<Incubator, ListIncubatorsRequest, ListIncubatorsResponse, GetIncubatorRequest>{
      .name = "incubators",
      .help = {"Incubators", "Les incubateurs"},
      .list_help = {"List incubators", "Lister les incubateurs"},
      .show_help = {"Show an incubator", "Montrer un incubateur"},
      .list = &Session::Stub::ListIncubators,
      .get = &Session::Stub::GetIncubator,
      .items = &ListIncubatorsResponse::incubators,
      .view = IncubatorView,
      .print = PrintIncubator}
      .AddTo(root);
  Noun<Organisation, ListOrganisationsRequest, ListOrganisationsResponse, GetOrganisationRequest>{
      .name = "organisations",
      .help = {"Ministries, administrations, agencies", "Les ministères, administrations, agences"},
      .list_help = {"List organisations", "Lister les organisations"},
      .show_help = {"Show an organisation", "Montrer une organisation"},
      .list = &Session::Stub::ListOrganisations,
      .get = &Session::Stub::GetOrganisation,
      .items = &ListOrganisationsResponse::organisations,
      .view = OrganisationView,
      .print = PrintOrganisation}
      .AddTo(root);
  Noun<Team, ListTeamsRequest, ListTeamsResponse, GetTeamRequest>{.name = "teams",
                                                                  .help = {"Teams", "Les équipes"},
                                                                  .list_help = {"List teams", "Lister les équipes"},
                                                                  .show_help = {"Show a team", "Montrer une équipe"},
                                                                  .list = &Session::Stub::ListTeams,
                                                                  .get = &Session::Stub::GetTeam,
                                                                  .items = &ListTeamsResponse::teams,
                                                                  .view = TeamView,
                                                                  .print = PrintTeam}
      .AddTo(root);
}

}  // namespace pepiniere::pep
