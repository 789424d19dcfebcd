// pep policy receipts list: what became of what one said.
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/policy/caller.h"
#include "clients/pep/policy/served_commands.h"
#include "clients/pep/policy/verbs.h"
#include "clients/pep/policy/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using policy::v1::ListReceiptsRequest;
using policy::v1::ProposalStep;
using policy::v1::Receipt;
using Stub = PolicyStub;

std::string SaidContributions(const Receipt& receipt, const Messages& say) {
  std::vector<std::string> said;
  for (const int given : receipt.contributions()) said.push_back(Said(static_cast<Receipt::Contribution>(given), say));
  return absl::StrJoin(said, ", ");
}

std::string CodesOf(const Receipt& receipt) {
  std::vector<std::string> codes;
  for (const int given : receipt.contributions()) codes.push_back(Code(static_cast<Receipt::Contribution>(given)));
  return absl::StrJoin(codes, ";");
}

const View<Receipt>& ReceiptsView() {
  using R = const Receipt&;
  static const auto* const view =
      new View<Receipt>{.fields = {{"proposal", [](R r) { return r.proposal(); }},
                                   {"title", [](R r) { return r.title(); }},
                                   {"state", [](R r) { return Code(r.state()); }},
                                   {"contributions", [](R r) { return CodesOf(r); }},
                                   {"steps", [](R r) { return base::CsvCell::Number(r.steps_size()); }},
                                   {"overdue", [](R r) { return r.overdue() ? "true" : "false"; }},
                                   {"last_day", [](R r) { return Iso(r.last_day()); }},
                                   {"text", [](R r) { return r.text(); }}},
                        .columns = {}};
  return *view;
}

// One of them, for people: what they gave, and each step since.
void ShowReceipt(const Output& output, const Receipt& receipt) {
  const Messages& say = output.say;
  output.Line(base::Concat(output.terminal.Paint(Tone::kStrong, Printable(receipt.title())), "  ",
                           output.terminal.Paint(Tone::kDim, receipt.proposal())));
  Sheet sheet(output);
  sheet.Line({"You gave", "Vous avez donné"}, SaidContributions(receipt, say));
  sheet.Line({"State", "État"}, Said(receipt.state(), say), ToneOf(receipt.state()));
  if (receipt.overdue()) {
    sheet.Line({"Silence since", "Silence depuis le"}, Said(receipt.last_day(), say), Tone::kBad);
  } else {
    sheet.Line({"Last day of the answer", "Dernier jour de la réponse"}, Said(receipt.last_day(), say));
  }
  sheet.Line({"Text", "Texte"}, Id(receipt.text()));
  sheet.Section({"Each step", "Chaque étape"});
  for (const ProposalStep& step : receipt.steps()) {
    const std::string why = step.reason().empty() ? "" : base::Concat(" · ", step.reason());
    sheet.Body(base::Concat(say.Time(FromProto(step.create_time())), " · ", Said(step.to(), say), why));
  }
  sheet.Print();
}

absl::Status ListOwn(Session& session) {
  ListReceiptsRequest request;
  PEP_ASSIGN(const std::string person, PolicyPerson(session));
  request.set_person(person);
  PEP_ASSIGN(const std::vector<Receipt> receipts, ListAll<Receipt>(
                                                      session, &Stub::ListReceipts, std::move(request),
                                                      [](const auto& page) -> const auto& { return page.receipts(); }));
  if (session.out().ForPeople()) {
    for (std::size_t i = 0; i < receipts.size(); ++i) {
      if (i > 0) session.out().Line("");
      ShowReceipt(session.out(), receipts[i]);
    }
    if (receipts.empty()) {
      session.Remark(session.say()({"No proposal carries words or a vote of yours.",
                                    "Aucune proposition ne porte de vos mots ni de vos votes."}));
    }
    return absl::OkStatus();
  }
  Listing<Receipt> listing(session.out(), ReceiptsView());
  for (const Receipt& receipt : receipts) listing.Add(receipt);
  listing.Flush();
  return absl::OkStatus();
}

}  // namespace

void AddPolicyReceipts(Command& policy) {
  Command receipts =
      policy.Add("receipts", {"What became of what you said: each proposal that carries it, step by step",
                              "Ce qu'est devenue votre parole : chaque proposition qui la porte, pas à "
                              "pas"});
  Command list = receipts.Add("list", {"List what became of what you said, with each step",
                                       "Lister ce qu'est devenue votre parole, avec chaque étape"});
  list.Does([](Session& session) { return ListOwn(session); });
}

}  // namespace pepiniere::pep
