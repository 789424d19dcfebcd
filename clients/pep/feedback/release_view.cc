#include "clients/pep/feedback/release_view.h"

#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/sheet.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using feedback::v1::GroupFigures;
using feedback::v1::OptionCount;
using feedback::v1::QuestionFigures;
using feedback::v1::Release;

// A group in its place: how deep it is in the breakdown.
struct Row {
  std::string question;
  const GroupFigures* group;  // null: withheld
  int depth;
};

void AddRows(const std::string& question, const GroupFigures& group, int depth, std::vector<Row>& rows) {
  rows.push_back({question, &group, depth});
  for (const GroupFigures& part : group.parts()) AddRows(question, part, depth + 1, rows);
}

// "1=0;2=3": of how many chose each.
std::string PlainOptions(const GroupFigures& group) {
  return absl::StrJoin(group.options(), ";", [](std::string* out, const OptionCount& one) {
    *out += Concat(one.option(), "=", one.count());
  });
}

std::string SaidOptions(const GroupFigures& group) {
  return absl::StrJoin(group.options(), "  ", [](std::string* out, const OptionCount& one) {
    *out += Concat(one.option(), ": ", one.count());
  });
}

// "all", "COHORT 1", "COHORT 2, 3 together": indented by its depth.
std::string SaidGroup(const Row& row, const Messages& say) {
  const std::string indent(static_cast<std::size_t>(2 * row.depth), ' ');
  if (row.depth == 0) return say({"all", "ensemble"});
  const std::string values = absl::StrJoin(row.group->values(), ", ");
  const Text together = {"$0$1 $2, together", "$0$1 $2, ensemble"}, alone = {"$0$1 $2", "$0$1 $2"};
  return say(row.group->values_size() > 1 ? together : alone, indent, row.group->by(), values);
}

using R = const Row&;
using M = const Messages&;

View<Row>::Column GroupColumn() {
  return {{"Group", "Groupe"}, [](R r, M say) { return Cell{SaidGroup(r, say)}; }, Align::kLeft, 10, 0};
}
View<Row>::Column PeopleColumn() {
  return {{"People", "Personnes"}, [](R r, M say) { return Cell{say.Number(r.group->people())}; }, Align::kRight, 0, 0};
}

const View<Row>& PlanView() {
  static const auto* const view = new View<Row>{.fields = {}, .columns = {GroupColumn(), PeopleColumn()}};
  return *view;
}

const View<Row>& FiguresView() {
  static const auto* const view = new View<Row>{
      .fields = {{"question", [](R r) { return r.question; }},
                 {"withheld", [](R r) { return std::string(r.group == nullptr ? "true" : "false"); }},
                 {"by", [](R r) { return r.group == nullptr ? "" : r.group->by(); }},
                 {"values", [](R r) { return r.group == nullptr ? "" : absl::StrJoin(r.group->values(), ";"); }},
                 {"people",
                  [](R r) {
                    return r.group == nullptr ? base::CsvCell("") : base::CsvCell::Number(r.group->people());
                  }},
                 {"options", [](R r) { return r.group == nullptr ? "" : PlainOptions(*r.group); }},
                 {"mean", [](R r) { return r.group == nullptr ? "" : r.group->mean(); }}},
      .columns = {GroupColumn(),
                  PeopleColumn(),
                  {{"Answers", "Réponses"}, [](R r, M) { return Cell{SaidOptions(*r.group)}; }, Align::kLeft, 10, 0},
                  {{"Mean", "Moyenne"}, [](R r, M) { return Cell{r.group->mean()}; }, Align::kRight, 0, 1}}};
  return *view;
}

void ShowQuestion(const QuestionFigures& figures, const Output& output) {
  output.Line("");
  output.Line(output.terminal.Paint(Tone::kStrong, figures.question()));
  if (figures.withheld()) {
    output.Note(output.say({"withheld: fewer than 5 answered, or all said the same to what is sensitive",
                            "retenu : moins de 5 réponses, ou toutes les mêmes à ce qui est sensible"}),
                Tone::kWarning);
    return;
  }
  std::vector<Row> rows;
  AddRows(figures.question(), figures.all(), 0, rows);
  Listing<Row> listing(output, FiguresView());
  for (const Row& row : rows) listing.Add(row);
  listing.Flush();
}

void ShowRecords(const Release& release, const Output& output) {
  Listing<Row> listing(output, FiguresView());
  for (const QuestionFigures& figures : release.questions()) {
    std::vector<Row> rows;
    if (figures.withheld()) {
      rows.push_back({figures.question(), nullptr, 0});
    } else {
      AddRows(figures.question(), figures.all(), 0, rows);
    }
    for (const Row& row : rows) listing.Add(row);
  }
  listing.Flush();
}

}  // namespace

void ShowPlan(const google::protobuf::RepeatedPtrField<GroupFigures>& groups, const Output& output) {
  std::vector<Row> rows;
  for (const GroupFigures& group : groups) AddRows("", group, 0, rows);
  Listing<Row> listing(output, PlanView());
  for (const Row& row : rows) listing.Add(row);
  listing.Flush();
}

void ShowRelease(const Release& release, const Output& output) {
  if (output.format == Format::kJson) return output.Line(Json(release));
  if (output.format == Format::kCsv) return ShowRecords(release, output);
  output.Line(output.say({"$0 of the $1 people asked answered.", "$0 des $1 personnes interrogées ont répondu."},
                         output.say.Number(release.answers()), output.say.Number(release.audience_size())));
  for (const QuestionFigures& figures : release.questions()) ShowQuestion(figures, output);
  Sheet sheet(output);
  sheet.Section({"In their words, in no order", "Dans leurs mots, sans ordre"});
  for (const auto& text : release.texts()) sheet.Body(Concat(text.question(), " · ", text.text()));
  sheet.Section({"SHA-256 of the document", "SHA-256 du document"});
  sheet.Body(release.hash());
  sheet.Print();
}

}  // namespace pepiniere::pep
