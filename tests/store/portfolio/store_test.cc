#include "tests/store/portfolio/store_test.h"

#include <algorithm>

#include "services/base/text.h"

namespace pepiniere::portfolio::store {

Project FullProject() {
  Project p;
  p.kind = ProjectKind::kPrivatePlayerProject;
  p.title = "Éclaircie — « le temps »\u2028 'n\\'importe' \"où\" 🌦";
  p.mission = "Say % and _ and ! and ? and $ and {x}\nand\ttabs";
  p.description = base::Concat(std::string(100'000, 'x'), "é");
  p.primary_incubator = "Cloud.lab";
  p.other_incubators = {"rain-lab", "sun-lab"};
  p.sponsors = {"weather", "ville-d’été"};
  p.themes = {"Météo", "météo", "ciel"};
  p.user_types = {"agents", "citizens"};
  p.technologies = {"c++", "sql"};
  p.links = {"https://a.example", "https://b.example", "https://c.example",
             "https://d.example", "https://e.example", "https://f.example"};
  p.contact = "cloud@weather.example";
  p.problem_statement = "It rains.";
  p.intrapreneur = "somebody@weather.example";
  p.budget = {9'007'199'254'740'993, 0};
  p.time_box = {Day("0001-01-01"), Day("9999-12-31")};
  p.standards = {AccessibilityStatus::kPartiallyCompliant,
                 62.35,
                 "AA",
                 Day("2024-02-29"),
                 true,
                 "https://g.example",
                 false,
                 true,
                 "It would rain.",
                 false,
                 true,
                 false};
  p.outcome = {"weather", "its IT department", "https://h.example", "no sun", "take an umbrella", true};
  p.owner = {"Cloud Ltd", "https://i.example", "weather"};
  p.aliases = {"Nuage", "Old cloud"};
  p.programme_contact = "programme@weather.example";
  p.incubator_contact = "lab@weather.example";
  p.source_fields = R"({"rgpd":[1,null,"é"]})";
  p.noindex = true;
  return p;
}

Project AnyProject(std::mt19937& random) {
  const auto word = [&](std::string_view prefix, int of) {
    return std::string(prefix) + std::to_string(Pick(random, of));
  };
  const auto words = [&](std::string_view prefix) {
    std::vector<std::string> some;
    for (int i = 0; i < 4; ++i) {
      if (!Pick(random, 3)) some.push_back(std::string(prefix) + std::to_string(i));
    }
    return some;
  };
  const auto maybe = [&](auto value) { return Pick(random, 3) ? std::optional(value) : std::nullopt; };
  Project p;
  p.kind = static_cast<ProjectKind>(1 + Pick(random, 4));
  p.title = word("Été ", 6);
  p.mission = word("mission ", 4);
  p.description = word("described ", 5);
  p.primary_incubator = Pick(random, 5) ? word("lab", 3) : "";
  p.other_incubators = words("other");
  p.sponsors = words("org");
  p.themes = words("Thème ");
  p.user_types = words("user");
  p.technologies = words("tech");
  p.budget = {maybe(std::int64_t{100} * Pick(random, 5)), maybe(std::int64_t{50} * Pick(random, 5))};
  p.time_box = {maybe(Day("2024-01-01") + Pick(random, 5)), maybe(Day("2024-02-01") + Pick(random, 5))};
  return p;
}

absl::Time StoreTest::Advance(const std::string& id, const std::vector<PhaseEntry>& entries,
                              const std::vector<int>& superseded) {
  return Done(Write([&](journal::Unit& unit) -> absl::StatusOr<absl::Time> {
    const auto project = LockProject(unit.session(), id);
    if (!project.ok()) return project.status();
    const auto touched = TouchProject(unit, **project);
    if (!touched.ok()) return touched.status();
    const auto before = LoadLedger(unit.session(), id);
    if (!before.ok()) return before.status();
    std::vector<PhaseLine> after = *before;
    for (int number : superseded) after[static_cast<std::size_t>(number - 1)].superseded_at = touched->updated_at;
    for (const PhaseEntry& entry : entries) {
      PhaseLine line;
      line.number = static_cast<int>(after.size()) + 1;
      line.position = line.number;
      line.entry = entry;
      line.recorded_by = "coach";
      line.recorded_at = touched->updated_at;
      after.push_back(std::move(line));
    }
    if (const absl::Status saved = SaveLedger(unit, *touched, *before, after); !saved.ok()) return saved;
    return touched->updated_at;
  }));
}

}  // namespace pepiniere::portfolio::store
