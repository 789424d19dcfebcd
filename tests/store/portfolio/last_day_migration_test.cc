// Databases filled while a pause still began on the end itself: the migration tells their spans anew, whatever was
// known when.
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <tuple>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/session.h"
#include "services/portfolio/domain/census.h"
#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

// The definition of the release before: Timeline() but for the day on which a pause begins.
std::vector<Span> OldTimeline(std::vector<PhaseLine> lines) {
  for (PhaseLine& line : lines) {
    const auto& [phase, effective, end] = std::tie(line.entry.phase, line.entry.effective, line.entry.end);
    if (effective && end && *end >= *effective) line.entry.end = *end + -1;
  }
  return Timeline(std::move(lines));
}

std::string Migration() {
  std::ifstream file(std::string(std::getenv("PEPINIERE_SOURCE")) +
                     "/migrations/portfolio/20261125220200_last_day.sql");
  std::ostringstream text;
  text << file.rdbuf();
  const std::string sql = text.str();
  const std::size_t up = sql.find("-- migrate:up");
  return sql.substr(up, sql.find("-- migrate:down") - up);
}

class LastDayMigrationTest : public StoreTest {
 protected:
  // A project whose ledger is told step by step: each adds a line and perhaps supersedes others.
  void Tell(const std::string& id, std::mt19937& random) {
    std::vector<PhaseLine> lines;
    std::vector<std::pair<Span, std::pair<std::int64_t, std::int64_t>>> rows;  // a span, and when it was known
    for (std::int64_t at = 10; at <= 60; at += 10) {
      const std::vector<Span> before = OldTimeline(Holding(lines));
      for (PhaseLine& line : lines) {
        if (line.holds() && !Pick(random, 4)) line.superseded_at = At(at);
      }
      PhaseLine line;
      line.number = static_cast<int>(lines.size()) + 1;
      line.position = Pick(random, 4);
      if (Pick(random, 8)) line.entry.phase = static_cast<Phase>(1 + Pick(random, 3));
      if (Pick(random, 8)) line.entry.effective = Day("2024-01-01") + Pick(random, 8);
      if (Pick(random, 3)) line.entry.end = Day("2024-01-01") + Pick(random, 8);
      line.recorded_at = At(at);
      lines.push_back(line);
      const std::vector<Span> after = OldTimeline(Holding(lines));
      for (auto& [span, known] : rows) {
        if (known.second == kUntilFurtherNotice && std::ranges::find(after, span) == after.end()) known.second = at;
      }
      for (const Span& span : after) {
        if (std::ranges::find(before, span) == before.end()) rows.push_back({span, {at, kUntilFurtherNotice}});
      }
    }
    const auto day = [](const std::optional<base::Date>& d) { return d ? "'" + d->ToString() + "'" : "NULL"; };
    for (const PhaseLine& l : lines) {
      schema_.Run(base::Concat(
          "INSERT INTO phase_records (project_id, number, position, phase, effective_date, end_date, comment, "
          "source_phase, source_date, source_end, source, reason, forced, recorded_by, recorded_at_us, "
          "superseded_at_us) "
          "VALUES ('",
          id, "', ", l.number, ", ", l.position, ", ",
          l.entry.phase ? base::Concat("'", Symbol(*l.entry.phase), "'") : std::string("NULL"), ", ",
          day(l.entry.effective), ", ", day(l.entry.end), ", '', '', '', '', '', '', 0, '', ",
          absl::ToUnixMicros(l.recorded_at), ", ",
          l.superseded_at ? base::Concat(absl::ToUnixMicros(*l.superseded_at)) : std::string("NULL"), ")"));
    }
    for (const auto& [s, known] : rows) {
      schema_.Run(base::Concat("INSERT INTO phase_spans VALUES ('", id, "', '", s.starts.ToString(), "', ", known.first,
                               ", ", known.second, ", '", s.ends.ToString(), "', '", s.since.ToString(), "', '",
                               Symbol(s.phase), "', ", s.paused ? 1 : 0, ", ", s.line, ")"));
    }
    ledgers_[id] = std::move(lines);
  }

  std::vector<Span> Stored(const std::string& id, std::int64_t known_at) {
    return Done(db().Read(Soon(), [&](db::Session& session) -> absl::StatusOr<std::vector<Span>> {
      std::vector<Span> spans;
      PEP_TRY(
          session.Query("SELECT starts, ends, since, phase, paused, line FROM phase_spans WHERE project_id = ? AND "
                        "known_from_us <= ? AND known_to_us > ? ORDER BY starts",
                        {id, known_at, known_at}, [&](const db::Row& row) {
                          spans.push_back({row.Date(0), row.Date(1), row.Date(2), *PhaseFromSymbol(row.String(3)),
                                           row.Bool(4), row.Int(5)});
                          return absl::OkStatus();
                        }));
      return spans;
    }));
  }

  void ExpectTold(std::vector<Span> (*timeline)(std::vector<PhaseLine>)) {
    for (const auto& [id, lines] : ledgers_) {
      for (std::int64_t at = 10; at <= 60; at += 10) {
        std::vector<PhaseLine> held;
        std::ranges::copy_if(lines, std::back_inserter(held), [at](const PhaseLine& l) { return l.HeldAt(At(at)); });
        ASSERT_EQ(Stored(id, at), timeline(held)) << id << " as known at " << at;
      }
    }
  }

  std::map<std::string, std::vector<PhaseLine>> ledgers_;
};

TEST_F(LastDayMigrationTest, EverySpanIsToldByTheNewRuleAtEveryTimeOfKnowledge) {
  std::mt19937 random(24);
  for (int i = 0; i < 200; ++i) Tell("p" + std::to_string(i), random);
  ExpectTold(OldTimeline);
  const std::int64_t pauses = schema_.Count("SELECT COUNT(*) FROM phase_spans WHERE paused");
  for (int run = 0; run < 2; ++run) {
    schema_.RunScript(Migration());
    ExpectTold(Timeline);
  }
  EXPECT_LT(schema_.Count("SELECT COUNT(*) FROM phase_spans WHERE paused"), pauses) << "pauses of one day are none";
}

// What a server of the release before left behind is closed by the next write, and no day is in two spans.
TEST_F(LastDayMigrationTest, AWriteClosesWhateverIsStored) {
  Create("digue", FullProject());
  Advance("digue", {Says(Phase::kInvestigation, Day("2024-01-01"), Day("2024-02-01"))});
  schema_.Run("UPDATE phase_spans SET ends = '2024-02-01' WHERE NOT paused");
  schema_.Run("UPDATE phase_spans SET starts = '2024-02-01' WHERE paused");
  Advance("digue", {Says(Phase::kConstruction, Day("2024-03-01"))});
  const std::vector<Span> now = Stored("digue", kUntilFurtherNotice - 1);
  ASSERT_EQ(now.size(), 3u);
  EXPECT_EQ(now[0].ends, Day("2024-02-02"));
  EXPECT_TRUE(now[1].paused && now[1].starts == now[0].ends && now[1].ends == now[2].starts);
}

}  // namespace
}  // namespace pepiniere::portfolio::store
