#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/base/csv.h"
#include "services/gateway/opendata/day.h"
#include "services/gateway/opendata/documents.h"

namespace pepiniere::gateway::opendata {
namespace {

namespace v1 = cohort::v1;

constexpr std::string_view kProgrammes = "id;name;owner;usual_months;website\n";
constexpr std::string_view kCohorts = "programme;id;name;start;end;capacity;state\n";
constexpr base::CsvShape kShape = {.separator = ';', .end = "\n"};

base::CsvCell NumberIf(bool there, int number) { return there ? base::CsvCell::Number(number) : ""; }

}  // namespace

std::string ProgrammesCsv(const Programmes& read) {
  std::string out(kProgrammes);
  for (const v1::Programme& programme : read.programmes) {
    const std::vector<base::CsvCell> cells = {
        IdOf(programme.name()), base::CsvCell::Quoted(programme.title()), IdOf(programme.owner()),
        NumberIf(programme.usual_months() > 0, programme.usual_months()), programme.website_uri()};
    out += base::CsvRecord(cells, kShape);
  }
  return out;
}

std::string CohortsCsv(const Programmes& read) {
  std::string out(kCohorts);
  for (const v1::Cohort& cohort : read.cohorts) {
    const std::vector<base::CsvCell> cells = {
        ProgrammeOf(cohort),      IdWithinProgramme(cohort), base::CsvCell::Quoted(cohort.title()),
        Day(cohort.start_date()), Day(cohort.end_date()),    NumberIf(cohort.has_capacity(), cohort.capacity()),
        StateOf(cohort)};
    out += base::CsvRecord(cells, kShape);
  }
  return out;
}

}  // namespace pepiniere::gateway::opendata
