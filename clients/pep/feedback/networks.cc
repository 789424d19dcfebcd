// pep feedback networks|members
#include <memory>

#include "clients/pep/access/consent.h"
#include "clients/pep/access/part.h"
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/part.h"
#include "clients/pep/feedback/vocabulary.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Member;
using feedback::v1::Network;
using Stub = feedback::v1::FeedbackService::Stub;

constexpr char kContactFor[] = "contact_for";
constexpr char kAlumni[] = "alumni";

constexpr FieldFlag kNetworkFlags[] = {
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--programme",
     "programme",
     "PROGRAMME",
     {"The programme whose coaches keep it; never changes",
      "Le programme dont les coachs le tiennent ; ne change plus"}},
};

constexpr FieldFlag kMemberFlags[] = {
    {"--display-name", "display_name", "TEXT", {"What one is called there", "Son nom dans le réseau"}},
    {"--interest",
     "interests",
     "TEXT",
     {"What one likes to be told of (repeatable)", "Ce dont on aime entendre parler (répétable)"}},
    {"--contact-for",
     kContactFor,
     "campaigns|mentoring|events|studies|press",
     {"What one may be contacted for (repeatable)", "Ce pour quoi on peut être contacté (répétable)"},
     AddCode<kContactFor>,
     "--no-contact",
     {"One is contacted for nothing but campaigns", "On n'est contacté que pour les campagnes"}},
    {"--cohort",
     "cohorts",
     "COHORT",
     {"A cohort that one was of (repeatable)", "Une promotion dont on était (répétable)"}},
};

}  // namespace

Noun NetworksNoun() {
  return {.name = "networks",
          .help = {"Networks of alumni", "Les réseaux d'anciens"},
          .one = {"a network", "un réseau"},
          .many = {"networks", "les réseaux"},
          .type = "NETWORK",
          .which = {"The network", "Le réseau"},
          .unknown = {"no such network: $0", "aucun réseau de ce nom : $0"},
          .resource = Network::default_instance(),
          .part = FeedbackPart,
          .fields = {"name", "title", "programme", "create_time", "update_time", "delete_time"},
          .columns = {{{"Network", "Réseau"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"Programme", "Programme"}, "programme", 1}},
          .lines = {{{"Programme", "Programme"}, "programme"}},
          .flags = kNetworkFlags,
          .order_by = {"name or title; \"title desc\" reverses", "name ou title ; « title desc » inverse"},
          .list = &Stub::ListNetworks,
          .get = &Stub::GetNetwork,
          .create = &Stub::CreateNetwork,
          .update = &Stub::UpdateNetwork,
          .remove = &Stub::DeleteNetwork,
          .undelete = &Stub::UndeleteNetwork};
}

Noun MembersNoun() {
  return {
      .name = "members",
      .help = {"Who is of a network: oneself, and for its coaches everybody",
               "Qui est d'un réseau : soi-même, et pour ses coachs tout le monde"},
      .one = {"a network", "un réseau"},
      .many = {"members: oneself, all of those that you coach", "les membres : soi, tous ceux que l'on accompagne"},
      .type = "MEMBER",
      .which = {"NETWORK/MEMBER, as `list` names it", "RÉSEAU/MEMBRE, comme « list » le nomme"},
      .unknown = {"no such member: $0", "aucun membre de ce nom : $0"},
      .parent_type = "NETWORK",
      .parent_help = {"Of this network", "De ce réseau"},
      .parent_which = {"The network", "Le réseau"},
      .of_all = true,
      .resource = Member::default_instance(),
      .part = FeedbackPart,
      .fields = {"name", "person", "display_name", "interests", "contact_for", "cohorts", "create_time", "update_time"},
      .columns = {{{"Member", "Membre"}, "name"},
                  {{"Name", "Nom"}, "display_name"},
                  {{"Interests", "Intérêts"}, "interests", 2},
                  {{"Contact for", "À contacter pour"}, "contact_for", 1},
                  {{"Cohorts", "Promotions"}, "cohorts", 3}},
      .lines = {{{"Name", "Nom"}, "display_name"},
                {{"Is", "Est"}, "person", true},
                {{"Interests", "Intérêts"}, "interests"},
                {{"May be contacted for", "Peut être contacté pour"}, "contact_for"},
                {{"Cohorts", "Promotions"}, "cohorts"},
                {{"Joined", "Depuis"}, "create_time"}},
      .flags = kMemberFlags,
      .order_by = {"name or display_name; \"display_name desc\" reverses",
                   "name ou display_name ; « display_name desc » inverse"},
      .creates = {"join",
                  {"Join a network, having agreed to be listed: `consent`",
                   "Rejoindre un réseau, après avoir accepté d'y figurer : « consent »"}},
      .removes = {"leave",
                  {"Leave a network, for good; its coaches take out who asks for it",
                   "Quitter un réseau, pour de bon ; ses coachs retirent qui le demande"}},
      .list = &Stub::ListMembers,
      .get = &Stub::GetMember,
      .create = &Stub::CreateMember,
      .update = &Stub::UpdateMember,
      .remove = &Stub::DeleteMember};
}

void AddMemberVerbs(Command& members) {
  auto flags = std::make_shared<ConsentFlags>();
  flags->purpose = kAlumni;
  Command consent =
      members.Add("consent", {"Agree to be listed among alumni, which joining a network asks for",
                              "Accepter de figurer parmi les anciens, ce que demande l'entrée dans un réseau"});
  consent.Flag("--yes", flags->yes, {"Do not ask", "Ne pas demander"});
  flags->AddTo(consent, SayReaders(AccessPart().contract, "GiveConsent", consent.say()));
  consent.Note({"The same as pep person consent alumni; whoever withdraws it leaves every network",
                "Comme pep person consent alumni ; qui le retire quitte tous les réseaux"});
  consent.Does([flags](Session& session) { return GiveConsent(session, *flags); });
}

}  // namespace pepiniere::pep
