#include "services/portfolio/domain/census.h"

#include <algorithm>
#include <utility>

#include "services/portfolio/domain/terms.h"

namespace pepiniere::portfolio {
namespace {

constexpr std::pair<std::string_view, Dimension> kCountedTerms[] = {
    {term::kRoot, Dimension::kMinistry}, {term::kSponsor, Dimension::kOrganisation},
    {term::kTheme, Dimension::kTheme},   {term::kUserType, Dimension::kUserType},
    {term::kDomain, Dimension::kDomain}, {term::kTechnology, Dimension::kTechnology},
};

constexpr std::array<std::string_view, 10> kKeys = {"phase", "kind",      "incubator",     "ministry", "organisation",
                                                    "theme", "user_type", "year_of_entry", "domain",   "technology"};

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

  record.versions.clear();
  for (const auto& v : facts.versions)
    record.versions.push_back({Learn(v.known), Intern(v.incubator), v.kind, v.deleted});
  record.terms.clear();
  for (const auto& t : facts.terms) {
    const auto counted = std::ranges::find(kCountedTerms, t.field, &std::pair<std::string_view, Dimension>::first);
    if (counted != std::end(kCountedTerms)) record.terms.push_back({Learn(t.known), Intern(t.value), counted->second});
  }
  record.spans.clear();
  for (const auto& s : facts.spans) {
    record.spans.push_back({Learn(s.known), s.span.starts, s.span.ends, s.span.phase, s.span.paused});
  }
  std::ranges::sort(record.spans, {}, &SpanRow::starts);
}

Summary Census::Summarise(const Question& question, std::span<const Dimension> by) const {
  const std::int64_t known_at_us = absl::ToUnixMicros(question.known_at);
  absl::flat_hash_map<std::pair<std::int32_t, std::int32_t>, Tally> tallies;
  Summary summary;
  std::vector<std::int32_t> first, second;
  for (const Record& record : projects_) {
    const Version* version = Find(record, question, known_at_us);
    if (!version) continue;
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
        visit(stay);
      }
      stay = begins;
      began = true;
    }
    if (began) visit(stay);
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

std::string Census::Text(Dimension dimension, std::int32_t code) const {
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
      if (codes.empty()) codes.push_back(0);
  }
}

}  // namespace pepiniere::portfolio
