#include "services/feedback/domain/repeated.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "services/base/text.h"

namespace pepiniere::feedback {
namespace {

// Texts as one that no other texts give.
std::string Joined(std::span<const std::string> texts) {
  std::string joined;
  for (const std::string& text : texts) joined += base::Concat(text.size(), ":", text);
  return joined;
}

// The path of the leaf that somebody with those values is in.
std::string LeafOf(const Cell& root, const std::vector<std::string>& values) {
  std::string path;
  const Cell* cell = &root;
  for (const std::string& value : values) {
    const auto part = std::ranges::find_if(
        cell->parts, [&](const Part& one) { return std::ranges::find(one.values, value) != one.values.end(); });
    if (part == cell->parts.end()) break;
    path += base::Concat("/", Joined(part->values));
    cell = &part->cell;
  }
  return path;
}

bool ShareSomebody(const Asked& a, const Asked& b) {
  return std::ranges::any_of(a.cell_of, [&](const auto& one) { return b.cell_of.contains(one.first); });
}

// `again` and those of `before` that it shares people with, by way of others or not.
std::vector<const Asked*> Connected(const Asked& again, std::span<const Asked> before) {
  std::vector<const Asked*> connected = {&again}, others;
  for (const Asked& asked : before) others.push_back(&asked);
  for (std::size_t i = 0; i < connected.size(); ++i) {
    std::vector<const Asked*> apart;
    for (const Asked* other : others) (ShareSomebody(*connected[i], *other) ? connected : apart).push_back(other);
    others = std::move(apart);
  }
  return connected;
}

}  // namespace

Asked AskedOf(std::string campaign, const Audience& audience) {
  Asked asked{std::move(campaign), {}};
  for (const Person& person : audience.people) asked.cell_of.emplace(person.id, Joined(person.values));
  return asked;
}

Asked AskedOf(std::string campaign, const Audience& audience, const Release& release) {
  Asked asked{std::move(campaign), {}};
  if (release.withheld) return asked;
  for (const Person& person : audience.people) asked.cell_of.emplace(person.id, LeafOf(release.root, person.values));
  return asked;
}

std::vector<SmallClass> SmallClasses(const Asked& again, std::span<const Asked> before) {
  const std::vector<const Asked*> all = Connected(again, before);
  if (all.size() < 2) return {};
  struct Membership {
    std::vector<std::string> cells, campaigns;
  };
  std::map<std::string, Membership> of_people;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const auto& [person, cell] : all[i]->cell_of) {
      of_people[person].cells.push_back(base::Concat(i, "=", cell));
      of_people[person].campaigns.push_back(all[i]->campaign);
    }
  }
  std::map<std::string, SmallClass> classes;
  for (auto& [_, membership] : of_people) {
    SmallClass& of = classes[Joined(membership.cells)];
    if (++of.people == 1) of.campaigns = std::move(membership.campaigns);
  }
  std::vector<SmallClass> small;
  for (auto& [_, one] : classes) {
    if (static_cast<std::int64_t>(one.people) < kFewest) small.push_back(std::move(one));
  }
  std::ranges::sort(small, {}, [](const SmallClass& one) { return std::tie(one.people, one.campaigns); });
  return small;
}

bool IsAskedAgain(base::Date last_open, base::Date opens) {
  return std::tuple(opens.year() - 1, opens.month(), opens.day()) <
         std::tuple(last_open.year(), last_open.month(), last_open.day());
}

}  // namespace pepiniere::feedback
