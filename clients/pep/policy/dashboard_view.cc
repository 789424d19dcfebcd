#include "clients/pep/policy/dashboard_view.h"

#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/text.h"

namespace pepiniere::pep {
namespace {

using policy::v1::PlanDashboard;
using PlanLine = PlanDashboard::Line;

constexpr int kTitleWidth = 20;  // at least

base::CsvCell YesNo(bool value) { return value ? "true" : "false"; }

// What is said, and when.
std::string SaidOn(const std::string& what, const google::type::Date& day, const Messages& say) {
  if (what.empty()) return say({"nothing", "rien"});
  const std::string on = Said(day, say);
  return on.empty() ? what : say({"$0 ($1)", "$0 ($1)"}, what, on);
}

std::string Late(const PlanLine& line, const Messages& say) {
  if (line.milestone_count() == 0) return "";
  return say({"$0 of $1", "$0 sur $1"}, line.late_milestone_count(), line.milestone_count());
}

const View<PlanLine>& LinesView() {
  using L = const PlanLine&;
  using M = const Messages&;
  static const auto* const view = new View<PlanLine>{
      .fields = {{"commitment", [](L l) { return l.commitment(); }},
                 {"identifier", [](L l) { return l.identifier(); }},
                 {"title", [](L l) { return l.title(); }},
                 {"starred", [](L l) { return YesNo(l.starred()); }},
                 {"declared_status", [](L l) { return l.declared_status(); }},
                 {"declared_date", [](L l) { return Iso(l.declared_date()); }},
                 {"reviewed_completion", [](L l) { return l.reviewed_completion(); }},
                 {"review_date", [](L l) { return Iso(l.review_date()); }},
                 {"differ", [](L l) { return YesNo(l.differ()); }},
                 {"milestone_count", [](L l) { return base::CsvCell::Number(l.milestone_count()); }},
                 {"late_milestone_count", [](L l) { return base::CsvCell::Number(l.late_milestone_count()); }},
                 {"links", [](L l) { return absl::StrJoin(l.links(), ";"); }},
                 {"unanswered", [](L l) { return YesNo(l.unanswered()); }}},
      .columns = {{{"Commitment", "Engagement"}, [](L l, M) { return Cell{Printable(l.identifier())}; }},
                  {{"Title", "Titre"},
                   [](L l, M) {
                     return Cell{Printable(l.title()), Tone::kStrong};
                   },
                   Align::kLeft,
                   kTitleWidth},
                  {{"The government says", "Le gouvernement dit"},
                   [](L l, M say) { return Cell{SaidOn(l.declared_status(), l.declared_date(), say)}; }},
                  {{"Reviewers found", "Les évaluateurs trouvent"},
                   [](L l, M say) {
                     const Tone tone = l.differ() ? Tone::kWarning : Tone::kPlain;
                     return Cell{SaidOn(l.reviewed_completion(), l.review_date(), say), tone};
                   }},
                  {{"Late milestones", "Jalons en retard"},
                   [](L l, M say) {
                     return Cell{Late(l, say), l.late_milestone_count() > 0 ? Tone::kBad : Tone::kPlain};
                   },
                   Align::kRight,
                   0,
                   1},
                  {{"Nobody answers for it", "Personne n'en répond"},
                   [](L l, M say) {
                     const std::string_view said = l.unanswered() ? say.Pick({"nobody", "personne"}) : "";
                     return Cell{std::string(said), Tone::kBad};
                   },
                   Align::kLeft,
                   0,
                   2}}};
  return *view;
}

// "26 declared, 29 listed".
std::string Counts(const PlanDashboard& dashboard, const Messages& say) {
  if (!dashboard.has_declared_count()) {
    return say.Count(dashboard.listed_count(), {"$0 commitment listed", "$0 engagement listé"},
                     {"$0 commitments listed", "$0 engagements listés"});
  }
  return say({"$0 commitments declared, $1 listed", "$0 engagements déclarés, $1 listés"}, dashboard.declared_count(),
             dashboard.listed_count());
}

}  // namespace

void ShowDashboard(const Output& output, const PlanDashboard& dashboard) {
  if (output.format == Format::kJson) return output.Line(Json(dashboard));
  const Messages& say = output.say;
  if (output.ForPeople()) {
    output.Line(output.terminal.Paint(Tone::kStrong, Printable(dashboard.plan().title())));
    output.Line(Counts(dashboard, say));
    output.Line(
        say({"$0 with late milestones, $1 that nobody answers for", "$0 avec des jalons en retard, $1 sans réponse"},
            dashboard.late_count(), dashboard.unanswered_count()));
    output.Line("");
  }
  Listing<PlanLine> listing(output, LinesView());
  for (const PlanLine& line : dashboard.lines()) listing.Add(line);
  listing.Flush();
}

}  // namespace pepiniere::pep
