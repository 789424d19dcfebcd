// The standard methods (AIP-131 to 135, 164) of a resource that has a table of its own (record/table.h), and its watch:
// one set of handlers. Requests and replies are read by the names that the standard methods give their fields; what a
// resource has of its own is in its Rules.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/field_mask.pb.h"
#include "services/aip/convert_fields.h"
#include "services/aip/errors.h"
#include "services/aip/etag.h"
#include "services/aip/field_mask.h"
#include "services/aip/fields.h"
#include "services/aip/names.h"
#include "services/aip/resource_type.h"
#include "services/aip/told.h"
#include "services/aip/values.h"
#include "services/base/stored.h"
#include "services/base/try.h"
#include "services/journal/hub.h"
#include "services/query/filter_sql.h"
#include "services/record/table.h"
#include "services/resource/context.h"
#include "services/resource/feed_source.h"
#include "services/resource/paging.h"
#include "services/resource/unreadable.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

// What a resource has of its own; a service's Rules<T> derives from this, and says what differs. C is the service's
// context; the domain of T has ProblemsOf(const T&, base::Date today), and of a resource below another T::Parent.
template <typename T, typename P, typename C = Context>
struct StandardRules {
  using Proto = P;
  using Context = C;

  // That what it comes to refer to exists.
  static absl::Status Check(journal::Unit&, const std::string& /*id*/, const T& /*before*/, const T& /*now*/,
                            aip::Violations&) {
    return absl::OkStatus();
  }
  // That what it refers to was not deleted meanwhile, before it comes back.
  static absl::Status CheckAlive(journal::Unit&, const base::Stored<T>&) { return absl::OkStatus(); }
  // That this caller may change the one into the other.
  static absl::Status CheckMove(const rpc::CallScope&, const T& /*before*/, const T& /*now*/) {
    return absl::OkStatus();
  }
  // What follows from a change, in its transaction. `before`: null where it was not there.
  static absl::Status Changed(journal::Unit&, const T* /*before*/, const base::Stored<T>& /*after*/) {
    return absl::OkStatus();
  }
  // The name of a live resource that refers to this one, which keeps it from being deleted.
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session&, const std::string& /*id*/) {
    return std::optional<std::string>();
  }
  // A page of them (`parent`: see record::ListRows), where Filters(), which Rules<T> says then, are not enough.
  //   static absl::StatusOr<record::Page<base::Stored<T>>> List(const C&, const rpc::CallScope&, record::ListQuery,
  //                                                             const std::string& parent);
  //   static const query::FilterSchema& Filters();
  // Those (ids) that this caller is not told of.
  static absl::StatusOr<std::vector<std::string>> Concealed(const C&, const rpc::CallScope&) {
    return std::vector<std::string>();
  }
  // What is told of it beside its fields, on a day.
  static void Tell(const base::Stored<T>&, base::Date /*today*/, P&) {}
};

template <typename T>
struct Rules;

// Of a resource's contract: how it is called in requests.
struct Vocabulary {
  std::string singular;  // "phase_record": its field in requests
  std::string plural;    // "phase_records": its field in lists
  std::string method;    // "PhaseRecord": in the names of methods
  std::string methods;   // "PhaseRecords"
};
Vocabulary VocabularyOf(const google::protobuf::Descriptor& resource);

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
      if (!service.Has(method)) return;
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
    *proto.mutable_update_time() = aip::ToProto(stored.updated_at);
    if (stored.deleted_at) *proto.mutable_delete_time() = aip::ToProto(*stored.deleted_at);
    proto.set_etag(aip::Etag(proto.name(), stored.version));
    Rule::Tell(stored, today, proto);
    return proto;
  }

  static T Read(const Proto& proto, std::string_view prefix, aip::Violations& violations) {
    T value;
    aip::ReadFields(proto, prefix, value, violations);
    return value;
  }

 private:
  static constexpr bool kHasParent = requires { typename T::Parent; };

  static const aip::ResourcePattern& Pattern() {
    static const auto* const pattern = new aip::ResourcePattern(T::kPattern);
    return *pattern;
  }
  static const aip::ResourcePattern& ParentPattern() {
    static const auto* const pattern = new aip::ResourcePattern(aip::ParentPattern(T::kPattern));
    return *pattern;
  }

  absl::Status Get(rpc::CallScope& call, const Any& request, Any& reply) {
    const std::string name = aip::TextIn(request, "name");
    PEP_ASSIGN(const std::string id, aip::ParseKey(Pattern(), "name", name));
    const auto found = record::Find<T>(context_.db, call.deadline(), id);
    PEP_TRY(ToldOf(context_, name, found.status()));
    PEP_ASSIGN(const auto concealed, Rule::Concealed(context_, call));
    if (!*found || std::ranges::find(concealed, id) != concealed.end()) return aip::NotFound(name);
    static_cast<Proto&>(reply) = Told(**found, Today(call));
    return absl::OkStatus();
  }

  absl::Status List(rpc::CallScope& call, const Any& request, Any& reply) {
    const std::string page_token = aip::TextIn(request, "page_token"), filter = aip::TextIn(request, "filter"),
                      order_by = aip::TextIn(request, "order_by"), parent_name = aip::TextIn(request, "parent");
    PEP_ASSIGN(const std::string parent, ListedParent(call, parent_name));
    ListArguments arguments = {.page_size = aip::NumberIn(request, "page_size"),
                               .page_token = page_token,
                               .filter = filter,
                               .order_by = order_by,
                               .show_deleted = aip::FlagIn(request, "show_deleted")};
    if (kHasParent) arguments.bound_to = {parent};
    PEP_ASSIGN(Paging paging, ReadPaging(call, arguments, record::TableOrder()));
    const auto page = ReadRows(call, paging.list, parent);
    if (!page.ok()) return OnField("filter", page.status());
    for (const base::Stored<T>& row : page->rows) {
      static_cast<Proto&>(aip::AddMessage(reply, words_.plural)) = Told(row, Today(call));
    }
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

  absl::Status Create(rpc::CallScope& call, const Any& request, Any& reply) {
    const std::string field = words_.singular + "_id", own_id = aip::TextIn(request, field);
    std::string parent;
    if (kHasParent) {
      PEP_ASSIGN(parent, aip::ParseKey(ParentPattern(), "parent", aip::TextIn(request, "parent")));
    }
    const std::string id = kHasParent ? parent + "/" + own_id : own_id;
    const auto& proto = static_cast<const Proto&>(*aip::MessageIn(request, words_.singular));
    return Write(call, request, reply, [&](journal::Unit& unit) -> absl::StatusOr<Proto> {
      PEP_TRY(CheckParent(unit, parent));
      aip::Violations violations;
      violations.Take(aip::CheckId(field, own_id));
      const T told = aip::ReadNew(proto, words_.singular, Today(call), Read, violations);
      PEP_TRY(Rule::Check(unit, id, T(), told, violations));
      PEP_TRY(violations.ToStatus());
      auto inserted = record::Insert<T>(unit, id, told);
      if (absl::IsAlreadyExists(inserted.status())) return aip::AlreadyExists(record::NameOf(T::kPattern, id));
      if (!inserted.ok()) return inserted.status();
      PEP_TRY(Rule::Changed(unit, nullptr, *inserted));
      return Told(*inserted, Today(call));
    });
  }

  absl::Status Update(rpc::CallScope& call, const Any& request, Any& reply) {
    const auto& update = static_cast<const Proto&>(*aip::MessageIn(request, words_.singular));
    const auto& update_mask = static_cast<const google::protobuf::FieldMask&>(*aip::MessageIn(request, "update_mask"));
    PEP_ASSIGN(const std::string id, aip::ParseKey(Pattern(), words_.singular + ".name", update.name()));
    PEP_ASSIGN(const auto mask, aip::ResolveUpdateMask(update, update_mask));
    return Write(call, request, reply, [&](journal::Unit& unit) -> absl::StatusOr<Proto> {
      PEP_ASSIGN(const base::Stored<T> before,
                 Lock(unit, id, update.etag(), /*deleted=*/false, Repairs(call, update_mask)));
      const Proto as_is = Told(before, Today(call));
      Proto merged = as_is;
      aip::ApplyUpdate(update, mask, merged);
      aip::Violations violations;
      const T now = aip::ReadUpdate(as_is, merged, words_.singular, Today(call), Read, violations);
      PEP_TRY(Rule::Check(unit, id, before.value, now, violations));
      PEP_TRY(violations.ToStatus());
      PEP_TRY(Rule::CheckMove(call, before.value, now));
      PEP_ASSIGN(const base::Stored<T> after, record::Update(unit, before, now));
      PEP_TRY(Rule::Changed(unit, &before.value, after));
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
    PEP_ASSIGN(const std::string id, aip::ParseKey(Pattern(), "name", name));
    return Write(call, request, reply, [&](journal::Unit& unit) -> absl::StatusOr<Proto> {
      PEP_ASSIGN(const base::Stored<T> before, Lock(unit, id, etag, !deleted));
      if (deleted) {
        PEP_ASSIGN(const auto referrer, Rule::FindReferrer(unit.session(), id));
        if (referrer) {
          return aip::Precondition(name + " is still referred to",
                                   {{"REFERENCE", *referrer, "change or delete " + *referrer + " first"}});
        }
      } else {
        if (kHasParent) PEP_TRY(CheckParent(unit, id.substr(0, id.rfind('/'))));
        PEP_TRY(Rule::CheckAlive(unit, before));
      }
      PEP_ASSIGN(const base::Stored<T> after, record::SetDeleted(unit, before, deleted));
      return Told(after, Today(call));
    });
  }

  absl::StatusOr<std::unique_ptr<rpc::MessageSource<Any>>> Watch(rpc::CallScope& call, const Any& request,
                                                                 std::function<void()> wake) {
    const std::string parent_name = aip::TextIn(request, "parent");
    PEP_ASSIGN(const std::string parent, ListedParent(call, parent_name));
    PEP_ASSIGN(const FeedPosition position,
               FeedPosition::Open(*hub_, call, aip::TextIn(request, "resume_token"), {parent}));
    return std::make_unique<FeedSource>(
        context_, *hub_, position,
        [this, &call, parent](const std::vector<journal::Change>& changes, Any& message) {
          return AddChanges(call, changes, parent, message);
        },
        wake);
  }

  absl::Status AddChanges(rpc::CallScope& call, const std::vector<journal::Change>& changes, const std::string& parent,
                          Any& message) {
    for (const journal::Change& change : changes) {
      if (change.resource_type != T::kCollection) continue;
      const auto stored = record::ReadChange<T>(change.payload);
      if (!stored.ok()) return ListAgain("a change was written by another release");
      if (!parent.empty() && !stored->id.starts_with(parent + "/")) continue;
      PEP_ASSIGN(const auto concealed, Rule::Concealed(context_, call));
      if (std::ranges::find(concealed, stored->id) != concealed.end()) continue;
      Any& added = aip::AddMessage(message, "changes");
      aip::SetEnum(added, "kind", static_cast<int>(change.kind));
      static_cast<Proto&>(aip::MutableMessage(added, words_.singular)) =
          Told(*stored, base::Date::InParis(context_.clock.Now()));
    }
    return absl::OkStatus();
  }

  // The parent (an id) whose own are asked for; empty: those of all, as "programmes/-" asks.
  absl::StatusOr<std::string> ListedParent(rpc::CallScope& call, const std::string& name) {
    if constexpr (kHasParent) {
      PEP_ASSIGN(std::string parent, aip::ParseListedKey(ParentPattern(), "parent", name));
      if (parent.empty()) return parent;
      PEP_ASSIGN(const auto found, record::Find<typename T::Parent>(context_.db, call.deadline(), parent));
      if (!found) return aip::NotFound(name);
      return parent;
    } else {
      return std::string();
    }
  }

  // What is below it can be made, or come back.
  absl::Status CheckParent(journal::Unit& unit, const std::string& parent) {
    if constexpr (kHasParent) {
      PEP_ASSIGN(const auto missing, record::Missing<typename T::Parent>(unit.session(), {parent}));
      if (!missing.empty()) return aip::NotFound(record::NameOf(T::Parent::kPattern, parent));
    }
    return absl::OkStatus();
  }

  template <typename Body>
  absl::Status Write(rpc::CallScope& call, const Any& request, Any& reply, Body body) {
    auto written = resource::Write<Proto>(context_, call, request, body);
    if (!written.ok()) return written.status();
    static_cast<Proto&>(reply) = *std::move(written);
    return absl::OkStatus();
  }

  absl::StatusOr<base::Stored<T>> Lock(journal::Unit& unit, const std::string& id, const std::string& etag,
                                       bool deleted, bool repairs = false) {
    const std::string name = record::NameOf(T::kPattern, id);
    auto locked = record::FindForUpdate<T>(unit.session(), id);
    if (repairs && absl::IsDataLoss(locked.status())) locked = record::FindBroken<T>(unit.session(), id);
    PEP_TRY(ToldOf(context_, name, locked.status()));
    const auto& found = *locked;
    if (!found || (found->deleted_at && !deleted)) return aip::NotFound(name);
    PEP_TRY(aip::CheckEtag(etag, name, found->version));
    return *found;
  }

  const Context& context_;
  journal::Hub* const hub_;
  const Vocabulary words_;
};

}  // namespace pepiniere::resource
