// A project's journal: written for its people, and what of it they tell the public.
#pragma once

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/governance_service.pb.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/api/entry_api.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

template <>
struct EntryTraits<JournalEntry> {
  using Proto = v1::JournalEntry;
  using CreateRequest = v1::CreateJournalEntryRequest;
  using CorrectRequest = v1::CorrectJournalEntryRequest;
  using ListRequest = v1::ListJournalEntriesRequest;
  using ListReply = v1::ListJournalEntriesResponse;
  static constexpr std::string_view kField = "journal_entry";
  static inline const aip::ResourcePattern& kPattern = kJournalEntry;

  static const Proto& Of(const auto& request) { return request.journal_entry(); }
  static bool Has(const CorrectRequest& request) { return request.has_journal_entry(); }
  static Proto* Add(ListReply& reply) { return reply.add_journal_entries(); }
  static absl::Status Check(journal::Unit&, const base::Stored<Project>&, const std::vector<Entry<JournalEntry>>&,
                            const JournalEntry&) {
    return absl::OkStatus();
  }
  // FAILED_PRECONDITION while it is published.
  static absl::Status CheckFree(journal::Unit& unit, const aip::NumberedName& name);
};

class Journal {
 public:
  explicit Journal(const Context& context) : context_(context), lines_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::JournalEntry> Create(rpc::CallScope& call, const v1::CreateJournalEntryRequest& request) {
    return lines_.Create(call, request);
  }
  absl::StatusOr<v1::JournalEntry> Correct(rpc::CallScope& call, const v1::CorrectJournalEntryRequest& request) {
    return lines_.Correct(call, request);
  }
  absl::StatusOr<v1::ListJournalEntriesResponse> List(rpc::CallScope& call,
                                                      const v1::ListJournalEntriesRequest& request);
  absl::StatusOr<v1::JournalEntry> Publish(rpc::CallScope& call, const v1::PublishJournalEntryRequest& request);
  absl::StatusOr<v1::JournalEntry> Unpublish(rpc::CallScope& call, const v1::UnpublishJournalEntryRequest& request);

 private:
  const Context& context_;
  EntryApi<JournalEntry> lines_;
};

}  // namespace pepiniere::portfolio::api
