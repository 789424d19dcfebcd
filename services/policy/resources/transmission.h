// Transmissions. Field meanings are documented once, on the contract (transmission.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/domain/answer_clock.h"
#include "services/policy/domain/calendar.h"
#include "services/policy/domain/deadline.h"
#include "services/policy/domain/silence.h"

namespace pepiniere::policy::resources {

// Days on which the time does not run.
struct SuspendedDays {
  base::Date first_date{};
  std::optional<base::Date> last_date{};
  std::string reason{};

  static void Fields(auto&& visit, auto&... each) {
    visit("first_date", each.first_date...);
    visit("last_date", each.last_date...);
    visit("reason", each.reason...);
  }
  bool operator==(const SuspendedDays&) const = default;
};

struct Transmission {
  static constexpr std::string_view kPattern = "transmissions/{transmission}", kCollection = "transmissions";
  std::string proposal{};
  int revision = 0;
  std::string decision{};
  std::string authority{};
  std::string authority_uid{};
  base::Date receive_date{};
  int term = 0;
  TermUnit unit{};
  std::string zone{};
  bool rolls = false;
  std::string calendar{};
  Silence silence{};
  std::string legal_basis{};
  std::vector<SuspendedDays> suspensions{};
  std::optional<absl::Time> recall_time{};
  std::string recall_reason{};
  std::optional<base::Date> last_day{};
  std::optional<absl::Time> overdue_from{};
  std::string calendar_version{};
  std::optional<absl::Time> answer_time{};

  static void Fields(auto&& visit, auto&... each) {
    visit("proposal", each.proposal...);
    visit("revision", each.revision...);
    visit("decision", each.decision...);
    visit("authority", each.authority...);
    visit("authority_uid", each.authority_uid...);
    visit("receive_date", each.receive_date...);
    visit("term", each.term...);
    visit("unit", each.unit...);
    visit("zone", each.zone...);
    visit("rolls", each.rolls...);
    visit("calendar", each.calendar...);
    visit("silence", each.silence...);
    visit("legal_basis", each.legal_basis...);
    visit("suspensions", each.suspensions...);
    visit("recall_time", each.recall_time...);
    visit("recall_reason", each.recall_reason...);
    visit("last_day", each.last_day...);
    visit("overdue_from", each.overdue_from...);
    visit("calendar_version", each.calendar_version...);
    visit("answer_time", each.answer_time...);
  }
  bool operator==(const Transmission&) const = default;
};

struct DeadlineMove {
  using Parent = Transmission;
  static constexpr std::string_view kPattern = "transmissions/{transmission}/deadlineMoves/{deadline_move}",
                                    kCollection = "deadlineMoves";
  static constexpr bool kNumbered = true;
  std::vector<std::string> causes{};
  std::string reason{};
  std::optional<base::Date> from_date{};
  std::optional<base::Date> to_date{};
  std::string calendar_version{};
  std::string source{};

  static void Fields(auto&& visit, auto&... each) {
    visit("causes", each.causes...);
    visit("reason", each.reason...);
    visit("from_date", each.from_date...);
    visit("to_date", each.to_date...);
    visit("calendar_version", each.calendar_version...);
    visit("source", each.source...);
  }
  bool operator==(const DeadlineMove&) const = default;
};

inline constexpr std::string_view kDefaultCalendar = "metropole", kDefaultZone = "Europe/Paris";

// The clock of a transmission without problems.
AnswerClock ClockOf(const Transmission& transmission);
// Its calendar, with what was decided day by day.
Calendar CalendarOf(const Transmission& transmission, const std::vector<DatedHoliday>& decided);
// Its last day as it follows from all that.
policy::Deadline DeadlineOf(const Transmission& transmission, const std::vector<DatedHoliday>& decided);
// Its last day as it is kept.
policy::Deadline KeptDeadline(const Transmission& transmission);
// Whether its clock still runs: nobody answered, and it was not taken back.
bool Runs(const Transmission& transmission);

std::vector<base::FieldProblem> ProblemsOf(const Transmission& transmission, base::Date today);

// Nobody tells them: they follow from what is done.
inline std::vector<base::FieldProblem> ProblemsOf(const DeadlineMove&, base::Date) { return {}; }

}  // namespace pepiniere::policy::resources
