// What is recorded of projects line by line, and what it adds up to, between the contract and the domain.
#pragma once

#include <string>
#include <string_view>

#include "pepiniere/portfolio/v1/entry.pb.h"
#include "pepiniere/portfolio/v1/finance.pb.h"
#include "pepiniere/portfolio/v1/journal.pb.h"
#include "services/aip/errors.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/domain/entries.h"
#include "services/portfolio/domain/finances.h"

namespace pepiniere::portfolio::api {

// What a caller says in a line. Problems go to `violations` under `prefix` ("funding_line.").
Evidence FromProto(const pepiniere::portfolio::v1::Evidence& proto, std::string_view prefix,
                   aip::Violations& violations);
Waiver FromProto(const pepiniere::portfolio::v1::Waiver& proto, std::string_view prefix, aip::Violations& violations);
FundingLine FromProto(const pepiniere::portfolio::v1::FundingLine& proto, std::string_view prefix,
                      aip::Violations& violations);
SpendingEntry FromProto(const pepiniere::portfolio::v1::SpendingEntry& proto, std::string_view prefix,
                        aip::Violations& violations);
TimeBoxExtension FromProto(const pepiniere::portfolio::v1::TimeBoxExtension& proto, std::string_view prefix,
                           aip::Violations& violations);
JournalEntry FromProto(const pepiniere::portfolio::v1::JournalEntry& proto, std::string_view prefix,
                       aip::Violations& violations);

// `project` is an id.
pepiniere::portfolio::v1::Evidence ToProto(const std::string& project, const Entry<Evidence>& line);
pepiniere::portfolio::v1::Waiver ToProto(const std::string& project, const Entry<Waiver>& line);
pepiniere::portfolio::v1::FundingLine ToProto(const std::string& project, const Entry<FundingLine>& line);
pepiniere::portfolio::v1::SpendingEntry ToProto(const std::string& project, const Entry<SpendingEntry>& line);
pepiniere::portfolio::v1::TimeBoxExtension ToProto(const std::string& project, const Entry<TimeBoxExtension>& line);
// Without what was published of it.
pepiniere::portfolio::v1::JournalEntry ToProto(const std::string& project, const Entry<JournalEntry>& line);

// Without project, day, phases and burn-down.
pepiniere::portfolio::v1::ProjectFinances ToProto(const Totals& totals);
pepiniere::portfolio::v1::ProjectFinances::PhaseShare ToProto(const PhaseShare& share);
pepiniere::portfolio::v1::ProjectFinances::BurnDownPoint ToProto(const BurnDownPoint& point);

}  // namespace pepiniere::portfolio::api
