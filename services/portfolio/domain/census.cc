#include "services/portfolio/domain/census.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "services/portfolio/domain/terms.h"
#include "services/search/fold.h"

namespace pepiniere::portfolio {
namespace {

constexpr std::pair<std::string_view, Dimension> kCountedTerms[] = {
    {term::kRoot, Dimension::kMinistry}, {term::kSponsor, Dimension::kOrganisation},
    {term::kTheme, Dimension::kTheme},   {term::kUserType, Dimension::kUserType},
    {term::kDomain, Dimension::kDomain}, {term::kTechnology, Dimension::kTechnology},
};

constexpr std::array<std::string_view, 10> kKeys = {"phase", "kind",      "incubator",     "ministry", "organisation",
                                                    "theme", "user_type", "year_of_entry", "domain",   "technology"};

// What people write as they please.
constexpr bool IsSpelt(Dimension dimension) {
  return dimension == Dimension::kTheme || dimension == Dimension::kUserType || dimension == Dimension::kDomain ||
         dimension == Dimension::kTechnology;
}

}  // namespace

std::string_view KeyOf(Dimension dimension) { return kKeys[static_cast<int>(dimension) - 1]; }

void Census::Put(const ProjectFacts& facts) {
  const auto [entry, is_new] = index_.try_emplace(facts.id, projects_.size());
  if (is_new) {
    projects_.emplace_back().id = facts.id;
    vitals_.emplace_back();
  }
  vitals_[entry->second] = Vitals(facts.life);
  Record& record = projects_[entry->second];
  CountSpellings(record, -1);

  record.versions.clear();
  for (const auto& v : facts.versions)
    record.versions.push_back({Learn(v.known), Intern(v.incubator), v.kind, v.deleted});
  const bool live = std::ranges::any_of(
      facts.versions, [](const auto& v) { return v.known.to_us == kUntilFurtherNotice && !v.deleted; });
  record.terms.clear();
  record.spelt.clear();
  for (const auto& t : facts.terms) {
    const auto counted = std::ranges::find(kCountedTerms, t.field, &std::pair<std::string_view, Dimension>::first);
    if (counted == std::end(kCountedTerms)) continue;
    const Dimension dimension = counted->second;
    const Symbol value = IsSpelt(dimension) ? spellings_[dimension].Meet(t.value) + 1 : Intern(t.value);
    record.terms.push_back({Learn(t.known), value, dimension});
    if (IsSpelt(dimension) && live && t.known.to_us == kUntilFurtherNotice)
      record.spelt.emplace_back(dimension, t.value);
  }
  CountSpellings(record, 1);
  record.spans.clear();
  for (const auto& s : facts.spans) {
    record.spans.push_back({Learn(s.known), s.span.starts, s.span.ends, s.span.phase, s.span.paused});
  }
  std::ranges::sort(record.spans, {}, &SpanRow::starts);
  record.unknown = facts.unknown;
  for (const auto& u : record.unknown) Learn(u.known);
}

Summary Census::Summarise(const Question& question, std::span<const Dimension> by) const {
  const std::int64_t known_at_us = absl::ToUnixMicros(question.known_at);
  absl::flat_hash_map<std::pair<std::int32_t, std::int32_t>, Tally> tallies;
  Summary summary;
  std::vector<std::int32_t> first, second;
  for (const Record& record : projects_) {
    const Version* version = Find(record, question, known_at_us);
    if (!version) continue;
    summary.unknown_phase += std::ranges::any_of(record.unknown, [&](const auto& u) {
      return u.starts <= question.as_of && question.as_of < u.ends && u.known.Holds(known_at_us);
    });
    const SpanRow* span = SpanOn(record, question.as_of, known_at_us);
    if (!span) {
      ++summary.not_started;
      continue;
    }
    const Tally one = {1, span->paused ? 1 : 0};
    const auto add = [&one](Tally& tally) {
      tally.count += one.count;
      tally.paused += one.paused;
    };
    add(summary.total);
    if (by.empty()) continue;
    Codes(record, *version, *span, by[0], known_at_us, first);
    second.assign(1, 0);
    if (by.size() > 1) Codes(record, *version, *span, by[1], known_at_us, second);
    for (std::int32_t a : first) {
      for (std::int32_t b : second) add(tallies[{a, b}]);
    }
  }
  for (const auto& [codes, tally] : tallies) {
    std::vector<std::string> values = {Text(by[0], codes.first)};
    if (by.size() > 1) values.push_back(Text(by[1], codes.second));
    summary.groups.emplace(std::move(values), tally);
  }
  return summary;
}

void Census::VisitStays(const Question& question, absl::FunctionRef<void(const Stay&)> visit) const {
  const std::int64_t known_at_us = absl::ToUnixMicros(question.known_at);
  for (std::size_t place = 0; place < projects_.size(); ++place) {
    const Record& record = projects_[place];
    if (!Find(record, question, known_at_us)) continue;
    Stay stay;
    bool began = false;
    for (const SpanRow& span : record.spans) {
      if (span.starts > question.as_of) break;
      if (!span.known.Holds(known_at_us) || (began && stay.phase == span.phase)) continue;
      Stay begins{.place = static_cast<std::uint32_t>(place), .phase = span.phase, .starts = span.starts};
      if (began) {
        begins.before = stay.phase;
        stay.ends = span.starts;
        stay.next = span.phase;
        MarkUnknown(record, question.as_of, known_at_us, stay);
        visit(stay);
      }
      stay = begins;
      began = true;
    }
    if (!began) continue;
    MarkUnknown(record, question.as_of, known_at_us, stay);
    visit(stay);
  }
}

void Census::MarkUnknown(const Record& record, base::Date as_of, std::int64_t known_at_us, Stay& stay) {
  for (const ProjectFacts::UnknownFact& unknown : record.unknown) {
    const bool overlaps = unknown.starts < stay.ends && stay.starts < unknown.ends;
    if (!overlaps || unknown.starts > as_of || !unknown.known.Holds(known_at_us)) continue;
    const base::Date since = std::max(unknown.starts, stay.starts);
    stay.unknown_since = std::min(stay.unknown_since.value_or(since), since);
  }
}

Durations Census::MeasureStays(const Question& question) const {
  std::array<std::vector<std::int64_t>, kPhaseCount> completed, running;
  VisitStays(question, [&](const Stay& stay) {
    (stay.runs() ? running : completed)[Index(stay.phase)].push_back(stay.Days(question.as_of));
  });
  Durations durations;
  for (int i = 0; i < kPhaseCount; ++i)
    durations[i] = {base::Describe(std::move(completed[i])), base::Describe(std::move(running[i]))};
  return durations;
}

Flow Census::MeasureFlow(const Question& question, base::Date from) const {
  Flow flow;
  VisitStays(question, [&](const Stay& stay) {
    Flow::PhaseFlow& here = flow.phases[Index(stay.phase)];
    if (stay.runs()) ++here.at_end;
    if (stay.starts > from) {
      ++here.entered;
      if (stay.before) ++flow.phases[Index(*stay.before)].left;
      ++flow.moves[{stay.before, stay.phase}];
    } else if (from < stay.ends) {
      ++here.at_start;
    }
  });
  return flow;
}

void Census::VisitAll(const Question& question, absl::FunctionRef<void(std::uint32_t, const Standing&)> visit) const {
  const auto visit_at = [&](std::size_t place) {
    const auto at = static_cast<std::uint32_t>(place);
    if (const std::optional<Standing> standing = StandingAt(at, question)) visit(at, *standing);
  };
  if (!question.only) {
    for (std::size_t place = 0; place < projects_.size(); ++place) visit_at(place);
    return;
  }
  for (const std::string& id : *question.only) {
    if (const auto found = index_.find(id); found != index_.end()) visit_at(found->second);
  }
}

std::optional<Standing> Census::StandingAt(std::uint32_t place, const Question& question) const {
  const std::int64_t known_at_us = absl::ToUnixMicros(question.known_at);
  const Record& record = projects_[place];
  const Version* version = Find(record, question, known_at_us);
  if (!version) return std::nullopt;
  const SpanRow* on = nullptr;
  base::Date phase_since, active_since, last_move;
  for (const SpanRow& span : record.spans) {
    if (span.starts > question.as_of) break;
    if (!span.known.Holds(known_at_us)) continue;
    const bool same_phase = on && on->phase == span.phase;
    if (!same_phase) phase_since = span.starts;
    if (!same_phase && (!on || IsOutcome(on->phase) || IsOutcome(span.phase))) active_since = span.starts;
    if (!same_phase || !span.paused) last_move = span.starts;
    on = &span;
  }
  if (!on) return std::nullopt;
  return Standing{record.id,  texts_[version->incubator],       on->phase,     phase_since, active_since, last_move,
                  on->paused, IsSponsored(record, known_at_us), vitals_[place]};
}

bool Census::Knows(std::uint32_t place, const Question& question) const {
  return Find(projects_[place], question, absl::ToUnixMicros(question.known_at)) != nullptr;
}

bool Census::IsSponsored(const Record& record, std::int64_t known_at_us) const {
  return std::ranges::any_of(record.terms, [&](const TermRow& term) {
    return term.dimension == Dimension::kOrganisation && term.known.Holds(known_at_us);
  });
}

Knowledge Census::Learn(Knowledge known) {
  const bool ended = known.to_us != kUntilFurtherNotice;
  last_learnt_us_ = std::max(last_learnt_us_, ended ? known.to_us : known.from_us);
  return known;
}

Census::Symbol Census::Intern(std::string_view text) {
  const auto [entry, is_new] = symbols_.try_emplace(std::string(text), static_cast<Symbol>(texts_.size()));
  if (is_new) texts_.emplace_back(text);
  return entry->second;
}

void Census::CountSpellings(const Record& record, int change) {
  for (const auto& [dimension, text] : record.spelt) spellings_[dimension].Meet(text, change);
}

std::vector<std::string> Census::SpellingsOf(std::string_view value) const {
  std::vector<std::string> all;
  for (const auto& [_, spellings] : spellings_) {
    const std::optional<Spellings::Value> of = spellings.ValueOf(value);
    if (!of) continue;
    for (const Spelling& spelling : spellings.Of(*of)) all.push_back(spelling.text);
  }
  if (all.empty()) all.emplace_back(value);
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<VocabularyTerm> Census::TermsOf(Dimension dimension) const {
  const auto found = spellings_.find(dimension);
  if (found == spellings_.end()) return {};
  const Spellings& spellings = found->second;
  std::vector<std::int64_t> projects(static_cast<std::size_t>(spellings.size()));
  std::vector<Spellings::Value> values;
  for (const Record& record : projects_) {
    values.clear();
    for (const auto& [of, text] : record.spelt) {
      if (of == dimension) values.push_back(*spellings.ValueOf(text));
    }
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    for (const Spellings::Value value : values) ++projects[static_cast<std::size_t>(value)];
  }
  std::vector<VocabularyTerm> terms;
  for (Spellings::Value value = 0; value < spellings.size(); ++value) {
    if (projects[static_cast<std::size_t>(value)] == 0) continue;
    VocabularyTerm& term = terms.emplace_back();
    term.value = spellings.Shown(value);
    term.projects = projects[static_cast<std::size_t>(value)];
    std::ranges::copy_if(spellings.Of(value), std::back_inserter(term.spellings),
                         [](const Spelling& spelling) { return spelling.count > 0; });
  }
  std::ranges::sort(terms, {},
                    [](const VocabularyTerm& term) { return std::pair(search::Fold(term.value), term.value); });
  return terms;
}

std::string Census::Text(Dimension dimension, std::int32_t code) const {
  if (IsSpelt(dimension)) return code == 0 ? "" : spellings_.at(dimension).Shown(code - 1);
  switch (dimension) {
    case Dimension::kPhase:
      return std::string(portfolio::Symbol(static_cast<Phase>(code)));
    case Dimension::kKind:
      return std::string(portfolio::Symbol(static_cast<ProjectKind>(code)));
    case Dimension::kYearOfEntry:
      return std::to_string(code);
    default:
      return texts_[code];
  }
}

const Census::Version* Census::Find(const Record& record, const Question& question, std::int64_t known_at_us) const {
  const auto version =
      std::ranges::find_if(record.versions, [&](const Version& v) { return v.known.Holds(known_at_us); });
  if (version == record.versions.end() || version->deleted) return nullptr;
  if (question.only && !question.only->contains(record.id)) return nullptr;
  return &*version;
}

const Census::SpanRow* Census::SpanOn(const Record& record, base::Date day, std::int64_t known_at_us) {
  for (const SpanRow& span : record.spans) {
    if (span.starts <= day && day < span.ends && span.known.Holds(known_at_us)) return &span;
  }
  return nullptr;
}

void Census::Codes(const Record& record, const Version& version, const SpanRow& span, Dimension dimension,
                   std::int64_t known_at_us, std::vector<std::int32_t>& codes) const {
  codes.clear();
  switch (dimension) {
    case Dimension::kPhase:
      codes.push_back(static_cast<std::int32_t>(span.phase));
      return;
    case Dimension::kKind:
      codes.push_back(static_cast<std::int32_t>(version.kind));
      return;
    case Dimension::kIncubator:
      codes.push_back(version.incubator);
      return;
    case Dimension::kYearOfEntry: {
      const auto first =
          std::ranges::find_if(record.spans, [&](const SpanRow& s) { return s.known.Holds(known_at_us); });
      codes.push_back(first->starts.year());
      return;
    }
    default:
      for (const TermRow& term : record.terms) {
        if (term.dimension == dimension && term.known.Holds(known_at_us)) codes.push_back(term.value);
      }
      if (IsSpelt(dimension)) {  // two spellings count once
        std::ranges::sort(codes);
        codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
      }
      if (codes.empty()) codes.push_back(0);
  }
}

}  // namespace pepiniere::portfolio
