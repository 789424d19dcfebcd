// What the audit keeps of a change: its difference (journal/diff.h) and the reason that was given, whose personal texts
// are sealed before they are kept. A reason is one whatever it says: nothing tells whom it calls.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/personal/fields.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::personal {

// A change of a resource, and, where other fields may name the person, what the resource was before and after
// (documents; empty: not there).
struct AuditedChange {
  std::string_view resource;  // its name
  std::string_view before, after;
  std::string& diff;
  std::string& reason;
};

// What stands for the texts in a JSON text of a resource, which have one owner together.
std::string InsideOf(std::string_view resource);

// Whether other fields of that resource name the person of one: whether SealChanges needs what it was.
bool NamesPersons(std::string_view resource);

// Seals each personal text with its person's key. In the transaction that writes them.
absl::Status SealChanges(db::Session& session, const std::vector<AuditedChange>& changes, absl::Time now);

// What was sealed, as whoever may read it reads it.
struct OpenedChange {
  std::string diff, reason;
  bool reason_erased = false;  // it told of somebody who was erased, and is empty
};
// Opens them in their place. A side of a difference that told of an erased person is null, with "erased": true beside
// it. Those without anything sealed stay as they are.
absl::Status OpenChanges(db::Session& session, const std::vector<OpenedChange*>& changes);
// Shows each personal text of a difference, opened or not yet sealed.
void VisitDiff(std::string_view resource, std::string_view diff,
               absl::FunctionRef<void(const Field& field, const std::string& text)> visit);
// Whether there is anything to open.
bool HasSealed(const OpenedChange& change);

}  // namespace pepiniere::personal
