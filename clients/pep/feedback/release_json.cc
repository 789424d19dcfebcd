#include "clients/pep/feedback/release_json.h"

#include <cstddef>
#include <utility>

#include "services/feedback/domain/release.h"
#include "services/json/json.h"

namespace pepiniere::pep {
namespace {

using feedback::Cell;
using feedback::Question;
using json::OrderedJson;

// Adds what is told of a cell.
void Tell(const Question& question, const Cell& cell, OrderedJson& json) {
  json["n"] = cell.tally.n;
  if (!question.options.empty()) {
    OrderedJson options = OrderedJson::object();
    for (std::size_t i = 0; i < question.options.size(); ++i) options[question.options[i]] = cell.tally.counts[i];
    json["options"] = std::move(options);
  }
  if (const auto mean = MeanOf(question, cell.tally)) json["mean"] = mean->ToString();
  for (const feedback::Part& part : cell.parts) {
    OrderedJson told = {{"by", cell.by}, {"values", part.values}};
    Tell(question, part.cell, told);
    json["parts"].push_back(std::move(told));
  }
}

}  // namespace

std::string ReleaseJson(const CampaignFile& file) {
  OrderedJson all = OrderedJson::object();
  OrderedJson& questions = all["questions"] = OrderedJson::object();
  for (std::size_t i = 0; i < file.questions.size(); ++i) {
    const Question& question = file.questions[i];
    const feedback::Release release = MakeRelease(file.audience, question, file.answers[i]);
    OrderedJson& told = questions[question.code] = OrderedJson::object();
    if (release.withheld) {
      told["withheld"] = true;
    } else {
      Tell(question, release.root, told);
    }
  }
  return json::Dump(all);
}

}  // namespace pepiniere::pep
