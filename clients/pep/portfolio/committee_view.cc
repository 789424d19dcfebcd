#include "clients/pep/portfolio/committee_view.h"

#include <algorithm>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/sheet.h"
#include "clients/pep/portfolio/governance_vocabulary.h"
#include "clients/pep/portfolio/readers.h"
#include "clients/pep/portfolio/readiness_view.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::Committee;
using portfolio::v1::Hearing;
using portfolio::v1::Readiness;
using M = const Messages&;

std::string Projects(std::int64_t n, const Messages& say) {
  return say.Count(n, {"$0 project", "$0 projet"}, {"$0 projects", "$0 projets"});
}

std::string Incubator(const Committee& committee, const Messages& say) {
  if (committee.incubator().empty()) return say({"(programme)", "(programme)"});
  return std::string(Id(committee.incubator()));
}

// A session that was held decided: where nothing says what, its source does not tell.
bool IsUntold(const Committee& committee) {
  const auto unsaid = [](const Hearing& hearing) { return hearing.decision() == portfolio::v1::DECISION_UNSPECIFIED; };
  return committee.decisions_withheld() ||
         (committee.state() == Committee::STATE_HELD && !committee.hearings().empty() &&
          std::all_of(committee.hearings().begin(), committee.hearings().end(), unsaid));
}

// Empty where it is withheld.
std::string Decided(const Committee& committee) {
  if (committee.decisions_withheld()) return "";
  return std::to_string(
      std::count_if(committee.hearings().begin(), committee.hearings().end(),
                    [](const auto& hearing) { return hearing.decision() != portfolio::v1::DECISION_UNSPECIFIED; }));
}

std::string Member(const Committee::Member& member) {
  return member.title().empty() ? member.display_name()
                                : base::Concat(member.display_name(), " (", member.title(), ")");
}

// "300 000 € (FAST 14)".
std::string Granted(const Hearing& hearing, const Messages& say) {
  const std::string amount = Said(hearing.amount_granted(), say);
  if (amount.empty()) return "";
  return base::Concat(amount, " (", hearing.funding_source(),
                      hearing.promotion() > 0 ? base::Concat(" ", hearing.promotion()) : "", ")");
}

// A line of the agenda, and whose it is.
struct Heard {
  const Hearing& hearing;
  const Committee& committee;
};

Cell Decision(const Heard& heard, const Messages& say) {
  const auto decision = heard.hearing.decision();
  if (decision != portfolio::v1::DECISION_UNSPECIFIED) return {Said(decision, say), ToneOf(decision)};
  if (heard.committee.state() == Committee::STATE_HELD) {
    return {say({"Decision not told by the source", "Décision non communiquée par la source"}), Tone::kDim};
  }
  const bool is_open = heard.committee.state() == Committee::STATE_PLANNED && !heard.committee.decisions_withheld();
  return is_open ? Cell{say({"Not decided yet", "Pas encore décidé"}), Tone::kDim} : Cell{};
}

const View<Heard>& AgendaView() {
  using H = const Heard&;
  static const auto* view = new View<Heard>{
      .fields = {},
      .columns = {
          {{"Project", "Projet"},
           [](H h, M) { return Cell{std::string(Id(h.hearing.project()))}; },
           Align::kLeft,
           12,
           0},
          {{"Decision", "Décision"}, Decision},
          {{"Phase", "Phase"},
           [](H h, M say) {
             const bool named = h.hearing.phase() != portfolio::v1::PHASE_UNSPECIFIED;
             return named ? Cell{Brief(h.hearing.phase(), say), ToneOf(h.hearing.phase())} : Cell{};
           }},
          {{"Granted", "Accordé"}, [](H h, M say) { return Cell{Granted(h.hearing, say)}; }, Align::kRight},
          {{"Next review", "À réentendre"},
           [](H h, M say) { return Cell{Said(h.hearing.next_review_date(), say)}; },
           Align::kRight,
           0,
           1},
      }};
  return *view;
}

std::vector<const Hearing*> Prepared(const Committee& committee, const Preparation& preparation) {
  std::vector<const Hearing*> prepared;
  for (const Hearing& hearing : committee.hearings()) {
    if (preparation.contains(hearing.project())) prepared.push_back(&hearing);
  }
  return prepared;
}

// A project, the phase that it asks for, and what stands in its way.
std::string Standing(const Readiness& readiness, const Output& output) {
  const Messages& say = output.say;
  const std::string phase =
      readiness.phase() == portfolio::v1::PHASE_UNSPECIFIED ? "" : base::Concat(" → ", Said(readiness.phase(), say));
  const std::string missing = MissingLines(readiness, output);
  const std::string ready = missing.empty() ? say({": nothing is missing", " : rien ne manque"}) : "";
  return base::Concat("  ", output.terminal.Paint(Tone::kStrong, Id(readiness.project())), phase,
                      output.terminal.Paint(Tone::kGood, ready), "\n", missing);
}

void Texts(const Committee& committee, Sheet& sheet) {
  for (const Hearing& hearing : committee.hearings()) {
    if (hearing.summary().empty() && hearing.conditions().empty() && hearing.notes().empty()) continue;
    const std::string project = base::Concat(Id(hearing.project()));
    sheet.Section({project, project});
    sheet.Line({"Asks", "Demande"}, hearing.summary());
    sheet.Line({"Conditions", "Conditions"}, hearing.conditions());
    sheet.Line({"Notes", "Notes"}, hearing.notes());
  }
}

}  // namespace

const View<Committee>& CommitteeView() {
  using C = const Committee&;
  static const auto* view = new View<Committee>{
      .fields = {{"name", [](C c) { return c.name(); }},
                 {"title", [](C c) { return c.title(); }},
                 {"incubator", [](C c) { return c.incubator(); }},
                 {"date", [](C c) { return Iso(c.date()); }},
                 {"state", [](C c) { return Code(c.state()); }},
                 {"projects", [](C c) { return base::CsvCell::Number(c.hearings_size()); }},
                 {"decided", Decided},
                 {"source", [](C c) { return c.source(); }},
                 {"create_time", [](C c) { return Iso(c.create_time()); }},
                 {"update_time", [](C c) { return Iso(c.update_time()); }}},
      .columns = {
          {{"Committee", "Comité"}, [](C c, M) { return Cell{std::string(Id(c.name()))}; }},
          {{"Title", "Titre"},
           [](C c, M) {
             return Cell{c.title(), Tone::kStrong};
           },
           Align::kLeft,
           16,
           3},
          {{"Incubator", "Incubateur"}, [](C c, M say) { return Cell{Incubator(c, say)}; }, Align::kLeft, 10, 2},
          {{"Date", "Date"}, [](C c, M say) { return Cell{Said(c.date(), say)}; }, Align::kRight},
          {{"State", "État"},
           [](C c, M say) {
             return Cell{Said(c.state(), say), ToneOf(c.state())};
           }},
          {{"Projects", "Projets"}, [](C c, M) { return Cell{std::to_string(c.hearings_size())}; }, Align::kRight},
          {{"Decided", "Décidés"},
           [](C c, M say) { return IsUntold(c) ? Cell{say({"not told", "non dit"}), Tone::kDim} : Cell{Decided(c)}; },
           Align::kRight,
           0,
           1},
      }};
  return *view;
}

void PrintCommittee(const Committee& committee, const Preparation& preparation, const Output& output) {
  const Messages& say = output.say;
  const std::string title = committee.title().empty() ? std::string(Id(committee.name())) : committee.title();
  output.Line(base::Concat(output.terminal.Paint(Tone::kStrong, Printable(title)), "  ",
                           output.terminal.Paint(Tone::kDim, committee.name())));
  output.Line(base::Concat(output.terminal.Paint(ToneOf(committee.state()), Said(committee.state(), say)), ", ",
                           Said(committee.date(), say), ", ", Incubator(committee, say)));
  Sheet sheet(output);
  std::vector<std::string> members;
  for (const auto& member : committee.members()) members.push_back(Member(member));
  sheet.Lines({"Members", "Membres"}, members);
  sheet.Line({"Minutes", "Compte rendu"}, committee.minutes_uri());
  sheet.Line({"Notes", "Notes"}, committee.notes());
  sheet.Line({"Imported from", "Importé de"}, committee.source());
  sheet.Print();
  output.Line("");
  Listing<Heard> agenda(output, AgendaView());
  for (const Hearing& hearing : committee.hearings()) agenda.Add({hearing, committee});
  agenda.Flush();
  if (committee.decisions_withheld()) output.Note(base::Concat(say(kUntilHeld), "."));
  if (committee.hearings().empty()) output.Note(say({"The agenda is empty.", "L'ordre du jour est vide."}));
  Texts(committee, sheet);
  sheet.Section({"What is still missing", "Ce qui manque encore"});
  for (const Hearing* hearing : Prepared(committee, preparation)) {
    sheet.Raw(Standing(preparation.at(hearing->project()), output));
  }
  sheet.Print();
}

void PrintSession(const Committee& committee, const Output& output) {
  if (!output.ForPeople()) return ShowOne(output, CommitteeView(), committee);
  const Messages& say = output.say;
  output.Line(output.terminal.Paint(
      Tone::kGood, base::Concat(Printable(Id(committee.name())), ": ", Said(committee.state(), say), ", ",
                                Said(committee.date(), say), ", ", Projects(committee.hearings_size(), say))));
}

}  // namespace pepiniere::pep
