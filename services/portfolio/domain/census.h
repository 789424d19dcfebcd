// The whole portfolio in memory, as far as counting needs it: every project's phases and values, as known at any time.
// Built from the store's facts and kept up with its changes; answers in milliseconds what would be a scan of the
// database. Not thread-safe: see store/live_census.h.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/container/inlined_vector.h"
#include "absl/functional/function_ref.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/statistics.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/phase.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/domain/spellings.h"
#include "services/portfolio/domain/vitals.h"

namespace pepiniere::portfolio {

// What projects can be counted by; numbered as in the contract.
enum class Dimension : std::uint8_t {
  kPhase = 1,
  kKind = 2,
  kIncubator = 3,
  kMinistry = 4,
  kOrganisation = 5,
  kTheme = 6,
  kUserType = 7,
  kYearOfEntry = 8,
  kDomain = 9,
  kTechnology = 10,
};

// "phase", "user_type"...: the key of a group.
std::string_view KeyOf(Dimension dimension);

// When something was known to be so: microseconds since 1970 UTC, [from, to).
struct Knowledge {
  std::int64_t from_us = 0;
  std::int64_t to_us = 0;
  bool Holds(std::int64_t at_us) const { return from_us <= at_us && at_us < to_us; }
};
inline constexpr std::int64_t kUntilFurtherNotice = INT64_MAX;

// All that the census keeps of one project.
struct ProjectFacts {
  struct Version {
    Knowledge known;
    ProjectKind kind;
    std::string incubator;
    bool deleted;
  };
  struct TermFact {
    Knowledge known;
    std::string field, value;  // see terms.h; fields that nothing is counted by are dropped
  };
  struct SpanFact {
    Knowledge known;
    Span span;
  };
  struct UnknownFact {
    Knowledge known;
    base::Date starts, ends;
  };
  std::string id;
  std::vector<Version> versions;
  std::vector<TermFact> terms;
  std::vector<SpanFact> spans;
  std::vector<UnknownFact> unknown{};  // when a word that nobody explained decides
  LifeFacts life{};
};

// The day asked, the knowledge used, and which projects: all of them unless `only` names some.
struct Question {
  base::Date as_of;
  absl::Time known_at;
  const absl::flat_hash_set<std::string>* only = nullptr;
};

struct Tally {
  std::int64_t count = 0, paused = 0;
  bool operator==(const Tally&) const = default;
};

struct Summary {
  std::map<std::vector<std::string>, Tally> groups;  // values in the order of the dimensions asked
  Tally total;
  std::int64_t not_started = 0;    // known, but in no phase on the day
  std::int64_t unknown_phase = 0;  // whose last line says a word that nobody explained; counted above all the same
};

// A project's time in one phase without leaving it, as far as the day asked tells. Lines that repeat a phase prolong
// it.
struct Stay {
  std::uint32_t place = 0;        // of the project in the census
  std::optional<Phase> before{};  // the phase it came from; none: its first stay
  Phase phase = Phase::kInvestigation;
  base::Date starts{};                  // the first day in the phase
  base::Date ends = base::Date::Max();  // the first day in the next one; Date::Max() while the stay runs
  std::optional<Phase> next{};          // none while it runs
  // The first of these days on which a word that nobody explained decides.
  std::optional<base::Date> unknown_since{};

  bool runs() const { return ends == base::Date::Max(); }
  // Up to its end; of one that runs, to the day asked, or to the day from which on that is not known.
  std::int32_t Days(base::Date as_of) const { return (runs() ? unknown_since.value_or(as_of) : ends) - starts; }
};

struct PhaseTimes {
  base::Distribution completed, running;  // days
};
using Durations = std::array<PhaseTimes, kPhaseCount>;

struct Flow {
  struct PhaseFlow {
    std::int64_t at_start = 0, entered = 0, left = 0, at_end = 0;
  };
  std::array<PhaseFlow, kPhaseCount> phases;
  std::map<std::pair<std::optional<Phase>, Phase>, std::int64_t> moves;  // from none: first entry
};

// One value of a vocabulary, however it is spelt.
struct VocabularyTerm {
  std::string value;                // as it is shown: the spelling that most have
  std::int64_t projects = 0;        // that have it, each once
  std::vector<Spelling> spellings;  // those in use, preferred first
};

// Where one project stands on the day asked. Valid as long as the census does not change.
struct Standing {
  const std::string& id;
  const std::string& incubator;  // the primary one; an id
  Phase phase;
  base::Date phase_since;   // the first day in that phase
  base::Date active_since;  // the first day of its unbroken time in active phases; of an outcome, the phase's
  base::Date last_move;     // the last day on which its ledger moved it
  bool paused;
  bool sponsored;
  const Vitals& vitals;
};

class Census {
 public:
  // Takes the place of what was known of that project. Facts without versions remove it.
  void Put(const ProjectFacts& facts);
  std::size_t size() const { return projects_.size(); }

  // Spellings of one theme, user type, technology or domain are one value, shown as most projects write it now.
  Summary Summarise(const Question& question, std::span<const Dimension> by) const;
  // Every stay that began by the day, of each project in order; one that ends after it still runs. The figures below
  // and the lists of stays.h count nothing else, so that they cannot differ.
  void VisitStays(const Question& question, absl::FunctionRef<void(const Stay&)> visit) const;
  Durations MeasureStays(const Question& question) const;
  // Moves effective after `from`, up to question.as_of: each is the beginning of a stay.
  Flow MeasureFlow(const Question& question, base::Date from) const;

  // Every project that is in a phase on the day, each with its place.
  void VisitAll(const Question& question, absl::FunctionRef<void(std::uint32_t place, const Standing&)> visit) const;
  // One of them again; none unless it would be visited.
  std::optional<Standing> StandingAt(std::uint32_t place, const Question& question) const;
  std::uint32_t places() const { return static_cast<std::uint32_t>(projects_.size()); }
  const std::string& IdAt(std::uint32_t place) const { return projects_[place].id; }
  // Whether it was in the records then, not deleted, and is one of those asked about.
  bool Knows(std::uint32_t place, const Question& question) const;
  // The last time at which anything came to be known. (A writer's clock may run ahead of ours.)
  absl::Time last_learnt() const { return absl::FromUnixMicros(last_learnt_us_); }

  // Every spelling, ever, that is one value with this one; itself for what nobody ever wrote.
  std::vector<std::string> SpellingsOf(std::string_view value) const;
  // The values that live projects have now, as a dictionary orders them; of a dimension that has spellings.
  std::vector<VocabularyTerm> TermsOf(Dimension dimension) const;

 private:
  using Symbol = std::int32_t;  // an interned text; 0 is ""

  struct Version {
    Knowledge known;
    Symbol incubator;
    ProjectKind kind;
    bool deleted;
  };
  struct TermRow {
    Knowledge known;
    Symbol value;
    Dimension dimension;
  };
  struct SpanRow {
    Knowledge known;
    base::Date starts, ends;
    Phase phase;
    bool paused;
  };
  // What counting reads lies in one piece, so that a scan of the portfolio reads memory in order: nearly every project
  // has one version and at most five spans.
  struct Record {
    absl::InlinedVector<SpanRow, 5> spans;  // by start
    absl::InlinedVector<Version, 1> versions;
    std::vector<TermRow> terms;
    std::vector<ProjectFacts::UnknownFact> unknown;
    std::vector<std::pair<Dimension, std::string>> spelt;  // what it has now and counts for, where spellings differ
    std::string id;
  };
  Symbol Intern(std::string_view text);
  // Adds to how many have each spelling, or takes away.
  void CountSpellings(const Record& record, int change);
  std::string Text(Dimension dimension, std::int32_t code) const;
  // Sets what is not known of a stay of that record.
  static void MarkUnknown(const Record& record, base::Date as_of, std::int64_t known_at_us, Stay& stay);
  // The version known then, unless the project was deleted or not asked for.
  const Version* Find(const Record& record, const Question& question, std::int64_t known_at_us) const;
  static const SpanRow* SpanOn(const Record& record, base::Date day, std::int64_t known_at_us);
  bool IsSponsored(const Record& record, std::int64_t known_at_us) const;
  Knowledge Learn(Knowledge known);
  // The codes of a record in a dimension, one or several.
  void Codes(const Record& record, const Version& version, const SpanRow& span, Dimension dimension,
             std::int64_t known_at_us, std::vector<std::int32_t>& codes) const;

  std::vector<Record> projects_;
  std::vector<Vitals> vitals_;  // of the same projects, in the same order; apart, for those who do not read them
  absl::flat_hash_map<std::string, std::size_t> index_;
  std::vector<std::string> texts_ = {""};
  absl::flat_hash_map<std::string, Symbol> symbols_ = {{"", 0}};
  std::int64_t last_learnt_us_ = 0;
  std::map<Dimension, Spellings> spellings_;  // of each dimension that has them
};

}  // namespace pepiniere::portfolio
