#include "services/feedback/api/votes.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/aip/resource_name.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/feedback/api/ideas.h"
#include "services/feedback/api/spaces.h"
#include "services/feedback/store/vote_store.h"
#include "services/record/table.h"

namespace pepiniere::feedback::api {
namespace {

using base::Concat;

const aip::ResourcePattern& VotePattern() {
  static const auto* const pattern = new aip::ResourcePattern("spaces/{space}/ideas/{idea}/vote");
  return *pattern;
}

// The idea (an id) of a vote of that name, where the caller sees it and may vote on it.
absl::StatusOr<base::Stored<Idea>> FindIdea(const Context& context, const rpc::CallScope& call, const std::string& name,
                                            bool to_vote) {
  PEP_ASSIGN(const std::string id, aip::ParseKey(VotePattern(), "name", name));
  PEP_ASSIGN(const auto idea, record::Find<Idea>(context.db, call.deadline(), id));
  if (!idea) return aip::NotFound(name);
  PEP_ASSIGN(const bool sees, resource::Rules<Idea>::Viewer(context, call).Sees(*idea));
  if (!sees) return aip::NotFound(name);
  if (to_vote) PEP_TRY(FindToWrite(context, call, SpaceIn(id), &Space::voters).status());
  return *idea;
}

v1::Vote Told(const std::string& name, const std::optional<store::CastVote>& vote) {
  v1::Vote told;
  told.set_name(name);
  if (!vote) return told;
  told.set_text_version(vote->text_version);
  *told.mutable_create_time() = aip::ToProto(vote->cast_at);
  return told;
}

absl::Status Closed(const std::string& name, const std::string& why) {
  return aip::Precondition("nobody votes on it now", {{"VOTE_CLOSED", name, why}}, "VOTE_CLOSED");
}

// That which an idea is counted in. Read in the transaction of the vote, whose gate whoever merges it writes too.
absl::StatusOr<base::Stored<Idea>> RootOf(db::Session& session, const std::string& id) {
  std::string at = id;
  for (;;) {
    PEP_ASSIGN(auto idea, record::Find<Idea>(session, at));
    if (!idea) return aip::NotFound(record::NameOf(Idea::kPattern, at));
    if (idea->value.merged_into.empty()) return *std::move(idea);
    at = idea->value.merged_into;
  }
}

struct Names {
  std::string person;
  std::optional<std::string> tombstone;
};

// The vote of somebody on one of these ideas; none: there is none.
absl::StatusOr<std::optional<store::CastVote>> VoteIn(db::Session& session, const std::vector<std::string>& ideas,
                                                      const Names& names) {
  for (const std::string& idea : ideas) {
    PEP_ASSIGN(auto vote, store::FindVote(session, idea, names.person));
    if (!vote && names.tombstone) {
      PEP_ASSIGN(vote, store::FindVote(session, idea, *names.tombstone));
    }
    if (vote) return vote;
  }
  return std::optional<store::CastVote>();
}

// Passes the gate first, so that all that is read afterwards is as it is when this is committed.
absl::Status Pass(journal::Unit& unit, const std::string& name, const base::Stored<Idea>& root,
                  const std::string& person) {
  PEP_ASSIGN(const bool passed, store::PassVoteGate(unit.session(), root.id, person, unit.Instant()));
  return passed ? absl::OkStatus() : Closed(name, "its window is not open, or it is settled");
}

absl::StatusOr<std::optional<store::CastVote>> CastOne(journal::Unit& unit, const v1::CastVoteRequest& request,
                                                       const std::string& id, const std::string& person) {
  db::Session& session = unit.session();
  PEP_ASSIGN(base::Stored<Idea> root, RootOf(session, id));
  PEP_TRY(Pass(unit, request.name(), root, person));
  PEP_ASSIGN(root, RootOf(session, id));
  const int version = request.text_version() > 0 ? request.text_version() : root.value.text_version;
  if (root.value.Concealed()) return Closed(request.name(), "it is not seen");
  if (version != root.value.text_version) {
    return aip::Precondition("it was edited since",
                             {{"VERSION_PASSED", request.name(), "read its present version, and vote again"}},
                             "VERSION_PASSED");
  }
  PEP_ASSIGN(const auto tombstone, store::TombstoneOf(session, SpaceIn(id), person, /*make=*/false));
  const Names names = {person, tombstone};
  PEP_ASSIGN(std::vector<std::string> tree, store::TreeOf(session, root.id));
  std::erase(tree, root.id);
  PEP_ASSIGN(const auto elsewhere, VoteIn(session, tree, names));
  if (elsewhere) return elsewhere;
  bool erased = false;
  if (tombstone) {
    PEP_ASSIGN(const auto before, store::FindVote(session, root.id, *tombstone));
    erased = before.has_value();
  }
  PEP_TRY(store::PutVote(session, root.id, erased ? *tombstone : person, version, unit.now()));
  unit.Audit(request.name(), "", Concat(R"({"text_version":)", version, "}"));
  return std::optional(store::CastVote{version, unit.now()});
}

}  // namespace

absl::StatusOr<v1::Vote> VoteMethods::Get(rpc::CallScope& call, const v1::GetVoteRequest& request) {
  PEP_ASSIGN(const auto idea, FindIdea(context_, call, request.name(), /*to_vote=*/false));
  PEP_ASSIGN(const auto vote, context_.db.Read(call.deadline(), [&](db::Session& session) {
    return store::FindVote(session, idea.id, call.principal().person);
  }));
  return Told(request.name(), vote);
}

absl::StatusOr<v1::Vote> VoteMethods::Cast(rpc::CallScope& call, const v1::CastVoteRequest& request) {
  PEP_ASSIGN(const auto idea, FindIdea(context_, call, request.name(), /*to_vote=*/true));
  return resource::Write<v1::Vote>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Vote> {
    PEP_ASSIGN(const auto vote, CastOne(unit, request, idea.id, call.principal().person));
    return Told(request.name(), vote);
  });
}

absl::StatusOr<v1::Vote> VoteMethods::Revoke(rpc::CallScope& call, const v1::RevokeVoteRequest& request) {
  PEP_ASSIGN(const auto idea, FindIdea(context_, call, request.name(), /*to_vote=*/true));
  const std::string& person = call.principal().person;
  return resource::Write<v1::Vote>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Vote> {
    db::Session& session = unit.session();
    PEP_ASSIGN(const auto root, RootOf(session, idea.id));
    PEP_TRY(Pass(unit, request.name(), root, person));
    PEP_ASSIGN(const auto tombstone, store::TombstoneOf(session, SpaceIn(idea.id), person, /*make=*/false));
    PEP_ASSIGN(const auto all, store::WholeTreeOf(session, root.id));
    for (const std::string& one : all) {
      PEP_TRY(store::RemoveVote(session, one, person));
      if (tombstone) PEP_TRY(store::RemoveVote(session, one, *tombstone));
    }
    unit.Audit(request.name(), R"({"text_version":1})", "");
    return Told(request.name(), std::nullopt);
  });
}

void VoteMethods::Mount(rpc::Service& service) {
  service.Unary("GetVote", *this, &VoteMethods::Get);
  service.Unary("CastVote", *this, &VoteMethods::Cast);
  service.Unary("RevokeVote", *this, &VoteMethods::Revoke);
}

absl::Status ForgetTombstones(const Context& context, absl::Time deadline) {
  return context.db.Transact(deadline, [&](db::Session& session) -> absl::Status {
    PEP_ASSIGN(const auto closed, store::ClosedKeys(session, context.clock.Now()));
    for (const std::string& space : closed) PEP_TRY(store::MakeAnonymous(session, space));
    return absl::OkStatus();
  });
}

}  // namespace pepiniere::feedback::api
