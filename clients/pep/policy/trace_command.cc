// pep policy trace: from what people said to the texts that changed, and back.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/text.h"
#include "clients/pep/policy/served_commands.h"
#include "clients/pep/policy/trace_start.h"
#include "clients/pep/policy/verbs.h"
#include "clients/pep/policy/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using policy::v1::QueryTraceRequest;
using policy::v1::QueryTraceResponse;
using policy::v1::TraceRow;
using Stub = PolicyStub;
using R = const TraceRow&;
using M = const Messages&;

constexpr int kTitleWidth = 20, kTextWidth = 10;  // at least

struct TraceFlags {
  std::string start;
  bool back = false;
  PageOptions pages;
};

std::string Ids(const google::protobuf::RepeatedPtrField<std::string>& names) {
  return absl::StrJoin(names, ", ", [](std::string* out, const std::string& name) { *out += Id(name); });
}

// What it rests on, by its titles, and how much of that is not told.
std::string SaidEvidence(R row, M say) {
  std::vector<std::string> said;
  for (const TraceRow::Cited& cited : row.evidence()) {
    said.push_back(base::Concat(cited.title(), " (", Said(cited.kind(), say), ")"));
  }
  if (row.withheld_evidence_count() > 0) {
    said.push_back(
        say.Count(row.withheld_evidence_count(), {"$0 withheld", "$0 réservée"}, {"$0 withheld", "$0 réservées"}));
  }
  return absl::StrJoin(said, ", ");
}

// Who has it, by when, and what they said.
Cell SaidAnswer(R row, M say) {
  if (row.answer() != policy::v1::Answer::VERDICT_UNSPECIFIED) {
    const std::string late = row.answered_late() ? say({", late", ", en retard"}) : "";
    return {base::Concat(Said(row.answer(), say), late), ToneOf(row.answer())};
  }
  if (row.overdue()) {
    return {say.Count(-row.days_left(), {"silence, $0 day late", "silence, $0 jour de retard"},
                      {"silence, $0 days late", "silence, $0 jours de retard"}),
            Tone::kBad};
  }
  if (!row.has_last_day()) return {};
  return {say({"by $0", "d'ici le $0"}, Said(row.last_day(), say)), Tone::kActive};
}

std::string SaidText(R row, M say) {
  if (row.text().empty()) return "";
  const std::string which = row.text_reference().empty() ? std::string(Id(row.text())) : row.text_reference();
  const std::string day = Said(row.entry_into_force_date(), say);
  return day.empty() ? which : say({"$0, in force from $1", "$0, en vigueur le $1"}, which, day);
}

View<TraceRow>::Column Wide(Text heading, std::string (*text)(R, M), int rank) {
  return {.heading = heading,
          .cell = [text](R row, M say) { return Cell{Printable(text(row, say))}; },
          .align = Align::kLeft,
          .min_width = kTextWidth,
          .rank = rank,
          .wraps = true};
}

// From voice to law.
std::vector<View<TraceRow>::Column> Columns() {
  return {
      Wide(
          {"Constraints", "Contraintes"}, [](R row, M) { return Ids(row.topics()); }, 1),
      Wide({"Rests on", "Se fonde sur"}, SaidEvidence, 3),
      {.heading = {"Proposal", "Proposition"}, .cell = [](R row, M) { return Cell{std::string(Id(row.proposal()))}; }},
      {.heading = {"Title", "Titre"},
       .cell =
           [](R row, M) {
             return Cell{Printable(row.title()), Tone::kStrong};
           },
       .align = Align::kLeft,
       .min_width = kTitleWidth},
      {.heading = {"State", "État"},
       .cell =
           [](R row, M say) {
             return Cell{Said(row.state(), say), ToneOf(row.state())};
           }},
      {.heading = {"Whose turn", "À qui le tour"},
       .cell = [](R row, M say) { return Cell{Said(row.turn(), say)}; },
       .align = Align::kLeft,
       .min_width = 0,
       .rank = 3},
      {.heading = {"Authority", "Autorité"},
       .cell = [](R row, M) { return Cell{std::string(Id(row.authority()))}; },
       .align = Align::kLeft,
       .min_width = 0,
       .rank = 2},
      {.heading = {"Answer", "Réponse"},
       .cell = SaidAnswer,
       .align = Align::kLeft,
       .min_width = kTextWidth,
       .rank = 0,
       .wraps = true},
      Wide({"Text", "Texte"}, SaidText, 1),
      Wide(
          {"Commitments", "Engagements"}, [](R row, M) { return Ids(row.commitments()); }, 4)};
}

View<TraceRow> TraceView(bool back) {
  View<TraceRow> view{
      .fields = {{"topics", [](R r) { return absl::StrJoin(r.topics(), ";"); }},
                 {"evidence",
                  [](R r) {
                    return absl::StrJoin(r.evidence(), ";", [](std::string* out, const TraceRow::Cited& cited) {
                      *out += cited.source();
                    });
                  }},
                 {"withheld_evidence_count", [](R r) { return base::CsvCell::Number(r.withheld_evidence_count()); }},
                 {"proposal", [](R r) { return r.proposal(); }},
                 {"title", [](R r) { return r.title(); }},
                 {"state", [](R r) { return Code(r.state()); }},
                 {"state_time", [](R r) { return Iso(r.state_time()); }},
                 {"turn", [](R r) { return Code(r.turn()); }},
                 {"authority", [](R r) { return r.authority(); }},
                 {"last_day", [](R r) { return Iso(r.last_day()); }},
                 {"overdue", [](R r) { return r.overdue() ? "true" : "false"; }},
                 {"days_left",
                  [](R r) { return r.has_last_day() ? base::CsvCell::Number(r.days_left()) : base::CsvCell(""); }},
                 {"answer", [](R r) { return Code(r.answer()); }},
                 {"answer_time", [](R r) { return Iso(r.answer_time()); }},
                 {"answered_late", [](R r) { return r.answered_late() ? "true" : "false"; }},
                 {"text", [](R r) { return r.text(); }},
                 {"text_reference", [](R r) { return r.text_reference(); }},
                 {"entry_into_force_date", [](R r) { return Iso(r.entry_into_force_date()); }},
                 {"commitments", [](R r) { return absl::StrJoin(r.commitments(), ";"); }}},
      .columns = Columns()};
  if (back) std::ranges::reverse(view.columns);
  return view;
}

absl::Status Trace(Session& session, const TraceFlags& flags) {
  QueryTraceRequest request;
  const bool from_law = StartTraceAt(flags.start, request);
  const View<TraceRow> view = TraceView(from_law || flags.back);
  return ShowList(
      session, &Stub::QueryTrace, std::move(request), flags.pages, view,
      [](const QueryTraceResponse& page) -> const auto& { return page.rows(); });
}

}  // namespace

void AddTraceCommand(Command& policy) {
  auto flags = std::make_shared<TraceFlags>();
  Command trace =
      policy.Add("trace", {"From what people said to the texts that changed, or back: which proposals carry "
                           "what, and what became of each",
                           "De ce que l'on a dit aux textes qui ont changé, ou l'inverse : quelles "
                           "propositions portent quoi, et ce que devient chacune"});
  trace.String("START", flags->start,
               {"Where to begin: constraintTopics/x, proposals/2026-3, texts/x, plans/x/commitments/y, "
                "organisations/x, or any name that evidence cites; all that is open by default",
                "Où commencer : constraintTopics/x, proposals/2026-3, texts/x, plans/x/commitments/y, "
                "organisations/x, ou tout nom qu'une preuve cite ; par défaut tout ce qui est ouvert"},
               "NAME");
  trace.Flag("--back", flags->back,
             {"From the law to the voices; from a text, a commitment or an organisation, always",
              "De la loi aux voix ; depuis un texte, un engagement ou une organisation, toujours"});
  flags->pages.AddTo(trace);
  trace.Does([flags](Session& session) { return Trace(session, *flags); });
}

}  // namespace pepiniere::pep
