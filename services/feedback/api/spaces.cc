#include "services/feedback/api/spaces.h"

#include <algorithm>

#include "services/feedback/api/standing.h"
#include "services/feedback/store/space_store.h"
#include "services/feedback/store/vote_store.h"

namespace pepiniere::feedback::api {

bool IsIn(const rpc::CallScope& call, const base::Stored<Space>& space, Circle circle) {
  const std::string& person = call.principal().person;
  const auto& moderators = space.value.moderators;
  const bool moderates = !person.empty() && std::ranges::count(moderators, person) > 0;
  if (moderates || Moderates(call, record::NameOf(Space::kPattern, space.id))) return true;
  const bool takes_part = !person.empty() && std::ranges::count(space.value.participants, person) > 0;
  switch (circle) {
    case Circle::kEverybody:
      return true;
    case Circle::kSignedIn:
      return !call.principal().anonymous();
    case Circle::kAgents:
      return takes_part || IsAgent(call);
    case Circle::kParticipants:
      return takes_part;
  }
  return false;
}

VoteWindow WindowOf(const Space& space) {
  return {.opens = space.vote_start_time.value_or(absl::UnixEpoch()),
          .closes = space.vote_end_time.value_or(absl::InfiniteFuture())};
}

std::string SpaceIn(const std::string& id) { return id.substr(0, id.find('/')); }

absl::StatusOr<std::optional<base::Stored<Space>>> SpaceReading::Find(const std::string& id) {
  const auto known = known_.find(id);
  if (known != known_.end()) return known->second;
  PEP_ASSIGN(auto found, record::Find<Space>(context_.db, call_.deadline(), id));
  if (found && (found->deleted_at || !IsIn(call_, *found, found->value.readers))) found.reset();
  return known_[id] = std::move(found);
}

absl::StatusOr<bool> SpaceReading::Sees(const std::string& space, const std::string& author, bool concealed) {
  PEP_ASSIGN(const auto found, Find(space));
  if (!found) return false;
  if (!concealed || IsCaller(call_, author)) return true;
  return Moderates(call_, record::NameOf(Space::kPattern, space));
}

absl::StatusOr<store::SpaceReader> SpaceReading::Reader(const std::string& space) {
  store::SpaceReader reader{.person = call_.principal().person, .reads = {}, .moderates = {}};
  const auto add = [&](const std::string& id) {
    const bool moderates = Moderates(call_, record::NameOf(Space::kPattern, id));
    (moderates ? reader.moderates : reader.reads).push_back(id);
  };
  if (!space.empty()) {
    PEP_ASSIGN(const auto found, Find(space));
    if (found) add(space);
    return reader;
  }
  PEP_ASSIGN(const auto spaces, record::Select<Space>(context_.db, call_.deadline(), {.sql = "TRUE"}));
  for (const base::Stored<Space>& one : spaces) {
    if (IsIn(call_, one, one.value.readers)) add(one.id);
  }
  return reader;
}

absl::StatusOr<base::Stored<Space>> FindToWrite(const Context& context, const rpc::CallScope& call,
                                                const std::string& id, Circle Space::*circle) {
  PEP_ASSIGN(const auto space, SpaceReading(context, call).Find(id));
  if (!space) return aip::NotFound(record::NameOf(Space::kPattern, id));
  const bool may = !call.principal().person.empty() && IsIn(call, *space, space->value.*circle);
  if (!may) return aip::PermissionDenied("the space lets others do that");
  return *space;
}

}  // namespace pepiniere::feedback::api

namespace pepiniere::resource {

using feedback::Space;
namespace api = feedback::api;
namespace store = feedback::store;

absl::Status Rules<Space>::Changed(journal::Unit& unit, const Space* before, const base::Stored<Space>& after) {
  if (!before || before->moderators != after.value.moderators) {
    PEP_TRY(store::KeepModerators(unit.session(), after.id, after.value.moderators));
  }
  const bool same = before && before->vote_start_time == after.value.vote_start_time &&
                    before->vote_end_time == after.value.vote_end_time;
  // Ideas on which nobody votes any more stay so: their gates are shut by what settled them.
  return same ? absl::OkStatus() : store::SetOpenGatesOf(unit.session(), after.id, api::WindowOf(after.value));
}

absl::Status Rules<Space>::LifeChanged(journal::Unit& unit, const base::Stored<Space>& after) {
  return store::KeepModerators(unit.session(), after.id,
                               after.deleted_at ? std::vector<std::string>() : after.value.moderators);
}

absl::StatusOr<record::Page<base::Stored<Space>>> Rules<Space>::List(const Context& context, const rpc::CallScope& call,
                                                                     const record::ListQuery& list,
                                                                     const std::string&) {
  api::SpaceReading reading(context, call);
  PEP_ASSIGN(const store::SpaceReader reader, reading.Reader(""));
  std::vector<std::string> ids = reader.reads;
  ids.insert(ids.end(), reader.moderates.begin(), reader.moderates.end());
  return store::ListSpaces(context.db, call.deadline(), list, ids);
}

absl::StatusOr<bool> Rules<Space>::Viewer::Sees(const base::Stored<Space>& stored) {
  return api::IsIn(call_, stored, stored.value.readers);
}

absl::Status Rules<Space>::Viewer::Restrict(Proto& proto) {
  if (api::Moderates(call_, proto.name()) || call_.principal().Holds(rpc::v1::ROLE_POLICY_OFFICER)) {
    return absl::OkStatus();
  }
  proto.clear_participants();
  proto.clear_moderators();
  return absl::OkStatus();
}

template class StandardMethods<Space>;

}  // namespace pepiniere::resource
