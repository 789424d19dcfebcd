#include "services/feedback/api/networks.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "services/base/text.h"
#include "services/db/database.h"
#include "services/feedback/api/standing.h"
#include "services/feedback/store/network_store.h"
#include "services/journal/mutation.h"
#include "services/mail/queue/queue.h"

namespace pepiniere::feedback::api {
namespace {

constexpr std::string_view kAlumni = "alumni";
constexpr absl::Duration kSettled = absl::Minutes(1);
constexpr int kOfLate = 60;  // days

absl::StatusOr<bool> Keeps(const Context& context, const rpc::CallScope& call, const std::string& network) {
  PEP_ASSIGN(const auto found, record::Find<Network>(context.db, call.deadline(), network));
  const std::string name = record::NameOf(Network::kPattern, network);
  return KeepsNetwork(call, name, found ? found->value.programme : name);
}

mail::Letter LetterOf(const base::Stored<Network>& network, const std::string& person) {
  mail::Letter letter;
  letter.fact = base::Concat(record::NameOf(Network::kPattern, network.id), "/invitation");
  letter.person = person;
  letter.template_id = "network.invitation";
  letter.owed = false;
  letter.fields.emplace("network", network.value.title);
  letter.fields.emplace("path", base::Concat("/reseaux/", network.id));
  return letter;
}

// Of one network. That they were written to is known by the fact.
absl::Status InviteTo(const Context& context, const rpc::CallScope& call, const base::Stored<Network>& network) {
  const base::Date today = resource::Today(call), since = today + -kOfLate;
  const std::string iso = since.ToString();
  const int year = std::stoi(iso.substr(0, iso.find('-')));
  PEP_ASSIGN(const auto former, context.people.Former(call, network.value.programme, year, std::nullopt, today));
  return context.db.Transact(call.deadline(), [&](db::Session& session) -> absl::Status {
    for (const peers::KnownPerson& one : former) {
      if (one.left && *one.left < since) continue;
      PEP_TRY(mail::Enqueue(session, context.clock.Now(), LetterOf(network, one.person)));
    }
    return absl::OkStatus();
  });
}

}  // namespace

absl::Status FollowConsents(const Context& context, absl::Time deadline) {
  const auto agreeing = context.neighbours.Agreeing(kAlumni);
  if (!agreeing.ok()) return absl::OkStatus();
  PEP_ASSIGN(const auto members, record::Select<Member>(context.db, deadline, {.sql = "TRUE"}));
  const journal::WriteCall writer = {.principal = "service:feedback", .method = "FollowConsents", .deadline = deadline};
  absl::Status first;
  for (const base::Stored<Member>& member : members) {
    if (std::ranges::binary_search(*agreeing, member.value.person)) continue;
    // A copy that is a moment old does not know yet whoever has just agreed.
    if (context.clock.Now() - member.created_at < kSettled) continue;
    const auto left = journal::Mutate<v1::Member>(
        context.db, context.clock, writer, v1::Member(), [&](journal::Unit& unit) -> absl::StatusOr<v1::Member> {
          PEP_ASSIGN(const auto before, record::FindForUpdate<Member>(unit.session(), member.id));
          if (before) PEP_TRY(record::SetDeleted(unit, *before, true).status());
          return v1::Member();
        });
    first.Update(left.status());
    context.committed();
  }
  return first;
}

absl::Status InviteFormer(const Context& context, absl::Time deadline) {
  PEP_ASSIGN(const auto networks, record::Select<Network>(context.db, deadline, {.sql = "TRUE"}));
  const rpc::CallScope call("InviteFormer", context.clock.Now(), deadline, /*trace_id=*/"");
  absl::Status first;
  for (const base::Stored<Network>& network : networks) first.Update(InviteTo(context, call, network));
  return first;
}

}  // namespace pepiniere::feedback::api

namespace pepiniere::resource {

using feedback::Member;
using feedback::Network;
namespace api = feedback::api;
namespace store = feedback::store;

absl::Status Rules<Network>::Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations&) {
  api::AskFor(context, call, kAnswered, told);
  return absl::OkStatus();
}

const query::FilterSchema& Rules<Network>::Filters() { return store::NetworkFilters(); }

absl::StatusOr<std::optional<std::string>> Rules<Network>::FindReferrer(db::Session& session, const std::string& id) {
  PEP_ASSIGN(const auto below, record::AnyBelow<Member>(session, id));
  if (!below) return std::optional<std::string>();
  return record::NameOf(Member::kPattern, *below);
}

absl::Status Rules<Member>::AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string&, Proto&) {
  const std::string& person = call.principal().person;
  if (person.empty()) return aip::PermissionDenied("nobody joins for somebody else");
  PEP_ASSIGN(const bool agrees, context.neighbours.Agrees(person, "alumni"));
  if (agrees) return absl::OkStatus();
  return aip::Precondition("whoever joins a network agrees to be listed among alumni",
                           {{"CONSENT_NEEDED", person + "/consents/alumni", "give that consent first"}},
                           "CONSENT_NEEDED");
}

void Rules<Member>::Complete(const rpc::CallScope& call, const Member* before, Member& now) {
  now.person = before ? before->person : call.principal().person;
}

absl::Status Rules<Member>::Check(journal::Unit& unit, const std::string& id, const Member& before, const Member& now,
                                  aip::Violations&) {
  if (!before.person.empty()) return absl::OkStatus();
  PEP_ASSIGN(const auto twin, store::FindMember(unit.session(), record::ParentIn(id), now.person));
  return twin ? aip::AlreadyExists(record::NameOf(Member::kPattern, *twin)) : absl::OkStatus();
}

absl::Status Rules<Member>::LockParent(journal::Unit& unit, const std::string& network) {
  PEP_ASSIGN(const auto found, record::FindForUpdate<Network>(unit.session(), network));
  return found && !found->deleted_at ? absl::OkStatus() : aip::NotFound(record::NameOf(Network::kPattern, network));
}

const query::SortSchema& Rules<Member>::Order() { return store::MemberOrder(); }

absl::StatusOr<record::Page<base::Stored<Member>>> Rules<Member>::List(const Context& context,
                                                                       const rpc::CallScope& call,
                                                                       const record::ListQuery& list,
                                                                       const std::string& network) {
  PEP_ASSIGN(const bool keeps, api::Keeps(context, call, network));
  const auto own = keeps ? std::nullopt : std::optional(call.principal().person);
  return store::ListMembers(context.db, call.deadline(), list, network, own);
}

absl::StatusOr<bool> Rules<Member>::Viewer::Sees(const base::Stored<Member>& stored) {
  if (api::IsCaller(call_, stored.value.person)) return true;
  return api::Keeps(context_, call_, record::ParentIn(stored.id));
}

template class StandardMethods<Network>;
template class StandardMethods<Member>;

}  // namespace pepiniere::resource
