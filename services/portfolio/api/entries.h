// What is recorded of projects line by line: what each kind of line has of its own.
#pragma once

#include <string>
#include <vector>

#include "pepiniere/portfolio/v1/entry.pb.h"
#include "services/portfolio/api/below_project.h"
#include "services/portfolio/domain/checks.h"
#include "services/portfolio/domain/entries.h"
#include "services/resource/line_methods.h"

namespace pepiniere::portfolio::api {

// What all have in common; each says what differs.
template <typename T, typename P>
struct ProjectLineRules {
  using Proto = P;
  using Context = api::Context;
  using Parent = base::Stored<Project>;
  using Lines = std::vector<Entry<T>>;

  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call,
                                         const std::string& project) {
    return HasProject(context, call, project);
  }
  static absl::StatusOr<Parent> LockParent(journal::Unit& unit, const std::string& project) {
    return LockProject(unit, project, /*etag=*/"");
  }
  static absl::Status Check(journal::Unit&, const Parent&, const Lines& /*before*/, const T&) {
    return absl::OkStatus();
  }
  // What a committee decided is corrected there.
  static absl::Status CheckFree(journal::Unit&, const Parent& project, const Entry<T>& line) {
    return CheckNotDecided(record::NameOf(T::kPattern, base::Concat(project.id, "/", line.number)), line.source);
  }

 private:
  static absl::Status CheckNotDecided(const std::string& name, const std::string& source) {
    if (!source.starts_with("committees/")) return absl::OkStatus();
    return aip::Precondition(base::Concat(name, " was decided by a committee"),
                             {{"COMMITTEE", source, base::Concat("reopen ", source, " and correct its decision")}});
  }
};

// The same of what answers a requirement: one of this project's way into the phase.
template <typename T, typename P>
struct AnswerRules : ProjectLineRules<T, P> {
  static absl::Status Check(journal::Unit& unit, const base::Stored<Project>& project, const std::vector<Entry<T>>&,
                            const T& line);
};

using EvidenceLines = resource::LineMethods<Evidence>;
using Waivers = resource::LineMethods<Waiver>;
using FundingLines = resource::LineMethods<FundingLine>;
using SpendingEntries = resource::LineMethods<SpendingEntry>;
using TimeBoxExtensions = resource::LineMethods<TimeBoxExtension>;

// As an import tells of it.
FundingLine FromProto(const v1::FundingLine& proto, std::string_view prefix, aip::Violations& violations);

}  // namespace pepiniere::portfolio::api

namespace pepiniere::resource {

template <>
struct LineRules<portfolio::Evidence> : portfolio::api::AnswerRules<portfolio::Evidence, portfolio::v1::Evidence> {};
template <>
struct LineRules<portfolio::Waiver> : portfolio::api::AnswerRules<portfolio::Waiver, portfolio::v1::Waiver> {};
template <>
struct LineRules<portfolio::FundingLine>
    : portfolio::api::ProjectLineRules<portfolio::FundingLine, portfolio::v1::FundingLine> {};
template <>
struct LineRules<portfolio::SpendingEntry>
    : portfolio::api::ProjectLineRules<portfolio::SpendingEntry, portfolio::v1::SpendingEntry> {};
template <>
struct LineRules<portfolio::TimeBoxExtension>
    : portfolio::api::ProjectLineRules<portfolio::TimeBoxExtension, portfolio::v1::TimeBoxExtension> {
  // It ends later than what was given until now.
  static absl::Status Check(journal::Unit& unit, const Parent& project, const Lines& before,
                            const portfolio::TimeBoxExtension& extension);
};

extern template class LineMethods<portfolio::Evidence>;
extern template class LineMethods<portfolio::Waiver>;
extern template class LineMethods<portfolio::FundingLine>;
extern template class LineMethods<portfolio::SpendingEntry>;
extern template class LineMethods<portfolio::TimeBoxExtension>;

}  // namespace pepiniere::resource
