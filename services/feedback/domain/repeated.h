// A question that is asked again: two releases of it may be subtracted from each other, so the groups that they tell
// apart together must be as large as those of one. Pairs of audiences are not enough: of ABC 10, AB, AC and BC 3 each,
// A, B and C 2 each (who is in which of three audiences), each two tell apart groups of five and more.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "services/base/date.h"
#include "services/feedback/domain/audience.h"
#include "services/feedback/domain/release.h"

namespace pepiniere::feedback {

// What one campaign tells apart, or may: the people whom it asked, each with the smallest cell that they may be
// published in. Who is in the same cell is never told apart.
struct Asked {
  std::string campaign;
  std::map<std::string, std::string> cell_of;  // by person
};

// Of one that is not released yet: what is pooled depends on who will answer, so that each combination of values is a
// cell.
Asked AskedOf(std::string campaign, const Audience& audience);
// Of one that is: the cells of its release. Of a question that was withheld, nobody is told anything of.
Asked AskedOf(std::string campaign, const Audience& audience, const Release& release);

// People whom all releases together would tell apart from everybody else.
struct SmallClass {
  std::size_t people = 0;              // fewer than kFewest
  std::vector<std::string> campaigns;  // that asked them
  bool operator==(const SmallClass&) const = default;
};

// The classes of people by their membership in all that `again` and `before` tell apart that are too small, the
// smallest first; `again` must not open if there are any. What shares nobody with `again`, directly or by way of
// others, does not count. Where nothing is left that does, a release alone sees to it that its groups are large enough.
std::vector<SmallClass> SmallClasses(const Asked& again, std::span<const Asked> before);

// Whether a question that was last open to answers on a day counts as asked again in a campaign that opens on another:
// less than 12 months later.
bool IsAskedAgain(base::Date last_open, base::Date opens);

}  // namespace pepiniere::feedback
