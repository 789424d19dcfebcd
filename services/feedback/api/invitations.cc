#include "services/feedback/api/invitations.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/db/database.h"
#include "services/feedback/api/standing.h"
#include "services/feedback/api/studies.h"
#include "services/feedback/domain/digest.h"
#include "services/feedback/domain/draw.h"
#include "services/feedback/store/invitation_store.h"
#include "services/feedback/store/study_store.h"
#include "services/journal/mutation.h"
#include "services/mail/queue/queue.h"

namespace pepiniere::feedback::api {
namespace {

using base::Concat;

std::string NameOf(const std::string& id) { return record::NameOf(Invitation::kPattern, id); }

absl::Status Refused(const std::string& id, const std::string& type, const std::string& what) {
  return aip::Precondition(NameOf(id) + " cannot go there", {{type, NameOf(id), what}}, type);
}

absl::Status WriteLetter(journal::Unit& unit, const base::Stored<Study>& study, const std::string& id,
                         const std::string& person) {
  if (person.empty()) return absl::OkStatus();
  mail::Letter letter;
  letter.fact = NameOf(id);
  letter.person = person;
  letter.template_id = "study.invitation";
  letter.owed = false;
  letter.fields.emplace("study", study.value.title);
  letter.fields.emplace("path", std::string("/panels/invitations"));
  return mail::Enqueue(unit, letter);
}

// Its study, locked: places and ranks follow one another.
absl::StatusOr<base::Stored<Study>> LockStudy(journal::Unit& unit, const std::string& invitation) {
  PEP_ASSIGN(auto study, record::FindForUpdate<Study>(unit.session(), record::ParentIn(invitation)));
  if (!study) return aip::NotFound(NameOf(invitation));
  return *std::move(study);
}

absl::Status CheckDrawn(const base::Stored<Study>& study, const std::string& invitation) {
  if (study.value.state == StudyState::kDrawn) return absl::OkStatus();
  return Refused(invitation, "STUDY_CLOSED", "the study has ended");
}

// Whoever follows in the draw of its stratum.
absl::Status InviteNext(journal::Unit& unit, const base::Stored<Study>& study, const std::string& stratum) {
  if (study.value.state != StudyState::kDrawn) return absl::OkStatus();
  PEP_ASSIGN(const auto people, store::PeopleOf(unit.session(), study.id));
  const auto members = people.find(stratum);
  if (members == people.end()) return absl::OkStatus();
  PEP_ASSIGN(const auto invited, record::SelectBelow<Invitation>(unit.session(), study.id));
  int last = 0;
  for (const base::Stored<Invitation>& one : invited) {
    if (one.value.stratum == stratum) last = std::max(last, one.value.rank);
  }
  return InviteFrom(unit, study, stratum, members->second, static_cast<std::size_t>(last), 1);
}

// What a disposition makes of an invitation, with the place that it has, takes or gives back.
absl::StatusOr<Invitation> Recorded(journal::Unit& unit, const base::Stored<Invitation>& before, Disposition to) {
  db::Session& session = unit.session();
  const std::string study = record::ParentIn(before.id);
  const Invitation& is = before.value;
  const bool was_complete = is.state == InvitationState::kCompleted;
  const bool has_place = was_complete || is.state == InvitationState::kReserved;
  Invitation now = is;
  now.disposition = to;
  if (to == Disposition::kComplete) {
    if (was_complete) return now;
    if (!has_place) {
      PEP_ASSIGN(const bool taken, store::TakePlace(session, study, is.stratum));
      if (!taken) return Refused(before.id, "QUOTA_FULL", "the places of its quota are taken");
    }
    PEP_TRY(store::CountCompleted(session, study, is.stratum, 1));
    now.state = InvitationState::kCompleted;
    now.reserve_end_time.reset();
    return now;
  }
  const bool leaves = was_complete || to == Disposition::kRefusal || to == Disposition::kNotEligible;
  if (!leaves) return now;
  if (was_complete) PEP_TRY(store::CountCompleted(session, study, is.stratum, -1));
  if (has_place) PEP_TRY(store::GiveBack(session, study, is.stratum));
  now.state = to == Disposition::kRefusal || to == Disposition::kNotEligible ? InvitationState::kRefused
                                                                             : InvitationState::kInvited;
  now.reserve_end_time.reset();
  return now;
}

absl::Status ExpireOne(journal::Unit& unit, const std::string& id) {
  PEP_ASSIGN(const auto before, record::FindForUpdate<Invitation>(unit.session(), id));
  const bool over = before && before->value.state == InvitationState::kReserved && before->value.reserve_end_time &&
                    *before->value.reserve_end_time <= unit.now();
  if (!over) return absl::OkStatus();
  PEP_TRY(store::GiveBack(unit.session(), record::ParentIn(id), before->value.stratum));
  Invitation now = before->value;
  now.state = InvitationState::kExpired;
  now.reserve_end_time.reset();
  return record::Update(unit, *before, now).status();
}

}  // namespace

absl::Status InviteFrom(journal::Unit& unit, const base::Stored<Study>& study, const std::string& stratum,
                        const std::vector<std::string>& members, std::size_t first, std::size_t count) {
  const std::string code = StudyIn(study.id);
  const std::vector<std::string> order = DrawOrder(members, study.value.seed, code);
  std::vector<base::Stored<Invitation>> rows;
  for (std::size_t place = first; place < std::min(order.size(), first + count); ++place) {
    const std::string& name = order[place];
    PEP_ASSIGN(const auto panelist, record::Find<Panelist>(unit.session(), record::IdIn(Panelist::kPattern, name)));
    Invitation invitation;
    invitation.panelist = record::IdIn(Panelist::kPattern, name);
    invitation.person = panelist ? panelist->value.person : "";
    invitation.stratum = stratum;
    invitation.rank = static_cast<int>(place) + 1;
    invitation.draw_hash = Sha256Hex(Concat(study.value.seed, "|", code, "|", name));
    // Who has left the panel since is passed over.
    if (!panelist) {
      invitation.state = InvitationState::kRefused;
      invitation.disposition = Disposition::kNotEligible;
      ++count;
    }
    rows.push_back({.id = Concat(study.id, "/", base::NewId(unit.now())),
                    .version = 1,
                    .value = std::move(invitation),
                    .created_at = unit.now(),
                    .updated_at = unit.now()});
  }
  PEP_TRY(record::Adopt(unit, rows, ""));
  for (const base::Stored<Invitation>& row : rows) PEP_TRY(WriteLetter(unit, study, row.id, row.value.person));
  return absl::OkStatus();
}

absl::Status InvitationMethods::Accept(rpc::CallScope& call, const Any& any, Any& reply) {
  return standard_.Change(
      call, any, reply, [&](journal::Unit& unit, const base::Stored<Invitation>& before) -> absl::StatusOr<Invitation> {
        if (!IsCaller(call, before.value.person)) return aip::NotFound(NameOf(before.id));
        PEP_ASSIGN(const auto study, record::Find<Study>(unit.session(), record::ParentIn(before.id)));
        if (!study) return aip::NotFound(NameOf(before.id));
        PEP_TRY(CheckDrawn(*study, before.id));
        const bool may =
            before.value.state == InvitationState::kInvited || before.value.state == InvitationState::kExpired;
        if (!may) return Refused(before.id, "ILLEGAL_TRANSITION", "it was answered already");
        PEP_ASSIGN(const bool taken, store::TakePlace(unit.session(), study->id, before.value.stratum));
        if (!taken) return Refused(before.id, "QUOTA_FULL", "the places of its quota are taken");
        Invitation now = before.value;
        now.state = InvitationState::kReserved;
        now.reserve_end_time = unit.now() + absl::Hours(study->value.reserve_hours);
        return now;
      });
}

absl::Status InvitationMethods::Decline(rpc::CallScope& call, const Any& any, Any& reply) {
  return standard_.Change(
      call, any, reply, [&](journal::Unit& unit, const base::Stored<Invitation>& before) -> absl::StatusOr<Invitation> {
        if (!IsCaller(call, before.value.person)) return aip::NotFound(NameOf(before.id));
        const bool over =
            before.value.state == InvitationState::kCompleted || before.value.state == InvitationState::kRefused;
        if (over) return Refused(before.id, "ILLEGAL_TRANSITION", "it was answered already");
        PEP_ASSIGN(const auto study, LockStudy(unit, before.id));
        PEP_ASSIGN(const Invitation now, Recorded(unit, before, Disposition::kRefusal));
        PEP_TRY(InviteNext(unit, study, before.value.stratum));
        return now;
      });
}

absl::Status InvitationMethods::Record(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::RecordDispositionRequest&>(any);
  return standard_.Change(
      call, any, reply, [&](journal::Unit& unit, const base::Stored<Invitation>& before) -> absl::StatusOr<Invitation> {
        const auto to = static_cast<Disposition>(request.disposition());
        PEP_ASSIGN(const auto study, LockStudy(unit, before.id));
        PEP_ASSIGN(const Invitation now, Recorded(unit, before, to));
        const bool left = now.state == InvitationState::kRefused && before.value.state != InvitationState::kRefused;
        if (left) PEP_TRY(InviteNext(unit, study, before.value.stratum));
        return now;
      });
}

void InvitationMethods::Mount(rpc::Service& service) {
  standard_.Mount(service);
  const auto mount = [&](std::string_view method,
                         absl::Status (InvitationMethods::*handler)(rpc::CallScope&, const Any&, Any&)) {
    service.Unary(method, [this, handler](rpc::CallScope& call, const Any& request, Any& reply) {
      return (this->*handler)(call, request, reply);
    });
  };
  mount("AcceptInvitation", &InvitationMethods::Accept);
  mount("DeclineInvitation", &InvitationMethods::Decline);
  mount("RecordDisposition", &InvitationMethods::Record);
}

absl::Status ExpireReservations(const Context& context, absl::Time deadline) {
  const journal::WriteCall writer = {
      .principal = "service:feedback", .method = "ExpireReservations", .deadline = deadline};
  PEP_ASSIGN(const auto ids, context.db.Read(deadline, [&](db::Session& session) {
    return store::ExpiredInvitations(session, context.clock.Now());
  }));
  absl::Status first;
  for (const std::string& id : ids) {
    const auto expired = journal::Mutate<v1::Invitation>(context.db, context.clock, writer, v1::Invitation(),
                                                         [&](journal::Unit& unit) -> absl::StatusOr<v1::Invitation> {
                                                           PEP_TRY(ExpireOne(unit, id));
                                                           return v1::Invitation();
                                                         });
    first.Update(expired.status());
  }
  if (!ids.empty()) context.committed();
  return first;
}

}  // namespace pepiniere::feedback::api

namespace pepiniere::resource {

using feedback::Invitation;
using feedback::Panel;
namespace api = feedback::api;

namespace {

// "panels/p" of the id of an invitation, or of a study.
std::string PanelOf(const std::string& id) { return record::NameOf(Panel::kPattern, id.substr(0, id.find('/'))); }

}  // namespace

absl::Status Rules<Invitation>::CheckThere(journal::Unit&, const rpc::CallScope& call,
                                           const base::Stored<Invitation>& stored) {
  const bool there = api::IsCaller(call, stored.value.person) || api::ManagesPanel(call, PanelOf(stored.id));
  return there ? absl::OkStatus() : aip::NotFound(record::NameOf(Invitation::kPattern, stored.id));
}

const query::SortSchema& Rules<Invitation>::Order() { return feedback::store::InvitationOrder(); }

absl::StatusOr<record::Page<base::Stored<Invitation>>> Rules<Invitation>::List(const Context& context,
                                                                               const rpc::CallScope& call,
                                                                               const record::ListQuery& list,
                                                                               const std::string& study) {
  const bool manages = api::ManagesPanel(call, PanelOf(study));
  const auto own = manages ? std::nullopt : std::optional(call.principal().person);
  return feedback::store::ListInvitations(context.db, call.deadline(), list, study, own);
}

absl::StatusOr<bool> Rules<Invitation>::Viewer::Sees(const base::Stored<Invitation>& stored) {
  return api::IsCaller(call_, stored.value.person) || api::ManagesPanel(call_, PanelOf(stored.id));
}

template class StandardMethods<Invitation>;

}  // namespace pepiniere::resource
