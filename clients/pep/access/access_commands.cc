// pep access list|show|grant|revoke
#include <memory>

#include "absl/time/clock.h"
#include "clients/pep/access/commands.h"
#include "clients/pep/access/part.h"
#include "clients/pep/access/roles.h"
#include "clients/pep/access/sentences.h"
#include "clients/pep/access/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using access::v1::AccessService;
using rpc::v1::AccessBinding;
using M = const Messages&;

std::string When(const google::protobuf::Timestamp& time, const Messages& say) {
  return time.seconds() == 0 ? "" : say.Deadline(FromProto(time));
}

Cell State(const AccessBinding& binding, const Messages& say) {
  const absl::Time now = absl::Now();
  if (binding.has_revoke_time()) return {say({"revoked", "retiré"}), Tone::kBad};
  if (binding.has_end_time() && FromProto(binding.end_time()) <= now) return {say({"over", "terminé"}), Tone::kDim};
  if (binding.has_start_time() && FromProto(binding.start_time()) > now) return {say({"to come", "à venir"})};
  return {say({"active", "actif"}), Tone::kGood};
}

// Why it was given, and why it was taken back.
std::string Why(const AccessBinding& binding, const Messages& say) {
  if (binding.revoke_reason().empty()) return binding.reason();
  const std::string why = SaidOfPersons(binding.revoke_reason(), say).value_or(binding.revoke_reason());
  const std::string revoked = say({"revoked: $0", "retiré : $0"}, why);
  return binding.reason().empty() ? revoked : base::Concat(binding.reason(), " — ", revoked);
}

const View<AccessBinding>& BindingsView() {
  using B = const AccessBinding&;
  static const auto* view = new View<AccessBinding>{
      .fields = {{"name", [](B b) { return b.name(); }},
                 {"principal", [](B b) { return b.principal(); }},
                 {"role", [](B b) { return Code(b.role()); }},
                 {"resource", [](B b) { return b.resource(); }},
                 {"start_time", [](B b) { return Iso(b.start_time()); }},
                 {"end_time", [](B b) { return Iso(b.end_time()); }},
                 {"reason", [](B b) { return b.reason(); }},
                 {"granted_by", [](B b) { return b.granted_by(); }},
                 {"create_time", [](B b) { return Iso(b.create_time()); }},
                 {"revoke_time", [](B b) { return Iso(b.revoke_time()); }},
                 {"revoked_by", [](B b) { return b.revoked_by(); }},
                 {"revoke_reason", [](B b) { return b.revoke_reason(); }},
                 {"person", [](B b) { return b.person(); }}},
      .columns = {
          {{"Id", "Id"}, [](B b, M) { return Cell{std::string(Id(b.name())), Tone::kDim}; }},
          {{"Who", "Qui"}, [](B b, M) { return Cell{b.principal(), Tone::kStrong}; }, Align::kLeft, 10, 0},
          {{"Role", "Rôle"}, [](B b, M) { return Cell{Written({b.role(), b.resource()})}; }},
          {{"State", "État"}, State},
          {{"Until", "Jusqu'au"}, [](B b, M say) { return Cell{When(b.end_time(), say)}; }, Align::kRight, 0, 1},
          {{"By", "Par"}, [](B b, M) { return Principal(b.granted_by(), Tone::kDim); }, Align::kLeft, 8, 3},
          {{"Why", "Pourquoi"}, [](B b, M say) { return Cell{Why(b, say), Tone::kDim}; }, Align::kLeft, 10, 2},
      }};
  return *view;
}

struct ListFlags {
  std::string filter, principal, resource, covers;
  rpc::v1::Role role = rpc::v1::ROLE_UNSPECIFIED;
  bool active = false;
  PageOptions pages;
};

// A role on everything reaches all there is.
std::string Covering(const std::string& resource) {
  return resource.empty() ? "" : base::Concat("(", Only("resource", resource), " OR NOT resource:*)");
}

absl::Status List(Session& session, const ListFlags& flags) {
  access::v1::ListAccessBindingsRequest request;
  request.set_filter(Filtered(
      flags.filter, {Only("principal", flags.principal), Only("role", Code(flags.role)),
                     Only("resource", flags.resource), Covering(flags.covers), flags.active ? "active = true" : ""}));
  return ShowList(
      session, &AccessService::Stub::ListAccessBindings, request, flags.pages, BindingsView(),
      [](const auto& page) -> const auto& { return page.access_bindings(); });
}

void AddList(Command& access) {
  auto flags = std::make_shared<ListFlags>();
  Command list = access.Add("list", {"List who was given which role", "Lister qui a reçu quel rôle"});
  list.String("--filter", flags->filter, {"An AIP-160 filter", "Un filtre AIP-160"}, "FILTER");
  list.String("--principal", flags->principal,
              {"Given to; of persons/ID, to whatever they sign in as too",
               "Donnés à ; pour persons/ID, à tout ce par quoi elle se connecte aussi"},
              "PRINCIPAL");
  AddWord(list, "--role", flags->role, {"Of this role", "De ce rôle"});
  list.String("--resource", flags->resource,
              {"Held on: incubators/ID, organisations/ID...", "Sur : incubators/ID, organisations/ID..."}, "RESOURCE");
  list.String("--covers", flags->covers, {"Held on it, or on everything", "Sur lui, ou sur tout"}, "RESOURCE");
  list.Flag("--active", flags->active, {"Those that count now", "Ceux qui valent maintenant"});
  flags->pages.AddTo(list);
  list.Note({"Who may act here, and why: pep access list --covers incubators/sud --active",
             "Qui peut agir ici, et pourquoi : pep access list --covers incubators/sud --active"});
  list.Does([flags](Session& session) { return List(session, *flags); });
}

absl::Status Finish(Session& session, const absl::StatusOr<AccessBinding>& binding, const WriteFlags& flags) {
  PEP_TRY(binding.status());
  ShowOne(session.out(), BindingsView(), *binding);
  flags.Remind(session.out());
  return absl::OkStatus();
}

void AddShow(Command& access) {
  auto id = std::make_shared<std::string>();
  Command show = access.Add("show", {"Show one grant", "Montrer une attribution"});
  show.String("ID", *id, {"Which one", "Laquelle"}).Required();
  show.Does([id](Session& session) {
    access::v1::GetAccessBindingRequest request;
    request.set_name(ResourceName("accessBindings", *id));
    return Finish(session, session.Call(&AccessService::Stub::GetAccessBinding, request), WriteFlags{});
  });
}

struct GrantFlags : WriteFlags {
  std::string principal, reason;
  HeldRole role;
  std::optional<absl::Time> from, until;
};

absl::Status Grant(Session& session, const GrantFlags& flags) {
  access::v1::CreateAccessBindingRequest request;
  AccessBinding& binding = *request.mutable_access_binding();
  binding.set_principal(flags.principal);
  binding.set_role(flags.role.role);
  binding.set_resource(flags.role.resource);
  binding.set_reason(flags.reason);
  if (flags.from) ToProto(*flags.from, binding.mutable_start_time());
  if (flags.until) ToProto(*flags.until, binding.mutable_end_time());
  request.set_validate_only(flags.dry_run);
  return Finish(session, session.Call(&AccessService::Stub::CreateAccessBinding, request), flags);
}

void AddGrant(Command& access) {
  auto flags = std::make_shared<GrantFlags>();
  Command grant = access.Add("grant", {"Give somebody a role", "Donner un rôle à quelqu'un"});
  grant
      .String("PRINCIPAL", flags->principal,
              {"The subject of their token, persons/ID, or certificate:NAME",
               "Le sujet de leur jeton, persons/ID, ou certificate:NOM"},
              "PRINCIPAL")
      .Required();
  grant
      .Value(
          "ROLE",
          [flags, &say = grant.say()](const std::string& typed) {
            const auto role = ParseRole(typed);
            if (role) flags->role = *role;
            return role ? "" : say(kBadRole, typed, TypedRoles());
          },
          {TypedRoles(), TypedRoles()}, "ROLE[@RESOURCE]")
      .Required();
  grant.Day("--from", flags->from, {"From when on (at once)", "À partir de quand (tout de suite)"});
  grant.Time("--until", flags->until, {"Until when (until it is revoked)", "Jusqu'à quand (jusqu'au retrait)"});
  grant.String("--reason", flags->reason, {"Why", "Pourquoi"});
  flags->AddTo(grant, SayReaders(AccessPart().contract, "CreateAccessBinding", grant.say()));
  grant.Note({"Example: pep access grant jeanne@agence.example coach@sud --until 2031-12-31 --reason \"season 4\"",
              "Exemple : pep access grant jeanne@agence.example coach@sud --until 2031-12-31 --reason \"saison 4\""});
  grant.Does([flags](Session& session) { return Grant(session, *flags); });
}

struct RevokeFlags : WriteFlags {
  std::string id, reason;
};

void AddRevoke(Command& access) {
  auto flags = std::make_shared<RevokeFlags>();
  Command revoke = access.Add("revoke", {"Take a role back, at once", "Retirer un rôle, tout de suite"});
  revoke.String("ID", flags->id, {"Which grant, as `list` tells it", "Quelle attribution, comme le dit « list »"})
      .Required();
  revoke.String("--reason", flags->reason, {"Why; kept with the change", "Pourquoi ; gardé avec le changement"});
  flags->AddTo(revoke, SayReaders(AccessPart().contract, "RevokeAccessBinding", revoke.say()));
  revoke.Does([flags](Session& session) {
    access::v1::RevokeAccessBindingRequest request;
    request.set_name(ResourceName("accessBindings", flags->id));
    request.set_reason(flags->reason);
    request.set_validate_only(flags->dry_run);
    return Finish(session, session.Call(&AccessService::Stub::RevokeAccessBinding, request), *flags);
  });
}

}  // namespace

void AddAccessCommands(Command& root) {
  Command access = root.Add("access", {"Who may do what", "Qui peut faire quoi"});
  AddList(access);
  AddShow(access);
  AddGrant(access);
  AddRevoke(access);
}

}  // namespace pepiniere::pep
