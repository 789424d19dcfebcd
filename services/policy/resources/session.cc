#include "services/policy/resources/session.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/base/symbols.h"
#include "services/base/text.h"

namespace pepiniere::policy::resources {
namespace {

constexpr std::string_view kSessionStates[] = {"", "CONVENED", "OPENED", "CLOSED", "CANCELLED"};

// That a list has not more items than that.
template <typename List>
void CheckMost(const List& list, std::size_t most, std::string_view field, base::Problems& problems) {
  problems.If(list.size() > most, field, base::Concat("must not have more than ", most, " items"));
}

// That each of these names a member, and each at most once.
void CheckMembers(const std::vector<std::string>& codes, const std::set<std::string>& known, std::string_view field,
                  base::Problems& problems) {
  std::set<std::string> seen;
  for (const std::string& code : codes) {
    problems.If(!known.contains(code), field, base::Concat(code, " is no member"));
    problems.If(!seen.insert(code).second, field, base::Concat("name ", code, " once"));
  }
}

void CheckAgenda(const Session& session, base::Problems& problems) {
  std::set<std::string> seen;
  for (const AgendaItem& item : session.agenda) {
    problems.If(!seen.insert(item.proposal).second, "agenda", "name each proposal once");
  }
  for (const Recusal& recusal : session.recusals) {
    problems.If(!recusal.proposal.empty() && !seen.contains(recusal.proposal), "recusals",
                "name an item of the agenda, or none");
  }
}

// What the contract calls what the charter calls so.
std::string FieldOf(const std::string& field) {
  if (field == "source") return "charter";
  if (field == "recused_leave_n") return "recused_leave_count";
  return field;
}

}  // namespace

std::string_view Symbol(SessionState value) { return base::SymbolIn(kSessionStates, value); }
bool ReadSymbol(std::string_view symbol, SessionState& value) {
  return base::ReadSymbolIn(kSessionStates, symbol, value);
}

std::vector<base::FieldProblem> ProblemsOf(const Session& session, base::Date today) {
  base::Problems problems;
  base::CheckFields(session, today, problems);
  CheckMost(session.members, kMostSeats, "members", problems);
  CheckMost(session.agenda, kMostItems, "agenda", problems);
  std::set<std::string> codes;
  for (const Member& member : session.members) {
    problems.If(!codes.insert(member.code).second, "members", "give each member another code");
  }
  problems.If(std::ranges::count(session.members, true, &Member::chair) != 1, "members", "say who chairs: one of them");
  std::vector<std::string> present, givers;
  for (const Presence& presence : session.presences) present.push_back(presence.member);
  for (const Mandate& mandate : session.mandates) givers.push_back(mandate.giver);
  CheckMembers(present, codes, "presences", problems);
  CheckMembers(givers, codes, "mandates", problems);
  for (const Mandate& mandate : session.mandates) {
    problems.If(!codes.contains(mandate.holder), "mandates", base::Concat(mandate.holder, " is no member"));
  }
  for (const Recusal& recusal : session.recusals) {
    problems.If(!codes.contains(recusal.member), "recusals", base::Concat(recusal.member, " is no member"));
  }
  CheckAgenda(session, problems);
  const Charter charter = CharterOf(session);
  for (const base::FieldProblem& problem : policy::ProblemsOf(charter)) {
    problems.If(true, FieldOf(problem.field), problem.problem);
  }
  const bool differs = session.notice_days != 0 || session.remote_excluded || session.recused_leave_count ||
                       session.mandates_per_holder != 0 || session.quorum_numerator != 0 ||
                       session.quorum_denominator != 0 || session.majority;
  problems.If(differs && session.charter.empty(), "charter", "say which charter has other rules than the default ones");
  problems.If(session.second_convening != !session.convening_of.empty(), "convening_of",
              "names the first session of a second convening, and of no other");
  return std::move(problems).Take();
}

Charter CharterOf(const Session& session) {
  Charter charter;
  if (session.charter.empty()) return charter;
  charter.notice_days = session.notice_days;
  charter.remote_counts = !session.remote_excluded;
  if (session.quorum_numerator != 0 || session.quorum_denominator != 0) {
    charter.quorum_numerator = session.quorum_numerator;
    charter.quorum_denominator = session.quorum_denominator;
  }
  charter.mandates_per_holder = session.mandates_per_holder;
  charter.recused_leave_n = session.recused_leave_count;
  charter.majority = session.majority.value_or(charter.majority);
  charter.source = session.charter;
  return charter;
}

Attendance AttendanceOf(const Session& session, const std::string& proposal) {
  Attendance attendance;
  for (const Member& member : session.members) attendance.members.push_back(member.code);
  for (const Presence& presence : session.presences) {
    (presence.remote ? attendance.remote : attendance.present).insert(presence.member);
  }
  for (const Mandate& mandate : session.mandates) attendance.mandates.emplace(mandate.giver, mandate.holder);
  for (const Recusal& recusal : session.recusals) {
    if (recusal.proposal.empty() || recusal.proposal == proposal) attendance.recused.insert(recusal.member);
  }
  attendance.second_convening = session.second_convening;
  return attendance;
}

Quorum QuorumOf(const Session& session, const std::string& proposal) {
  return policy::QuorumOf(AttendanceOf(session, proposal), CharterOf(session));
}

std::string ChairOf(const Session& session) {
  const auto chair = std::ranges::find(session.members, true, &Member::chair);
  return chair == session.members.end() ? "" : chair->code;
}

}  // namespace pepiniere::policy::resources
