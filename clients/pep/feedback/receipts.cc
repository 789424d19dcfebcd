// pep feedback receipts
#include "clients/pep/feedback/caller.h"
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/part.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::ListReceiptsRequest;
using feedback::v1::Receipt;
using google::protobuf::Message;
using Stub = feedback::v1::FeedbackService::Stub;

// They are told to their person alone.
absl::Status SayWhose(Session& session, Message& request) {
  auto* list = dynamic_cast<ListReceiptsRequest*>(&request);
  if (list == nullptr) return absl::OkStatus();
  PEP_ASSIGN(const std::string person, CallingPerson(session));
  list->set_person(person);
  return absl::OkStatus();
}

void ShowProof(const Message& message, Sheet& sheet, const Messages&) {
  const auto& receipt = static_cast<const Receipt&>(message);
  sheet.Section({"What is signed: it names nobody", "Ce qui est signé : cela ne nomme personne"});
  sheet.Body(receipt.document());
  sheet.Section({"Signature, which `key` checks", "Signature, que « key » vérifie"});
  sheet.Body(receipt.signature());
}

}  // namespace

Noun ReceiptsNoun() {
  return {.name = "receipts",
          .help = {"What became of what you said: your own receipts, signed",
                   "Ce qu'est devenue votre parole : vos accusés, signés"},
          .one = {"a receipt", "un accusé"},
          .many = {"your own receipts, in the order in which they were given", "vos accusés, dans leur ordre"},
          .type = "RECEIPT",
          .which = {"The receipt, by its id", "L'accusé, par son id"},
          .unknown = {"no such receipt: $0", "aucun accusé de ce nom : $0"},
          .resource = Receipt::default_instance(),
          .part = FeedbackPart,
          .fields = {"name", "contribution", "outcome", "consequence", "title", "document", "signature", "create_time"},
          .columns = {{{"Receipt", "Accusé"}, "name", 3},
                      {{"Given", "Donné le"}, "create_time", 1},
                      {{"Of", "De"}, "contribution", 2},
                      {{"Title", "Titre"}, "title"},
                      {{"Became", "Devenir"}, "outcome"},
                      {{"In", "Dans"}, "consequence"}},
          .lines = {{{"Of", "De"}, "contribution"},
                    {{"Became", "Devenir"}, "outcome"},
                    {{"In", "Dans"}, "consequence"},
                    {{"Given", "Donné le"}, "create_time"}},
          .show_more = ShowProof,
          .complete = SayWhose,
          .list = &Stub::ListReceipts,
          .get = &Stub::GetReceipt};
}

void AddReceiptVerbs(Command& receipts) {
  Command key = receipts.Add("key", {"Print what signatures of receipts are checked with: a JSON Web Key Set",
                                     "Imprimer ce qui vérifie la signature des accusés : un JSON Web Key Set"});
  key.Does([](Session& session) -> absl::Status {
    PEP_ASSIGN(const auto told, session.Call(&Stub::GetReceiptKey, feedback::v1::GetReceiptKeyRequest()));
    session.out().Line(told.keys());
    return absl::OkStatus();
  });
}

}  // namespace pepiniere::pep
