#include "clients/pep/access/part.h"

#include "clients/pep/access/commands.h"
#include "clients/pep/access/refusals.h"
#include "clients/pep/access/vocabulary.h"
#include "clients/pep/kit/watch.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"

namespace pepiniere::pep {

using access::v1::AccessService;
using access::v1::Consent;
using access::v1::Erasure;
using access::v1::Person;
using rpc::v1::AccessBinding;

namespace {

void AddCommands(Command& root) {
  AddAccessCommands(root);
  AddPersonCommands(root);
  AddErasureCommands(root);
  AddLoginCommands(root);
  Watched{.name = "access",
          .resource_type = "access_binding",
          .help = {"Follow roles as they are given and taken back", "Suivre les rôles donnés et retirés"},
          .shown = {"principal", "role", "resource"},
          .method = &AccessService::Stub::WatchAccessBindings,
          .part = AccessPart}
      .AddTo(root);
  Watched{.name = "consents",
          .resource_type = "consent",
          .help = {"Follow consents as they are given and withdrawn", "Suivre les consentements donnés et retirés"},
          .shown = {"state"},
          .method = &AccessService::Stub::WatchConsents,
          .part = AccessPart}
      .AddTo(root);
}

// Of ids that nobody guesses.
std::vector<std::string> NoneNear(Session& /*session*/, std::string_view /*typed*/) { return {}; }

}  // namespace

const Part& AccessPart() {
  static const EnumWords kEnums[] = {WordsOf<rpc::v1::Role>(), WordsOf<Consent::State>()};
  static const auto* part =
      new Part{.name = "access",
               .add_commands = AddCommands,
               .contract = {.services = {FindService(AccessService::service_full_name())},
                            .people = {"Read by that person and by programme administrators; what they are called, by "
                                       "whoever reads what is not open data",
                                       "Lu par cette personne et les administrateurs du programme ; comment on "
                                       "l'appelle, par qui lit ce qui n'est pas ouvert"}},
               .enums = kEnums,
               .names = {{.type = "ACCESS_BINDING",
                          .option = "",
                          .pattern = NamePattern::Of(*AccessBinding::descriptor()),
                          .unknown = {"no such grant: $0", "aucune attribution de ce nom : $0"},
                          .get = &AccessService::Stub::GetAccessBinding,
                          .near = NoneNear},
                         {.type = "PERSON",
                          .option = "",
                          .pattern = NamePattern::Of(*Person::descriptor()),
                          .unknown = {"no such person: $0", "aucune personne de ce nom : $0"},
                          .get = &AccessService::Stub::GetPerson,
                          .near = NoneNear},
                         {.type = "CONSENT",
                          .option = "",
                          .pattern = NamePattern::Of(*Consent::descriptor()),
                          .unknown = {"that was never agreed to: $0", "cela n'a jamais été accepté : $0"},
                          .get = &AccessService::Stub::GetConsent,
                          .near = NoneNear},
                         {.type = "ERASURE",
                          .option = "",
                          .pattern = NamePattern::Of(*Erasure::descriptor()),
                          .unknown = {"no such erasure: $0", "aucun effacement de ce nom : $0"},
                          .get = &AccessService::Stub::GetErasure,
                          .near = NoneNear}},
               .refusals = AccessRefusals(),
               .audit = &AccessService::Stub::ListAuditRecords,
               .witnesses = true,
               .name_persons = &AccessService::Stub::NamePersons};
  return *part;
}

}  // namespace pepiniere::pep
