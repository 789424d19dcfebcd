#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "clients/pep/feedback/answers.h"
#include "services/feedback/domain/raking.h"
#include "services/json/document.h"
#include "services/json/json.h"

namespace pepiniere::pep {
namespace {

using feedback::RakingRefusal;
using feedback::SampleGroup;
using feedback::Targets;
using json::OrderedJson;
using std::string_view;

constexpr std::array<string_view, 2> kMembers = {"targets", "groups"};
constexpr std::array<string_view, 4> kGroupMembers = {"values", "n", "weight", "said"};
constexpr std::int64_t kMostRespondents = 1'000'000;
constexpr double kLeastWeight = 1e-6, kMostWeight = 1e6, kMostTarget = 1e9;

struct Sample {
  Targets targets;
  std::vector<SampleGroup> groups;
  std::map<std::string, std::vector<std::int64_t>> said;  // by what was said: of each group, how many
};

Targets TakeTargets(const FileValue& value) {
  Targets targets;
  value.EachMember([&](const std::string& dimension, const FileValue& margin) {
    if (!margin.is_there()) margin.Complain(FileWrong::kMissing);
    auto& of = targets[dimension];
    margin.EachMember([&](const std::string& key, const FileValue& target) {
      if (!target.is_there()) target.Complain(FileWrong::kMissing);
      of[key] = target.Number(0, kMostTarget).value_or(0);
    });
  });
  return targets;
}

void TakeGroup(const FileValue& value, Sample& sample) {
  value.HasOnly(kGroupMembers);
  SampleGroup group;
  group.n = value.Required("n").Count(0, kMostRespondents).value_or(0);
  const FileValue weight = value.Member("weight");
  if (weight.is_there()) group.design_weight = weight.Number(kLeastWeight, kMostWeight).value_or(1);
  const FileValue values = value.Required("values");
  for (const auto& [dimension, _] : sample.targets) group.values[dimension] = values.Required(dimension).Label();
  std::vector<std::string> dimensions;
  for (const auto& [dimension, _] : sample.targets) dimensions.push_back(dimension);
  const std::vector<string_view> keys(dimensions.begin(), dimensions.end());
  values.HasOnly(keys);
  value.Member("said").EachMember([&](const std::string& what, const FileValue& count) {
    auto& of = sample.said[what];
    of.resize(sample.groups.size());
    of.push_back(count.Count(0, group.n).value_or(0));
  });
  sample.groups.push_back(std::move(group));
}

Sample TakeSample(const FileValue& all) {
  all.HasOnly(kMembers);
  Sample sample;
  sample.targets = TakeTargets(all.Required("targets"));
  all.Required("groups").EachItem([&](const FileValue& item) { TakeGroup(item, sample); });
  for (auto& [_, counts] : sample.said) counts.resize(sample.groups.size());
  return sample;
}

// Says why there are no weights, where in the targets it shows.
void Refuse(const FileValue& all, const Sample& sample, const feedback::Raking& raking) {
  const FileValue targets = all.Member("targets"), of = targets.Member(raking.dimension);
  switch (*raking.refusal) {
    case RakingRefusal::kNothingToWeight:
      return targets.Complain(FileWrong::kNothingToWeight);
    case RakingRefusal::kDifferentTotals:
      return of.Complain(FileWrong::kOtherTotal, {json::PathTo("targets", sample.targets.begin()->first)});
    case RakingRefusal::kEmptyGroup:
      return of.Member(raking.value).Complain(FileWrong::kEmptyGroup);
    case RakingRefusal::kNoTarget:
      return of.Complain(FileWrong::kNoTarget, {raking.value});
    case RakingRefusal::kNoAgreement:
      return targets.Complain(FileWrong::kNoAgreement);
  }
}

std::string SampleJson(const Sample& sample, const feedback::Raking& raking) {
  OrderedJson groups = OrderedJson::array();
  std::int64_t n = 0;
  for (std::size_t i = 0; i < sample.groups.size(); ++i) {
    const SampleGroup& group = sample.groups[i];
    n += group.n;
    groups.push_back({{"values", group.values}, {"n", group.n}, {"weight", raking.weights[i]}});
  }
  OrderedJson said = OrderedJson::object();
  for (const auto& [what, counts] : sample.said) {
    const auto share = ShareOf(sample.groups, raking.weights, counts);
    said[what] = {{"unweighted", share.unweighted}, {"weighted", share.weighted}};
  }
  return json::Dump(
      OrderedJson{{"n", n}, {"groups", std::move(groups)}, {"deff", raking.design_effect}, {"said", std::move(said)}});
}

}  // namespace

std::string WeightAnswer(const FileValue& all) {
  const Sample sample = TakeSample(all);
  if (all.IsFileWrong()) return "";
  const feedback::Raking raking = Rake(sample.groups, sample.targets);
  if (!raking.refusal) return SampleJson(sample, raking);
  Refuse(all, sample, raking);
  return "";
}

}  // namespace pepiniere::pep
