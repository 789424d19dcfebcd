// What the audit keeps of a change: its difference (journal/diff.h) and the reason that was given, whose personal texts
// are sealed before they are kept. A reason is one whatever it says: nothing tells whom it calls.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::personal {

// A change of a resource, and what the resource was before and after (documents; empty: not there), where other fields
// may name the person.
struct AuditedChange {
  std::string_view resource;  // its name
  std::string_view before, after;
  std::string& diff;
  std::string& reason;
};

// What stands for the texts in a JSON text of a resource, which have one owner together.
std::string InsideOf(std::string_view resource);

// Whether a difference of that resource may have anything personal: whether SealChanges needs what it was.
bool MayBePersonal(std::string_view resource);

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
// Whether there is anything to open.
bool HasSealed(const OpenedChange& change);

}  // namespace pepiniere::personal
