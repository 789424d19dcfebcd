#include "services/policy/api/sessions.h"

#include <algorithm>
#include <utility>

#include "services/aip/convert_fields.h"
#include "services/aip/names.h"
#include "services/aip/redaction.h"
#include "services/aip/values.h"
#include "services/policy/api/proposal_moves.h"
#include "services/policy/api/visibility.h"
#include "services/policy/api/voiding.h"
#include "services/policy/store/session_store.h"

namespace pepiniere::policy::api {
namespace {

using resources::Session;
using resources::SessionState;
using StoredSession = base::Stored<Session>;

std::string NameOf(const std::string& id) { return record::NameOf(Session::kPattern, id); }

absl::Status Refuse(const StoredSession& session, std::string_view why) {
  return aip::Precondition(base::Concat(NameOf(session.id), " is ", Symbol(session.value.state)),
                           {{"STATE", NameOf(session.id), std::string(why)}});
}

// What somebody made of it, with all that is wrong with that.
absl::StatusOr<Session> Checked(const rpc::CallScope& call, Session session) {
  aip::Violations violations;
  aip::AddProblems(resources::ProblemsOf(session, resource::Today(call)), "", violations);
  PEP_TRY(violations.ToStatus());
  return session;
}

bool IsUnderWay(SessionState state) { return state == SessionState::kConvened || state == SessionState::kOpened; }

}  // namespace

bool ReadsMembers(const rpc::CallScope& call, const Session& session) {
  if (ReadsEverything(call)) return true;
  const std::string& person = call.principal().person;
  return !person.empty() &&
         std::ranges::find(session.members, person, &resources::Member::person) != session.members.end();
}

absl::Status Sessions::Open(rpc::CallScope& call, const Any& request, Any& reply) {
  return standard_.Change(call, request, reply,
                          [&](journal::Unit&, const StoredSession& before) -> absl::StatusOr<Session> {
                            if (before.value.state != SessionState::kConvened) {
                              return Refuse(before, "what is convened is opened");
                            }
                            if (resource::Today(call) < base::Date::InParis(before.value.start_time)) {
                              return Refuse(before, "it is opened on the day on which it meets, or later");
                            }
                            Session now = before.value;
                            now.state = SessionState::kOpened;
                            return now;
                          });
}

absl::Status Sessions::Attend(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::RecordAttendanceRequest&>(any);
  return standard_.Change(call, request, reply,
                          [&](journal::Unit&, const StoredSession& before) -> absl::StatusOr<Session> {
                            if (!IsUnderWay(before.value.state)) return Refuse(before, "who is there is no question");
                            Session now = before.value;
                            now.presences.clear();
                            now.mandates.clear();
                            for (const v1::Session::Presence& presence : request.presences()) {
                              now.presences.push_back({presence.member(), presence.remote()});
                            }
                            for (const v1::Session::Mandate& mandate : request.mandates()) {
                              now.mandates.push_back({mandate.giver(), mandate.holder()});
                            }
                            return Checked(call, std::move(now));
                          });
}

absl::Status Sessions::Recuse(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::DeclareRecusalRequest&>(any);
  const v1::Session::Recusal& told = request.recusal();
  return standard_.Change(
      call, request, reply, [&](journal::Unit& unit, const StoredSession& before) -> absl::StatusOr<Session> {
        if (before.value.state == SessionState::kCancelled) return Refuse(before, "nobody sits in it");
        const resources::Recusal recusal = {told.member(), record::IdIn(resources::Proposal::kPattern, told.proposal()),
                                            told.reason()};
        Session now = before.value;
        now.recusals.push_back(recusal);
        PEP_ASSIGN(now, Checked(call, std::move(now)));
        PEP_TRY(VoidVotesOf(call, unit, before.id, recusal));
        return now;
      });
}

absl::Status Sessions::Close(rpc::CallScope& call, const Any& request, Any& reply) {
  return standard_.Change(call, request, reply,
                          [](journal::Unit&, const StoredSession& before) -> absl::StatusOr<Session> {
                            if (before.value.state != SessionState::kOpened)
                              return Refuse(before, "what is open is closed");
                            Session now = before.value;
                            now.state = SessionState::kClosed;
                            return now;
                          });
}

absl::Status Sessions::Cancel(rpc::CallScope& call, const Any& request, Any& reply) {
  return standard_.Change(call, request, reply,
                          [&](journal::Unit&, const StoredSession& before) -> absl::StatusOr<Session> {
                            if (before.value.state != SessionState::kConvened) {
                              return Refuse(before, "what was not opened can be cancelled");
                            }
                            Session now = before.value;
                            now.state = SessionState::kCancelled;
                            now.close_reason = aip::TextIn(request, "reason");
                            return now;
                          });
}

void Sessions::Mount(rpc::Service& service) {
  standard_.Mount(service);
  using Handler = absl::Status (Sessions::*)(rpc::CallScope&, const Any&, Any&);
  constexpr std::pair<std::string_view, Handler> kMethods[] = {{"OpenSession", &Sessions::Open},
                                                               {"RecordAttendance", &Sessions::Attend},
                                                               {"DeclareRecusal", &Sessions::Recuse},
                                                               {"CloseSession", &Sessions::Close},
                                                               {"CancelSession", &Sessions::Cancel}};
  for (const auto& [method, handler] : kMethods) {
    service.Unary(method, [this, run = handler](rpc::CallScope& call, const Any& request, Any& reply) {
      return (this->*run)(call, request, reply);
    });
  }
}

}  // namespace pepiniere::policy::api

namespace pepiniere::resource {

using policy::resources::Session;
using policy::resources::SessionState;
namespace api = policy::api;
namespace store = policy::store;

void Rules<Session>::Complete(const rpc::CallScope&, const Session* before, Session& now) {
  if (!before) now.state = SessionState::kConvened;
}

absl::Status Rules<Session>::Check(journal::Unit& unit, const std::string& id, const Session& before,
                                   const Session& now, aip::Violations& violations) {
  if (now.start_time != before.start_time || now.charter != before.charter || now.notice_days != before.notice_days) {
    const policy::Charter charter = policy::resources::CharterOf(now);
    const bool in_time = policy::HasNotice(charter, base::Date::InParis(unit.now()),
                                           base::Date::InParis(now.start_time), /*is_urgent=*/false);
    if (!in_time) {
      violations.Add("session.start_time",
                     base::Concat("must leave ", charter.notice_days, " days between its convening and its meeting"));
    }
  }
  if (now.convening_of == id && !id.empty()) violations.Add("session.convening_of", "names itself");
  if (!now.convening_of.empty() && now.convening_of != before.convening_of) {
    PEP_ASSIGN(const auto first, record::Find<Session>(unit.session(), now.convening_of));
    if (!first) violations.Add("session.convening_of", "does not exist");
    for (const auto& item : now.agenda) {
      const bool again =
          first && std::ranges::find(first->value.agenda, item.proposal, &policy::resources::AgendaItem::proposal) !=
                       first->value.agenda.end();
      if (first && !again) violations.Add("session.agenda", "has the items of the first convening, and no others");
    }
  }
  for (const auto& item : now.agenda) {
    PEP_ASSIGN(const auto proposal, record::Find<policy::resources::Proposal>(unit.session(), item.proposal));
    if (!proposal) violations.Add("session.agenda", base::Concat(api::ProposalName(item.proposal), " does not exist"));
  }
  return absl::OkStatus();
}

absl::Status Rules<Session>::CheckOpen(const base::Stored<Session>& stored) {
  if (stored.value.state == SessionState::kConvened) return absl::OkStatus();
  const std::string name = record::NameOf(Session::kPattern, stored.id);
  return aip::Precondition(base::Concat(name, " stays as it is"),
                           {{"STATE", name, base::Concat("it is ", Symbol(stored.value.state))}});
}

const query::FilterSchema& Rules<Session>::Filters() { return store::SessionFilters(); }
const query::SortSchema& Rules<Session>::Order() { return store::SessionOrder(); }

void Rules<Session>::Tell(const base::Stored<Session>& stored, base::Date, Proto& proto) {
  for (const auto& item : stored.value.agenda) {
    const policy::Quorum quorum = policy::resources::QuorumOf(stored.value, item.proposal);
    auto& told = *proto.add_quorums();
    told.set_proposal(api::ProposalName(item.proposal));
    told.set_members(quorum.n);
    told.set_needed(quorum.needed);
    told.set_counted(quorum.counted);
    told.set_quorum(quorum.quorum);
  }
}

absl::Status Rules<Session>::Viewer::Restrict(Proto& proto) {
  Session session;
  for (const auto& member : proto.members()) session.members.push_back({member.code(), "", member.person(), false});
  if (api::ReadsMembers(call_, session)) return absl::OkStatus();
  for (auto& item : *proto.mutable_agenda()) {
    const std::string proposal = record::IdIn(policy::resources::Proposal::kPattern, item.proposal());
    PEP_ASSIGN(const bool reads, visibility_.Reads(proposal));
    if (!reads) item.clear_title();
  }
  proto.clear_presences();
  proto.clear_mandates();
  proto.clear_recusals();
  aip::Redact(proto);
  return absl::OkStatus();
}

template class StandardMethods<Session>;

}  // namespace pepiniere::resource
