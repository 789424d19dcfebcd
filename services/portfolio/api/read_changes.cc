#include "services/portfolio/api/read_changes.h"

#include <algorithm>
#include <utility>

#include "services/base/try.h"

namespace pepiniere::portfolio::api {

absl::StatusOr<ReadProjectChanges::Shared> ReadProjectChanges::Of(const journal::Change& change) {
  if (Shared found = Find(change.payload)) return found;
  // Outside the lock: at worst, two read the same at once.
  PEP_ASSIGN(store::ProjectChange read, store::ReadProjectPayload(change.payload));
  const auto shared = std::make_shared<const store::ProjectChange>(std::move(read));
  std::lock_guard lock(mutex_);
  known_.push_front({change.payload, shared});
  if (known_.size() > kKept) known_.pop_back();
  return shared;
}

ReadProjectChanges::Shared ReadProjectChanges::Find(const std::string& payload) {
  std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(known_, payload, &Known::payload);
  return found == known_.end() ? nullptr : found->read;
}

}  // namespace pepiniere::portfolio::api
