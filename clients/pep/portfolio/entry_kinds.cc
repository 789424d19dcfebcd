#include "clients/pep/portfolio/entry_kinds.h"

#include <algorithm>
#include <array>

#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/set_field.h"
#include "clients/pep/portfolio/governance_vocabulary.h"
#include "clients/pep/portfolio/stubs.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using namespace portfolio::v1;  // NOLINT: the table below is made of its requests
using google::protobuf::Message;
using google::protobuf::RepeatedPtrField;

// A kind by its messages and methods.
template <class Entry, class CreateRequest, class CorrectRequest, class ListRequest, class ListReply>
struct Contract {
  template <class Request, class Reply>
  using Method = grpc::Status (Governance::Stub::*)(grpc::ClientContext*, const Request&, Reply*);

  std::string_view collection, word, creates;
  EntryVerb verb;
  Entry* (CreateRequest::*created)();
  Entry* (CorrectRequest::*corrected)();
  const RepeatedPtrField<Entry>& (ListReply::*items)() const;
  Method<CreateRequest, Entry> create;
  Method<CorrectRequest, Entry> correct;
  Method<ListRequest, ListReply> list;
};

template <class Entry, class CreateRequest, class CorrectRequest, class ListRequest, class ListReply>
class Kind final : public EntryKind {
 public:
  using Its = Contract<Entry, CreateRequest, CorrectRequest, ListRequest, ListReply>;
  explicit Kind(Its its) : its_(std::move(its)) {}

  std::string_view collection() const override { return its_.collection; }
  std::string_view word() const override { return its_.word; }
  const EntryVerb& verb() const override { return its_.verb; }
  std::string_view creates() const override { return its_.creates; }
  std::unique_ptr<Message> New() const override { return std::make_unique<Entry>(); }

  absl::Status Create(Session& session, const std::string& project, const Message& entry,
                      const WriteFlags& flags) const override {
    CreateRequest request;
    request.set_parent(project);
    request.set_validate_only(flags.dry_run);
    (request.*its_.created)()->CopyFrom(entry);
    return Finish(session, session.Call(its_.create, request), flags);
  }

  absl::Status List(Session& session, const std::string& project, bool superseded,
                    EntryListing& listing) const override {
    PEP_ASSIGN(const auto entries, All(session, project, superseded));
    for (const Entry& entry : entries) listing.Add(entry);
    return absl::OkStatus();
  }

  absl::Status Correct(Session& session, const Correction& correction, const WriteFlags& flags) const override {
    CorrectRequest request;
    request.set_name(correction.name);
    request.set_reason(correction.reason);
    request.set_withdraw(correction.withdraw);
    request.set_validate_only(flags.dry_run);
    if (!correction.withdraw) {
      PEP_ASSIGN(*(request.*its_.corrected)(), Changed(session, correction));
    }
    return Finish(session, session.Call(its_.correct, request), flags);
  }

 private:
  absl::StatusOr<std::vector<Entry>> All(Session& session, const std::string& project, bool superseded) const {
    ListRequest request;
    request.set_parent(project);
    request.set_show_superseded(superseded);
    return ListAll<Entry>(
        session, its_.list, request, [this](const ListReply& page) -> const auto& { return (page.*its_.items)(); });
  }

  // The line that holds, with the changes.
  absl::StatusOr<Entry> Changed(Session& session, const Correction& correction) const {
    const Messages& say = session.say();
    PEP_ASSIGN(auto entries, All(session, correction.name.substr(0, correction.name.find(its_.collection) - 1), false));
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const Entry& entry) { return entry.name() == correction.name; });
    if (found == entries.end()) {
      return InOwnWords(absl::StatusCode::kNotFound,
                        say({"$0 is not a line that holds; see `pep projects entries`",
                             "$0 n'est pas une ligne en vigueur ; voir « pep projects entries »"},
                            correction.name));
    }
    for (const auto& [field, typed] : correction.changes) {
      const auto* known = Entry::descriptor()->FindFieldByName(field);
      if (known == nullptr) {
        return UsageError(say({"$0 has no $1", "$0 n'a pas de $1"}, correction.name, field));
      }
      found->GetReflection()->ClearField(&*found, known);
      if (const std::string complaint = SetField(*found, field, typed, say, PortfolioEnums()); !complaint.empty()) {
        return UsageError(complaint);
      }
    }
    found->clear_name();
    found->clear_trail();
    return *found;
  }

  static absl::Status Finish(Session& session, const absl::StatusOr<Entry>& entry, const WriteFlags& flags) {
    PEP_TRY(entry.status());
    EntryListing listing(session.out());
    listing.Add(*entry);
    listing.Flush();
    flags.Remind(session.out());
    return absl::OkStatus();
  }

  const Its its_;
};

template <class... Parts>
std::unique_ptr<const EntryKind> Make(Contract<Parts...> contract) {
  return std::make_unique<const Kind<Parts...>>(std::move(contract));
}

using Stub = Governance::Stub;

std::array<std::unique_ptr<const EntryKind>, 5> MakeKinds() {
  constexpr Text kCode = {"The requirement's code, as `check` tells it",
                          "Le code de l'exigence, comme le dit « check »"};
  constexpr Text kAmount = {"The amount, in euros", "Le montant, en euros"};
  return {
      Make(Contract<Evidence, CreateEvidenceRequest, CorrectEvidenceRequest, ListEvidenceRequest, ListEvidenceResponse>{
          .collection = "evidence",
          .word = "evidence",
          .creates = "CreateEvidence",
          .verb = {"evidence",
                   {"Record a proof that a requirement is met", "Enregistrer la preuve qu'une exigence est remplie"},
                   "CODE",
                   "code",
                   kCode},
          .created = &CreateEvidenceRequest::mutable_evidence,
          .corrected = &CorrectEvidenceRequest::mutable_evidence,
          .items = &ListEvidenceResponse::evidence,
          .create = &Stub::CreateEvidence,
          .correct = &Stub::CorrectEvidence,
          .list = &Stub::ListEvidence}),
      Make(Contract<Waiver, CreateWaiverRequest, CorrectWaiverRequest, ListWaiversRequest, ListWaiversResponse>{
          .collection = "waivers",
          .word = "waivers",
          .creates = "CreateWaiver",
          .verb = {"waive",
                   {"Record leave not to meet a requirement: programme administrators only",
                    "Dispenser d'une exigence : administrateurs du programme seulement"},
                   "CODE",
                   "code",
                   kCode},
          .created = &CreateWaiverRequest::mutable_waiver,
          .corrected = &CorrectWaiverRequest::mutable_waiver,
          .items = &ListWaiversResponse::waivers,
          .create = &Stub::CreateWaiver,
          .correct = &Stub::CorrectWaiver,
          .list = &Stub::ListWaivers}),
      Make(Contract<FundingLine, CreateFundingLineRequest, CorrectFundingLineRequest, ListFundingLinesRequest,
                    ListFundingLinesResponse>{
          .collection = "fundingLines",
          .word = "funding",
          .creates = "CreateFundingLine",
          .verb = {"fund", {"Record money given", "Enregistrer de l'argent accordé"}, "EUR", "amount", kAmount},
          .created = &CreateFundingLineRequest::mutable_funding_line,
          .corrected = &CorrectFundingLineRequest::mutable_funding_line,
          .items = &ListFundingLinesResponse::funding_lines,
          .create = &Stub::CreateFundingLine,
          .correct = &Stub::CorrectFundingLine,
          .list = &Stub::ListFundingLines}),
      Make(Contract<SpendingEntry, CreateSpendingEntryRequest, CorrectSpendingEntryRequest, ListSpendingEntriesRequest,
                    ListSpendingEntriesResponse>{
          .collection = "spendingEntries",
          .word = "spending",
          .creates = "CreateSpendingEntry",
          .verb = {"spend", {"Record money spent", "Enregistrer une dépense"}, "EUR", "amount", kAmount},
          .created = &CreateSpendingEntryRequest::mutable_spending_entry,
          .corrected = &CorrectSpendingEntryRequest::mutable_spending_entry,
          .items = &ListSpendingEntriesResponse::spending_entries,
          .create = &Stub::CreateSpendingEntry,
          .correct = &Stub::CorrectSpendingEntry,
          .list = &Stub::ListSpendingEntries}),
      Make(Contract<TimeBoxExtension, CreateTimeBoxExtensionRequest, CorrectTimeBoxExtensionRequest,
                    ListTimeBoxExtensionsRequest, ListTimeBoxExtensionsResponse>{
          .collection = "timeBoxExtensions",
          .word = "extensions",
          .creates = "CreateTimeBoxExtension",
          .verb = {"extend",
                   {"Record more time", "Enregistrer une prolongation"},
                   "DATE",
                   "end_date",
                   {"The new last day", "Le nouveau dernier jour"}},
          .created = &CreateTimeBoxExtensionRequest::mutable_time_box_extension,
          .corrected = &CorrectTimeBoxExtensionRequest::mutable_time_box_extension,
          .items = &ListTimeBoxExtensionsResponse::time_box_extensions,
          .create = &Stub::CreateTimeBoxExtension,
          .correct = &Stub::CorrectTimeBoxExtension,
          .list = &Stub::ListTimeBoxExtensions}),
  };
}

}  // namespace

std::span<const std::unique_ptr<const EntryKind>> EntryKinds() {
  static const auto* kinds = new std::array<std::unique_ptr<const EntryKind>, 5>(MakeKinds());
  return *kinds;
}

}  // namespace pepiniere::pep
