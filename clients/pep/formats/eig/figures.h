// What the content of the EIG site counts up to: by cohort, host, skill and theme.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "clients/pep/formats/eig/values.h"

namespace pepiniere::eig {

// Of one cohort, host, skill or theme. Files that spell one person count as one; a challenge or a person that names
// several counts in each.
struct Figure {
  std::string title;     // empty: of what names none
  bool defined = false;  // a file says what it is; of hosts, none does
  std::int64_t challenges = 0;
  // Of a cohort or a skill, those who name it; of a host or a theme, those whose challenges do.
  std::int64_t participants = 0;
  std::int64_t others = 0;  // mentors, agents of the programme...: whoever has another role

  friend bool operator==(const Figure&, const Figure&) = default;
};

struct RoleFigure {
  std::string role;
  std::int64_t people = 0;

  friend bool operator==(const RoleFigure&, const RoleFigure&) = default;
};

struct Figures {
  std::int64_t challenges = 0;
  std::int64_t hidden_challenges = 0;  // `visible` is not true
  std::int64_t people = 0;
  std::int64_t people_without_challenge = 0;
  std::int64_t hosts = 0;
  std::int64_t host_spellings = 0;
  std::vector<RoleFigure> roles;  // in the order of their names
  // In the order of their titles, folded. Whatever a file defines has a line, even of zeros; so has what is only named.
  std::vector<Figure> by_cohort;
  std::vector<Figure> by_host;
  std::vector<Figure> by_skill;
  std::vector<Figure> by_theme;
};

// Pure: of the values alone.
Figures CountUp(const Content& content);

}  // namespace pepiniere::eig
