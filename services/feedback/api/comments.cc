#include "services/feedback/api/comments.h"

#include "services/feedback/api/ideas.h"
#include "services/feedback/api/standing.h"
#include "services/feedback/store/comment_store.h"

namespace pepiniere::resource {

using feedback::Comment;
using feedback::Idea;
using feedback::ItemVisibility;
using feedback::ModerationTime;
using feedback::Space;
namespace api = feedback::api;

absl::Status Rules<Comment>::AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& idea,
                                        Proto& told) {
  PEP_ASSIGN(const auto space, api::FindToWrite(context, call, api::SpaceIn(idea), &Space::commenters));
  PEP_ASSIGN(const bool there, FindParent(context, call, idea));
  if (!there) return aip::NotFound(record::NameOf(Idea::kPattern, idea));
  const bool before = space.value.moderation == ModerationTime::kBefore;
  told.set_moderation(static_cast<feedback::v1::Space::Moderation>(space.value.moderation));
  told.set_visibility(before ? feedback::v1::Idea::VISIBILITY_PENDING : feedback::v1::Idea::VISIBILITY_PUBLISHED);
  return absl::OkStatus();
}

void Rules<Comment>::Complete(const rpc::CallScope& call, const Comment* before, Comment& now) {
  if (!before) {
    now.author = call.principal().person;
    return;
  }
  now.author = before->author;
  now.moderation = before->moderation;
  const bool waits = now.text != before->text && before->moderation == ModerationTime::kBefore &&
                     before->visibility != ItemVisibility::kHidden;
  now.visibility = waits ? ItemVisibility::kPending : before->visibility;
}

absl::Status Rules<Comment>::Check(journal::Unit& unit, const std::string& id, const Comment& before,
                                   const Comment& now, aip::Violations& violations) {
  if (now.reply_to.empty() || now.reply_to == before.reply_to) return absl::OkStatus();
  PEP_ASSIGN(const auto answered, record::Find<Comment>(unit.session(), now.reply_to));
  const bool same = answered && record::ParentIn(answered->id) == record::ParentIn(id);
  if (!same) violations.Add("comment.reply_to", "is no comment on this idea");
  return absl::OkStatus();
}

absl::Status Rules<Comment>::CheckMove(const rpc::CallScope& call, const Comment& before, const Comment&) {
  if (api::IsCaller(call, before.author)) return absl::OkStatus();
  return aip::PermissionDenied("nobody changes what somebody else said");
}

absl::StatusOr<bool> Rules<Comment>::FindParent(const Context& context, const rpc::CallScope& call,
                                                const std::string& idea) {
  if (idea.find('/') == idea.npos) {
    // Of all ideas of a space ("spaces/x/ideas/-").
    PEP_ASSIGN(const auto space, api::SpaceReading(context, call).Find(idea));
    return space.has_value();
  }
  PEP_ASSIGN(const auto found, record::Find<Idea>(context.db, call.deadline(), idea));
  if (!found) return false;
  return Rules<Idea>::Viewer(context, call).Sees(*found);
}

absl::StatusOr<record::Page<base::Stored<Comment>>> Rules<Comment>::List(const Context& context,
                                                                         const rpc::CallScope& call,
                                                                         const record::ListQuery& list,
                                                                         const std::string& idea) {
  const std::string space = idea.empty() ? "" : api::SpaceIn(idea);
  PEP_ASSIGN(const auto reader, api::SpaceReading(context, call).Reader(space));
  return feedback::store::ListComments(context.db, call.deadline(), list, idea, reader);
}

absl::StatusOr<bool> Rules<Comment>::Viewer::Sees(const base::Stored<Comment>& stored) {
  PEP_ASSIGN(const bool sees, reading_.Sees(api::SpaceIn(stored.id), stored.value.author, stored.value.Concealed()));
  return sees ? SeesIdea(record::ParentIn(stored.id)) : sees;
}

absl::StatusOr<bool> Rules<Comment>::Viewer::SeesIdea(const std::string& idea) {
  const auto known = seen_.find(idea);
  if (known != seen_.end()) return known->second;
  PEP_ASSIGN(const auto found, record::Find<Idea>(context_.db, call_.deadline(), idea));
  if (!found) return seen_[idea] = false;
  PEP_ASSIGN(const bool sees, reading_.Sees(api::SpaceIn(idea), found->value.author, found->value.Concealed()));
  return seen_[idea] = sees;
}

void Rules<Comment>::Viewer::Empty(Comment& gone) {
  gone.signature.clear();
  gone.text.clear();
}

absl::Status Rules<Comment>::Viewer::Restrict(Proto& proto) {
  const std::string space =
      record::NameOf(Space::kPattern, api::SpaceIn(record::IdIn(Comment::kPattern, proto.name())));
  if (!api::IsCaller(call_, proto.author()) && !api::Moderates(call_, space)) proto.clear_author();
  return absl::OkStatus();
}

template class StandardMethods<Comment>;

}  // namespace pepiniere::resource
