// Sessions of committees. Field meanings are documented once, on the contract (session.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/domain/attendance.h"
#include "services/policy/domain/charter.h"
#include "services/policy/domain/quorum.h"

namespace pepiniere::policy::resources {

// Numbered as in the contract.
enum class SessionState { kConvened = 1, kOpened, kClosed, kCancelled };
std::string_view Symbol(SessionState value);
bool ReadSymbol(std::string_view symbol, SessionState& value);

struct Member {
  std::string code{};
  std::string title{};
  std::string person{};
  bool chair = false;

  static void Fields(auto&& visit, auto&... each) {
    visit("code", each.code...);
    visit("title", each.title...);
    visit("person", each.person...);
    visit("chair", each.chair...);
  }
  bool operator==(const Member&) const = default;
};

struct Presence {
  std::string member{};
  bool remote = false;

  static void Fields(auto&& visit, auto&... each) {
    visit("member", each.member...);
    visit("remote", each.remote...);
  }
  bool operator==(const Presence&) const = default;
};

struct Mandate {
  std::string giver{};
  std::string holder{};

  static void Fields(auto&& visit, auto&... each) {
    visit("giver", each.giver...);
    visit("holder", each.holder...);
  }
  bool operator==(const Mandate&) const = default;
};

struct Recusal {
  std::string member{};
  std::string proposal{};
  std::string reason{};

  static void Fields(auto&& visit, auto&... each) {
    visit("member", each.member...);
    visit("proposal", each.proposal...);
    visit("reason", each.reason...);
  }
  bool operator==(const Recusal&) const = default;
};

struct AgendaItem {
  std::string proposal{};
  std::string title{};

  static void Fields(auto&& visit, auto&... each) {
    visit("proposal", each.proposal...);
    visit("title", each.title...);
  }
  bool operator==(const AgendaItem&) const = default;
};

struct Session {
  static constexpr std::string_view kPattern = "sessions/{session}", kCollection = "sessions";
  std::string title{};
  absl::Time start_time = absl::InfinitePast();
  std::string place{};
  std::vector<Member> members{};
  std::vector<AgendaItem> agenda{};
  int notice_days = 0;
  std::string charter{};
  bool remote_excluded = false;
  bool recused_leave_count = false;
  int mandates_per_holder = 0;
  int quorum_numerator = 0;
  int quorum_denominator = 0;
  std::optional<MajorityOf> majority{};
  bool second_convening = false;
  std::string convening_of{};
  SessionState state{};
  std::vector<Presence> presences{};
  std::vector<Mandate> mandates{};
  std::vector<Recusal> recusals{};
  std::string close_reason{};

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("start_time", each.start_time...);
    visit("place", each.place...);
    visit("members", each.members...);
    visit("agenda", each.agenda...);
    visit("notice_days", each.notice_days...);
    visit("charter", each.charter...);
    visit("remote_excluded", each.remote_excluded...);
    visit("recused_leave_count", each.recused_leave_count...);
    visit("mandates_per_holder", each.mandates_per_holder...);
    visit("quorum_numerator", each.quorum_numerator...);
    visit("quorum_denominator", each.quorum_denominator...);
    visit("majority", each.majority...);
    visit("second_convening", each.second_convening...);
    visit("convening_of", each.convening_of...);
    visit("state", each.state...);
    visit("presences", each.presences...);
    visit("mandates", each.mandates...);
    visit("recusals", each.recusals...);
    visit("close_reason", each.close_reason...);
  }
  bool operator==(const Session&) const = default;
};

inline constexpr std::size_t kMostSeats = 100, kMostItems = 100;

// The rules that it sits by: the default ones, or its charter's.
Charter CharterOf(const Session& session);
// Who is there for an item, and who is not counted.
Attendance AttendanceOf(const Session& session, const std::string& proposal);
Quorum QuorumOf(const Session& session, const std::string& proposal);
// The code of who chairs.
std::string ChairOf(const Session& session);

std::vector<base::FieldProblem> ProblemsOf(const Session& session, base::Date today);

}  // namespace pepiniere::policy::resources
