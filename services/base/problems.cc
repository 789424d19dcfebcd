#include "services/base/problems.h"

#include <algorithm>
#include <iterator>

#include "services/base/characters.h"

namespace pepiniere::base {
namespace {

// The last part of a path.
std::string_view NameIn(std::string_view path) { return path.substr(path.rfind('.') + 1); }

bool IsAddress(std::string_view name) { return name == "uri" || name.ends_with("_uri"); }

// The names of texts that people write at some length.
constexpr std::string_view kProse[] = {"description",
                                       "mission",
                                       "summary",
                                       "problem_statement",
                                       "comment",
                                       "note",
                                       "notes",
                                       "open_source_exception",
                                       "reason",
                                       "lessons",
                                       "conditions",
                                       "text",
                                       "went_well",
                                       "hard",
                                       "help_needed",
                                       "hypothesis",
                                       "verdict_reason",
                                       "goal",
                                       "problem",
                                       "proposed_change",
                                       "current_wording",
                                       "proposed_wording",
                                       "wording",
                                       "impact_reasoning",
                                       "said",
                                       "question",
                                       "reasons",
                                       "appeal",
                                       "evidence",
                                       "state_reason",
                                       "decision_reason",
                                       "hide_reason",
                                       "recall_reason",
                                       "void_reason",
                                       "close_reason"};

Lines LinesOf(std::string_view name) {
  return std::ranges::find(kProse, name) != std::end(kProse) ? Lines::kMany : Lines::kOne;
}

void CheckText(const FieldPlace& place, const std::string& text, Lines lines) {
  place.If(lines == Lines::kOne && !text.empty() && IsBlank(text), "says nothing that anybody sees");
  place.If(text.size() > kMaxTextBytes, Concat("must not be longer than ", kMaxTextBytes, " bytes"));
  place.If(HasControls(text, lines), lines == Lines::kMany
                                         ? "must hold no control characters but line feeds and tabs"
                                         : "must be one line without control or invisible characters");
}

}  // namespace

Date LastDay(Date today) {
  const int year = today.year() + kYearsAhead;
  const auto same = Date::FromCivil(year, today.month(), today.day());
  return same ? *same : Date::FromCivil(year, today.month(), today.day() - 1).value_or(Date::Max());
}

void CheckField(const FieldPlace& place, const std::string& text) {
  const std::string_view name = NameIn(place.path);
  if (text.empty() || name == "source_fields") return;  // whose content its reader holds to the same
  CheckText(place, text, LinesOf(name));
  place.If(IsAddress(name) && !IsWebAddress(text), "give an absolute http:// or https:// address");
}

void CheckField(const FieldPlace& place, const std::vector<std::string>& list) {
  place.If(list.size() > kMaxListItems, Concat("must not have more than ", kMaxListItems, " items"));
  for (std::size_t i = 0; i < list.size(); ++i) {
    CheckText({Concat(place.path, "[", i, "]"), place.today, place.problems}, list[i], Lines::kOne);
  }
  place.If(std::ranges::any_of(list, IsBlank), "leave out empty values");
  std::vector<std::string_view> sorted(list.begin(), list.end());
  std::ranges::sort(sorted);
  place.If(std::ranges::adjacent_find(sorted) != sorted.end(), "name each value once");
}

void CheckField(const FieldPlace& place, absl::Time time) {
  if (time != absl::InfiniteFuture() && time != absl::InfinitePast()) CheckField(place, Date::InParis(time));
}

void CheckField(const FieldPlace& place, Date day) {
  place.If(day < kFirstDay, Concat("lies before ", kFirstDay.ToString(), ": check the year"));
  place.If(day > LastDay(place.today), Concat("lies more than ", kYearsAhead, " years ahead: check the year"));
}

}  // namespace pepiniere::base
