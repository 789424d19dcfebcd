// One message of an import, in one transaction.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "pepiniere/rpc/v1/import.pb.h"
#include "services/journal/mutation.h"
#include "services/resource/context.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::imports {

// Items that cannot be kept for a reason of their own, by their places in the message: what the store said.
using RefusedItems = std::map<int, absl::Status>;

// Whether an error is of the item that met it, and another try without the item may go well.
bool IsOfItem(const absl::Status& status);

// The write that a message of the import is.
journal::WriteCall WriteOf(const rpc::CallScope& call, bool dry_run);

// Runs `import(unit, knowledge, report, refused, failed)`, an absl::Status, with a copy of `knowledge`, which is what
// the messages before left and becomes what the transaction made of it. An item that the store refuses (`failed` is its
// place then, else -1) is told in `refused` to the next try, and the others are tried again. What is reported.
template <typename Knowledge, typename Import>
absl::StatusOr<rpc::v1::ImportReport> Transact(const resource::Context& context, const journal::WriteCall& caller,
                                               const google::protobuf::Message& message, Knowledge& knowledge,
                                               Import import) {
  RefusedItems refused;
  while (true) {
    int failed = -1;
    Knowledge learnt = knowledge;
    auto part = journal::Mutate<rpc::v1::ImportReport>(
        context.db, context.clock, caller, message, [&](journal::Unit& unit) -> absl::StatusOr<rpc::v1::ImportReport> {
          learnt = knowledge;  // anew each time that the transaction is tried
          failed = -1;
          rpc::v1::ImportReport report;
          const absl::Status imported = import(unit, learnt, report, refused, failed);
          if (!imported.ok()) return imported;
          return report;
        });
    if (part.ok()) {
      knowledge = std::move(learnt);
      context.committed();
      return part;
    }
    if (failed < 0 || !IsOfItem(part.status())) return part.status();
    refused.insert_or_assign(failed, part.status());
  }
}

}  // namespace pepiniere::imports
