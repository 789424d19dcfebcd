#include "services/feedback/api/ideas.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/aip/names.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/db/database.h"
#include "services/feedback/api/receipts.h"
#include "services/feedback/api/standing.h"
#include "services/feedback/domain/idea_state.h"
#include "services/feedback/domain/measure.h"
#include "services/feedback/domain/near_duplicates.h"
#include "services/feedback/store/idea_store.h"
#include "services/feedback/store/vote_store.h"
#include "services/resource/references.h"

namespace pepiniere::feedback::api {
namespace {

using base::Concat;

constexpr std::size_t kMostSimilar = 10;
// Votes are let in by nobody.
constexpr absl::Time kNever = absl::UnixEpoch();

std::string NameOf(const std::string& id) { return record::NameOf(Idea::kPattern, id); }

absl::Status Illegal(const std::string& id, const std::string& why) {
  return aip::Precondition(Concat(NameOf(id), " cannot go there"), {{"ILLEGAL_TRANSITION", NameOf(id), why}},
                           "ILLEGAL_TRANSITION");
}

absl::Status CheckMayFollow(const base::Stored<Idea>& idea, IdeaState to) {
  if (MayFollow(idea.value.state, to)) return absl::OkStatus();
  return Illegal(idea.id, Concat("it is ", Symbol(idea.value.state), ", from which it does not become ", Symbol(to)));
}

// What a merge would close a circle with: FAILED_PRECONDITION (MERGE_CYCLE). Locks all that it is merged into, so that
// no other merge makes a circle meanwhile.
absl::Status CheckNoCycle(journal::Unit& unit, const std::string& id, const std::string& into) {
  std::string at = into;
  while (!at.empty()) {
    if (at == id) {
      return aip::Precondition(Concat(NameOf(into), " is merged into ", NameOf(id)),
                               {{"MERGE_CYCLE", NameOf(into), "unmerge it first"}}, "MERGE_CYCLE");
    }
    PEP_ASSIGN(const auto next, record::FindForUpdate<Idea>(unit.session(), at));
    if (!next) return aip::NotFound(NameOf(at));
    at = next->value.merged_into;
  }
  return absl::OkStatus();
}

ReceiptOutcome OutcomeOf(IdeaState state) {
  switch (state) {
    case IdeaState::kBecomesMeasure:
      return ReceiptOutcome::kBecameMeasure;
    case IdeaState::kDone:
      return ReceiptOutcome::kDelivered;
    case IdeaState::kDeclined:
      return ReceiptOutcome::kDeclined;
    default:
      return ReceiptOutcome::kTransmitted;
  }
}

}  // namespace

absl::Status KeepGates(journal::Unit& unit, const base::Stored<Idea>& idea) {
  PEP_ASSIGN(const auto space, record::Find<Space>(unit.session(), SpaceIn(idea.id)));
  const bool takes = space && TakesVotes(idea.value.state) && !idea.value.Concealed();
  return store::SetGates(unit.session(), idea.id, takes ? WindowOf(space->value) : VoteWindow{kNever, kNever});
}

absl::Status Ideas::Follow(journal::Unit& unit, const base::Stored<Idea>& before, const Idea& now,
                           ReceiptOutcome outcome, const std::string& consequence) {
  return Tell(context_, unit,
              {.person = now.author,
               .contribution = NameOf(before.id),
               .outcome = outcome,
               .consequence = consequence,
               .title = now.title})
      .status();
}

absl::Status Ideas::Advance(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::AdvanceIdeaRequest&>(any);
  return standard_.Change(
      call, any, reply,
      [&](journal::Unit& unit, const base::Stored<Idea>& before) -> absl::StatusOr<Idea> {
        const auto to = static_cast<IdeaState>(request.state());
        if (to == IdeaState::kMerged || before.value.state == IdeaState::kMerged) {
          return Illegal(before.id, "what is merged is unmerged, and the other way round");
        }
        PEP_TRY(CheckMayFollow(before, to));
        aip::Violations violations;
        if (WantsReason(to) && request.reason().empty()) violations.Add("reason", "is required: everybody reads it");
        if (request.measure().empty() != (to != IdeaState::kBecomesMeasure)) {
          violations.Add("measure", "is of BECOMES_MEASURE, and of that alone");
        }
        PEP_TRY(violations.ToStatus());
        Idea now = before.value;
        now.state = to;
        now.state_reason = request.reason();
        if (to == IdeaState::kBecomesMeasure) {
          PEP_ASSIGN(now.measure, aip::ParseKey(resource::PatternOf<Measure>(), "measure", request.measure()));
          PEP_TRY(resource::CheckExist<Measure>(unit, "measure", {now.measure}, violations));
          PEP_TRY(violations.ToStatus());
        }
        PEP_TRY(Follow(unit, before, now, OutcomeOf(to),
                       now.measure.empty() ? std::string(Symbol(to)) : record::NameOf(Measure::kPattern, now.measure)));
        return now;
      },
      resource::StandardMethods<Idea>::Reason::kKeptBeside);
}

absl::Status Ideas::Merge(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::MergeIdeaRequest&>(any);
  PEP_ASSIGN(const std::string into, aip::ParseKey(resource::PatternOf<Idea>(), "into", request.into()));
  return standard_.Change(call, any, reply,
                          [&](journal::Unit& unit, const base::Stored<Idea>& before) -> absl::StatusOr<Idea> {
                            if (SpaceIn(into) != SpaceIn(before.id)) return aip::Invalid("into", "is of another space");
                            PEP_TRY(CheckMayFollow(before, IdeaState::kMerged));
                            PEP_TRY(CheckNoCycle(unit, before.id, into));
                            Idea now = before.value;
                            now.state = IdeaState::kMerged;
                            now.merged_into = into;
                            now.state_reason = request.reason();
                            PEP_TRY(Follow(unit, before, now, ReceiptOutcome::kMerged, NameOf(into)));
                            PEP_ASSIGN(const auto voters, store::VotersOf(unit.session(), before.id));
                            for (const std::string& voter : voters) {
                              PEP_TRY(Tell(context_, unit,
                                           {.person = voter,
                                            .contribution = NameOf(before.id) + "/vote",
                                            .outcome = ReceiptOutcome::kMerged,
                                            .consequence = NameOf(into),
                                            .title = before.value.title})
                                          .status());
                            }
                            return now;
                          });
}

absl::Status Ideas::Unmerge(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::UnmergeIdeaRequest&>(any);
  return standard_.Change(call, any, reply,
                          [&](journal::Unit&, const base::Stored<Idea>& before) -> absl::StatusOr<Idea> {
                            if (before.value.state != IdeaState::kMerged) return Illegal(before.id, "it is not merged");
                            Idea now = before.value;
                            now.state = IdeaState::kOpen;
                            now.merged_into.clear();
                            now.state_reason = request.reason();
                            return now;
                          });
}

absl::StatusOr<v1::ListIdeaVersionsResponse> Ideas::ListVersions(rpc::CallScope& call,
                                                                 const v1::ListIdeaVersionsRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseKey(resource::PatternOf<Idea>(), "name", request.name()));
  PEP_ASSIGN(const auto idea, record::Find<Idea>(context_.db, call.deadline(), id));
  if (!idea) return aip::NotFound(request.name());
  PEP_ASSIGN(const bool sees, resource::Rules<Idea>::Viewer(context_, call).Sees(*idea));
  if (!sees) return aip::NotFound(request.name());
  std::vector<store::StoredVersion> versions;
  std::map<int, std::int64_t> votes;
  PEP_TRY(context_.db.Snapshot(call.deadline(), [&](db::Session& session) -> absl::Status {
    PEP_ASSIGN(versions, store::VersionsOf(session, id));
    PEP_ASSIGN(votes, store::CountByVersion(session, id));
    return absl::OkStatus();
  }));
  v1::ListIdeaVersionsResponse reply;
  for (const store::StoredVersion& version : versions) {
    v1::IdeaVersion& told = *reply.add_versions();
    told.set_number(version.number);
    told.set_title(version.title);
    told.set_text(version.text);
    *told.mutable_create_time() = aip::ToProto(version.made_at);
    told.set_votes(static_cast<int>(votes[version.number]));
  }
  return reply;
}

absl::StatusOr<v1::FindSimilarIdeasResponse> Ideas::FindSimilar(rpc::CallScope& call,
                                                                const v1::FindSimilarIdeasRequest& request) {
  PEP_ASSIGN(const std::string space, aip::ParseKey(resource::PatternOf<Space>(), "parent", request.parent()));
  PEP_ASSIGN(const auto found, SpaceReading(context_, call).Find(space));
  if (!found) return aip::NotFound(request.parent());
  PEP_ASSIGN(const auto ideas, store::SeenIdeasOf(context_.db, call.deadline(), space));
  std::vector<KnownText> known;
  std::map<std::string, const base::Stored<Idea>*> by_name;
  for (const base::Stored<Idea>& idea : ideas) {
    known.push_back({NameOf(idea.id), TrigramsOf(Concat(idea.value.title, " ", idea.value.text))});
    by_name.emplace(known.back().name, &idea);
  }
  v1::FindSimilarIdeasResponse reply;
  std::vector<v1::Idea*> told;
  for (const NearDuplicate& near : NearDuplicatesOf(request.text(), known, kMostSimilar)) {
    v1::SimilarIdea& similar = *reply.add_similar_ideas();
    *similar.mutable_idea() = resource::StandardMethods<Idea>::Told(*by_name.at(near.name), resource::Today(call));
    similar.set_similarity(near.share);
    told.push_back(similar.mutable_idea());
  }
  PEP_TRY(resource::Rules<Idea>::AddBeside(context_, call, told));
  resource::Rules<Idea>::Viewer viewer(context_, call);
  for (v1::Idea* idea : told) PEP_TRY(viewer.Restrict(*idea));
  return reply;
}

void Ideas::Mount(rpc::Service& service) {
  standard_.Mount(service);
  const auto mount = [&](std::string_view method, absl::Status (Ideas::*handler)(rpc::CallScope&, const Any&, Any&)) {
    service.Unary(method, [this, handler](rpc::CallScope& call, const Any& request, Any& reply) -> absl::Status {
      PEP_TRY((this->*handler)(call, request, reply));
      // Who moves an idea on is not told whose it is.
      return resource::Rules<Idea>::Viewer(context_, call).Restrict(static_cast<v1::Idea&>(reply));
    });
  };
  mount("AdvanceIdea", &Ideas::Advance);
  mount("MergeIdea", &Ideas::Merge);
  mount("UnmergeIdea", &Ideas::Unmerge);
  service.Unary("ListIdeaVersions", *this, &Ideas::ListVersions);
  service.Unary("FindSimilarIdeas", *this, &Ideas::FindSimilar);
}

}  // namespace pepiniere::feedback::api

namespace pepiniere::resource {

using feedback::Idea;
using feedback::IdeaState;
using feedback::ItemVisibility;
using feedback::ModerationTime;
using feedback::Space;
namespace api = feedback::api;
namespace store = feedback::store;

absl::Status Rules<Idea>::AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& space,
                                     Proto& told) {
  PEP_ASSIGN(const auto found, api::FindToWrite(context, call, space, &Space::proposers));
  const bool before = found.value.moderation == ModerationTime::kBefore;
  told.set_moderation(static_cast<feedback::v1::Space::Moderation>(found.value.moderation));
  told.set_visibility(before ? feedback::v1::Idea::VISIBILITY_PENDING : feedback::v1::Idea::VISIBILITY_PUBLISHED);
  return absl::OkStatus();
}

void Rules<Idea>::Complete(const rpc::CallScope& call, const Idea* before, Idea& now) {
  if (!before) {
    now.author = call.principal().person;
    now.text_version = 1;
    now.state = IdeaState::kOpen;
    return;
  }
  now.author = before->author;
  now.state = before->state;
  now.merged_into = before->merged_into;
  now.state_reason = before->state_reason;
  now.measure = before->measure;
  now.moderation = before->moderation;
  const bool says_more = now.title != before->title || now.text != before->text;
  now.text_version = before->text_version + (says_more ? 1 : 0);
  now.visibility =
      says_more && before->moderation == ModerationTime::kBefore ? ItemVisibility::kPending : before->visibility;
  if (before->visibility == ItemVisibility::kHidden) now.visibility = ItemVisibility::kHidden;
}

absl::Status Rules<Idea>::CheckThere(journal::Unit& unit, const rpc::CallScope& call,
                                     const base::Stored<Idea>& stored) {
  // Its verbs are moderators'; what it says is its author's.
  const bool edits = unit.caller().method.ends_with("/UpdateIdea");
  if (!edits || api::IsCaller(call, stored.value.author)) return absl::OkStatus();
  return aip::PermissionDenied("nobody changes what somebody else proposed");
}

absl::Status Rules<Idea>::CheckOpen(const base::Stored<Idea>& before) {
  const bool settled = before.value.state == IdeaState::kMerged || before.value.state == IdeaState::kDeclined ||
                       before.value.state == IdeaState::kDone;
  if (!settled) return absl::OkStatus();
  const std::string name = record::NameOf(Idea::kPattern, before.id);
  return aip::Precondition(name + " is settled",
                           {{"IDEA_SETTLED", name, "what was merged, declined or done stays as it was said"}},
                           "IDEA_SETTLED");
}

absl::Status Rules<Idea>::Changed(const Context& context, journal::Unit& unit, const Idea* before,
                                  const base::Stored<Idea>& after) {
  const Idea& idea = after.value;
  if (!before) PEP_TRY(store::MakeGates(unit.session(), after.id, {absl::UnixEpoch(), absl::UnixEpoch()}));
  if (!before || before->text_version != idea.text_version) {
    PEP_TRY(store::PutVersion(
        unit.session(), after.id,
        {.number = idea.text_version, .title = idea.title, .text = idea.text, .made_at = unit.now()}));
  }
  PEP_TRY(api::KeepGates(unit, after));
  if (before) return absl::OkStatus();
  return api::Tell(context, unit,
                   {.person = idea.author,
                    .contribution = record::NameOf(Idea::kPattern, after.id),
                    .outcome = feedback::ReceiptOutcome::kReceived,
                    .consequence = {},
                    .title = idea.title})
      .status();
}

absl::StatusOr<bool> Rules<Idea>::FindParent(const Context& context, const rpc::CallScope& call,
                                             const std::string& space) {
  PEP_ASSIGN(const auto found, api::SpaceReading(context, call).Find(space));
  return found.has_value();
}

absl::StatusOr<record::Page<base::Stored<Idea>>> Rules<Idea>::List(const Context& context, const rpc::CallScope& call,
                                                                   const record::ListQuery& list,
                                                                   const std::string& space) {
  PEP_ASSIGN(const store::SpaceReader reader, api::SpaceReading(context, call).Reader(space));
  return store::ListIdeas(context.db, call.deadline(), list, space, reader);
}

absl::Status Rules<Idea>::AddBeside(const Context& context, const rpc::CallScope& call,
                                    const std::vector<Proto*>& told) {
  if (told.empty()) return absl::OkStatus();
  const std::string& person = call.principal().person;
  return context.db.Snapshot(call.deadline(), [&](db::Session& session) -> absl::Status {
    for (Proto* proto : told) {
      const std::string id = record::IdIn(Idea::kPattern, proto->name());
      if (proto->visibility() == feedback::v1::Idea::VISIBILITY_PUBLISHED) {
        PEP_ASSIGN(const auto tree, store::TreeOf(session, id));
        PEP_ASSIGN(const std::int64_t voters, store::CountVoters(session, tree));
        proto->set_votes(static_cast<int>(voters));
        PEP_ASSIGN(const auto by_version, store::CountByVersion(session, id));
        std::int64_t earlier = 0;
        for (const auto& [version, count] : by_version) earlier += version < proto->text_version() ? count : 0;
        proto->set_earlier_votes(static_cast<int>(earlier));
      }
      if (person.empty()) continue;
      PEP_ASSIGN(const auto own, store::FindVote(session, id, person));
      if (own) proto->set_own_vote(own->text_version);
    }
    return absl::OkStatus();
  });
}

absl::StatusOr<bool> Rules<Idea>::Viewer::Sees(const base::Stored<Idea>& stored) {
  return reading_.Sees(api::SpaceIn(stored.id), stored.value.author, stored.value.Concealed());
}

void Rules<Idea>::Viewer::Empty(Idea& gone) {
  gone.signature.clear();
  gone.title.clear();
  gone.text.clear();
  gone.state_reason.clear();
}

absl::Status Rules<Idea>::Viewer::Restrict(Proto& proto) {
  const std::string space = record::NameOf(Space::kPattern, api::SpaceIn(record::IdIn(Idea::kPattern, proto.name())));
  if (!api::IsCaller(call_, proto.author()) && !api::Moderates(call_, space)) proto.clear_author();
  return absl::OkStatus();
}

template class StandardMethods<Idea>;

}  // namespace pepiniere::resource
