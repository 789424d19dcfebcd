#include "services/cohort/domain/moods.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace pepiniere::cohort {
namespace {

int PeopleIn(std::span<const MoodBulletin> bulletins, const BulletinSet& set) {
  std::set<std::string_view> people;
  for (const std::size_t place : set) people.insert(bulletins[place].person);
  return static_cast<int>(people.size());
}

MoodFigure FigureOf(std::span<const MoodBulletin> bulletins, const BulletinSet& set) {
  MoodFigure figure{.people = PeopleIn(bulletins, set), .bulletins = std::ssize(set)};
  for (const std::size_t place : set) figure.sum += bulletins[place].mood;
  return figure;
}

// The classes of bulletins that published figures tell apart. What no figure has is the class 0.
class Classes {
 public:
  explicit Classes(std::span<const MoodBulletin> bulletins) : bulletins_(bulletins), class_of_(bulletins.size(), 0) {}

  // Tells the bulletins of a set, each there once, from the others; or stays as it is where a class would be too small.
  bool Split(const BulletinSet& set) {
    std::vector<bool> has(class_of_.size(), false);
    for (const std::size_t place : set) has[place] = true;
    std::map<std::pair<int, bool>, BulletinSet> parts;
    for (std::size_t place = 0; place < has.size(); ++place) {
      parts[{class_of_[place], has[place]}].push_back(place);
    }
    constexpr std::pair<int, bool> kOfNoFigure = {0, false};
    const auto too_small = [&](const auto& part) {
      return part.first != kOfNoFigure && PeopleIn(bulletins_, part.second) < kFewestPeople;
    };
    if (std::ranges::any_of(parts, too_small)) return false;
    parts.erase(kOfNoFigure);
    int next = 1;
    for (const auto& [key, part] : parts) {
      for (const std::size_t place : part) class_of_[place] = next;
      ++next;
    }
    return true;
  }

 private:
  std::span<const MoodBulletin> bulletins_;
  std::vector<int> class_of_;
};

}  // namespace

std::vector<std::optional<MoodFigure>> MoodFiguresOf(std::span<const MoodBulletin> bulletins,
                                                     std::span<const BulletinSet> asked) {
  Classes classes(bulletins);
  std::vector<std::optional<MoodFigure>> figures;
  for (BulletinSet set : asked) {
    std::ranges::sort(set);
    set.erase(std::unique(set.begin(), set.end()), set.end());
    figures.emplace_back();
    const bool enough = PeopleIn(bulletins, set) >= kFewestPeople;
    if (enough && classes.Split(set)) figures.back() = FigureOf(bulletins, set);
  }
  return figures;
}

}  // namespace pepiniere::cohort
