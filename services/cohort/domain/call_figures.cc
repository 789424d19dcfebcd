#include "services/cohort/domain/call_figures.h"

namespace pepiniere::cohort {
namespace {

class Counting {
 public:
  explicit Counting(const CallFacts& facts) : facts_(facts) {
    figures_.all = facts.all;
    for (const auto& [seat, chosen] : facts.chosen) {
      Add(seat, &CallCounts::applications, chosen.applications);
      Add(seat, &CallCounts::admissible, chosen.admissible);
    }
    AddEach(facts.ranked, &CallCounts::ranked);
    AddEach(facts.placed, &CallCounts::placed);
    AddEach(facts.accepted, &CallCounts::accepted);
  }

  CallFigures figures() const { return figures_; }

 private:
  void Add(const std::string& seat, int CallCounts::*count, int more) {
    const auto found = facts_.seats.find(seat);
    const CallFacts::Place place = found == facts_.seats.end() ? CallFacts::Place() : found->second;
    figures_.profiles[place.profile].*count += more;
    figures_.hosts[place.host].*count += more;
  }
  void AddEach(const std::vector<std::string>& seats, int CallCounts::*count) {
    for (const std::string& seat : seats) {
      figures_.all.*count += 1;
      Add(seat, count, 1);
    }
  }

  const CallFacts& facts_;
  CallFigures figures_;
};

}  // namespace

CallFigures FiguresOf(const CallFacts& facts) { return Counting(facts).figures(); }

}  // namespace pepiniere::cohort
