#include "services/feedback/api/release_message.h"

#include "services/json/json.h"

namespace pepiniere::feedback::api {
namespace {

using json::Json;

void Write(const Cell& cell, const Question* question, v1::GroupFigures& told) {
  told.set_people(static_cast<int>(cell.tally.n));
  if (question != nullptr) {
    for (std::size_t i = 0; i < question->options.size(); ++i) {
      v1::OptionCount& count = *told.add_options();
      count.set_option(question->options[i]);
      count.set_count(static_cast<int>(cell.tally.counts[i]));
    }
    if (const auto mean = MeanOf(*question, cell.tally)) told.set_mean(mean->ToString());
  }
  for (const Part& part : cell.parts) {
    v1::GroupFigures& below = *told.add_parts();
    below.set_by(cell.by);
    for (const std::string& value : part.values) below.add_values(value);
    Write(part.cell, question, below);
  }
}

Cell Read(const v1::GroupFigures& told) {
  Cell cell;
  cell.tally.n = told.people();
  for (const v1::GroupFigures& below : told.parts()) {
    cell.by = below.by();
    cell.parts.push_back({.values = {below.values().begin(), below.values().end()},
                          .is_pool = below.values_size() > 1,
                          .cell = Read(below)});
  }
  return cell;
}

Json Document(const v1::GroupFigures& group) {
  Json told = {{"n", group.people()}};
  Json& options = told["options"] = Json::object();
  for (const v1::OptionCount& count : group.options()) options[count.option()] = count.count();
  if (!group.mean().empty()) told["mean"] = group.mean();
  Json& parts = told["parts"] = Json::array();
  for (const v1::GroupFigures& below : group.parts()) {
    Json part = Document(below);
    part["by"] = below.by();
    Json& values = part["values"] = Json::array();
    for (const std::string& value : below.values()) values.push_back(value);
    parts.push_back(std::move(part));
  }
  return told;
}

}  // namespace

v1::QuestionFigures ToMessage(const Question& question, const Release& release) {
  v1::QuestionFigures figures;
  figures.set_question(question.code);
  figures.set_withheld(release.withheld);
  if (!release.withheld) Write(release.root, &question, *figures.mutable_all());
  return figures;
}

Release GroupsOf(const v1::QuestionFigures& figures) {
  return {.withheld = figures.withheld(), .root = Read(figures.all())};
}

v1::GroupFigures ToMessage(const Cell& plan) {
  v1::GroupFigures told;
  Write(plan, nullptr, told);
  return told;
}

std::string DocumentOf(const std::string& campaign, const std::string& questionnaire_hash, const v1::Release& release) {
  Json document = {{"campaign", campaign},
                   {"questionnaireHash", questionnaire_hash},
                   {"audience", release.audience_size()},
                   {"answers", release.answers()}};
  Json& questions = document["questions"] = Json::object();
  for (const v1::QuestionFigures& figures : release.questions()) {
    questions[figures.question()] = figures.withheld() ? Json{{"withheld", true}} : Document(figures.all());
  }
  Json& texts = document["texts"] = Json::object();
  for (const v1::ReleasedText& text : release.texts()) {
    Json& list = texts[text.question()];
    list.push_back(text.text());
  }
  return json::Dump(document);
}

}  // namespace pepiniere::feedback::api
