// Committees and what they decide. Field meanings are documented once, on the contract (committee.proto).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/portfolio/domain/entries.h"
#include "services/portfolio/domain/phase.h"

namespace pepiniere::portfolio {

// Numbered as in the contract.
enum class Decision : std::uint8_t { kNone = 0, kGo, kStop, kGraduate, kPivot, kPostpone };
enum class CommitteeState : std::uint8_t { kPlanned = 1, kHeld, kCancelled };

// GO, HELD: the symbols of the contract without their prefixes, also what the database stores. NONE: not decided.
std::string_view Symbol(Decision decision);
std::string_view Symbol(CommitteeState state);
std::optional<Decision> DecisionFromSymbol(std::string_view symbol);
std::optional<CommitteeState> CommitteeStateFromSymbol(std::string_view symbol);

struct Member {
  std::string display_name, title;

  static void Fields(auto&& visit, auto&... each) {
    visit("display_name", each.display_name...);
    visit("title", each.title...);
  }
  bool operator==(const Member&) const = default;
};

struct Hearing {
  std::string project;  // an id
  std::string summary;
  Decision decision = Decision::kNone;
  std::optional<Phase> phase;
  std::string conditions, notes;
  std::optional<std::int64_t> amount_granted;  // euro cents
  std::string funding_source;
  std::optional<int> promotion;
  std::optional<base::Date> next_review;
  // What holding the session recorded: numbers of a line of the ledger and of a funding line.
  std::optional<int> phase_record, funding_line;

  static void Fields(auto&& visit, auto&... each) {
    visit("project", each.project...);
    visit("summary", each.summary...);
    visit("decision", each.decision...);
    visit("phase", each.phase...);
    visit("conditions", each.conditions...);
    visit("notes", each.notes...);
    visit("amount_granted", each.amount_granted...);
    visit("funding_source", each.funding_source...);
    visit("promotion", each.promotion...);
    visit("next_review_date", each.next_review...);
    visit("phase_record", each.phase_record...);
    visit("funding_line", each.funding_line...);
  }
  bool operator==(const Hearing&) const = default;
};

struct Committee {
  std::string title;
  std::string incubator;  // an id; empty for the programme's
  base::Date date;
  CommitteeState state = CommitteeState::kPlanned;
  std::vector<Member> members;
  std::vector<Hearing> hearings;
  std::string minutes_uri, notes;
  std::string source;  // the import that told of it; empty when somebody here planned it

  static constexpr std::string_view kPattern = "committees/{committee}";
  static constexpr std::string_view kCollection = "committees";
  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("incubator", each.incubator...);
    visit("date", each.date...);
    visit("state", each.state...);
    visit("members", each.members...);
    visit("hearings", each.hearings...);
    visit("minutes_uri", each.minutes_uri...);
    visit("notes", each.notes...);
    visit("source", each.source...);
  }
  bool operator==(const Committee&) const = default;
};

// The phase that a decision leads to from `current`: what it names, or what follows. None: the phase stays.
std::optional<Phase> Destination(const Hearing& hearing, std::optional<Phase> current);

// The money that comes with a decision of that session, paid for that phase; none where nothing is granted.
std::optional<FundingLine> GrantOf(const Hearing& hearing, base::Date session, std::optional<Phase> phase);

// What is still left open, and must not be when the session is held: fields of the hearing. What contradicts itself is
// among the ProblemsOf a committee.
std::vector<base::FieldProblem> CheckDecided(const Hearing& hearing);

}  // namespace pepiniere::portfolio
