// Programmes and their cohorts. Field meanings are documented once, on the contract (programme.proto, cohort.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/cohort/domain/claim.h"

namespace pepiniere::cohort {

struct Programme {
  static constexpr std::string_view kPattern = "programmes/{programme}", kCollection = "programmes";
  std::string title;
  std::string owner;      // the name of an organisation of the portfolio's
  std::string owner_uid;  // and its uid; empty where the portfolio did not know it
  std::string description;
  int usual_months = 0;  // 0: not said
  std::string website_uri;
  std::string source_fields;  // a JSON object, or empty
  // The name of an incubator of the portfolio's, and its uid: where its challenges open projects; empty: nowhere.
  std::string incubator, incubator_uid;
  std::vector<Claim> claims;

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("owner", each.owner...);
    visit("owner_uid", each.owner_uid...);
    visit("description", each.description...);
    visit("usual_months", each.usual_months...);
    visit("website_uri", each.website_uri...);
    visit("source_fields", each.source_fields...);
    visit("incubator", each.incubator...);
    visit("incubator_uid", each.incubator_uid...);
    visit("claims", each.claims...);
  }
  bool operator==(const Programme&) const = default;
};

struct Session {
  std::string kind, title;
  base::Date start;
  std::optional<base::Date> end;  // the last day; none: it lasts one
  std::string place;

  static void Fields(auto&& visit, auto&... each) {
    visit("kind", each.kind...);
    visit("title", each.title...);
    visit("start_date", each.start...);
    visit("end_date", each.end...);
    visit("place", each.place...);
  }
  bool operator==(const Session&) const = default;
};

// By its days. Numbered as in the contract.
enum class CohortState { kPlanned = 1, kRunning, kEnded, kUndated };

struct Cohort {
  using Parent = Programme;
  static constexpr std::string_view kPattern = "programmes/{programme}/cohorts/{cohort}", kCollection = "cohorts";
  std::string title;
  std::optional<base::Date> start, end;  // the first day and the last
  std::optional<int> capacity;           // in people
  std::string description;
  std::vector<Session> sessions;
  std::string source_fields;  // a JSON object, or empty
  std::vector<Claim> claims;

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("start_date", each.start...);
    visit("end_date", each.end...);
    visit("capacity", each.capacity...);
    visit("description", each.description...);
    visit("sessions", each.sessions...);
    visit("source_fields", each.source_fields...);
    visit("claims", each.claims...);
  }
  bool operator==(const Cohort&) const = default;
};

CohortState StateOn(const Cohort& cohort, base::Date day);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Programme& programme, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const Cohort& cohort, base::Date today);

}  // namespace pepiniere::cohort
