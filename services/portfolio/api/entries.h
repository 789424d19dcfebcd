// What differs between evidence, waivers, funding lines, spending entries and time-box extensions.
#pragma once

#include <string_view>
#include <vector>

#include "pepiniere/portfolio/v1/governance_service.pb.h"
#include "services/portfolio/api/entry_api.h"

namespace pepiniere::portfolio::api {

// INVALID_ARGUMENT on `field` unless the code is that of a requirement of this project's way into the phase.
absl::Status CheckRequirement(journal::Unit& unit, const base::Stored<Project>& project, std::string_view field,
                              Phase phase, const std::string& code);

template <>
struct EntryTraits<Evidence> {
  using Proto = v1::Evidence;
  using CreateRequest = v1::CreateEvidenceRequest;
  using CorrectRequest = v1::CorrectEvidenceRequest;
  using ListRequest = v1::ListEvidenceRequest;
  using ListReply = v1::ListEvidenceResponse;
  static constexpr std::string_view kField = "evidence";
  static inline const aip::ResourcePattern& kPattern = kEvidence;

  static const Proto& Of(const auto& request) { return request.evidence(); }
  static bool Has(const CorrectRequest& request) { return request.has_evidence(); }
  static Proto* Add(ListReply& reply) { return reply.add_evidence(); }
  static absl::Status Check(journal::Unit& unit, const base::Stored<Project>& project,
                            const std::vector<Entry<Evidence>>&, const Evidence& line) {
    return CheckRequirement(unit, project, "evidence.code", *line.phase, line.code);
  }
};

template <>
struct EntryTraits<Waiver> {
  using Proto = v1::Waiver;
  using CreateRequest = v1::CreateWaiverRequest;
  using CorrectRequest = v1::CorrectWaiverRequest;
  using ListRequest = v1::ListWaiversRequest;
  using ListReply = v1::ListWaiversResponse;
  static constexpr std::string_view kField = "waiver";
  static inline const aip::ResourcePattern& kPattern = kWaiver;

  static const Proto& Of(const auto& request) { return request.waiver(); }
  static bool Has(const CorrectRequest& request) { return request.has_waiver(); }
  static Proto* Add(ListReply& reply) { return reply.add_waivers(); }
  static absl::Status Check(journal::Unit& unit, const base::Stored<Project>& project,
                            const std::vector<Entry<Waiver>>&, const Waiver& line) {
    return CheckRequirement(unit, project, "waiver.code", *line.phase, line.code);
  }
};

template <>
struct EntryTraits<FundingLine> {
  using Proto = v1::FundingLine;
  using CreateRequest = v1::CreateFundingLineRequest;
  using CorrectRequest = v1::CorrectFundingLineRequest;
  using ListRequest = v1::ListFundingLinesRequest;
  using ListReply = v1::ListFundingLinesResponse;
  static constexpr std::string_view kField = "funding_line";
  static inline const aip::ResourcePattern& kPattern = kFundingLine;

  static const Proto& Of(const auto& request) { return request.funding_line(); }
  static bool Has(const CorrectRequest& request) { return request.has_funding_line(); }
  static Proto* Add(ListReply& reply) { return reply.add_funding_lines(); }
  static absl::Status Check(journal::Unit&, const base::Stored<Project>&, const std::vector<Entry<FundingLine>>&,
                            const FundingLine&) {
    return absl::OkStatus();
  }
};

template <>
struct EntryTraits<SpendingEntry> {
  using Proto = v1::SpendingEntry;
  using CreateRequest = v1::CreateSpendingEntryRequest;
  using CorrectRequest = v1::CorrectSpendingEntryRequest;
  using ListRequest = v1::ListSpendingEntriesRequest;
  using ListReply = v1::ListSpendingEntriesResponse;
  static constexpr std::string_view kField = "spending_entry";
  static inline const aip::ResourcePattern& kPattern = kSpendingEntry;

  static const Proto& Of(const auto& request) { return request.spending_entry(); }
  static bool Has(const CorrectRequest& request) { return request.has_spending_entry(); }
  static Proto* Add(ListReply& reply) { return reply.add_spending_entries(); }
  static absl::Status Check(journal::Unit&, const base::Stored<Project>&, const std::vector<Entry<SpendingEntry>>&,
                            const SpendingEntry&) {
    return absl::OkStatus();
  }
};

template <>
struct EntryTraits<TimeBoxExtension> {
  using Proto = v1::TimeBoxExtension;
  using CreateRequest = v1::CreateTimeBoxExtensionRequest;
  using CorrectRequest = v1::CorrectTimeBoxExtensionRequest;
  using ListRequest = v1::ListTimeBoxExtensionsRequest;
  using ListReply = v1::ListTimeBoxExtensionsResponse;
  static constexpr std::string_view kField = "time_box_extension";
  static inline const aip::ResourcePattern& kPattern = kTimeBoxExtension;

  static const Proto& Of(const auto& request) { return request.time_box_extension(); }
  static bool Has(const CorrectRequest& request) { return request.has_time_box_extension(); }
  static Proto* Add(ListReply& reply) { return reply.add_time_box_extensions(); }
  static absl::Status Check(journal::Unit&, const base::Stored<Project>& project,
                            const std::vector<Entry<TimeBoxExtension>>& before, const TimeBoxExtension& extension);
};

using EvidenceLines = EntryApi<Evidence>;
using Waivers = EntryApi<Waiver>;
using FundingLines = EntryApi<FundingLine>;
using SpendingEntries = EntryApi<SpendingEntry>;
using TimeBoxExtensions = EntryApi<TimeBoxExtension>;

extern template class EntryApi<Evidence>;
extern template class EntryApi<Waiver>;
extern template class EntryApi<FundingLine>;
extern template class EntryApi<SpendingEntry>;
extern template class EntryApi<TimeBoxExtension>;

}  // namespace pepiniere::portfolio::api
