#include "services/metrics/ingest/jdma_csv.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/time/civil_time.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/ingest/instant.h"
#include "services/metrics/ingest/line_reader.h"
#include "services/metrics/ingest/payload.h"
#include "services/metrics/ingest/table.h"
#include "services/search/fold.h"

namespace pepiniere::metrics {
namespace {

struct Answer {
  std::string_view folded;
  int worth;
};
constexpr Answer kAnswers[] = {{"tres bien", 10}, {"moyen", 5}, {"pas bien", 0}};

std::optional<int> WorthOf(std::string_view cell) {
  const auto* const found = std::ranges::find(kAnswers, search::Fold(cell), &Answer::folded);
  return found == std::end(kAnswers) ? std::nullopt : std::optional(found->worth);
}

struct Columns {
  Column date, form, link, id, answer;
};

Column AnswerColumn(const Table& table, const Columns& columns) {
  constexpr std::string_view kQuestion = "comment s est passee";
  const auto is_question = [&](std::size_t i) {
    return i != columns.date && i != columns.form && i != columns.link && i != columns.id;
  };
  for (std::size_t i = 0; i < table.columns().size(); ++i) {
    if (is_question(i) && search::Fold(table.columns()[i]).starts_with(kQuestion)) return i;
  }
  for (std::size_t i = 0; i < table.columns().size(); ++i) {
    const auto answers = [i](const Table::Row& row) { return WorthOf(row.cells[i]).has_value(); };
    if (is_question(i) && std::ranges::any_of(table.rows(), answers)) return i;
  }
  return std::nullopt;
}

// The local day of a review. Where its date is a day alone, that one.
base::Date DayOf(const std::string& cell, absl::Time at, absl::TimeZone zone) {
  const absl::CivilDay day = absl::ToCivilDay(at, IsDayAlone(cell) ? absl::UTCTimeZone() : zone);
  return base::Date::FromDays(static_cast<std::int32_t>(day - absl::CivilDay(1970, 1, 1)));
}

class Reviews {
 public:
  Reviews(const Columns& columns, const Reading& reading) : columns_(columns), reading_(reading) {}

  void Add(LineReader& line) {
    const std::string id = line.Id(columns_.id);
    const std::string form = line.Title(columns_.form);
    const auto at = line.Time(columns_.date, absl::UTCTimeZone());
    const std::string& date = line.Cell(columns_.date);
    if (date.empty()) line.Miss(columns_.date);
    const std::string& answer = line.Cell(columns_.answer);
    const auto worth = WorthOf(answer);
    if (!worth && !answer.empty()) {
      line.Refuse(columns_.answer, "UNKNOWN_ANSWER",
                  base::Concat("\"", base::FirstCharacters(answer, 50), "\" is none of the three answers"),
                  "write Très bien, Moyen or Pas bien");
    }
    if (line.good() && !ids_.insert(id).second) {
      line.Refuse(columns_.id, "REPEATED", "is there already", "the first one counts");
    }
    if (!line.good()) return;
    if (worth) {
      ++days_[{form, DayOf(date, *at, reading_.zone)}][*worth];
    } else {
      ++silent_;
    }
  }

  std::int64_t silent() const { return silent_; }
  std::vector<Event> Days() && {
    std::vector<Event> events;
    for (auto& [where, counts] : days_) {
      events.emplace_back(
          SurveyDay{.kind = SurveyKind::kJdma, .form = where.first, .day = where.second, .counts = std::move(counts)});
    }
    return events;
  }

 private:
  const Columns& columns_;
  const Reading& reading_;
  std::set<std::string> ids_;
  std::map<std::pair<std::string, base::Date>, std::map<int, std::int64_t>> days_;
  std::int64_t silent_ = 0;
};

}  // namespace

absl::StatusOr<Told> ReadJdma(std::string_view text, const Reading& reading) {
  Findings findings;
  PEP_ASSIGN(const Table table, Table::Read(text, findings));
  Columns columns{.date = table.Find({"date de l avis"}),
                  .form = table.Find({"nom du formulaire"}),
                  .link = table.Find({"lien d integration"}),
                  .id = table.Find({"identifiant avis", "identifiant de l avis"}),
                  .answer = {}};
  const std::pair<Column, std::string_view> needed[] = {{columns.date, "Date de l'avis"},
                                                        {columns.id, "Identifiant Avis"}};
  for (const auto& [column, name] : needed) {
    if (!column) return MissingColumn(table, name);
  }
  columns.answer = AnswerColumn(table, columns);
  if (!columns.answer) return MissingColumn(table, "Comment s'est passée cette démarche pour vous ?");
  Told told{.refused = table.refused()};
  Reviews reviews(columns, reading);
  for (const Table::Row& row : table.rows()) {
    LineReader line(table, row, reading, findings);
    reviews.Add(line);
    if (!line.good()) ++told.refused;
  }
  if (reviews.silent() > 0) {
    findings.Note({1, table.columns()[*columns.answer]}, "NO_ANSWER",
                  base::Concat("is not answered by ", reviews.silent(), " reviews"), "they do not count");
  }
  told.events = std::move(reviews).Days();
  told.read = static_cast<std::int64_t>(table.rows().size()) + table.refused();
  NoteUnknown(table, {columns.date, columns.form, columns.link, columns.id, columns.answer}, findings);
  told.findings = std::move(findings).Take();
  return told;
}

}  // namespace pepiniere::metrics
