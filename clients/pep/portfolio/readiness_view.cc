#include "clients/pep/portfolio/readiness_view.h"

#include "absl/strings/ascii.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/text.h"
#include "clients/pep/portfolio/gate_words.h"
#include "clients/pep/portfolio/governance_vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::GateRequirement;
using portfolio::v1::Readiness;
using Check = Readiness::Check;

std::string Label(const Check& check, const Messages& say) {
  const std::string known = SaidGate(check.code(), say);
  const std::string& own = say.language() == Language::kFrench ? check.label_fr() : check.label_en();
  return Printable(!own.empty() ? own : !known.empty() ? known : check.code());
}

// The command that answers what is not met.
std::string Remedy(const Check& check, const Readiness& readiness) {
  const std::string_view project = Id(readiness.project());
  const std::string option = AnswerToGate(check.code(), project);
  if (check.answered_by() == GateRequirement::ANSWERED_BY_FIELD && !option.empty()) return option;
  return base::Concat("pep projects evidence ", project, " ", check.code(), " --phase ",
                      absl::AsciiStrToLower(base::Absl(Code(readiness.phase()))), " --uri URL");
}

bool Lacks(const Check& check) {
  return check.state() == Check::STATE_MISSING || check.state() == Check::STATE_ADVISED;
}

// Met or missing, and why: what the remedy says by itself is not said twice.
std::string Standing(const Check& check, const Word<Check::State>& word, const Messages& say) {
  const bool plain = Lacks(check) && check.answered_by() == GateRequirement::ANSWERED_BY_FIELD;
  if (plain || check.why().empty()) return std::string(say.Pick(word.said));
  return say({"$0: $1", "$0 : $1"}, say.Pick(word.said), Printable(check.why()));
}

std::string Line(const Check& check, const Readiness& readiness, const Output& output) {
  const auto* word = Find(Words<Check::State>(), check.state());
  if (word == nullptr) return "";
  const Messages& say = output.say;
  const std::string mark = base::Concat(say.Pick(word->brief), " ", Label(check, say));
  const std::string line = base::Concat("  ", output.terminal.Paint(word->tone, mark), "  ",
                                        output.terminal.Paint(Tone::kDim, Standing(check, *word, say)), "\n");
  return Lacks(check) ? base::Concat(line, "      → ", Remedy(check, readiness), "\n") : line;
}

}  // namespace

const View<Check>& ChecksView() {
  using C = const Check&;
  static const auto* view = new View<Check>{.fields = {{"code", [](C c) { return c.code(); }},
                                                       {"state", [](C c) { return Code(c.state()); }},
                                                       {"weight", [](C c) { return Code(c.weight()); }},
                                                       {"answered_by", [](C c) { return Code(c.answered_by()); }},
                                                       {"label_fr", [](C c) { return c.label_fr(); }},
                                                       {"label_en", [](C c) { return c.label_en(); }},
                                                       {"why", [](C c) { return c.why(); }},
                                                       {"answer", [](C c) { return c.answer(); }},
                                                       {"field", [](C c) { return c.field(); }}},
                                            .columns = {}};
  return *view;
}

void PrintReadiness(const Readiness& readiness, const Output& output) {
  const Messages& say = output.say;
  const std::string title =
      say({"$0: $1 → $2 on $3", "$0 : $1 → $2 le $3"}, Id(readiness.project()), Said(readiness.current_phase(), say),
          Said(readiness.phase(), say), Said(readiness.effective_date(), say));
  output.Line(output.terminal.Paint(Tone::kStrong, title));
  for (const Check& check : readiness.checks()) output.stream << Line(check, readiness, output);
  for (const std::string& obstacle : readiness.obstacles()) {
    output.Line(base::Concat("  ", output.terminal.Paint(Tone::kBad, base::Concat("✗ ", Printable(obstacle)))));
  }
  if (readiness.ready()) output.Note(say({"Ready.", "Prêt."}), Tone::kGood);
}

std::string MissingLines(const Readiness& readiness, const Output& output) {
  std::string lines;
  for (const Check& check : readiness.checks()) {
    const bool counts =
        check.state() == Check::STATE_MISSING && check.answered_by() != GateRequirement::ANSWERED_BY_COMMITTEE;
    if (counts) {
      lines += base::Concat("    ", output.terminal.Paint(Tone::kBad, base::Concat("✗ ", Label(check, output.say))),
                            "  →  ", Remedy(check, readiness), "\n");
    }
  }
  for (const std::string& obstacle : readiness.obstacles()) {
    lines += base::Concat("    ", output.terminal.Paint(Tone::kBad, base::Concat("✗ ", Printable(obstacle))), "\n");
  }
  return lines;
}

}  // namespace pepiniere::pep
