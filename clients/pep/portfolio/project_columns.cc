// The columns of lists: of projects, and of a project's ledger.
#include "absl/strings/str_join.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/portfolio/project_view.h"
#include "clients/pep/portfolio/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::RepeatedPtrField;
using portfolio::v1::PhaseRecord;
using portfolio::v1::Project;

// Values of a list in one CSV field.
std::string Joined(const RepeatedPtrField<std::string>& values) { return absl::StrJoin(values, ";"); }

std::string YesNo(bool value) { return value ? "true" : "false"; }

std::string Ids(const RepeatedPtrField<std::string>& names) {
  return absl::StrJoin(names, ", ", [](std::string* out, const std::string& name) { *out += Id(name); });
}

Cell PhaseCell(const Project& project, const Messages& say) {
  const std::string phase = Brief(project.phase(), say);
  if (!project.unknown_phase().empty()) return {base::Concat("“", project.unknown_phase(), "” ?"), Tone::kWarning};
  if (!project.paused()) return {phase, ToneOf(project.phase())};
  return {base::Concat(phase, say({" (paused)", " (en pause)"})), Tone::kWarning};
}

// A superseded line is struck; one without a phase of ours shows what its source said.
Tone LineTone(const PhaseRecord& line, Tone tone) { return line.has_supersede_time() ? Tone::kStruck : tone; }

Cell LinePhase(const PhaseRecord& line, const Messages& say) {
  const bool ours = line.phase() != portfolio::v1::PHASE_UNSPECIFIED;
  return {ours ? Said(line.phase(), say) : base::Concat("“", line.source_phase(), "”"),
          LineTone(line, ours ? ToneOf(line.phase()) : Tone::kWarning)};
}

std::string DateOr(const google::type::Date& date, const std::string& source, const Messages& say) {
  const std::string shown = Said(date, say);
  return shown.empty() && !source.empty() ? base::Concat("“", source, "”") : shown;
}

Cell LineNote(const PhaseRecord& line, const Messages& say) {
  std::vector<std::string> notes;
  if (line.forced()) notes.push_back(say({"forced", "forcé"}));
  if (!line.superseded_by().empty()) {
    notes.push_back(say({"replaced by line $0", "remplacée par la ligne $0"}, Id(line.superseded_by())));
  } else if (line.has_supersede_time()) {
    notes.push_back(say({"withdrawn", "retirée"}));
  }
  for (const std::string& text : {line.reason(), line.comment()}) {
    if (!text.empty()) notes.push_back(text);
  }
  return {absl::StrJoin(notes, " · "), Tone::kDim};
}

}  // namespace

const View<Project>& ProjectView() {
  using P = const Project&;
  using M = const Messages&;
  static const auto* view =
      new View<Project>{
          .fields =
              {
                  {"name", [](P p) { return p.name(); }},
                  {"title", [](P p) { return p.title(); }},
                  {"kind", [](P p) { return std::string(Code(p.kind())); }},
                  {"phase", [](P p) { return std::string(Code(p.phase())); }},
                  {"phase_since", [](P p) { return Iso(p.phase_since()); }},
                  {"paused", [](P p) { return YesNo(p.paused()); }},
                  {"paused_since", [](P p) { return Iso(p.paused_since()); }},
                  {"unknown_phase", [](P p) { return p.unknown_phase(); }},
                  {"unknown_phase_since", [](P p) { return Iso(p.unknown_phase_since()); }},
                  {"mission", [](P p) { return p.mission(); }},
                  {"primary_incubator", [](P p) { return p.primary_incubator(); }},
                  {"other_incubators", [](P p) { return Joined(p.other_incubators()); }},
                  {"sponsors", [](P p) { return Joined(p.sponsors()); }},
                  {"themes", [](P p) { return Joined(p.themes()); }},
                  {"user_types", [](P p) { return Joined(p.user_types()); }},
                  {"technologies", [](P p) { return Joined(p.technologies()); }},
                  {"product_uri", [](P p) { return p.links().product_uri(); }},
                  {"repository_uri", [](P p) { return p.links().repository_uri(); }},
                  {"statistics_uri", [](P p) { return p.links().statistics_uri(); }},
                  {"budget_uri", [](P p) { return p.links().budget_uri(); }},
                  {"impact_uri", [](P p) { return p.links().impact_uri(); }},
                  {"contact", [](P p) { return p.contact(); }},
                  {"budget_allocated_eur", [](P p) { return Plain(p.budget().allocated()); }},
                  {"budget_spent_eur", [](P p) { return Plain(p.budget().spent()); }},
                  {"time_box_start", [](P p) { return Iso(p.time_box().start_date()); }},
                  {"time_box_end", [](P p) { return Iso(p.time_box().end_date()); }},
                  {"create_time", [](P p) { return Iso(p.create_time()); }},
                  {"update_time", [](P p) { return Iso(p.update_time()); }},
                  {"delete_time", [](P p) { return Iso(p.delete_time()); }},
              },
          .columns = {
              {{"Project", "Projet"}, [](P p, M) { return Cell{std::string(Id(p.name()))}; }},
              {{"Title", "Titre"}, [](P p, M) { return Cell{p.title(), Tone::kStrong}; }, Align::kLeft, 16, 2},
              {{"Phase", "Phase"}, PhaseCell},
              {{"Since", "Depuis"}, [](P p, M say) { return Cell{Said(p.phase_since(), say)}; }, Align::kRight, 0, 1},
              {{"Incubator", "Incubateur"},
               [](P p, M) { return Cell{std::string(Id(p.primary_incubator()))}; },
               Align::kLeft,
               10,
               3},
              {{"Sponsors", "Sponsors"}, [](P p, M) { return Cell{Ids(p.sponsors())}; }, Align::kLeft, 10, 4},
          }};
  return *view;
}

std::vector<std::string> TableFields() {
  return {"name", "title", "phase", "phase_since", "paused", "unknown_phase", "primary_incubator", "sponsors"};
}

const View<PhaseRecord>& LedgerView() {
  using L = const PhaseRecord&;
  using M = const Messages&;
  static const auto* view = new View<PhaseRecord>{
      .fields =
          {
              {"name", [](L l) { return l.name(); }},
              {"phase", [](L l) { return std::string(Code(l.phase())); }},
              {"effective_date", [](L l) { return Iso(l.effective_date()); }},
              {"end_date", [](L l) { return Iso(l.end_date()); }},
              {"comment", [](L l) { return l.comment(); }},
              {"reason", [](L l) { return l.reason(); }},
              {"forced", [](L l) { return YesNo(l.forced()); }},
              {"record_time", [](L l) { return Iso(l.record_time()); }},
              {"recorded_by", [](L l) { return l.recorded_by(); }},
              {"supersede_time", [](L l) { return Iso(l.supersede_time()); }},
              {"superseded_by", [](L l) { return l.superseded_by(); }},
              {"source_phase", [](L l) { return l.source_phase(); }},
              {"source_date", [](L l) { return l.source_date(); }},
              {"source_end", [](L l) { return l.source_end(); }},
          },
      .columns = {
          {{"No.", "N°"},
           [](L l, M) {
             return Cell{std::string(Id(l.name())), LineTone(l, Tone::kPlain)};
           },
           Align::kRight},
          {{"Phase", "Phase"}, LinePhase, Align::kLeft, 12, 0},
          {{"From", "À partir du"},
           [](L l, M say) {
             return Cell{DateOr(l.effective_date(), l.source_date(), say), LineTone(l, Tone::kPlain)};
           },
           Align::kRight},
          {{"End", "Fin"},
           [](L l, M say) {
             return Cell{DateOr(l.end_date(), l.source_end(), say), LineTone(l, Tone::kPlain)};
           },
           Align::kRight,
           0,
           1},
          {{"Recorded", "Enregistrée"},
           [](L l, M say) {
             return Cell{say.Time(FromProto(l.record_time())), Tone::kDim};
           },
           Align::kRight,
           0,
           3},
          {{"By", "Par"}, [](L l, M) { return Principal(l.recorded_by(), Tone::kDim); }, Align::kLeft, 8, 4},
          {{"Note", "Note"}, LineNote, Align::kLeft, 16, 2},
      }};
  return *view;
}

}  // namespace pepiniere::pep
