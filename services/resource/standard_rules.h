// What the standard methods (standard_methods.h) leave to a resource.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/aip/errors.h"
#include "services/base/date.h"
#include "services/base/stored.h"
#include "services/base/try.h"
#include "services/journal/unit.h"
#include "services/query/order_by.h"
#include "services/record/table.h"
#include "services/resource/context.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::resource {

// What a resource has of its own; a service's Rules<T> derives from this, and says what differs. C is the service's
// context; the domain of T has ProblemsOf(const T&, base::Date today), and of a resource below another T::Parent,
// unless the rules find and lock its parent themselves.
template <typename T, typename P, typename C = Context>
struct StandardRules {
  using Proto = P;
  using Context = C;

  // What must be known of other services' resources before one is made or changed, asked outside of the transaction:
  // adds what is wrong, and may put in `told` what they are called now. An error is the call's, unless it is a
  // repetition.
  static absl::Status Ask(const C&, const rpc::CallScope&, P& /*told*/, aip::Violations&) { return absl::OkStatus(); }
  // Of which field it puts what it learns in which other one: {{"owner", "owner_uid"}}.
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 0> kAnswered{};
  // Whether this caller, who holds a role that the method takes, may make one below that parent (an id; empty: it has
  // none), or write the one of that id: before anything else is told of these. NOT_FOUND where there is none for them.
  // Of a new one, may set in `told` what follows from who makes it.
  static absl::Status AdmitBelow(const C&, const rpc::CallScope&, const std::string& /*parent*/, P& /*told*/) {
    return absl::OkStatus();
  }
  static absl::Status Admit(const C&, const rpc::CallScope&, const std::string& /*id*/) { return absl::OkStatus(); }
  // The same of one that is locked, as it is in the transaction: word for word as of what there is not.
  //   static absl::Status CheckThere(journal::Unit&, const rpc::CallScope&, const base::Stored<T>&);
  // The last part of a new one's id, where it follows from that, and neither its author nor the server
  // chooses it:
  //   static std::string IdOf(const P& told);
  // Sets what of it is not its author's to say: of a new one (`before` is null), or where it changes.
  static void Complete(const rpc::CallScope&, const T* /*before*/, T& /*now*/) {}
  // Why a new one is made, where its author says so, for the audit.
  static std::string_view ReasonFor(const T&) { return ""; }
  // That what it comes to refer to exists. `id` of one that the server numbers: its parent's and a slash.
  static absl::Status Check(journal::Unit&, const std::string& /*id*/, const T& /*before*/, const T& /*now*/,
                            aip::Violations&) {
    return absl::OkStatus();
  }
  // That what it refers to was not deleted meanwhile, before it comes back.
  static absl::Status CheckAlive(journal::Unit&, const base::Stored<T>&) { return absl::OkStatus(); }
  // That it may be changed at all, as it is; that it may be deleted.
  static absl::Status CheckOpen(const base::Stored<T>&) { return absl::OkStatus(); }
  static absl::Status CheckDeletable(const journal::Unit&, const base::Stored<T>&) { return absl::OkStatus(); }
  // That this caller may change the one into the other.
  static absl::Status CheckMove(const rpc::CallScope&, const T& /*before*/, const T& /*now*/) {
    return absl::OkStatus();
  }
  // What follows from a change that was written, in its transaction. `before`: null where it was not there. Rules that
  // take a Context first are given it, and the call, where they take that too.
  static absl::Status Changed(journal::Unit&, const T* /*before*/, const base::Stored<T>& /*after*/) {
    return absl::OkStatus();
  }
  // The same of one that was deleted, or came back.
  static absl::Status LifeChanged(journal::Unit&, const base::Stored<T>& /*after*/) { return absl::OkStatus(); }
  // What is done when a write is committed, before it is answered; of a repetition again.
  static void Committed(const C&, const P&) {}
  // The name of a live resource that refers to this one, which keeps it from being deleted.
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session&, const std::string& /*id*/) {
    return std::optional<std::string>();
  }

  // Of a resource below another: whether there is that parent (an id), whose own are listed.
  static absl::StatusOr<bool> FindParent(const C& context, const rpc::CallScope& call, const std::string& parent) {
    PEP_ASSIGN(const auto found, record::Find<typename T::Parent>(context.db, call.deadline(), parent));
    return found.has_value();
  }
  // Holds the parent until the transaction ends, so that something is made below it, or comes back. NOT_FOUND.
  static absl::Status LockParent(journal::Unit& unit, const std::string& parent) {
    PEP_ASSIGN(const auto missing, record::Missing<typename T::Parent>(unit.session(), {parent}));
    return missing.empty() ? absl::OkStatus() : aip::NotFound(record::NameOf(T::Parent::kPattern, parent));
  }
  // Whether it is so held for every change of what is below it.
  static constexpr bool kChangesUnderParent = false;

  // Of those that lie below nothing, and are listed and watched by what they are of: the field of the request that says
  // so, and what a T has of it. List is given it as `parent`; empty: all.
  //   static constexpr std::string_view kScope = "project";
  //   static const std::string& ScopeOf(const T&);
  // The standard methods that the service answers itself:
  //   static constexpr std::string_view kOwnMethods[] = {"CreateSnapshot"};
  // How they are listed.
  static const query::SortSchema& Order() { return record::OrderOf<T>(); }
  // A page of them (`parent`: see record::ListRows), where Filters(), which Rules<T> says then, are not enough.
  //   static absl::StatusOr<record::Page<base::Stored<T>>> List(const C&, const rpc::CallScope&, record::ListQuery,
  //                                                             const std::string& parent);
  //   static const query::FilterSchema& Filters();

  // What this caller sees of them, in one call or one message of a stream.
  class Viewer {
   public:
    Viewer(const C&, const rpc::CallScope&) {}
    // Whether there is this one, for the caller. (A list asks nobody: its page leaves them out.)
    absl::StatusOr<bool> Sees(const base::Stored<T>&) { return true; }
    // Of what some may read no more though they could, or might have: whether the caller may read it as it is today.
    // A watch then tells what was, from a token of long ago, of what they may read today alone; of what is gone, that
    // it is, where they saw the last of it.
    //   absl::StatusOr<bool> ReadsToday(const base::Stored<T>&);
    // Of what a watch tells to be gone, takes away what it said: from a token of long ago, who never read that would.
    //   static void Empty(T& gone);
    // The same of one as it was, whatever it says no more today: where there is ReadsToday too.
    //   static void AsToday(T& told, const T& today);
    // Blanks what the caller is not told.
    absl::Status Restrict(P&) { return absl::OkStatus(); }
  };
  // What is told of it beside its fields, on a day.
  static void Tell(const base::Stored<T>&, base::Date /*today*/, P&) {}
  // Adds what is kept of them beside their table, to all that a reply tells at once; to a change when it is committed.
  static absl::Status AddBeside(const C&, const rpc::CallScope&, const std::vector<P*>&) { return absl::OkStatus(); }
};

template <typename T>
struct Rules;

}  // namespace pepiniere::resource
