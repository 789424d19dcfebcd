#include "clients/pep/portfolio/refusals.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "clients/cpp/status.h"
#include "clients/pep/portfolio/gate_words.h"
#include "clients/pep/portfolio/sentences.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

constexpr Text kForce = {"A programme administrator may overrule: --force --reason \"…\"",
                         "Un administrateur du programme peut passer outre : --force --reason \"…\""};

// Tells a committee that cannot be held or reopened from a project that cannot advance.
constexpr char kSessionMark[] = "pep/refused-session";

// Of "projects/x#SPONSOR", the rule that speaks against it.
std::string_view RuleOf(std::string_view subject) {
  const auto mark = subject.find('#');
  return mark == std::string_view::npos ? "" : subject.substr(mark + 1);
}

// What a decision needs before its session can be held, by its field.
struct DecisionNeed {
  std::string_view field;
  Text said, answer;
};
constexpr DecisionNeed kDecisionNeeds[] = {
    {"decision",
     {"what was decided", "ce qui a été décidé"},
     {"go|stop|graduate|pivot|postpone", "go|stop|graduate|pivot|postpone"}},
    {"phase", {"the phase that GO leads to", "la phase où mène GO"}, {"go --phase PHASE", "go --phase PHASE"}},
    {"conditions",
     {"what the project turns to", "vers quoi le projet se tourne"},
     {"pivot --conditions \"…\"", "pivot --conditions \"…\""}},
    {"next_review_date",
     {"when it is heard again", "quand il sera réentendu"},
     {"postpone --next-review DATE", "postpone --next-review DATE"}},
    {"funding_source",
     {"where the money comes from", "d'où vient l'argent"},
     {"DECISION --funding-source FAST", "DÉCISION --funding-source FAST"}},
};

// What kind of rule, before what the server says of it.
std::string Lead(const std::string& type, const Messages& say) {
  if (type == "TRANSITION") return say({"no such step: ", "passage non prévu : "});
  if (type == "DATE") return say({"date: ", "date : "});
  return "";
}

bool IsOneOf(const std::string& type, std::initializer_list<std::string_view> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

// Of a session, each thing is about a project of its agenda.
std::vector<std::string> SessionItems(const absl::Status& status, const Messages& say) {
  return ItemsOf(status, say, [&](const Violation& violation) {
    const std::string project = ProjectOf(violation.subject());
    const std::string said = SayViolation(violation.type(), violation.subject(), violation.description(), say);
    return base::Concat(project, project.empty() ? "" : ": ", said);
  });
}

std::optional<std::string> SayOurs(const Violation& violation, const Messages& say) {
  if (!IsOneOf(violation.type(), {"DECISION", "GATE", "TRANSITION", "DATE"})) return std::nullopt;
  return SayViolation(violation.type(), violation.subject(), violation.description(), say);
}

// A project that may not enter a phase: said in full in the user's language, since the server's sentence only counts
// what the items tell. Rules and gates bend for an administrator; dates do not.
std::optional<Complaint> ExplainRefusal(const absl::Status& status, const Messages& say) {
  google::rpc::PreconditionFailure failure;
  if (!clients::GetDetail(status, failure)) return std::nullopt;
  const auto& violations = failure.violations();
  const auto all = [&](std::initializer_list<std::string_view> types) {
    return std::all_of(violations.begin(), violations.end(),
                       [&](const auto& v) { return IsEnd(v) || IsOneOf(v.type(), types); });
  };
  if (!violations.empty() && status.GetPayload(kSessionMark).has_value()) {
    return Complaint{.headline = say({"Refused: nothing was recorded. What stands in the way:",
                                      "Refusé : rien n'a été enregistré. Ce qui s'y oppose :"}),
                     .items = SessionItems(status, say),
                     .advice = ""};
  }
  if (violations.empty() || !all({"GATE", "TRANSITION", "DATE"})) return std::nullopt;
  return Complaint{
      .headline = say({"Refused: $0 cannot enter that phase. What is missing or in the way:",
                       "Refusé : $0 ne peut pas entrer dans cette phase. Ce qui manque ou s'y oppose :"},
                      ProjectOf(violations[0].subject())),
      .items = ItemsOf(status, say,
                       [&](const Violation& v) { return SayViolation(v.type(), v.subject(), v.description(), say); }),
      .advice = all({"GATE", "TRANSITION"}) ? say(kForce) : ""};
}

}  // namespace

const Refusals& PortfolioRefusals() {
  static constexpr Refusals kRefusals = {.explain = ExplainRefusal, .say = SayOurs, .sentence = SaidOfProjects};
  return kRefusals;
}

absl::Status RefusedSession(absl::Status status, const std::string& see_all) {
  if (!absl::IsFailedPrecondition(status)) return status;
  status.SetPayload(kSessionMark, absl::Cord(""));
  return SeeAllWith(std::move(status), see_all);
}

std::string ProjectOf(std::string_view subject) {
  constexpr std::string_view kProjects = "projects/";
  if (!subject.starts_with(kProjects)) return "";
  subject.remove_prefix(kProjects.size());
  return std::string(subject.substr(0, subject.find_first_of("#/")));
}

std::string SayViolation(const std::string& type, const std::string& subject, const std::string& description,
                         const Messages& say) {
  if (type == "DECISION") {
    const auto* need = std::ranges::find(kDecisionNeeds, RuleOf(subject), &DecisionNeed::field);
    if (need == std::end(kDecisionNeeds)) return description;
    return base::Concat(say(need->said), "  →  pep committees decide ", say({"COMMITTEE", "COMITÉ"}), " ",
                        ProjectOf(subject), " ", say(need->answer));
  }
  const std::string_view code = type == "GATE" ? RuleOf(subject) : "";
  const std::string needs = SaidGate(code, say);
  if (needs.empty()) return base::Concat(Lead(type, say), description);
  const std::string answer = AnswerToGate(code, ProjectOf(subject));
  return answer.empty() ? needs : base::Concat(needs, "  →  ", answer);
}

}  // namespace pepiniere::pep
