#include "clients/pep/access/part.h"

#include "clients/pep/access/commands.h"
#include "clients/pep/access/vocabulary.h"
#include "clients/pep/kit/watch.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"

namespace pepiniere::pep {

using access::v1::AccessService;
using rpc::v1::AccessBinding;

namespace {

void AddCommands(Command& root) {
  AddAccessCommands(root);
  AddLoginCommands(root);
  Watched{.name = "access",
          .resource_type = "access_binding",
          .help = {"Follow roles as they are given and taken back", "Suivre les rôles donnés et retirés"},
          .shown = {"principal", "role", "resource"},
          .method = &AccessService::Stub::WatchAccessBindings,
          .part = AccessPart}
      .AddTo(root);
}

}  // namespace

const Part& AccessPart() {
  static const EnumWords kEnums[] = {WordsOf<rpc::v1::Role>()};
  static const auto* part =
      new Part{.name = "access",
               .add_commands = AddCommands,
               .contract = {.services = {FindService(AccessService::service_full_name())}},
               .enums = kEnums,
               .names = {{.type = "ACCESS_BINDING",
                          .option = "",
                          .pattern = NamePattern::Of(*AccessBinding::descriptor()),
                          .unknown = {"no such grant: $0", "aucune attribution de ce nom : $0"},
                          .get = &AccessService::Stub::GetAccessBinding,
                          .near = [](Session&, std::string_view) { return std::vector<std::string>(); }}},
               .audit = &AccessService::Stub::ListAuditRecords,
               .witnesses = true};
  return *part;
}

}  // namespace pepiniere::pep
