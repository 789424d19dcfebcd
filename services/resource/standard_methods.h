// The standard methods (AIP-131 to 135, 164) of a resource that has a table of its own (record/table.h), and its watch:
// one set of handlers. Requests and replies are read by the names that the standard methods give their fields; what a
// resource has of its own is in its Rules.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/field_mask.pb.h"
#include "services/aip/contract_check.h"
#include "services/aip/convert_fields.h"
#include "services/aip/errors.h"
#include "services/aip/etag.h"
#include "services/aip/field_mask.h"
#include "services/aip/fields.h"
#include "services/aip/names.h"
#include "services/aip/resource_type.h"
#include "services/aip/told.h"
#include "services/aip/values.h"
#include "services/base/ids.h"
#include "services/base/stored.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/journal/hub.h"
#include "services/query/filter_sql.h"
#include "services/record/table.h"
#include "services/resource/context.h"
#include "services/resource/feed_source.h"
#include "services/resource/paging.h"
#include "services/resource/standard_rules.h"
#include "services/resource/unreadable.h"
#include "services/resource/vocabulary.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <typename T>
class StandardMethods {
 public:
  using Rule = Rules<T>;
  using Proto = typename Rule::Proto;
  using Context = typename Rule::Context;
  using Any = google::protobuf::Message;

  // All must outlive this, and every call. `hub`: for who watches.
  explicit StandardMethods(const Context& context, journal::Hub* hub = nullptr)
      : context_(context), hub_(hub), words_(VocabularyOf(*Proto::descriptor())) {}

  // The standard methods that the service's contract has of this resource.
  void Mount(rpc::Service& service) {
    const auto mount = [&](std::string method,
                           absl::Status (StandardMethods::*handler)(rpc::CallScope&, const Any&, Any&)) {
      if (!service.Has(method) || IsOwn(method)) return;
      service.Unary(method, [this, handler](rpc::CallScope& call, const Any& request, Any& reply) {
        return (this->*handler)(call, request, reply);
      });
    };
    mount("Get" + words_.method, &StandardMethods::Get);
    mount("List" + words_.methods, &StandardMethods::List);
    mount("Create" + words_.method, &StandardMethods::Create);
    mount("Update" + words_.method, &StandardMethods::Update);
    mount("Delete" + words_.method, &StandardMethods::Delete);
    mount("Undelete" + words_.method, &StandardMethods::Undelete);
    const std::string watch = "Watch" + words_.methods;
    if (hub_ && service.Has(watch)) {
      service.ServerStream(watch, [this](rpc::CallScope& call, const Any& request, std::function<void()> wake) {
        return Watch(call, request, std::move(wake));
      });
    }
  }

  // What the contract says of it, on that day.
  static Proto Told(const base::Stored<T>& stored, base::Date today) {
    Proto proto;
    aip::WriteFields(stored.value, proto);
    proto.set_name(record::NameOf(T::kPattern, stored.id));
    aip::SetText(proto, "uid", stored.uid);
    *proto.mutable_create_time() = aip::ToProto(stored.created_at);
    if constexpr (requires { proto.mutable_update_time(); }) {
      *proto.mutable_update_time() = aip::ToProto(stored.updated_at);
    }
    if constexpr (kTellsDeleted) {
      if (stored.deleted_at) *proto.mutable_delete_time() = aip::ToProto(*stored.deleted_at);
    }
    aip::SetText(proto, "etag", aip::Etag(proto.name(), stored.version));
    Rule::Tell(stored, today, proto);
    return proto;
  }

  static T Read(const Proto& proto, std::string_view prefix, aip::Violations& violations) {
    T value{};
    aip::ReadFields(proto, prefix, value, violations);
    return value;
  }

  // Whether the audit keeps the reason that a request gives: not where the resource keeps it, with which it goes.
  enum class Reason { kAudited, kKeptBeside };

  // A method of its own that makes another of the one that its request names (AIP-136): of the request's etag, where it
  // has one, and for its reason. `change(unit, before)` gives an absl::StatusOr<T>.
  template <typename Make>
  absl::Status Change(rpc::CallScope& call, const Any& request, Any& reply, Make change,
                      Reason kept = Reason::kAudited) {
    PEP_ASSIGN(const std::string id, ParseName("name", aip::TextIn(request, "name")));
    const std::string reason = kept == Reason::kAudited ? aip::TextIn(request, "reason") : "";
    PEP_TRY(Rule::Admit(context_, call, id));
    return Commit(call, request, reply, [&](journal::Unit& unit) -> absl::StatusOr<Proto> {
      PEP_ASSIGN(const Locked before, LockFor(call, unit, id, aip::TextIn(request, "etag")));
      PEP_ASSIGN(const T now, change(unit, before.stored));
      PEP_ASSIGN(const base::Stored<T> after, record::Update(unit, before.stored, now, reason));
      if (after.version != before.stored.version) PEP_TRY(Changed(call, unit, &before.stored.value, after));
      return Told(after, Today(call));
    });
  }

  // The id in a name of theirs. INVALID_ARGUMENT on `field`.
  static absl::StatusOr<std::string> ParseName(std::string_view field, std::string_view name) {
    if constexpr (record::Numbered<T>) {
      PEP_ASSIGN(const aip::NumberedName named, aip::ParseNumbered(PatternOf<T>(), field, name));
      return base::Concat(named.parent, "/", named.number);
    } else {
      return aip::ParseKey(PatternOf<T>(), field, name);
    }
  }

  struct Locked {
    base::Stored<T> stored;
    bool broken = false;  // it cannot be read, and is to be written anew: what there is of it
  };
  // Of the etag, if one is given. `deleted`: a deleted one too. `repairs`: one that cannot be read too.
  absl::StatusOr<Locked> Lock(journal::Unit& unit, const std::string& id, const std::string& etag, bool deleted = false,
                              bool repairs = false) {
    if constexpr (kHasParent && Rule::kChangesUnderParent) PEP_TRY(Rule::LockParent(unit, record::ParentIn(id)));
    const std::string name = record::NameOf(T::kPattern, id);
    auto locked = record::FindForUpdate<T>(unit.session(), id);
    const bool broken = repairs && absl::IsDataLoss(locked.status());
    if (broken) locked = record::FindBroken<T>(unit.session(), id);
    PEP_TRY(ToldOf(context_, name, locked.status()));
    const auto& found = *locked;
    if (!found || (found->deleted_at && !deleted)) return aip::NotFound(name);
    PEP_TRY(aip::CheckEtag(etag, name, found->version));
    return Locked{*found, broken};
  }

 private:
  // The same for who calls: whether there is one for them is told before anything of it is, its etag too.
  absl::StatusOr<Locked> LockFor(const rpc::CallScope& call, journal::Unit& unit, const std::string& id,
                                 const std::string& etag, bool deleted = false, bool repairs = false) {
    PEP_ASSIGN(Locked locked, Lock(unit, id, /*etag=*/"", deleted, repairs));
    if constexpr (requires { Rule::CheckThere(unit, call, locked.stored); }) {
      PEP_TRY(Rule::CheckThere(unit, call, locked.stored));
    }
    PEP_TRY(aip::CheckEtag(etag, record::NameOf(T::kPattern, id), locked.stored.version));
    return locked;
  }

  // Whether it lies below another resource; whether the contract tells of a deleted one.
  static constexpr bool kHasParent = T::kPattern.find('{') != T::kPattern.rfind('{');
  static constexpr bool kTellsDeleted = requires(Proto proto) { proto.mutable_delete_time(); };
  // Whether the service answers a method of these itself.
  static bool IsOwn(const std::string& method) {
    if constexpr (requires { Rule::kOwnMethods; }) {
      return std::ranges::find(Rule::kOwnMethods, method) != std::ranges::end(Rule::kOwnMethods);
    } else {
      return method.empty();
    }
  }
  // Whether lists and watches say by a field of their own of what they ask for them.
  static constexpr bool kScoped = requires { Rule::kScope; };

  // Runs `body` as the one transaction of the call, whose reply it gives.
  template <typename Body>
  absl::Status Commit(const rpc::CallScope& call, const Any& request, Any& reply, Body body) {
    PEP_TRY(WriteInto<Proto>(reply, context_, call, request, body));
    PEP_TRY(Rule::AddBeside(context_, call, {static_cast<Proto*>(&reply)}));
    if (!aip::FlagIn(request, "validate_only")) Rule::Committed(context_, static_cast<const Proto&>(reply));
    return absl::OkStatus();
  }

  // What follows from a change, in its transaction.
  absl::Status Changed(const rpc::CallScope& call, journal::Unit& unit, const T* before, const base::Stored<T>& after) {
    if constexpr (requires { Rule::Changed(context_, call, unit, before, after); }) {
      return Rule::Changed(context_, call, unit, before, after);
    } else if constexpr (requires { Rule::Changed(context_, unit, before, after); }) {
      return Rule::Changed(context_, unit, before, after);
    } else {
      return Rule::Changed(unit, before, after);
    }
  }

  absl::Status Get(rpc::CallScope& call, const Any& request, Any& reply) {
    const std::string name = aip::TextIn(request, "name");
    PEP_ASSIGN(const std::string id, ParseName("name", name));
    const auto found = record::Find<T>(context_.db, call.deadline(), id);
    PEP_TRY(ToldOf(context_, name, found.status()));
    if (!*found || ((*found)->deleted_at && !kTellsDeleted)) return aip::NotFound(name);
    typename Rule::Viewer viewer(context_, call);
    PEP_ASSIGN(const bool sees, viewer.Sees(**found));
    if (!sees) return aip::NotFound(name);
    auto& proto = static_cast<Proto&>(reply) = Told(**found, Today(call));
    PEP_TRY(Rule::AddBeside(context_, call, {&proto}));
    return viewer.Restrict(proto);
  }

  absl::Status List(rpc::CallScope& call, const Any& request, Any& reply) {
    const std::string page_token = aip::TextIn(request, "page_token"), filter = aip::TextIn(request, "filter"),
                      order_by = aip::TextIn(request, "order_by"), parent_name = aip::TextIn(request, "parent");
    // Numbers, by which they are listed, are of one parent.
    PEP_ASSIGN(std::string parent,
               ListedParent(call, parent_name, record::Numbered<T> ? Wildcards::kNone : Wildcards::kListed));
    if constexpr (kScoped) parent = aip::TextIn(request, Rule::kScope);
    ListArguments arguments = {.page_size = aip::NumberIn(request, "page_size"),
                               .page_token = page_token,
                               .filter = filter,
                               .order_by = order_by,
                               .show_deleted = aip::FlagIn(request, "show_deleted")};
    if (kHasParent || kScoped) arguments.bound_to = {parent};
    PEP_ASSIGN(Paging paging, ReadPaging(call, arguments, Rule::Order()));
    const auto page = ReadRows(call, paging.list, parent);
    if (!page.ok()) return OnField("filter", page.status());
    std::vector<Proto*> told;
    for (const base::Stored<T>& row : page->rows) {
      told.push_back(&static_cast<Proto&>(aip::AddMessage(reply, words_.plural)));
      *told.back() = Told(row, Today(call));
    }
    PEP_TRY(Rule::AddBeside(context_, call, told));
    typename Rule::Viewer viewer(context_, call);
    for (Proto* proto : told) PEP_TRY(viewer.Restrict(*proto));
    NameUnreachable(context_, T::kPattern, page->unreachable, reply);
    aip::SetText(reply, "next_page_token", paging.NextToken(page->last));
    return absl::OkStatus();
  }

  absl::StatusOr<record::Page<base::Stored<T>>> ReadRows(rpc::CallScope& call, const record::ListQuery& list,
                                                         const std::string& parent) {
    if constexpr (requires { Rule::Filters(); }) {
      PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, Rule::Filters()));
      return record::ListRows<T>(context_.db, call.deadline(), list, parent, std::move(where));
    } else {
      return Rule::List(context_, call, list, parent);
    }
  }

  // The reader of what somebody makes of one that was `before`; null: of a new one.
  static auto ReaderOver(const rpc::CallScope& call, const T* before) {
    return [&call, before](const Proto& proto, std::string_view prefix, aip::Violations& violations) {
      T value = Read(proto, prefix, violations);
      Rule::Complete(call, before, value);
      return value;
    };
  }

  absl::Status Create(rpc::CallScope& call, const Any& request, Any& reply) {
    std::string parent;
    if (kHasParent) {
      PEP_ASSIGN(parent, aip::ParseKey(ParentPatternOf<T>(), "parent", aip::TextIn(request, "parent")));
    }
    Proto proto = static_cast<const Proto&>(*aip::MessageIn(request, words_.singular));
    aip::ClearOutputOnly(proto);
    if (absl::Status admitted = Rule::AdmitBelow(context_, call, parent, proto); !admitted.ok()) {
      // What is malformed is so whether or not there is anything for the caller.
      aip::Violations malformed;
      aip::CheckContract(proto, words_.singular, malformed);
      return malformed.empty() ? admitted : malformed.ToStatus();
    }
    aip::Violations wrong;
    const absl::Status asked = Rule::Ask(context_, call, proto, wrong);
    return Commit(call, request, reply, [&](journal::Unit& unit) -> absl::StatusOr<Proto> {
      PEP_TRY(asked);
      if constexpr (kHasParent) PEP_TRY(Rule::LockParent(unit, parent));
      aip::Violations violations = wrong;
      const std::string id = (kHasParent ? parent + "/" : "") + OwnId(unit, request, proto, violations);
      const T told = aip::ReadNew(proto, words_.singular, Today(call), ReaderOver(call, nullptr), violations);
      PEP_TRY(Rule::Check(unit, id, T(), told, violations));
      PEP_TRY(violations.ToStatus());
      auto inserted = InsertNew(unit, parent, id, told);
      if (absl::IsAlreadyExists(inserted.status())) return aip::AlreadyExists(record::NameOf(T::kPattern, id));
      if (!inserted.ok()) return inserted.status();
      PEP_TRY(Changed(call, unit, nullptr, *inserted));
      return Told(*inserted, Today(call));
    });
  }

  // The last part of a new one's id: what its rules say, its author's, where the contract asks for one; empty where it
  // is numbered; else the server's.
  std::string OwnId(const journal::Unit& unit, const Any& request, const Proto& proto, aip::Violations& violations) {
    if constexpr (requires { Rule::IdOf(proto); }) return Rule::IdOf(proto);
    if (record::Numbered<T>) return "";
    const std::string field = words_.singular + "_id";
    if (!request.GetDescriptor()->FindFieldByName(field)) return base::NewId(unit.now());
    aip::CheckNewId(request, field, violations);
    return aip::TextIn(request, field);
  }

  static absl::StatusOr<base::Stored<T>> InsertNew(journal::Unit& unit, const std::string& parent,
                                                   const std::string& id, const T& told) {
    if constexpr (record::Numbered<T>) {
      PEP_ASSIGN(const auto inserted, record::InsertBelow<T>(unit, parent, {told}, Rule::ReasonFor(told)));
      return inserted.front();
    } else {
      return record::Insert<T>(unit, id, told, Rule::ReasonFor(told));
    }
  }

  absl::Status Update(rpc::CallScope& call, const Any& request, Any& reply) {
    const auto& update = static_cast<const Proto&>(*aip::MessageIn(request, words_.singular));
    const auto& update_mask = static_cast<const google::protobuf::FieldMask&>(*aip::MessageIn(request, "update_mask"));
    const std::string etag = aip::TextIn(update, "etag");
    PEP_ASSIGN(const std::string id, ParseName(words_.singular + ".name", update.name()));
    PEP_TRY(Rule::Admit(context_, call, id));
    PEP_ASSIGN(google::protobuf::FieldMask mask, aip::ResolveUpdateMask(update, update_mask));
    Proto told;
    aip::ApplyUpdate(update, mask, told);
    for (const auto& [field, answer] : Rule::kAnswered) {
      if (aip::Touches(mask, field)) mask.add_paths(std::string(answer));
    }
    aip::Violations wrong;
    const absl::Status asked = Rule::Ask(context_, call, told, wrong);
    return Commit(call, request, reply, [&](journal::Unit& unit) -> absl::StatusOr<Proto> {
      PEP_TRY(asked);
      PEP_ASSIGN(const Locked locked, LockFor(call, unit, id, etag, /*deleted=*/false, Repairs(call, update_mask)));
      const base::Stored<T>& before = locked.stored;
      if (!locked.broken) PEP_TRY(Rule::CheckOpen(before));
      const Proto as_is = Told(before, Today(call));
      Proto merged = as_is;
      aip::ApplyUpdate(told, mask, merged);
      aip::Violations violations = wrong;
      const T now =
          aip::ReadUpdate(as_is, merged, words_.singular, Today(call), ReaderOver(call, &before.value), violations);
      PEP_TRY(Rule::Check(unit, id, before.value, now, violations));
      PEP_TRY(violations.ToStatus());
      PEP_TRY(Rule::CheckMove(call, before.value, now));
      PEP_ASSIGN(const base::Stored<T> after,
                 locked.broken ? record::Repair(unit, before, now) : record::Update(unit, before, now));
      if (after.version != before.version) PEP_TRY(Changed(call, unit, &before.value, after));
      return Told(after, Today(call));
    });
  }

  absl::Status Delete(rpc::CallScope& call, const Any& request, Any& reply) {
    return SetDeleted(call, request, reply, true);
  }
  absl::Status Undelete(rpc::CallScope& call, const Any& request, Any& reply) {
    return SetDeleted(call, request, reply, false);
  }

  absl::Status SetDeleted(rpc::CallScope& call, const Any& request, Any& reply, bool deleted) {
    const std::string name = aip::TextIn(request, "name"), etag = aip::TextIn(request, "etag");
    PEP_ASSIGN(const std::string id, ParseName("name", name));
    PEP_TRY(Rule::Admit(context_, call, id));
    return Commit(call, request, reply, [&](journal::Unit& unit) -> absl::StatusOr<Proto> {
      PEP_ASSIGN(const Locked locked, LockFor(call, unit, id, etag, !deleted));
      const base::Stored<T>& before = locked.stored;
      if (deleted) {
        PEP_TRY(Rule::CheckDeletable(unit, before));
        PEP_ASSIGN(const auto referrer, Rule::FindReferrer(unit.session(), id));
        if (referrer) {
          return aip::Precondition(name + " is still referred to",
                                   {{"REFERENCE", *referrer, "change or delete " + *referrer + " first"}});
        }
      } else {
        if constexpr (kHasParent) PEP_TRY(Rule::LockParent(unit, record::ParentIn(id)));
        PEP_TRY(Rule::CheckAlive(unit, before));
      }
      PEP_ASSIGN(const base::Stored<T> after, record::SetDeleted(unit, before, deleted));
      if (after.version != before.version) PEP_TRY(Rule::LifeChanged(unit, after));
      // Where the contract knows no deleted ones, the answer is what was taken away.
      return Told(kTellsDeleted ? after : before, Today(call));
    });
  }

  absl::StatusOr<std::unique_ptr<rpc::MessageSource<Any>>> Watch(rpc::CallScope& call, const Any& request,
                                                                 std::function<void()> wake) {
    // Of a watch that asks for no parent: of all.
    const bool of_one = request.GetDescriptor()->FindFieldByName("parent") != nullptr;
    PEP_ASSIGN(std::string parent,
               of_one ? ListedParent(call, aip::TextIn(request, "parent"), Wildcards::kFollowed) : std::string());
    if constexpr (kScoped) parent = aip::TextIn(request, Rule::kScope);
    PEP_ASSIGN(const absl::Duration heartbeat, HeartbeatOf(request));
    PEP_ASSIGN(const FeedPosition position,
               FeedPosition::Open(context_, *hub_, call, aip::TextIn(request, "resume_token"), {parent}));
    return std::make_unique<FeedSource>(
        context_, *hub_, position,
        [this, &call, parent](const std::vector<journal::Change>& changes, Any& message) {
          return AddChanges(call, changes, parent, message);
        },
        wake, heartbeat);
  }

  absl::Status AddChanges(rpc::CallScope& call, const std::vector<journal::Change>& changes, const std::string& parent,
                          Any& message) {
    typename Rule::Viewer viewer(context_, call);
    PEP_ASSIGN(const auto today, ReadToday(call, changes));
    for (const journal::Change& change : changes) {
      if (change.resource_type != T::kCollection) continue;
      auto stored = record::ReadChange<T>(change.payload);
      if (!stored.ok()) return ListAgain("a change was written by another release");
      if constexpr (kScoped) {
        if (!parent.empty() && Rule::ScopeOf(stored->value) != parent) continue;
      } else if (!parent.empty() && !stored->id.starts_with(parent + "/")) {
        continue;
      }
      PEP_ASSIGN(bool sees, viewer.Sees(*stored));
      if constexpr (kLooksToday) {
        if (sees && change.kind != journal::ChangeKind::kDeleted) {
          const auto now = today.find(stored->id);
          if (now == today.end()) continue;
          PEP_ASSIGN(sees, viewer.ReadsToday(now->second));
        }
      }
      journal::ChangeKind kind = change.kind;
      if (!sees) {
        PEP_ASSIGN(auto before, SeenBefore(viewer, change));
        if (!before) continue;
        stored = *std::move(before);
        kind = journal::ChangeKind::kDeleted;
      }
      TakeAway(kind, today, *stored);
      Any& added = aip::AddMessage(message, "changes");
      aip::SetEnum(added, "kind", static_cast<int>(kind));
      auto& proto = static_cast<Proto&>(aip::MutableMessage(added, words_.singular)) =
          Told(*stored, base::Date::InParis(context_.clock.Now()));
      PEP_TRY(viewer.Restrict(proto));
    }
    return absl::OkStatus();
  }

  static constexpr bool kLooksToday = requires(typename Rule::Viewer viewer, const base::Stored<T>& stored) {
    viewer.ReadsToday(stored);
  };

  // Takes from what was what its rules say no more of it.
  static void TakeAway(journal::ChangeKind kind, const std::map<std::string, base::Stored<T>>& today,
                       base::Stored<T>& told) {
    if constexpr (requires { Rule::Viewer::Empty(told.value); }) {
      if (kind == journal::ChangeKind::kDeleted) Rule::Viewer::Empty(told.value);
    }
    if constexpr (requires { Rule::Viewer::AsToday(told.value, told.value); }) {
      const auto now = today.find(told.id);
      if (now != today.end()) Rule::Viewer::AsToday(told.value, now->second.value);
    }
  }

  // What there is today of what these changed, by id, where the rules look at that.
  absl::StatusOr<std::map<std::string, base::Stored<T>>> ReadToday(const rpc::CallScope& call,
                                                                   const std::vector<journal::Change>& changes) {
    std::map<std::string, base::Stored<T>> today;
    if constexpr (kLooksToday) {
      std::vector<std::string> ids;
      for (const journal::Change& change : changes) {
        if (change.resource_type == T::kCollection) ids.push_back(record::IdIn(T::kPattern, change.resource));
      }
      PEP_ASSIGN(auto rows, record::FindEach<T>(context_.db, call.deadline(), ids));
      for (base::Stored<T>& row : rows) today.emplace(row.id, std::move(row));
    }
    return today;
  }

  // What everybody who might had been told of one before this change, which some are told no more of: for those who
  // might.
  static absl::StatusOr<std::optional<base::Stored<T>>> SeenBefore(typename Rule::Viewer& viewer,
                                                                   const journal::Change& change) {
    std::optional<base::Stored<T>> before;
    if constexpr (record::Concealable<T>) {
      PEP_ASSIGN(before, record::ReadBefore<T>(change.payload));
      if (!before || before->deleted_at || before->value.Concealed()) return std::optional<base::Stored<T>>();
      PEP_ASSIGN(const bool saw, viewer.Sees(*before));
      if (!saw) before.reset();
    }
    return before;
  }

  // Which of the names that stand for several parents are taken: "programmes/-" and "calls/x/jurors/-" in a list,
  // "calls/-/jurors/-" in a watch too.
  enum class Wildcards { kNone, kListed, kFollowed };

  static absl::StatusOr<std::string> ParseParent(const std::string& name, Wildcards taken) {
    const aip::ResourcePattern& pattern = ParentPatternOf<T>();
    if (taken == Wildcards::kNone) return aip::ParseKey(pattern, "parent", name);
    return taken == Wildcards::kListed ? aip::ParseListedKey(pattern, "parent", name)
                                       : aip::ParseFollowedKey(pattern, "parent", name);
  }

  // The parent (an id) whose own are asked for; empty: those of all.
  absl::StatusOr<std::string> ListedParent(rpc::CallScope& call, const std::string& name, Wildcards taken) {
    if constexpr (kHasParent) {
      PEP_ASSIGN(std::string parent, ParseParent(name, taken));
      if (parent.empty()) return parent;
      PEP_ASSIGN(const bool found, Rule::FindParent(context_, call, parent));
      if (!found) return aip::NotFound(name);
      return parent;
    } else {
      return std::string();
    }
  }

  const Context& context_;
  journal::Hub* const hub_;
  const Vocabulary words_;
};

}  // namespace pepiniere::resource
