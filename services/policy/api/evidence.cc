#include "services/policy/api/evidence.h"

#include <utility>

#include "services/aip/names.h"
#include "services/aip/values.h"
#include "services/json/text.h"
#include "services/policy/api/proposal_moves.h"
#include "services/policy/store/proposal_store.h"
#include "services/secret/aead.h"

namespace pepiniere::policy::api {
namespace {

using resources::Evidence;
using resources::EvidenceKind;
using resources::Proposal;
using Standard = resource::StandardMethods<Evidence>;

// Of one proposal; and of one quotation, in bytes.
constexpr int kMostEvidence = 500;
constexpr std::size_t kMostQuoted = 65'535;

// Where nothing more is added to what was decided.
constexpr States kEnded(ProposalState::kMerged, ProposalState::kWithdrawn);

peers::Wanted WantedOf(const Evidence& evidence, base::Date today) {
  peers::Wanted wanted{.kind = evidence.kind, .source = evidence.source, .part = evidence.part};
  if (evidence.kind == EvidenceKind::kProject) wanted.as_of = evidence.as_of_date.value_or(today);
  return wanted;
}

// A link is quoted by who cites it.
peers::Quotation OfLink(const Evidence& link) {
  return {.json = base::Concat("{\"said\":", json::Quoted(link.said), ",\"uri\":", json::Quoted(link.uri), "}"),
          .open = true};
}

absl::StatusOr<peers::Quotation> Quote(const Context& context, const rpc::CallScope& call, const Evidence& evidence) {
  if (evidence.kind == EvidenceKind::kLink) return OfLink(evidence);
  PEP_ASSIGN(peers::Quotation quoted, context.sources.Quote(call, WantedOf(evidence, resource::Today(call))));
  if (quoted.json.size() > kMostQuoted) return aip::Invalid("evidence.source", "says too much to be quoted whole");
  return quoted;
}

absl::Status CheckRoom(journal::Unit& unit, const StoredProposal& proposal) {
  PEP_ASSIGN(const int count, store::CountEvidence(unit.session(), proposal.id));
  const std::string name = ProposalName(proposal.id);
  if (count >= kMostEvidence) {
    return aip::Precondition(base::Concat(name, " cites enough"),
                             {{"LIMIT", name, base::Concat("a proposal cites ", kMostEvidence, " sources at most")}});
  }
  if (!kEnded.Has(proposal.value.state)) return absl::OkStatus();
  return aip::Precondition(base::Concat(name, " goes no further"),
                           {{"STATE", name, base::Concat("it is ", Symbol(proposal.value.state))}}, "FROZEN");
}

}  // namespace

absl::StatusOr<v1::Evidence> EvidenceMethods::Create(rpc::CallScope& call, const v1::CreateEvidenceRequest& request) {
  PEP_ASSIGN(const std::string parent, aip::ParseKey(resource::PatternOf<Proposal>(), "parent", request.parent()));
  v1::Evidence proto = request.evidence();
  aip::ClearOutputOnly(proto);
  aip::Violations violations;
  Evidence evidence = aip::ReadNew(proto, "evidence", resource::Today(call), Standard::Read, violations);
  PEP_TRY(violations.ToStatus());
  // Asked before the transaction, which may run again; an error is the call's, unless it is a repetition.
  const absl::StatusOr<peers::Quotation> quoted = Quote(context_, call, evidence);
  return resource::Write<v1::Evidence>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Evidence> {
        PEP_TRY(quoted.status());
        PEP_ASSIGN(const StoredProposal proposal, LockProposal(unit, parent));
        PEP_TRY(CheckRoom(unit, proposal));
        Evidence cited = evidence;
        if (cited.kind == EvidenceKind::kProject && !cited.as_of_date) cited.as_of_date = resource::Today(call);
        cited.quotation = quoted->json;
        cited.sha256 = secret::Sha256Hex(quoted->json);
        cited.source_version = quoted->version.empty() ? cited.sha256 : quoted->version;
        cited.source_uid = quoted->uid;
        cited.cited_by = call.principal().name();
        cited.cite_time = unit.now();
        cited.open = quoted->open;
        PEP_ASSIGN(const auto stored, record::InsertBelow<Evidence>(unit, parent, {cited}));
        return Standard::Told(stored.front(), resource::Today(call));
      });
}

absl::StatusOr<v1::EvidenceCheck> EvidenceMethods::Check(rpc::CallScope& call,
                                                         const v1::CheckEvidenceRequest& request) {
  PEP_ASSIGN(const std::string id, Standard::ParseName("name", request.name()));
  PEP_ASSIGN(const auto found, record::Find<Evidence>(context_.db, call.deadline(), id));
  Visibility visibility(context_, call);
  PEP_ASSIGN(const bool reads, visibility.Reads(record::ParentIn(id)));
  if (!found || !reads) return aip::NotFound(request.name());
  v1::EvidenceCheck reply;
  *reply.mutable_check_time() = aip::ToProto(call.received_at());
  if (found->value.kind == EvidenceKind::kLink) {
    reply.set_verdict(v1::EvidenceCheck::VERDICT_NOT_CHECKED);
    return reply;
  }
  const auto now = Quote(context_, call, found->value);
  if (absl::IsNotFound(now.status()) || absl::IsInvalidArgument(now.status())) {
    reply.set_verdict(v1::EvidenceCheck::VERDICT_GONE);
    return reply;
  }
  if (absl::IsUnavailable(now.status())) {
    reply.set_verdict(v1::EvidenceCheck::VERDICT_OUT_OF_REACH);
    return reply;
  }
  PEP_TRY(now.status());
  const std::string sha256 = secret::Sha256Hex(now->json);
  reply.set_sha256(sha256);
  const bool same = sha256 == found->value.sha256;
  reply.set_verdict(same ? v1::EvidenceCheck::VERDICT_UNCHANGED : v1::EvidenceCheck::VERDICT_CHANGED);
  if (!same) reply.set_quotation(now->json);
  return reply;
}

void EvidenceMethods::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("CreateEvidence", *this, &EvidenceMethods::Create);
  service.Unary("CheckEvidence", *this, &EvidenceMethods::Check);
}

}  // namespace pepiniere::policy::api

namespace pepiniere::resource {

using policy::resources::Evidence;

absl::StatusOr<bool> Rules<Evidence>::FindParent(const Context& context, const rpc::CallScope& call,
                                                 const std::string& parent) {
  return policy::api::Visibility(context, call).Reads(parent);
}

absl::StatusOr<record::Page<base::Stored<Evidence>>> Rules<Evidence>::List(const Context& context,
                                                                           const rpc::CallScope& call,
                                                                           const record::ListQuery& list,
                                                                           const std::string& parent) {
  PEP_ASSIGN(const bool whole, policy::api::Visibility(context, call).ReadsWhole(parent));
  return policy::store::ListEvidence(context.db, call.deadline(), list, parent, whole);
}

void Rules<Evidence>::Tell(const base::Stored<T>& stored, base::Date, Proto& proto) {
  proto.set_altered(secret::Sha256Hex(stored.value.quotation) != stored.value.sha256);
}

absl::Status Rules<Evidence>::Viewer::Restrict(Proto& proto) {
  if (proto.open()) return absl::OkStatus();
  PEP_ASSIGN(const bool whole,
             visibility_.ReadsWhole(record::ParentIn(record::IdIn(Evidence::kPattern, proto.name()))));
  if (whole) return absl::OkStatus();
  proto.set_withheld(true);
  for (std::string* text :
       {proto.mutable_quotation(), proto.mutable_sha256(), proto.mutable_title(), proto.mutable_note(),
        proto.mutable_source(), proto.mutable_part(), proto.mutable_source_version(), proto.mutable_source_uid()}) {
    text->clear();
  }
  return absl::OkStatus();
}

template class StandardMethods<Evidence>;

}  // namespace pepiniere::resource
