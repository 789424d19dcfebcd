// A project's journal: written for its people, and what of it they tell the public.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/governance_service.pb.h"
#include "services/portfolio/api/entries.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct LineRules<portfolio::JournalEntry>
    : portfolio::api::ProjectLineRules<portfolio::JournalEntry, portfolio::v1::JournalEntry> {
  // FAILED_PRECONDITION while it is published.
  static absl::Status CheckFree(journal::Unit& unit, const Parent& project,
                                const portfolio::Entry<portfolio::JournalEntry>& line);
};

extern template class LineMethods<portfolio::JournalEntry>;

}  // namespace pepiniere::resource

namespace pepiniere::portfolio::api {

class Journal {
 public:
  explicit Journal(const Context& context) : context_(context), lines_(context) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::ListJournalEntriesResponse> List(rpc::CallScope& call,
                                                      const v1::ListJournalEntriesRequest& request);
  absl::StatusOr<v1::JournalEntry> Publish(rpc::CallScope& call, const v1::PublishJournalEntryRequest& request);
  absl::StatusOr<v1::JournalEntry> Unpublish(rpc::CallScope& call, const v1::UnpublishJournalEntryRequest& request);

  const Context& context_;
  resource::LineMethods<JournalEntry> lines_;
};

}  // namespace pepiniere::portfolio::api
