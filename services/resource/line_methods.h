// The methods of lines that are recorded below a resource and never overwritten (record/lines.h): Create, Correct, List
// and, where the contract has them, Get and Watch. Requests and replies are read by the names that these methods give
// their fields; what a kind of line has of its own is in its LineRules.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "services/aip/convert_fields.h"
#include "services/aip/errors.h"
#include "services/aip/fields.h"
#include "services/aip/names.h"
#include "services/aip/resource_type.h"
#include "services/aip/told.h"
#include "services/aip/values.h"
#include "services/base/line.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/journal/hub.h"
#include "services/record/lines.h"
#include "services/record/table.h"
#include "services/resource/context.h"
#include "services/resource/feed_source.h"
#include "services/resource/paging.h"
#include "services/resource/vocabulary.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

// For each T, a LineRules<T> says the contract's message (Proto, whose `trail` tells who recorded a line, when, and
// what took its place), the service's Context, what the parent is while a line is written (Parent), and
//
//   static absl::StatusOr<bool> FindParent(const Context&, const rpc::CallScope&, const std::string& parent);
//   static absl::StatusOr<Parent> LockParent(journal::Unit&, const std::string& parent);     NOT_FOUND if it is none
//   static absl::Status Check(journal::Unit&, const Parent&, const std::vector<base::Line<T>>& before, const T&);
//                          whether the line can follow those that were recorded before it and hold
//   static absl::Status CheckFree(journal::Unit&, const Parent&, const base::Line<T>&);
//                          whether a line that holds may be corrected
//
// and, where not everybody who may list them reads all of them,
//
//   static absl::Status Leave(const Context&, const rpc::CallScope&, const std::string& parent,
//                             std::vector<base::Line<T>>& lines);
//                          what there is of that parent's lines for the caller, before they are paged
//   static absl::Status Restrict(const Context&, const rpc::CallScope&, const std::string& parent, Any& page);
//                          blanks what the caller is not told of a page of that parent's lines, or of one
//
// and, where those of all parents may be listed (AIP-159), with a filter,
//
//   static absl::StatusOr<record::Page<record::LineBelow<T>>> List(const Context&, const rpc::CallScope&,
//                             const record::ListQuery&, const std::string& parent);
//                          by record::LineOrder: of that parent (empty: of all), those that the caller sees
//   static absl::Status RestrictEach(const Context&, const rpc::CallScope&, const std::vector<ToldLine>&);
//                          blanks what the caller is not told of each
template <typename T>
struct LineRules;

// A line as it is told, and the id of what it lies below.
struct ToldLine {
  std::string parent;
  google::protobuf::Message* line;
};

template <typename T>
class LineMethods {
 public:
  using Rule = LineRules<T>;
  using Proto = typename Rule::Proto;
  using Context = typename Rule::Context;
  using Any = google::protobuf::Message;
  using Line = base::Line<T>;

  // All must outlive this, and every call. `hub`: for who watches.
  explicit LineMethods(const Context& context, journal::Hub* hub = nullptr)
      : context_(context), hub_(hub), words_(VocabularyOf(*Proto::descriptor())) {}

  // `lists`: not where the service lists them in an order of its own.
  void Mount(rpc::Service& service, bool lists = true) {
    const auto mount = [&](const std::string& method,
                           absl::Status (LineMethods::*handler)(rpc::CallScope&, const Any&, Any&)) {
      service.Unary(method, [this, handler](rpc::CallScope& call, const Any& request, Any& reply) {
        return (this->*handler)(call, request, reply);
      });
    };
    mount("Create" + words_.method, &LineMethods::Create);
    mount("Correct" + words_.method, &LineMethods::Correct);
    if (lists) MountList(service);
    if (service.Has("Get" + words_.method)) mount("Get" + words_.method, &LineMethods::Get);
    const std::string watch = "Watch" + words_.methods;
    if (hub_ && service.Has(watch)) {
      service.ServerStream(watch, [this](rpc::CallScope& call, const Any& request, std::function<void()> wake) {
        return Watch(call, request, std::move(wake));
      });
    }
  }
  // Of lines that other methods record.
  void MountList(rpc::Service& service) {
    service.Unary("List" + words_.methods, [this](rpc::CallScope& call, const Any& request, Any& reply) {
      if constexpr (kListsAll) {
        return ListFound<Rule>(call, request, reply);
      } else {
        return List(call, request, reply);
      }
    });
  }

  static Proto Told(const std::string& parent, const Line& line) {
    const auto name = [&](int number) { return record::NameOf(T::kPattern, base::Concat(parent, "/", number)); };
    Proto proto;
    aip::WriteFields(line.value, proto);
    proto.set_name(name(line.number));
    Any& trail = *proto.mutable_trail();
    aip::SetTime(trail, "record_time", line.recorded_at);
    aip::SetText(trail, "recorded_by", line.recorded_by);
    if (line.superseded_at) aip::SetTime(trail, "supersede_time", *line.superseded_at);
    if (line.superseded_by) aip::SetText(trail, "superseded_by", name(*line.superseded_by));
    aip::SetText(trail, "supersede_reason", line.supersede_reason);
    aip::SetText(trail, "source", line.source);
    return proto;
  }

  static T Read(const Proto& proto, std::string_view prefix, aip::Violations& violations) {
    T value{};
    aip::ReadFields(proto, prefix, value, violations);
    return value;
  }

  // A line of a locked parent, among all of them.
  struct Locked {
    typename Rule::Parent parent;
    std::string id;  // the parent's
    std::vector<Line> lines;
    std::size_t place;

    const Line& line() const { return lines[place]; }
  };
  // One that holds.
  static absl::StatusOr<Locked> Lock(journal::Unit& unit, const std::string& name) {
    PEP_ASSIGN(const aip::NumberedName named, aip::ParseNumbered(PatternOf<T>(), "name", name));
    PEP_ASSIGN(auto parent, Rule::LockParent(unit, named.parent));
    PEP_ASSIGN(auto lines, record::LoadLines<T>(unit.session(), named.parent));
    const auto line = std::ranges::find(lines, named.number, &Line::number);
    if (line == lines.end()) return aip::NotFound(name);
    const auto place = static_cast<std::size_t>(line - lines.begin());
    Locked locked{std::move(parent), named.parent, std::move(lines), place};
    PEP_TRY(CheckHolds(name, locked.line(), Told(locked.id, locked.line())));
    return locked;
  }

  // Which parent's lines are listed, if there is one.
  absl::StatusOr<std::string> ListedParent(const rpc::CallScope& call, const std::string& name) const {
    PEP_ASSIGN(std::string parent, aip::ParseKey(ParentPatternOf<T>(), "parent", name));
    PEP_ASSIGN(const bool found, Rule::FindParent(context_, call, parent));
    if (!found) return aip::NotFound(name);
    return parent;
  }

 private:
  static constexpr bool kListsAll =
      requires(const Context& context, const rpc::CallScope& call, const record::ListQuery& list) {
    Rule::List(context, call, list, std::string());
  };

  absl::Status Create(rpc::CallScope& call, const Any& request, Any& reply) {
    PEP_ASSIGN(const std::string parent, aip::ParseKey(ParentPatternOf<T>(), "parent", aip::TextIn(request, "parent")));
    PEP_ASSIGN(const T value, ReadNew(call, request));
    return WriteInto<Proto>(reply, context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Proto> {
      PEP_ASSIGN(const auto locked, Rule::LockParent(unit, parent));
      PEP_ASSIGN(const auto lines, record::LoadLines<T>(unit.session(), parent));
      PEP_TRY(Rule::Check(unit, locked, base::Holding(lines, lines.size()), value));
      PEP_ASSIGN(const Line line, record::AppendLine(unit, parent, lines, value, /*source=*/""));
      return Told(parent, line);
    });
  }

  // The new line; of a withdrawal, the line that holds no more.
  absl::Status Correct(rpc::CallScope& call, const Any& request, Any& reply) {
    const std::string name = aip::TextIn(request, "name"), reason = aip::TextIn(request, "reason");
    PEP_TRY(aip::ParseNumbered(PatternOf<T>(), "name", name).status());
    const bool withdraw = aip::FlagIn(request, "withdraw");
    if (withdraw == aip::HasMessage(request, words_.singular)) {
      return aip::Invalid(words_.singular, withdraw ? "a line that is withdrawn says nothing more: leave it out"
                                                    : "say what the line should have said, or withdraw it");
    }
    T value{};
    if (!withdraw) {
      PEP_ASSIGN(value, ReadNew(call, request));
    }
    return WriteInto<Proto>(reply, context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Proto> {
      PEP_ASSIGN(const Locked locked, Lock(unit, name));
      const Line& line = locked.line();
      PEP_TRY(Rule::CheckFree(unit, locked.parent, line));
      if (withdraw) {
        PEP_ASSIGN(const Line withdrawn, record::SupersedeLine(unit, locked.id, line, /*by=*/0, reason));
        return Told(locked.id, withdrawn);
      }
      if (value == line.value && !line.damaged) {
        return aip::Invalid(words_.singular, "says what the line says already");
      }
      PEP_TRY(Rule::Check(unit, locked.parent, base::Holding(locked.lines, locked.place), value));
      PEP_ASSIGN(const Line next, record::AppendLine(unit, locked.id, locked.lines, value, /*source=*/""));
      PEP_TRY(record::SupersedeLine(unit, locked.id, line, next.number, reason).status());
      return Told(locked.id, next);
    });
  }

  absl::Status Get(rpc::CallScope& call, const Any& request, Any& reply) {
    const std::string name = aip::TextIn(request, "name");
    PEP_ASSIGN(const aip::NumberedName named, aip::ParseNumbered(PatternOf<T>(), "name", name));
    PEP_ASSIGN(const bool tells, Tell(call, named, static_cast<Proto&>(reply)));
    return tells ? absl::OkStatus() : aip::NotFound(name);
  }

  // The line of that name, as it is now. False: there is none for the caller.
  absl::StatusOr<bool> Tell(const rpc::CallScope& call, const aip::NumberedName& named, Proto& proto) const {
    PEP_ASSIGN(const bool found, Rule::FindParent(context_, call, named.parent));
    if (!found) return false;
    PEP_ASSIGN(const auto lines, record::LoadLines<T>(context_.db, call.deadline(), named.parent));
    const auto line = std::ranges::find(lines, named.number, &Line::number);
    if (line == lines.end()) return false;
    proto = Told(named.parent, *line);
    if constexpr (requires { Rule::Restrict(context_, call, named.parent, proto); }) {
      PEP_TRY(Rule::Restrict(context_, call, named.parent, proto));
    }
    return true;
  }

  absl::StatusOr<std::unique_ptr<rpc::MessageSource<Any>>> Watch(rpc::CallScope& call, const Any& request,
                                                                 std::function<void()> wake) {
    const std::string name = aip::TextIn(request, "parent");
    PEP_ASSIGN(const std::string parent, aip::ParseListedKey(ParentPatternOf<T>(), "parent", name));
    if (!parent.empty()) PEP_TRY(ListedParent(call, name).status());
    PEP_ASSIGN(const FeedPosition position,
               FeedPosition::Open(context_, *hub_, call, aip::TextIn(request, "resume_token"), {parent}));
    return std::make_unique<FeedSource>(
        context_, *hub_, position,
        [this, &call, parent](const std::vector<journal::Change>& changes, Any& message) {
          return AddChanges(call, changes, parent, message);
        },
        wake);
  }

  absl::Status AddChanges(rpc::CallScope& call, const std::vector<journal::Change>& changes, const std::string& parent,
                          Any& message) const {
    for (const journal::Change& change : changes) {
      if (change.resource_type != T::kCollection) continue;
      const auto named = aip::ParseNumbered(PatternOf<T>(), "name", change.resource);
      if (!named.ok() || (!parent.empty() && named->parent != parent)) continue;
      Proto proto;
      PEP_ASSIGN(const bool tells, Tell(call, *named, proto));
      if (!tells) continue;
      Any& added = aip::AddMessage(message, "changes");
      aip::SetEnum(added, "kind", static_cast<int>(change.kind));
      static_cast<Proto&>(aip::MutableMessage(added, words_.singular)) = std::move(proto);
    }
    return absl::OkStatus();
  }

  absl::Status List(rpc::CallScope& call, const Any& request, Any& reply) {
    const std::string page_token = aip::TextIn(request, "page_token");
    PEP_ASSIGN(const std::string parent, ListedParent(call, aip::TextIn(request, "parent")));
    const bool all = aip::FlagIn(request, "show_superseded");
    PEP_ASSIGN(const Paging paging, ReadPaging(call,
                                               {.page_size = aip::NumberIn(request, "page_size"),
                                                .page_token = page_token,
                                                .show_deleted = all,
                                                .bound_to = {parent}},
                                               record::NumberOrder()));
    PEP_ASSIGN(auto lines, record::LoadLines<T>(context_.db, call.deadline(), parent));
    if constexpr (requires { Rule::Leave(context_, call, parent, lines); }) {
      PEP_TRY(Rule::Leave(context_, call, parent, lines));
    }
    const std::int64_t after = paging.list.after.empty() ? 0 : std::get<std::int64_t>(paging.list.after[0]);
    int count = 0, last = 0;
    for (const Line& line : lines) {
      // One that cannot be read stands there by its name, to be corrected.
      if (line.number <= after || (line.superseded_at && !all)) continue;
      if (count++ == paging.list.limit) {
        aip::SetText(reply, "next_page_token", paging.NextToken({std::int64_t{last}}));
        break;
      }
      last = line.number;
      static_cast<Proto&>(aip::AddMessage(reply, words_.plural)) = Told(parent, line);
    }
    if constexpr (requires { Rule::Restrict(context_, call, parent, reply); }) {
      PEP_TRY(Rule::Restrict(context_, call, parent, reply));
    }
    return absl::OkStatus();
  }

  // Of one parent or of all, as the rule lists them.
  template <typename R>
  absl::Status ListFound(rpc::CallScope& call, const Any& request, Any& reply) {
    const std::string page_token = aip::TextIn(request, "page_token"), filter = aip::TextIn(request, "filter"),
                      name = aip::TextIn(request, "parent");
    PEP_ASSIGN(const std::string parent, aip::ParseListedKey(ParentPatternOf<T>(), "parent", name));
    if (!parent.empty()) PEP_TRY(ListedParent(call, name).status());
    PEP_ASSIGN(const Paging paging, ReadPaging(call,
                                               {.page_size = aip::NumberIn(request, "page_size"),
                                                .page_token = page_token,
                                                .filter = filter,
                                                .show_deleted = aip::FlagIn(request, "show_superseded"),
                                                .bound_to = {parent}},
                                               record::LineOrder<T>()));
    const auto page = R::List(context_, call, paging.list, parent);
    if (!page.ok()) return OnField("filter", page.status());
    std::vector<ToldLine> told;
    for (const record::LineBelow<T>& below : page->rows) {
      Any& line = aip::AddMessage(reply, words_.plural);
      static_cast<Proto&>(line) = Told(below.parent, below.line);
      told.push_back({below.parent, &line});
    }
    aip::SetText(reply, "next_page_token", paging.NextToken(page->last));
    return R::RestrictEach(context_, call, told);
  }

  // What somebody says today, with everything that is wrong with it.
  absl::StatusOr<T> ReadNew(const rpc::CallScope& call, const Any& request) const {
    aip::Violations violations;
    const auto& proto = static_cast<const Proto&>(*aip::MessageIn(request, words_.singular));
    T value = aip::ReadNew(proto, words_.singular, Today(call), Read, violations);
    PEP_TRY(violations.ToStatus());
    return value;
  }

  // FAILED_PRECONDITION unless the line holds, or cannot be read.
  static absl::Status CheckHolds(const std::string& name, const Line& line, const Proto& told) {
    if (!line.superseded_at) return absl::OkStatus();
    const std::string& successor = told.trail().superseded_by();
    return aip::Precondition(name + " no longer holds",
                             {{"SUPERSEDED", name,
                               successor.empty() ? "it was withdrawn: record another line"
                                                 : "correct " + successor + ", which took its place"}});
  }

  const Context& context_;
  journal::Hub* const hub_;
  const Vocabulary words_;
};

}  // namespace pepiniere::resource
