#include "services/policy/api/traces.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "services/aip/values.h"
#include "services/policy/api/proposal_moves.h"
#include "services/policy/api/proposals.h"
#include "services/policy/api/visibility.h"
#include "services/policy/resources/answer.h"
#include "services/policy/resources/commitment.h"
#include "services/policy/resources/evidence.h"
#include "services/policy/resources/text.h"
#include "services/policy/resources/transmission.h"
#include "services/policy/store/proposal_store.h"
#include "services/record/table.h"
#include "services/resource/paging.h"

namespace pepiniere::policy::api {
namespace {

using resources::Answer;
using resources::AnswerVerdict;
using resources::Evidence;
using resources::Proposal;
using resources::Text;
using resources::Transmission;
using ProposalMethods = resource::StandardMethods<Proposal>;

// The id in a name, where there is one.
std::string IdIn(std::string_view pattern, const std::string& name) {
  return name.empty() ? "" : record::IdIn(pattern, name);
}

// What of a proposal tells its row, beside itself.
class RowTelling {
 public:
  // Both must outlive this.
  RowTelling(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}

  absl::Status Tell(const StoredProposal& proposal, v1::TraceRow& row) const {
    TellItself(proposal, row);
    PEP_TRY(TellEvidence(proposal, row));
    PEP_TRY(TellAuthority(proposal.value.transmission, row));
    return TellText(proposal.value.text, row);
  }

 private:
  void TellItself(const StoredProposal& proposal, v1::TraceRow& row) const {
    const v1::Proposal told = ProposalMethods::Told(proposal, resource::Today(call_));
    row.set_proposal(told.name());
    row.set_title(told.title());
    *row.mutable_topics() = told.topics();
    row.set_state(told.state());
    *row.mutable_state_time() = told.state_time();
    row.set_turn(told.turn());
    *row.mutable_commitments() = told.commitments();
  }

  absl::Status TellEvidence(const StoredProposal& proposal, v1::TraceRow& row) const {
    PEP_ASSIGN(const auto evidence, record::SelectBelow<Evidence>(context_.db, call_.deadline(), proposal.id));
    const bool whole = ReadsWhole(call_, proposal.value);
    int withheld = 0;
    for (const base::Stored<Evidence>& cited : evidence) {
      if (!cited.value.open && !whole) {
        ++withheld;
        continue;
      }
      v1::TraceRow::Cited& told = *row.add_evidence();
      told.set_source(cited.value.source.empty() ? cited.value.uri : cited.value.source);
      told.set_title(cited.value.title);
      told.set_kind(static_cast<v1::Evidence::Kind>(cited.value.kind));
    }
    row.set_withheld_evidence_count(withheld);
    return absl::OkStatus();
  }

  absl::Status TellAuthority(const std::string& id, v1::TraceRow& row) const {
    if (id.empty()) return absl::OkStatus();
    PEP_ASSIGN(const auto found, record::Find<Transmission>(context_.db, call_.deadline(), id));
    if (!found) return absl::OkStatus();
    const Transmission& transmission = found->value;
    const absl::Time now = call_.received_at();
    row.set_authority(transmission.authority);
    if (transmission.last_day) *row.mutable_last_day() = aip::ToProto(*transmission.last_day);
    row.set_overdue(resources::Runs(transmission) && now >= transmission.overdue_from.value_or(absl::InfiniteFuture()));
    if (resources::Runs(transmission) && transmission.last_day) {
      row.set_days_left(*transmission.last_day - DayAt(now, resources::ClockOf(transmission).zone));
    }
    PEP_ASSIGN(const auto answers, record::SelectBelow<Answer>(context_.db, call_.deadline(), id));
    for (const base::Stored<Answer>& answer : answers) {
      if (answer.value.verdict == AnswerVerdict::kInterim) continue;
      row.set_answer(static_cast<v1::Answer::Verdict>(answer.value.verdict));
      if (answer.value.answer_time) *row.mutable_answer_time() = aip::ToProto(*answer.value.answer_time);
      row.set_answered_late(answer.value.late);
    }
    return absl::OkStatus();
  }

  absl::Status TellText(const std::string& id, v1::TraceRow& row) const {
    if (id.empty()) return absl::OkStatus();
    PEP_ASSIGN(const auto text, record::Find<Text>(context_.db, call_.deadline(), id));
    if (!text) return absl::OkStatus();
    row.set_text(record::NameOf(Text::kPattern, id));
    row.set_text_reference(text->value.reference);
    if (text->value.entry_into_force_date) {
      *row.mutable_entry_into_force_date() = aip::ToProto(*text->value.entry_into_force_date);
    }
    return absl::OkStatus();
  }

  const Context& context_;
  const rpc::CallScope& call_;
};

// One proposal that carries something of somebody's, for them.
absl::StatusOr<v1::Receipt> ReceiptOf(const Context& context, const rpc::CallScope& call,
                                      const StoredProposal& proposal, const std::set<int>& contributions) {
  v1::Receipt receipt;
  v1::Proposal told = ProposalMethods::Told(proposal, resource::Today(call));
  PEP_TRY(resource::Rules<Proposal>::AddBeside(context, call, {&told}));
  receipt.set_proposal(told.name());
  receipt.set_title(told.title());
  receipt.set_state(told.state());
  receipt.set_overdue(told.overdue());
  if (told.has_last_day()) *receipt.mutable_last_day() = told.last_day();
  receipt.set_text(told.text());
  for (const int contribution : contributions) {
    receipt.add_contributions(static_cast<v1::Receipt::Contribution>(contribution));
  }
  PEP_ASSIGN(const auto steps, record::SelectBelow<resources::ProposalStep>(context.db, call.deadline(), proposal.id));
  const bool whole = ReadsWhole(call, proposal.value);
  for (const auto& step : steps) {
    v1::ProposalStep& its = *receipt.add_steps() =
        resource::StandardMethods<resources::ProposalStep>::Told(step, resource::Today(call));
    if (!whole) its.clear_actor();
  }
  return receipt;
}

}  // namespace

absl::StatusOr<v1::QueryTraceResponse> Traces::Query(rpc::CallScope& call, const v1::QueryTraceRequest& request) {
  const store::TraceQuery query = {.topic = request.topic(),
                                   .source = request.source(),
                                   .proposal = IdIn(Proposal::kPattern, request.proposal()),
                                   .text = IdIn(Text::kPattern, request.text()),
                                   .commitment = IdIn(resources::Commitment::kPattern, request.commitment()),
                                   .authority = request.authority()};
  const resource::ListArguments arguments = {.page_size = request.page_size(),
                                             .page_token = request.page_token(),
                                             .bound_to = {request.topic(), request.source(), request.proposal(),
                                                          request.text(), request.commitment(), request.authority()}};
  PEP_ASSIGN(const resource::Paging paging, resource::ReadPaging(call, arguments, record::NameOrder()));
  PEP_ASSIGN(const auto page, store::TraceProposals(context_.db, call.deadline(), paging.list, ReaderOf(call), query));
  v1::QueryTraceResponse reply;
  const RowTelling telling(context_, call);
  for (const StoredProposal& proposal : page.rows) PEP_TRY(telling.Tell(proposal, *reply.add_rows()));
  reply.set_next_page_token(paging.NextToken(page.last));
  return reply;
}

absl::StatusOr<v1::ListReceiptsResponse> Traces::ListReceipts(rpc::CallScope& call,
                                                              const v1::ListReceiptsRequest& request) {
  PEP_ASSIGN(
      const resource::Paging paging,
      resource::ReadPaging(
          call, {.page_size = request.page_size(), .page_token = request.page_token(), .bound_to = {request.person()}},
          record::NameOrder()));
  PEP_ASSIGN(const auto given, store::ContributionsOf(context_.db, call.deadline(), request.person()));
  const std::string after = paging.list.after.empty() ? "" : std::get<std::string>(paging.list.after.front());
  v1::ListReceiptsResponse reply;
  std::string last;
  for (auto next = given.upper_bound(after); next != given.end(); ++next) {
    if (reply.receipts_size() == paging.list.limit) {
      reply.set_next_page_token(paging.NextToken({last}));
      break;
    }
    last = next->first;
    PEP_ASSIGN(const auto proposal, record::Find<Proposal>(context_.db, call.deadline(), next->first));
    if (!proposal) continue;
    PEP_ASSIGN(*reply.add_receipts(), ReceiptOf(context_, call, *proposal, next->second));
  }
  return reply;
}

void Traces::Mount(rpc::Service& service) {
  service.Unary("QueryTrace", *this, &Traces::Query);
  service.Unary("ListReceipts", *this, &Traces::ListReceipts);
}

}  // namespace pepiniere::policy::api
