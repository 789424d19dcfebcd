#include "services/portfolio/domain/readiness.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "services/base/text.h"

namespace pepiniere::portfolio {
namespace {

using base::Concat;

// What an objective that is measured answers too.
constexpr std::string_view kImpactField = "links.impact_uri";

std::string Shown(double value) { return absl::StrFormat("%.15g", value); }

// What answers a requirement, and the sentence that says so.
struct Answer {
  std::string why, name{};
};
using Answers = std::optional<Answer>;

// One gate, one project, one day.
class Checker {
 public:
  Checker(const base::Stored<Project>& project, const Dossier& dossier, Phase to, base::Date on)
      : project_(project), dossier_(dossier), to_(to), on_(on) {
    const std::vector<Span> timeline = TimelineOf(dossier.ledger);
    if (const Span* span = SpanOn(timeline, on)) stay_ = *span;
  }

  Check Of(const Requirement& requirement) const {
    Check check{.requirement = requirement, .answered_in = AnsweredIn(requirement)};
    if (Answers met = Met(requirement)) {
      return Settle(std::move(check), CheckState::kMet, *std::move(met));
    }
    if (const Entry<Waiver>* waiver = WaiverOf(requirement)) {
      check.waiver_reason = waiver->value.reason;
      check.waived_until = waiver->value.expires;
      return Settle(std::move(check), CheckState::kWaived, Saying(*waiver));
    }
    const bool mandatory = requirement.weight == Weight::kMandatory;
    check.state = mandatory ? CheckState::kMissing : CheckState::kAdvised;
    check.why = Concat(Symbol(to_), mandatory ? " needs " : " should have ", requirement.label_en, ": ",
                       ToDo(requirement), ExpiredWaiver(requirement));
    return check;
  }

 private:
  using Find = Answers (Checker::*)() const;
  // What is recorded line by line and says the same as a field.
  struct Recorded {
    std::string_view field;
    std::string_view collection;
    Find find;
  };
  static const std::array<Recorded, 3> kRecorded;

  static const Recorded* RecordedOf(const Requirement& requirement) {
    const auto* found = std::ranges::find(kRecorded, requirement.field, &Recorded::field);
    return found == kRecorded.end() ? nullptr : found;
  }

  static std::string_view AnsweredIn(const Requirement& requirement) {
    const Recorded* recorded = RecordedOf(requirement);
    return recorded == nullptr ? "" : recorded->collection;
  }

  static Check Settle(Check check, CheckState state, Answer answer) {
    check.state = state;
    check.why = std::move(answer.why);
    check.answer = std::move(answer.name);
    return check;
  }

  Answers Met(const Requirement& requirement) const {
    switch (requirement.answered_by) {
      case AnsweredBy::kField:
        return ByField(requirement);
      case AnsweredBy::kCommittee:
        if (Answers go = ByCommittee()) return go;
        return ByEvidence(requirement);
      case AnsweredBy::kEvidence:
        return ByEvidence(requirement);
    }
    return std::nullopt;
  }

  Answers ByField(const Requirement& requirement) const {
    if (requirement.met(project_.value)) return Answer{Concat("set in ", requirement.field)};
    const Recorded* recorded = RecordedOf(requirement);
    return recorded == nullptr ? std::nullopt : (this->*recorded->find)();
  }

  Answers ByFunding() const {
    for (const Entry<FundingLine>& line : dossier_.funding) {
      if (!line.holds() || line.value.phase.value_or(to_) != to_ || line.value.date.value_or(on_) > on_) continue;
      return Answer{Concat("funded by ", line.value.funding_source), Name("fundingLines", line.number)};
    }
    return std::nullopt;
  }

  // The one with the last day that holds.
  Answers ByExtension() const {
    for (auto line = dossier_.extensions.rbegin(); line != dossier_.extensions.rend(); ++line) {
      if (!line->holds() || !line->value.end) continue;
      return Answer{Concat("extended to ", line->value.end->ToString(), " by ", line->value.granted_by),
                    Name("timeBoxExtensions", line->number)};
    }
    return std::nullopt;
  }

  // An impact indicator is one that has a baseline, a target and a value.
  Answers ByObjective() const {
    const Impact& impact = dossier_.impact;
    if (!impact.IsMeasured()) return std::nullopt;
    return Answer{Concat("measured by ", impact.objective, ": ", Shown(*impact.value), ", from ",
                         Shown(*impact.baseline), " to ", Shown(*impact.target)),
                  impact.objective};
  }

  // What keeps an objective from answering.
  std::string WhyNotMeasured() const {
    const Impact& impact = dossier_.impact;
    if (impact.away) return "; whether an objective of it is measured cannot be asked right now";
    if (impact.objective.empty()) return ", or give it an objective with a baseline, a target and a value";
    std::vector<std::string> lacking;
    if (!impact.baseline) lacking.emplace_back("a baseline");
    if (!impact.target) lacking.emplace_back("a target");
    if (!impact.value) lacking.emplace_back("a value");
    return Concat("; ", impact.objective, " lacks ", absl::StrJoin(lacking, ", "));
  }

  bool IsEarly(const CommitteeGo& go) const { return stay_ && go.date < stay_->since; }

  Answers ByCommittee() const {
    for (const CommitteeGo& go : dossier_.gos) {
      if (go.phase != to_ || go.date > on_ || IsEarly(go)) continue;
      return Answer{Concat("decided on ", go.date.ToString()), CommitteeName(go)};
    }
    return std::nullopt;
  }

  // Evidence or a waiver of this requirement.
  bool Concerns(const auto& line, const Requirement& requirement) const {
    return line.holds() && line.value.phase == to_ && line.value.code == requirement.code;
  }

  bool HasEvidence(const Requirement& requirement) const {
    return std::ranges::any_of(dossier_.evidence, [&](const auto& line) { return Concerns(line, requirement); });
  }

  // A go that let the project in is used up.
  bool IsUsed(const Entry<Evidence>& go) const {
    return std::ranges::any_of(dossier_.ledger, [&](const PhaseLine& line) {
      return line.holds() && line.entry.phase == to_ && line.recorded_at >= go.recorded_at;
    });
  }

  Answers ByEvidence(const Requirement& requirement) const {
    for (const Entry<Evidence>& line : dossier_.evidence) {
      if (!Concerns(line, requirement)) continue;
      if (requirement.answered_by == AnsweredBy::kCommittee && IsUsed(line)) continue;
      const std::string& shown = line.value.uri.empty() ? line.value.note : line.value.uri;
      return Answer{Concat("shown by ", shown), Name("evidence", line.number)};
    }
    return std::nullopt;
  }

  const Entry<Waiver>* WaiverOf(const Requirement& requirement) const {
    const auto found = std::ranges::find_if(dossier_.waivers, [&](const Entry<Waiver>& line) {
      return Concerns(line, requirement) && line.value.CountsOn(on_);
    });
    return found == dossier_.waivers.end() ? nullptr : &*found;
  }

  Answer Saying(const Entry<Waiver>& line) const {
    const auto& last = line.value.expires;
    return {Concat("waived", last ? Concat(" until ", last->ToString()) : "", ": ", line.value.reason),
            Name("waivers", line.number)};
  }

  std::string ExpiredWaiver(const Requirement& requirement) const {
    std::optional<base::Date> last;
    for (const Entry<Waiver>& line : dossier_.waivers) {
      if (Concerns(line, requirement)) last = std::max(last, line.value.expires);
    }
    return last ? Concat(" (it was waived until ", last->ToString(), ")") : "";
  }

  std::string ToDo(const Requirement& requirement) const {
    switch (requirement.answered_by) {
      case AnsweredBy::kField:
        return Concat("set ", requirement.field, HasEvidence(requirement) ? "; evidence is no substitute" : "",
                      requirement.field == kImpactField ? WhyNotMeasured() : "");
      case AnsweredBy::kCommittee:
        return Concat("have a committee hear it, or record evidence of one held elsewhere", WhyNotGo());
      case AnsweredBy::kEvidence:
        return "record evidence of it";
    }
    return "";
  }

  // Why a go that there is does not count.
  std::string WhyNotGo() const {
    for (const CommitteeGo& go : dossier_.gos) {
      if (go.phase != to_) continue;
      const std::string given = Concat(" (", CommitteeName(go), " said go on ", go.date.ToString());
      if (go.date > on_) return Concat(given, ", after that day)");
      return Concat(given, ", before it entered ", Symbol(stay_->phase), " on ", stay_->since.ToString(), ")");
    }
    return "";
  }

  std::string Name(std::string_view collection, int number) const {
    return Concat("projects/", project_.id, "/", collection, "/", number);
  }
  static std::string CommitteeName(const CommitteeGo& go) { return Concat("committees/", go.committee); }

  const base::Stored<Project>& project_;
  const Dossier& dossier_;
  const Phase to_;
  const base::Date on_;
  std::optional<Span> stay_;  // where the project is on that day
};

const std::array<Checker::Recorded, 3> Checker::kRecorded = {
    {{"budget.allocated", "fundingLines", &Checker::ByFunding},
     {"time_box.end_date", "timeBoxExtensions", &Checker::ByExtension},
     {kImpactField, "objectives", &Checker::ByObjective}}};

}  // namespace

bool AsksForImpact(Phase to) {
  return std::ranges::any_of(BuiltInRequirements(),
                             [to](const Requirement& r) { return r.phase == to && r.field == kImpactField; });
}

std::vector<Check> CheckGates(const base::Stored<Project>& project, const Dossier& dossier,
                              std::span<const Requirement> requirements, Phase to, base::Date on) {
  const Checker checker(project, dossier, to, on);
  std::vector<Check> checks;
  for (const Requirement& requirement : requirements) {
    if (requirement.phase == to && requirement.AskedOn(on)) checks.push_back(checker.Of(requirement));
  }
  return checks;
}

std::vector<Refusal> EntryRefusals(const Dossier& dossier, std::span<const Check> checks, Phase to, base::Date on) {
  std::vector<Refusal> refusals = CheckStep(Holding(dossier.ledger), to, on);
  std::ranges::move(MissingGates(checks), std::back_inserter(refusals));
  return refusals;
}

std::vector<Refusal> MissingGates(std::span<const Check> checks) {
  std::vector<Refusal> missing;
  for (const Check& check : checks) {
    if (check.state == CheckState::kMissing) missing.push_back({"GATE", check.requirement.code, check.why});
  }
  return missing;
}

}  // namespace pepiniere::portfolio
