// pep gates list|set|reset
#include <memory>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/write_flags.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/gate_words.h"
#include "clients/pep/portfolio/governance_vocabulary.h"
#include "clients/pep/portfolio/readers.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::GateRequirement;
using M = const Messages&;

std::string Label(const GateRequirement& gate, const Messages& say) {
  const std::string& own = say.language() == Language::kFrench ? gate.label_fr() : gate.label_en();
  return own.empty() ? SaidGate(gate.code(), say) : own;
}

// Whose it is: the software's, the programme's or the incubator's.
std::string Level(const GateRequirement& gate, const Messages& say) {
  if (gate.built_in()) return say({"built in", "d'origine"});
  if (!gate.name().starts_with("incubators/")) return say({"programme", "programme"});
  const std::vector<std::string> segments = absl::StrSplit(gate.name(), '/');
  return segments[1];
}

const View<GateRequirement>& GatesView() {
  using G = const GateRequirement&;
  static const auto* view = new View<GateRequirement>{
      .fields = {{"name", [](G g) { return g.name(); }},
                 {"phase", [](G g) { return std::string(Code(g.phase())); }},
                 {"code", [](G g) { return g.code(); }},
                 {"weight", [](G g) { return Code(g.weight()); }},
                 {"answered_by", [](G g) { return Code(g.answered_by()); }},
                 {"field", [](G g) { return g.field(); }},
                 {"since", [](G g) { return Iso(g.since()); }},
                 {"built_in", [](G g) { return std::string(g.built_in() ? "true" : "false"); }},
                 {"label_fr", [](G g) { return g.label_fr(); }},
                 {"label_en", [](G g) { return g.label_en(); }}},
      .columns = {
          {{"Phase", "Phase"},
           [](G g, M say) {
             return Cell{Brief(g.phase(), say), ToneOf(g.phase())};
           }},
          {{"Code", "Code"},
           [](G g, M) {
             return Cell{g.code(), Tone::kStrong};
           }},
          {{"What", "Quoi"}, [](G g, M say) { return Cell{Label(g, say)}; }, Align::kLeft, 16, 1},
          {{"Weight", "Poids"},
           [](G g, M say) {
             return Cell{Said(g.weight(), say), ToneOf(g.weight())};
           }},
          {{"Answered by", "Répondu par"},
           [](G g, M say) {
             return Cell{g.field().empty() ? Said(g.answered_by(), say) : g.field(), Tone::kDim};
           },
           Align::kLeft,
           8,
           3},
          {{"Since", "Depuis"}, [](G g, M say) { return Cell{Said(g.since(), say)}; }, Align::kRight, 0, 2},
          {{"Of", "De"}, [](G g, M say) { return Cell{Level(g, say), Tone::kDim}; }, Align::kLeft, 8, 2},
      }};
  return *view;
}

struct ListFlags {
  std::string incubator;
  portfolio::v1::Phase phase = portfolio::v1::PHASE_UNSPECIFIED;
  PageOptions pages;
};

absl::Status List(Session& session, const ListFlags& flags) {
  portfolio::v1::ListGateRequirementsRequest request;
  request.set_parent(ResourceName("incubators", flags.incubator));
  request.set_phase(flags.phase);
  return ShowList(
      session, &Governance::Stub::ListGateRequirements, request, flags.pages, GatesView(),
      [](const auto& page) -> const auto& { return page.gate_requirements(); });
}

void AddList(Command& gates) {
  auto flags = std::make_shared<ListFlags>();
  flags->pages.all = true;  // A few dozen, whoever asks.
  Command list = gates.Add("list", {"List what phases require", "Lister ce que demandent les phases"});
  list.String("--incubator", flags->incubator,
              {"As this incubator asks it; as the programme does without it",
               "Comme le demande cet incubateur ; comme le programme sinon"},
              "INCUBATOR");
  AddPhase(list, "--phase", flags->phase, {"Of this phase only", "De cette phase seulement"});
  list.Does([flags](Session& session) { return List(session, *flags); });
}

// What a change of a requirement takes.
struct GateFlags : WriteFlags {
  std::string name;

  void AddTo(Command& command, std::string_view method) {
    command
        .String("NAME", name,
                {"gates/PHASE/requirements/CODE, or that below incubators/ID/; PHASE/CODE for short",
                 "gates/PHASE/requirements/CODE, ou cela sous incubators/ID/ ; PHASE/CODE en bref"},
                "NAME")
        .Required();
    WriteFlags::AddTo(command, SayReaders(method, command.say()));
    AddEtag(command);
  }
  // "construction/SPONSOR" is gates/construction/requirements/SPONSOR.
  std::string FullName() const {
    const std::vector<std::string> parts = absl::StrSplit(name, '/');
    return parts.size() == 2 ? base::Concat("gates/", parts[0], "/requirements/", parts[1]) : name;
  }
};

absl::Status Finish(Session& session, const absl::StatusOr<GateRequirement>& gate, const WriteFlags& flags) {
  PEP_TRY(gate.status());
  ShowOne(session.out(), GatesView(), *gate);
  flags.Remind(session.out());
  return absl::OkStatus();
}

struct SetFlags : GateFlags {
  GateRequirement::Weight weight = GateRequirement::WEIGHT_UNSPECIFIED;
  std::string label_fr, label_en;
  std::optional<base::Date> since;

  void Fill(GateRequirement& gate, google::protobuf::FieldMask& mask) const {
    if (weight != GateRequirement::WEIGHT_UNSPECIFIED) {
      gate.set_weight(weight);
      mask.add_paths("weight");
    }
    if (!label_fr.empty()) {
      gate.set_label_fr(label_fr);
      mask.add_paths("label_fr");
    }
    if (!label_en.empty()) {
      gate.set_label_en(label_en);
      mask.add_paths("label_en");
    }
    if (since) {
      ToProto(*since, gate.mutable_since());
      mask.add_paths("since");
    }
  }
};

absl::Status Set(Session& session, const SetFlags& flags) {
  portfolio::v1::UpdateGateRequirementRequest request;
  flags.Fill(*request.mutable_gate_requirement(), *request.mutable_update_mask());
  if (request.update_mask().paths().empty()) {
    return UsageError(session.say()({"nothing to change: give --weight, a label or --since",
                                     "rien à modifier : donnez --weight, un libellé ou --since"}));
  }
  request.mutable_gate_requirement()->set_name(flags.FullName());
  request.mutable_gate_requirement()->set_etag(flags.etag);
  request.set_validate_only(flags.dry_run);
  return Finish(session, session.Call(&Governance::Stub::UpdateGateRequirement, request), flags);
}

void AddSet(Command& gates) {
  auto flags = std::make_shared<SetFlags>();
  Command set = gates.Add("set", {"Add or change a requirement, the programme's or an incubator's own version",
                                  "Ajouter ou changer une exigence, du programme ou propre à un incubateur"});
  flags->AddTo(set, "UpdateGateRequirement");
  AddWord(set, "--weight", flags->weight, {"How much it weighs", "Son poids"});
  set.String("--label-fr", flags->label_fr, {"What is needed, in French", "Ce qu'il faut, en français"});
  set.String("--label-en", flags->label_en, {"What is needed, in English", "Ce qu'il faut, en anglais"});
  set.Date("--since", flags->since, {"Asked of entries from this day on", "Demandée aux entrées à partir de ce jour"});
  set.Note(
      {"Example: pep gates set incubators/sud/gates/scaling/requirements/USER_TESTS --weight advised "
       "--label-fr \"des tests avec des usagers\" --label-en \"tests with users\"",
       "Exemple : pep gates set incubators/sud/gates/scaling/requirements/USER_TESTS --weight advised "
       "--label-fr \"des tests avec des usagers\" --label-en \"tests with users\""});
  set.Does([flags](Session& session) { return Set(session, *flags); });
}

absl::Status Reset(Session& session, const GateFlags& flags) {
  portfolio::v1::DeleteGateRequirementRequest request;
  request.set_name(flags.FullName());
  request.set_etag(flags.etag);
  request.set_validate_only(flags.dry_run);
  return Finish(session, session.Call(&Governance::Stub::DeleteGateRequirement, request), flags);
}

void AddReset(Command& gates) {
  auto flags = std::make_shared<GateFlags>();
  Command reset = gates.Add("reset", {"Take a change back: what the level above says counts again",
                                      "Annuler un changement : ce que dit le niveau du dessus vaut de nouveau"});
  flags->AddTo(reset, "DeleteGateRequirement");
  reset.Does([flags](Session& session) { return Reset(session, *flags); });
}

}  // namespace

void AddGatesCommands(Command& root) {
  Command gates = root.Add("gates", {"What a project must show to enter a phase",
                                     "Ce qu'un projet doit montrer pour entrer dans une phase"});
  AddList(gates);
  AddSet(gates);
  AddReset(gates);
}

}  // namespace pepiniere::pep
