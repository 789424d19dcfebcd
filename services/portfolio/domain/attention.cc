#include "services/portfolio/domain/attention.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "services/base/text.h"

namespace pepiniere::portfolio {
namespace {

using Since = std::optional<base::Date>;

constexpr int kTimeBoxWarningDays = 30;
constexpr int kCommitteeDays = 183;

// What a rule reads: the project on the day asked.
struct Case {
  const Standing& project;
  const AttentionQuestion& question;
  base::Date day() const { return question.of.as_of; }
};

Since OverBudget(const Case& c) {
  const Since over = c.project.vitals.OverBudgetSince(c.day());
  return over ? std::max(*over, c.project.active_since) : over;
}

Since Overdue(const Case& c) {
  const Since end = c.project.vitals.time_box_end();
  return end && *end < c.day() ? Since(*end + 1) : std::nullopt;
}

Since ReviewDue(const Case& c) {
  const Since review = c.project.vitals.Review(c.day());
  return review && *review < c.day() ? Since(*review + 1) : std::nullopt;
}

Since TimeBoxEnding(const Case& c) {
  const Since end = c.project.vitals.time_box_end();
  return end && *end >= c.day() && *end - c.day() <= kTimeBoxWarningDays ? end : std::nullopt;
}

// The day on which a silence since `last` has lasted that many days, if it has come.
Since After(base::Date last, int days, base::Date day) {
  return day - last >= days ? Since(last + days) : std::nullopt;
}

// None where nothing is told of its deployments.
Since LastDeployment(const Case& c) {
  const auto found = c.question.deployments.find(c.project.id);
  return found == c.question.deployments.end() ? std::nullopt : Since(found->second);
}

base::Date LatestOf(Since day, base::Date other) { return std::max(day.value_or(base::Date::Min()), other); }

Since Stuck(const Case& c) {
  const base::Date last = LatestOf(c.project.vitals.LastSign(c.day()), c.project.last_move);
  return After(LatestOf(LastDeployment(c), last), c.question.stuck_days, c.day());
}

// Of one whose deployments are told: of others, no delivery that is known says nothing. Who has become active again
// begins anew.
Since NoDelivery(const Case& c) {
  const Since deployed = LastDeployment(c);
  if (!deployed) return std::nullopt;
  const base::Date last = LatestOf(c.project.vitals.LastDelivery(c.day()), *deployed);
  return After(std::max(last, c.project.active_since), c.question.stuck_days, c.day());
}

// Who has become active again begins anew.
Since NoCommittee(const Case& c) {
  const Since heard = c.project.vitals.LastHearing(c.day());
  return After(std::max(heard.value_or(base::Date::Min()), c.project.active_since), kCommitteeDays, c.day());
}

Since Unsponsored(const Case& c) { return c.project.sponsored ? std::nullopt : Since(c.project.active_since); }

Since NoFollowUp(const Case& c) {
  return c.project.vitals.followed_up() ? std::nullopt : Since(c.project.active_since);
}

Since WithoutLessons(const Case& c) {
  return c.project.vitals.lessons_written() ? std::nullopt : Since(c.project.phase_since);
}

Since NotPrepared(const Case& c) {
  const auto found = c.question.unprepared.find(c.project.id);
  return found == c.question.unprepared.end() ? std::nullopt : Since(found->second.session);
}

bool IsActive(Phase phase) { return !IsOutcome(phase); }
bool IsBuilt(Phase phase) { return !IsOutcome(phase) && phase != Phase::kInvestigation; }
bool IsAny(Phase) { return true; }

struct Rule {
  Concern concern;
  bool (*applies)(Phase);
  Since (*since)(const Case&);
  // $ is the day `told` days after `since`: the one that people know.
  int told;
  std::string_view reason;
  std::string_view next_step;
  std::span<const AttentionAction> actions;
};

using enum AttentionAction;
constexpr AttentionAction kHear[] = {kPutOnAgenda};
constexpr AttentionAction kHearOrExtend[] = {kPutOnAgenda, kExtendTimeBox};
constexpr AttentionAction kProvide[] = {kProvideMissing};
constexpr AttentionAction kBreakSilence[] = {kRecordEvent, kPutOnAgenda, kWriteJournal};
constexpr AttentionAction kFindSponsor[] = {kNameSponsor};
constexpr AttentionAction kFollow[] = {kNameFollowUp};
constexpr AttentionAction kTell[] = {kWriteLessons};

// In the order of urgency.
constexpr std::array<Rule, kConcernCount> kRules = {{
    {Concern::kOverBudget, IsActive, OverBudget, 0, "More has been spent than was allocated since $.",
     "Ask a committee for more money, or decide what to stop.", kHear},
    {Concern::kOverdue, IsActive, Overdue, -1, "The time-box ended on $.",
     "Bring it before a committee: go on, extend the time-box, or stop.", kHearOrExtend},
    {Concern::kReviewDue, IsActive, ReviewDue, -1, "A committee asked to hear it again by $.",
     "Put it on the agenda of the next committee.", kHear},
    {Concern::kTimeBoxEnding, IsActive, TimeBoxEnding, 0, "The time-box ends on $.",
     "Prepare the committee that decides what comes next.", kHearOrExtend},
    {Concern::kCommitteeNotPrepared, IsAny, NotPrepared, 0, "A committee hears it on $, and this is missing: ",
     "Provide what is missing (CheckReadiness tells it all), or take it off the agenda.", kProvide},
    {Concern::kStuck, IsActive, Stuck, 0, "No delivery, decision or move of it since $.",
     "Call the team, and record what happens or what stands in the way.", kBreakSilence},
    {Concern::kNoDelivery, IsBuilt, NoDelivery, 0, "Nothing was delivered to its users since $.",
     "Ask the team what keeps it from delivering, or whether its forge still tells of its deployments.", kBreakSilence},
    {Concern::kNoCommittee, IsActive, NoCommittee, -kCommitteeDays, "No committee has heard it since $.",
     "Put it on the agenda of the next committee.", kHear},
    {Concern::kUnsponsored, IsActive, Unsponsored, 0, "It is active without a sponsor since $.",
     "Find the organisation that answers for it, and name it in sponsors.", kFindSponsor},
    {Concern::kNoFollowUp, IsActive, NoFollowUp, 0, "It is active since $, and nobody follows it.",
     "Name who follows it in programme_contact or incubator_contact.", kFollow},
    {Concern::kOutcomeWithoutLessons, IsRestartable, WithoutLessons, 0,
     "It is over since $, and what was learned is not written.",
     "Ask the team what they learned, and write it in outcome.lessons.", kTell},
}};

// How urgent a concern is: its place in the table, 0 for the most.
std::size_t Rank(Concern concern) {
  return static_cast<std::size_t>(std::ranges::find(kRules, concern, &Rule::concern) - kRules.begin());
}

const Rule& RuleOf(Concern concern) { return kRules[Rank(concern)]; }

base::Date Told(const Case& c, Concern concern, base::Date since) {
  const bool is_silence = concern == Concern::kStuck || concern == Concern::kNoDelivery;
  return since + (is_silence ? -c.question.stuck_days : RuleOf(concern).told);
}

// The codes that it lacks, where that is what it is about.
std::vector<std::string> Missing(const Case& c, Concern concern) {
  if (concern != Concern::kCommitteeNotPrepared) return {};
  return c.question.unprepared.find(c.project.id)->second.lacking;
}

std::string Reason(Concern concern, base::Date told, const std::vector<std::string>& missing) {
  std::string reason = absl::StrReplaceAll(base::Absl(RuleOf(concern).reason), {{"$", told.ToString()}});
  return missing.empty() ? reason : base::Concat(reason, absl::StrJoin(missing, ", "), ".");
}

// A line of the list, small: of 100,000 projects there may be as many and more.
struct Finding {
  base::Date since;
  std::uint32_t place;  // of the project in the census
  Concern concern;
};

// The order of a list.
class Order {
 public:
  explicit Order(const Census& census) : census_(census) {}

  bool operator()(const Finding& a, const Finding& b) const {
    const auto of = [](const Finding& f) { return std::tuple(Rank(f.concern), f.since); };
    return of(a) != of(b) ? of(a) < of(b) : census_.IdAt(a.place) < census_.IdAt(b.place);
  }
  bool IsAfter(const Finding& finding, const AttentionPlace& place) const {
    const auto mine = std::tuple(Rank(finding.concern), finding.since),
               its = std::tuple(Rank(place.concern), place.since);
    return mine != its ? its < mine : place.project < census_.IdAt(finding.place);
  }

 private:
  const Census& census_;
};

AttentionItem Describe(const Census& census, const AttentionQuestion& question, const Finding& finding) {
  const std::optional<Standing> standing = census.StandingAt(finding.place, question.of);
  const Case about{*standing, question};
  const Rule& rule = RuleOf(finding.concern);
  AttentionItem item = {.place = {finding.concern, finding.since, standing->id},
                        .incubator = standing->incubator,
                        .phase = standing->phase,
                        .reason = {},
                        .next_step = rule.next_step,
                        .told = Told(about, finding.concern, finding.since),
                        .missing = Missing(about, finding.concern),
                        .actions = rule.actions};
  item.reason = Reason(finding.concern, item.told, item.missing);
  return item;
}

}  // namespace

std::array<Concern, kConcernCount> ConcernsByUrgency() {
  std::array<Concern, kConcernCount> concerns{};
  std::ranges::transform(kRules, concerns.begin(), &Rule::concern);
  return concerns;
}

AttentionPage ListAttention(const Census& census, const AttentionQuestion& question,
                            const std::optional<AttentionPlace>& after, int limit) {
  AttentionPage page;
  const Order order(census);
  std::vector<Finding> findings;
  census.VisitAll(question.of, [&](std::uint32_t place, const Standing& standing) {
    const Case about{standing, question};
    for (const Rule& rule : kRules) {
      if (!question.Asks(rule.concern) || !rule.applies(standing.phase)) continue;
      const Since since = rule.since(about);
      if (!since) continue;
      ++page.counts[static_cast<std::size_t>(rule.concern)];
      const Finding finding{*since, place, rule.concern};
      if (!after || order.IsAfter(finding, *after)) findings.push_back(finding);
    }
  });
  page.more = findings.size() > static_cast<std::size_t>(limit);
  const auto end = findings.begin() + (page.more ? limit : static_cast<std::ptrdiff_t>(findings.size()));
  std::partial_sort(findings.begin(), end, findings.end(), order);
  for (auto finding = findings.begin(); finding != end; ++finding) {
    page.items.push_back(Describe(census, question, *finding));
  }
  return page;
}

}  // namespace pepiniere::portfolio
