// What is recorded of a project line by line. Field meanings are documented once, on the contract (entry.proto).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/line.h"
#include "services/portfolio/domain/phase.h"

namespace pepiniere::portfolio {

struct Evidence {
  std::optional<Phase> phase;
  std::string code, uri, note;

  static constexpr std::string_view kPattern = "projects/{project}/evidence/{evidence}";
  static constexpr std::string_view kCollection = "evidence";
  static void Fields(auto&& visit, auto&... each) {
    visit("phase", each.phase...);
    visit("code", each.code...);
    visit("uri", each.uri...);
    visit("note", each.note...);
  }
  bool operator==(const Evidence&) const = default;
};

struct Waiver {
  std::optional<Phase> phase;
  std::string code, reason;
  std::optional<base::Date> expires;  // the last day on which it counts

  bool CountsOn(base::Date day) const { return !expires || day <= *expires; }

  static constexpr std::string_view kPattern = "projects/{project}/waivers/{waiver}";
  static constexpr std::string_view kCollection = "waivers";
  static void Fields(auto&& visit, auto&... each) {
    visit("phase", each.phase...);
    visit("code", each.code...);
    visit("reason", each.reason...);
    visit("expire_date", each.expires...);
  }
  bool operator==(const Waiver&) const = default;
};

// Amounts are euro cents.
struct FundingLine {
  std::optional<Phase> phase;
  std::string funding_source;
  std::optional<std::int64_t> amount;
  std::optional<double> share_percent;
  std::optional<base::Date> date;
  std::optional<int> promotion;
  std::string note;

  static constexpr std::string_view kPattern = "projects/{project}/fundingLines/{funding_line}";
  static constexpr std::string_view kCollection = "fundingLines";
  static void Fields(auto&& visit, auto&... each) {
    visit("phase", each.phase...);
    visit("funding_source", each.funding_source...);
    visit("amount", each.amount...);
    visit("share_percent", each.share_percent...);
    visit("date", each.date...);
    visit("promotion", each.promotion...);
    visit("note", each.note...);
  }
  bool operator==(const FundingLine&) const = default;
};

struct SpendingEntry {
  std::optional<base::Date> date;
  std::optional<std::int64_t> amount;
  std::optional<int> category, supplier_type;  // numbered as in the contract
  std::string note;

  static constexpr std::string_view kPattern = "projects/{project}/spendingEntries/{spending_entry}";
  static constexpr std::string_view kCollection = "spendingEntries";
  static void Fields(auto&& visit, auto&... each) {
    visit("date", each.date...);
    visit("amount", each.amount...);
    visit("category", each.category...);
    visit("supplier_type", each.supplier_type...);
    visit("note", each.note...);
  }
  bool operator==(const SpendingEntry&) const = default;
};

struct TimeBoxExtension {
  std::optional<base::Date> end;
  std::string granted_by, reason;

  static constexpr std::string_view kPattern = "projects/{project}/timeBoxExtensions/{time_box_extension}";
  static constexpr std::string_view kCollection = "timeBoxExtensions";
  static void Fields(auto&& visit, auto&... each) {
    visit("end_date", each.end...);
    visit("granted_by", each.granted_by...);
    visit("reason", each.reason...);
  }
  bool operator==(const TimeBoxExtension&) const = default;
};

// What a project's people write for one another.
struct JournalEntry {
  std::optional<base::Date> date;
  std::string text;

  static constexpr std::string_view kPattern = "projects/{project}/journalEntries/{journal_entry}";
  static constexpr std::string_view kCollection = "journalEntries";
  static void Fields(auto&& visit, auto&... each) {
    visit("date", each.date...);
    visit("text", each.text...);
  }
  bool operator==(const JournalEntry&) const = default;
};

// A line of any of these. Its source: the import that said it, or the committee ("committees/x"); empty when somebody
// here did.
template <typename T>
using Entry = base::Line<T>;

}  // namespace pepiniere::portfolio
