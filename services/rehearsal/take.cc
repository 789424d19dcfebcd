#include "services/rehearsal/take.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

#include "services/base/text.h"
#include "services/json/document.h"

namespace pepiniere::rehearsal {
namespace {

using assessment::Criterion;
using assessment::Fraction;
using json::Json;
using json::PathTo;

constexpr std::size_t kMostLevels = 32, kMostNameBytes = 200, kMostCriteria = 100;
constexpr std::int64_t kMost = 1'000'000'000;

bool IsName(std::string_view text) {
  return !text.empty() && text.size() <= kMostNameBytes &&
         std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) >= ' ' && c != '\x7f'; });
}

// A value, where it is, and where to say what is wrong with it.
class Field {
 public:
  Field(const Json* json, std::string path, std::vector<Fault>& faults)
      : json_(json), path_(std::move(path)), faults_(&faults) {}

  bool is_there() const { return json_ != nullptr; }
  void Complain(Wrong wrong, std::vector<std::string> arguments = {}) const {
    faults_->push_back({path_, wrong, std::move(arguments)});
  }

  // A member of what is an object; one that is null is not there.
  Field Member(std::string_view key) const {
    const Json* member = json_ != nullptr && json_->is_object() ? json::At(*json_, key) : nullptr;
    return {member == nullptr || member->is_null() ? nullptr : member, PathTo(path_, key), *faults_};
  }
  // The same, which must be there.
  Field Required(std::string_view key) const {
    Field member = Member(key);
    if (!member.is_there() && json_ != nullptr && json_->is_object()) member.Complain(Wrong::kMissing);
    return member;
  }
  // An object that has no other members than these.
  void HasOnly(std::initializer_list<std::string_view> keys) const {
    EachMember([&](const std::string& key, const Field& member) {
      if (std::ranges::find(keys, key) == keys.end()) member.Complain(Wrong::kUnknownMember);
    });
  }
  void EachMember(const std::function<void(const std::string&, const Field&)>& take) const {
    if (json_ == nullptr) return;
    if (!json_->is_object()) return Complain(Wrong::kNoObject);
    for (const auto& [key, member] : json_->items()) take(key, {&member, PathTo(path_, key), *faults_});
  }
  void EachItem(const std::function<void(const Field&)>& take) const {
    if (json_ == nullptr) return;
    if (!json_->is_array()) return Complain(Wrong::kNoList);
    for (std::size_t i = 0; i < json_->size(); ++i) take({&(*json_)[i], PathTo(path_, i), *faults_});
  }

  // Empty where it is none, or not there.
  std::string Name() const {
    if (json_ == nullptr) return "";
    if (json_->is_string() && IsName(json_->get_ref<const std::string&>())) return json_->get<std::string>();
    Complain(Wrong::kNoName);
    return "";
  }
  std::vector<std::string> Names() const {
    std::vector<std::string> names;
    EachItem([&](const Field& item) { names.push_back(item.Name()); });
    return names;
  }
  bool Flag() const {
    if (json_ == nullptr) return false;
    if (!json_->is_boolean()) Complain(Wrong::kNoFlag);
    return json_->is_boolean() && json_->get<bool>();
  }
  // None where it is no whole number within these.
  std::optional<std::int64_t> Number(std::int64_t least, std::int64_t most) const {
    if (json_ == nullptr) return std::nullopt;
    if (json_->is_number_integer() && !IsBeyond()) {
      if (const auto number = json_->get<std::int64_t>(); least <= number && number <= most) return number;
    }
    Complain(Wrong::kNoNumber, {base::Concat(least), base::Concat(most)});
    return std::nullopt;
  }
  Fraction Weight() const {
    if (json_ == nullptr) return {};
    std::optional<Fraction> weight;
    if (json_->is_string()) weight = Fraction::Parse(json_->get_ref<const std::string&>());
    if (json_->is_number_integer() && !IsBeyond()) weight = Fraction(json_->get<std::int64_t>());
    if (!weight) Complain(Wrong::kNoFraction);
    if (weight && *weight < Fraction()) Complain(Wrong::kNegativeWeight);
    return weight.value_or(Fraction());
  }

 private:
  bool IsBeyond() const {
    return json_->is_number_unsigned() && json_->get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max();
  }

  const Json* json_;  // null: not there
  std::string path_;
  std::vector<Fault>* faults_;
};

Criterion TakeCriterion(const Field& field) {
  field.HasOnly({"code", "min", "max", "weight"});
  Criterion criterion;
  criterion.code = field.Required("code").Name();
  const auto min = field.Required("min").Number(-kMost, kMost), max = field.Required("max").Number(-kMost, kMost);
  criterion.min = min.value_or(-kMost), criterion.max = max.value_or(kMost);
  if (min && max && *min > *max) field.Complain(Wrong::kMinAboveMax, {base::Concat(*min), base::Concat(*max)});
  criterion.weight = field.Required("weight").Weight();
  return criterion;
}

assessment::Grid TakeGrid(const Field& field) {
  assessment::Grid grid;
  if (!field.is_there()) return grid;
  field.HasOnly({"criteria", "minReviews"});
  const Field criteria = field.Member("criteria");
  criteria.EachItem([&](const Field& item) { grid.criteria.push_back(TakeCriterion(item)); });
  if (grid.criteria.size() > kMostCriteria) criteria.Complain(Wrong::kTooMany, {base::Concat(kMostCriteria)});
  grid.min_reviews = static_cast<int>(field.Member("minReviews").Number(1, kMost).value_or(1));
  return grid;
}

assessment::Review TakeReview(const Field& field, const assessment::Grid& grid) {
  field.HasOnly({"application", "juror", "marks", "void"});
  assessment::Review review;
  review.application = field.Required("application").Name();
  review.juror = field.Required("juror").Name();
  review.is_void = field.Member("void").Flag();
  const Field marks = field.Member("marks");
  marks.EachMember([&](const std::string& code, const Field&) {
    const auto criterion = std::ranges::find(grid.criteria, code, &Criterion::code);
    const Field mark = marks.Member(code);  // not there where it is null: an abstention
    if (criterion == grid.criteria.end()) {
      mark.Complain(Wrong::kUnknownCriterion, {code});
    } else if (const auto number = mark.Number(criterion->min, criterion->max)) {
      review.marks.emplace(code, *number);
    }
  });
  return review;
}

// The members of an object whose keys are names.
std::vector<std::pair<std::string, Field>> MembersOf(const Field& field) {
  std::vector<std::pair<std::string, Field>> members;
  field.EachMember([&](const std::string& key, const Field& member) {
    if (!IsName(key)) member.Complain(Wrong::kNoName);
    members.emplace_back(key, member);
  });
  return members;
}

std::map<std::string, std::vector<std::string>> TakeLists(const Field& field) {
  std::map<std::string, std::vector<std::string>> lists;
  for (const auto& [key, list] : MembersOf(field)) lists.emplace(key, list.Names());
  return lists;
}

std::pair<std::string, std::vector<std::string>> TakeTie(const Field& field) {
  std::pair<std::string, std::vector<std::string>> tie;
  std::size_t items = 0;
  field.EachItem([&](const Field& item) {
    if (items == 0) tie.first = item.Name();
    if (items == 1) tie.second = item.Names();
    ++items;
  });
  if (items > 2) field.Complain(Wrong::kTooMany, {"2"});
  if (items < 2) field.Complain(Wrong::kTooFew, {"2"});
  return tie;
}

Wrong WrongOf(json::DocumentFault::What what) {
  using What = json::DocumentFault::What;
  return what == What::kNoJson ? Wrong::kNoJson : what == What::kTooDeep ? Wrong::kTooDeep : Wrong::kRepeatedKey;
}

}  // namespace

std::vector<Fault> JsonFaults(std::string_view text) {
  std::vector<Fault> faults;
  for (json::DocumentFault& fault : json::FaultsOf(text, kMostLevels)) {
    std::vector<std::string> arguments;
    if (fault.byte > 0) arguments.push_back(base::Concat(fault.byte));
    faults.push_back({std::move(fault.path), WrongOf(fault.what), std::move(arguments)});
  }
  return faults;
}

Inputs Take(const Json& json, const std::string& path, std::vector<Fault>& faults) {
  const Field all(&json, path, faults);
  all.HasOnly({"call", "grid", "reviews", "recusals", "seed", "decisions", "choices", "lists", "seats", "ties", "final",
               "left"});
  Inputs inputs;
  inputs.call = all.Member("call").Name();
  inputs.grid = TakeGrid(all.Member("grid"));
  all.Member("reviews").EachItem([&](const Field& item) { inputs.reviews.push_back(TakeReview(item, inputs.grid)); });
  all.Member("recusals").EachItem([&](const Field& item) {
    item.HasOnly({"application", "juror"});
    inputs.recusals.push_back({item.Required("application").Name(), item.Required("juror").Name()});
  });
  if (const Field seed = all.Member("seed"); seed.is_there()) inputs.seed = seed.Name();
  all.Member("decisions").EachItem([&](const Field& item) { inputs.decisions.push_back(item.Names()); });
  inputs.choices = TakeLists(all.Member("choices"));
  if (const Field lists = all.Member("lists"); lists.is_there()) inputs.lists = TakeLists(lists);
  for (const auto& [seat, capacity] : MembersOf(all.Member("seats"))) {
    inputs.seats.emplace(seat, static_cast<int>(capacity.Number(0, kMost).value_or(0)));
  }
  all.Member("ties").EachItem([&](const Field& item) { inputs.ties.push_back(TakeTie(item)); });
  for (const auto& [candidate, seat] : MembersOf(all.Member("final"))) inputs.finals.emplace(candidate, seat.Name());
  inputs.left = all.Member("left").Names();
  return inputs;
}

void Sort(Inputs& inputs) {
  const auto by_both = [](const auto& item) { return std::tie(item.application, item.juror); };
  std::ranges::sort(inputs.reviews, {}, by_both);
  std::ranges::sort(inputs.recusals, {}, by_both);
  const auto again = std::unique(inputs.recusals.begin(), inputs.recusals.end(),
                                 [&](const auto& one, const auto& other) { return by_both(one) == by_both(other); });
  inputs.recusals.erase(again, inputs.recusals.end());
  for (auto& [_, members] : inputs.ties) std::ranges::sort(members);
  const auto once = [](auto& list) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  once(inputs.decisions), once(inputs.ties), once(inputs.left);
}

}  // namespace pepiniere::rehearsal
