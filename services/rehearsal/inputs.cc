#include "services/rehearsal/inputs.h"

#include "services/json/json.h"
#include "services/rehearsal/take.h"

namespace pepiniere::rehearsal {
namespace {

using Json = json::OrderedJson;

Json GridJson(const assessment::Grid& grid) {
  Json criteria = Json::array();
  for (const assessment::Criterion& criterion : grid.criteria) {
    criteria.push_back({{"code", criterion.code},
                        {"min", criterion.min},
                        {"max", criterion.max},
                        {"weight", criterion.weight.ToString()}});
  }
  return {{"criteria", std::move(criteria)}, {"minReviews", grid.min_reviews}};
}

Json ReviewJson(const assessment::Review& review) {
  Json json = {{"application", review.application}, {"juror", review.juror}, {"marks", Json::object()}};
  for (const auto& [code, mark] : review.marks) json["marks"][code] = mark;
  if (review.is_void) json["void"] = true;
  return json;
}

Json ListsJson(const std::map<std::string, std::vector<std::string>>& lists) {
  Json json = Json::object();
  for (const auto& [key, list] : lists) json[key] = list;
  return json;
}

}  // namespace

ReadInputs Read(std::string_view text) {
  ReadInputs read{.inputs = {}, .faults = JsonFaults(text)};
  if (!read.faults.empty() && read.faults.back().wrong != Wrong::kRepeatedKey) return read;
  const auto json = json::Parse(text);
  if (!json) return read;
  read.inputs = Take(*json, "", read.faults);
  Check(read.inputs, "", read.faults);
  Sort(read.inputs);
  return read;
}

std::string Canonical(const Inputs& inputs) {
  Json json = Json::object();
  if (!inputs.call.empty()) json["call"] = inputs.call;
  if (!inputs.grid.criteria.empty() || inputs.grid.min_reviews != 1) json["grid"] = GridJson(inputs.grid);
  for (const assessment::Review& review : inputs.reviews) json["reviews"].push_back(ReviewJson(review));
  for (const assessment::Recusal& recusal : inputs.recusals) {
    json["recusals"].push_back({{"application", recusal.application}, {"juror", recusal.juror}});
  }
  if (inputs.seed) json["seed"] = *inputs.seed;
  if (!inputs.decisions.empty()) json["decisions"] = inputs.decisions;
  if (!inputs.choices.empty()) json["choices"] = ListsJson(inputs.choices);
  if (inputs.lists) json["lists"] = ListsJson(*inputs.lists);
  for (const auto& [seat, capacity] : inputs.seats) json["seats"][seat] = capacity;
  for (const auto& [seat, members] : inputs.ties) json["ties"].push_back(Json::array({seat, members}));
  for (const auto& [candidate, seat] : inputs.finals) json["final"][candidate] = seat;
  if (!inputs.left.empty()) json["left"] = inputs.left;
  return json::Dump(json);
}

}  // namespace pepiniere::rehearsal
