#include "services/portfolio/domain/ledger.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace pepiniere::portfolio {
namespace {

bool CanBeCurrent(const PhaseLine& line) { return line.entry.phase && line.entry.effective; }

// A day from which on we do not know the phase, though somebody said it.
bool IsUnknown(const PhaseLine& line) {
  return !line.entry.phase && line.entry.effective && !line.entry.source_phase.empty();
}

// The lines that say a phase of some day, understood or not, in the order in which they decide.
std::vector<PhaseLine> Deciding(std::vector<PhaseLine> lines) {
  std::erase_if(lines, [](const PhaseLine& l) { return !CanBeCurrent(l) && !IsUnknown(l); });
  std::ranges::sort(lines, {}, [](const PhaseLine& l) { return std::tuple(*l.entry.effective, l.position, l.number); });
  return lines;
}

// The day on which the next line of `lines` begins, after the one at `i`, for which `is` holds.
template <typename Is>
base::Date NextStart(const std::vector<PhaseLine>& lines, std::size_t i, Is is) {
  for (++i; i < lines.size(); ++i) {
    if (is(lines[i])) return *lines[i].entry.effective;
  }
  return base::Date::Max();
}

// What the source can mean: every line ever said, by itself or somebody else, but for those that an import took back.
// Lines that somebody here superseded are among them: to say one again does not overrule whoever knew better.
std::vector<PhaseLine> Sayable(std::span<const PhaseLine> lines) {
  std::vector<PhaseLine> said;
  for (const PhaseLine& line : lines) {
    if (line.holds() || line.superseded_by_source.empty()) said.push_back(line);
  }
  std::ranges::sort(said, {}, [](const PhaseLine& l) { return std::tuple(l.position, l.number); });
  return said;
}

// Between two lines on one place (a correction and what it corrects) there is no room for an entry that no line says:
// the second is not matched then, and said anew behind it.
void LeaveRoom(std::span<const PhaseLine> said, std::vector<int>& match) {
  const PhaseLine* before = nullptr;
  bool room_needed = false;
  for (int& j : match) {
    if (j >= 0 && room_needed && before && said[j].position == before->position) j = -1;
    room_needed = j < 0;
    if (j >= 0) before = &said[j];
  }
}

// For each entry the index of the line that says the same, in a longest common subsequence; -1 for none. Of two lines
// that say the same, the source's own is meant.
std::vector<int> Match(std::span<const PhaseEntry> entries, std::string_view source, std::span<const PhaseLine> said) {
  constexpr int kMatch = 1 << 16, kOwn = 1;
  const std::size_t n = entries.size(), m = said.size();
  std::vector<std::vector<int>> best(n + 1, std::vector<int>(m + 1, 0));
  const auto matched = [&](std::size_t i, std::size_t j) {
    return entries[i] == said[j].entry ? best[i + 1][j + 1] + kMatch + (said[j].source == source ? kOwn : 0) : -1;
  };
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) best[i][j] = std::max({matched(i, j), best[i + 1][j], best[i][j + 1]});
  }
  std::vector<int> match(n, -1);
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (best[i][j] == matched(i, j)) {
      match[i++] = static_cast<int>(j++);
    } else if (best[i][j] == best[i + 1][j]) {
      ++i;
    } else {
      ++j;
    }
  }
  LeaveRoom(said, match);
  return match;
}

}  // namespace

bool DecidesBefore(const PhaseLine& a, const PhaseLine& b) {
  const auto key = [](const PhaseLine& l) {
    return std::tuple(!CanBeCurrent(l), l.entry.effective.value_or(base::Date::Max()), l.position, l.number);
  };
  return key(a) < key(b);
}

std::vector<Span> Timeline(std::vector<PhaseLine> lines) {
  lines = Deciding(std::move(lines));
  std::vector<Span> spans;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const PhaseLine& line = lines[i];
    const base::Date starts = *line.entry.effective;
    const base::Date next = NextStart(lines, i, CanBeCurrent);
    if (IsUnknown(line) || starts == next) continue;
    // From a line that we do not understand on we cannot tell a pause.
    const base::Date told = NextStart(lines, i, [](const PhaseLine&) { return true; });
    const base::Date pause = line.entry.end ? std::clamp(*line.entry.end + 1, starts, told) : told;
    const bool goes_on = !spans.empty() && spans.back().phase == *line.entry.phase;
    const base::Date since = goes_on ? spans.back().since : starts;
    const auto add = [&](base::Date from, base::Date to, bool paused) {
      if (from < to) spans.push_back({from, to, since, *line.entry.phase, paused, line.number});
    };
    if (pause == told) {
      add(starts, next, false);
    } else {
      add(starts, pause, false);
      add(pause, told, true);
      add(told, next, false);
    }
  }
  return spans;
}

std::vector<UnknownSpan> UnknownSpans(std::vector<PhaseLine> lines) {
  lines = Deciding(std::move(lines));
  std::vector<UnknownSpan> spans;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!IsUnknown(lines[i])) continue;
    const base::Date starts = *lines[i].entry.effective;
    const base::Date ends = NextStart(lines, i, [](const PhaseLine&) { return true; });
    if (starts < ends) spans.push_back({starts, ends, lines[i].entry.source_phase, lines[i].number});
  }
  return spans;
}

const Span* SpanOn(std::span<const Span> timeline, base::Date day) {
  const auto found = std::ranges::find_if(timeline, [day](const Span& s) { return s.Contains(day); });
  return found == timeline.end() ? nullptr : &*found;
}

std::vector<PhaseLine> Holding(std::span<const PhaseLine> ledger) {
  std::vector<PhaseLine> holding;
  std::ranges::copy_if(ledger, std::back_inserter(holding), &PhaseLine::holds);
  return holding;
}

std::vector<Span> TimelineOf(std::span<const PhaseLine> ledger) { return Timeline(Holding(ledger)); }

std::vector<UnknownSpan> UnknownSpansOf(std::span<const PhaseLine> ledger) { return UnknownSpans(Holding(ledger)); }

std::optional<Phase> PhaseOn(std::span<const PhaseLine> ledger, base::Date day) {
  const std::vector<Span> timeline = TimelineOf(ledger);
  const Span* span = SpanOn(timeline, day);
  return span ? std::optional(span->phase) : std::nullopt;
}

LedgerPlan PlanLedger(std::span<const PhaseLine> lines, std::string_view source, std::span<const PhaseEntry> entries) {
  std::vector<PhaseLine> said = Sayable(lines);
  const std::vector<int> match = Match(entries, source, said);
  std::vector<bool> kept(said.size(), false);  // not the source's to supersede or withdraw
  for (std::size_t j = 0; j < said.size(); ++j) kept[j] = said[j].source != source;
  for (int j : match) {
    if (j >= 0) kept[j] = true;
  }

  // Places taken: by what stays, and by what somebody here superseded, which the source may come to say again.
  std::vector<double> taken;
  for (std::size_t j = 0; j < said.size(); ++j) {
    if (kept[j] || !said[j].holds()) taken.push_back(said[j].position);
  }

  LedgerPlan plan;
  double before = 0;  // position of the entry just placed
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (match[i] >= 0) {
      before = said[match[i]].position;
      ++plan.unchanged;
      continue;
    }
    const auto next = std::ranges::upper_bound(taken, before);
    const double position = next == taken.end() ? before + 1 : (before + *next) / 2;
    LedgerPlan::Addition addition{position, entries[i], std::nullopt};
    // A line about the same phase that the source no longer says as it was: this is what it says now.
    for (std::size_t j = 0; j < said.size(); ++j) {
      if (kept[j] || !said[j].holds() || said[j].entry.phase != entries[i].phase) continue;
      kept[j] = true;
      addition.supersedes = said[j].number;
      break;
    }
    plan.additions.push_back(std::move(addition));
    before = position;
  }
  for (std::size_t j = 0; j < said.size(); ++j) {
    if (!kept[j] && said[j].holds()) plan.withdrawals.push_back(said[j].number);
  }
  return plan;
}

}  // namespace pepiniere::portfolio
