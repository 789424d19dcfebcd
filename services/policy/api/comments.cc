#include "services/policy/api/comments.h"

#include <optional>
#include <utility>

#include "services/aip/names.h"
#include "services/policy/api/consultations.h"
#include "services/policy/store/consultation_store.h"

namespace pepiniere::policy::api {
namespace {

using resources::Comment;
using resources::CommentState;
using StoredComment = base::Stored<Comment>;

std::string NameOf(const std::string& id) { return record::NameOf(Comment::kPattern, id); }

absl::Status Refuse(const StoredComment& comment, std::string_view why) {
  return aip::Precondition(base::Concat(NameOf(comment.id), " is ", Symbol(comment.value.state)),
                           {{"STATE", NameOf(comment.id), std::string(why)}});
}

}  // namespace

absl::Status Comments::Remove(rpc::CallScope& call, const Any& request, Any& reply) {
  return standard_.Change(call, request, reply,
                          [](journal::Unit&, const StoredComment& before) -> absl::StatusOr<Comment> {
                            Comment now = before.value;
                            now.state = CommentState::kRemoved;
                            now.text.clear();
                            now.appeal.clear();
                            return now;
                          });
}

absl::Status Comments::Appeal(rpc::CallScope& call, const Any& request, Any& reply) {
  return standard_.Change(call, request, reply,
                          [&](journal::Unit&, const StoredComment& before) -> absl::StatusOr<Comment> {
                            if (before.value.state != CommentState::kHidden) {
                              return Refuse(before, "what is hidden can be appealed for");
                            }
                            if (!before.value.appeal.empty()) return Refuse(before, "one appeal is open at a time");
                            Comment now = before.value;
                            now.appeal = aip::TextIn(request, "appeal");
                            return now;
                          });
}

absl::Status Comments::Moderate(rpc::CallScope& call, const Any& request, Any& reply, CommentState state) {
  return standard_.Change(
      call, request, reply, [&](journal::Unit& unit, const StoredComment& before) -> absl::StatusOr<Comment> {
        if (before.value.person == call.principal().name()) {
          return aip::PermissionDenied("nobody moderates what they said themselves");
        }
        if (before.value.state == CommentState::kRemoved || before.value.state == state) {
          return Refuse(before, "there is nothing to decide");
        }
        const std::string reason = aip::TextIn(request, "reason");
        resources::ModerationRecord kept;
        kept.comment = before.id;
        kept.from = before.value.state;
        kept.to = state;
        kept.reason = reason;
        PEP_TRY(record::InsertBelow<resources::ModerationRecord>(unit, record::ParentIn(before.id), {kept}).status());
        Comment now = before.value;
        now.state = state;
        now.hide_reason = state == CommentState::kHidden ? reason : "";
        now.appeal.clear();
        return now;
      });
}

void Comments::Mount(rpc::Service& service) {
  standard_.Mount(service);
  records_.Mount(service);
  service.Unary("RemoveComment",
                [this](rpc::CallScope& call, const Any& request, Any& reply) { return Remove(call, request, reply); });
  service.Unary("AppealComment",
                [this](rpc::CallScope& call, const Any& request, Any& reply) { return Appeal(call, request, reply); });
  constexpr std::pair<std::string_view, CommentState> kVerdicts[] = {{"HideComment", CommentState::kHidden},
                                                                     {"PublishComment", CommentState::kPublished}};
  for (const auto& [method, state] : kVerdicts) {
    service.Unary(method, [this, to = state](rpc::CallScope& call, const Any& request, Any& reply) {
      return Moderate(call, request, reply, to);
    });
  }
}

}  // namespace pepiniere::policy::api

namespace pepiniere::resource {

using policy::resources::Comment;
using policy::resources::CommentState;
using policy::resources::Consultation;
using policy::resources::ModerationRecord;
namespace api = policy::api;
namespace store = policy::store;

namespace {

absl::StatusOr<bool> ReadsParent(const policy::api::Context& context, const rpc::CallScope& call,
                                 const std::string& parent) {
  PEP_ASSIGN(const auto found, record::Find<Consultation>(context.db, call.deadline(), parent));
  return found && api::ReadsConsultation(call, found->value);
}

}  // namespace

absl::Status Rules<Comment>::AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& parent,
                                        Proto& told) {
  const std::string name = record::NameOf(Consultation::kPattern, parent);
  PEP_ASSIGN(const auto found, record::Find<Consultation>(context.db, call.deadline(), parent));
  if (!found || !api::ReadsConsultation(call, found->value)) return aip::NotFound(name);
  if (!policy::resources::MayTakePart(found->value, call.principal().person)) {
    return aip::PermissionDenied("those who are invited take part");
  }
  if (policy::resources::StateAt(found->value, call.received_at()) != policy::resources::ConsultationState::kOpen) {
    return aip::Precondition(base::Concat(name, " is not open"), {{"WINDOW", name, "comments are taken while it is"}},
                             "NOT_OPEN");
  }
  const bool waits = found->value.moderation == policy::resources::Moderation::kBefore;
  told.set_state(waits ? policy::v1::Comment::STATE_PENDING : policy::v1::Comment::STATE_PUBLISHED);
  told.set_revision(found->value.revision);
  return absl::OkStatus();
}

absl::StatusOr<bool> Rules<Comment>::FindParent(const Context& context, const rpc::CallScope& call,
                                                const std::string& parent) {
  return ReadsParent(context, call, parent);
}

absl::Status Rules<Comment>::LockParent(journal::Unit& unit, const std::string& parent) {
  PEP_ASSIGN(const auto found, record::FindForUpdate<Consultation>(unit.session(), parent));
  return found ? absl::OkStatus() : aip::NotFound(record::NameOf(Consultation::kPattern, parent));
}

absl::Status Rules<Comment>::Check(journal::Unit& unit, const std::string& id, const Comment& before,
                                   const Comment& now, aip::Violations& violations) {
  const std::string parent = record::ParentIn(id);
  PEP_ASSIGN(const auto found, record::Find<Consultation>(unit.session(), parent));
  // Asked again once the consultation is held: an end meanwhile ends it.
  if (!found || unit.Instant() >= policy::resources::EndOf(found->value)) {
    const std::string name = record::NameOf(Consultation::kPattern, parent);
    return aip::Precondition(base::Concat(name, " is not open"), {{"WINDOW", name, "comments are taken while it is"}},
                             "NOT_OPEN");
  }
  if (now.reply_to.empty() || now.reply_to == before.reply_to) return absl::OkStatus();
  PEP_ASSIGN(const auto answered, record::Find<Comment>(unit.session(), now.reply_to));
  if (!answered || record::ParentIn(now.reply_to) != parent) {
    violations.Add("comment.reply_to", "is no comment of this consultation");
  }
  return absl::OkStatus();
}

absl::StatusOr<record::Page<base::Stored<Comment>>> Rules<Comment>::List(const Context& context,
                                                                         const rpc::CallScope& call,
                                                                         const record::ListQuery& list,
                                                                         const std::string& parent) {
  return store::ListComments(context.db, call.deadline(), list, parent, api::ReadsEverything(call),
                             call.principal().person);
}

absl::StatusOr<bool> Rules<Comment>::Viewer::Sees(const base::Stored<T>& stored) {
  PEP_ASSIGN(const bool reads, ReadsParent(context_, call_, record::ParentIn(stored.id)));
  const bool own = stored.value.person == call_.principal().name();
  return reads && (!stored.value.Concealed() || own || api::ReadsEverything(call_));
}

void Rules<Comment>::Viewer::Empty(Comment& gone) {
  gone.text.clear();
  gone.hide_reason.clear();
  gone.appeal.clear();
}

void Rules<Comment>::Viewer::AsToday(Comment& told, const Comment& today) {
  if (today.state == CommentState::kRemoved) Empty(told);
}

absl::Status Rules<Comment>::Viewer::Restrict(Proto& proto) {
  if (api::ReadsEverything(call_) || proto.person() == call_.principal().name()) return absl::OkStatus();
  proto.clear_hide_reason();
  proto.clear_appeal();
  return absl::OkStatus();
}

absl::StatusOr<bool> Rules<ModerationRecord>::FindParent(const Context& context, const rpc::CallScope& call,
                                                         const std::string& parent) {
  return ReadsParent(context, call, parent);
}

const query::FilterSchema& Rules<ModerationRecord>::Filters() { return store::ModerationFilters(); }

template class StandardMethods<Comment>;
template class StandardMethods<ModerationRecord>;

}  // namespace pepiniere::resource
