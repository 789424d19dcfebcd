// pep policy quorum: no server is asked.
#include <cstddef>
#include <iterator>
#include <memory>
#include <string>

#include "clients/pep/kit/session.h"
#include "clients/pep/kit/text_file.h"
#include "clients/pep/policy/commands.h"
#include "clients/pep/policy/committee_file.h"
#include "services/base/try.h"
#include "services/json/json.h"
#include "services/policy/domain/quorum.h"

namespace pepiniere::pep {
namespace {

using policy::MandateWaste;
using policy::Quorum;

std::string QuorumJson(const Quorum& quorum) {
  return json::Dump(json::OrderedJson{
      {"n", quorum.n}, {"needed", quorum.needed}, {"counted", quorum.counted}, {"quorum", quorum.quorum}});
}

const View<Quorum>& QuorumView() {
  using Q = const Quorum&;
  static const auto* view =
      new View<Quorum>{.fields = {{"n", [](Q q) { return base::CsvCell::Number(std::int64_t{q.n}); }},
                                  {"needed", [](Q q) { return base::CsvCell::Number(std::int64_t{q.needed}); }},
                                  {"counted", [](Q q) { return base::CsvCell::Number(std::int64_t{q.counted}); }},
                                  {"quorum", [](Q q) { return std::string(q.quorum ? "true" : "false"); }}},
                       .columns = {}};
  return *view;
}

// By MandateWaste, in the order of the enumeration, which begins at 1.
constexpr Text kWastes[] = {
    {"the mandate of $0 to $1 does not count: $0 is present", "le mandat de $0 à $1 ne compte pas : $0 est présent"},
    {"the mandate of $0 to $1 does not count: $0 is recused", "le mandat de $0 à $1 ne compte pas : $0 est récusé"},
    {"the mandate of $0 to $1 does not count: $1 is not present",
     "le mandat de $0 à $1 ne compte pas : $1 n'est pas présent"},
    {"the mandate of $0 to $1 does not count: $1 is recused", "le mandat de $0 à $1 ne compte pas : $1 est récusé"},
    {"the mandate of $0 to $1 does not count: $1 has one already",
     "le mandat de $0 à $1 ne compte pas : $1 en a déjà un"},
};
static_assert(std::size(kWastes) == static_cast<std::size_t>(MandateWaste::kHolderHasOthers));

void ShowQuorum(const Output& output, const Quorum& quorum) {
  const Messages& say = output.say;
  const Text answer = quorum.quorum ? Text{"There is a quorum", "Le quorum est atteint"}
                                    : Text{"There is no quorum", "Le quorum n'est pas atteint"};
  output.Note(say(answer), quorum.quorum ? Tone::kGood : Tone::kBad);
  output.Line(say(
      {"$0 members, $1 needed, $2 present or represented", "$0 membres, $1 nécessaires, $2 présents ou représentés"},
      quorum.n, quorum.needed, quorum.counted));
  for (const policy::WastedMandate& mandate : quorum.wasted) {
    const Text words = kWastes[static_cast<std::size_t>(mandate.why) - 1];
    output.Line("  • " + Printable(say(words, mandate.giver, mandate.holder)));
  }
}

absl::Status Count(Session& session, const std::string& path) {
  const Messages& say = session.say();
  PEP_ASSIGN(const std::string text, ReadTextFile(path, say));
  const ReadCommittee read = ReadCommitteeFile(text);
  if (!read.faults.empty()) return InvalidCommittee(path, read.faults, say);
  const Quorum quorum = policy::QuorumOf(read.attendance, read.charter);
  const Output& output = session.out();
  // Whoever asks for no format and reads no terminal is a script.
  const bool is_script = session.options().output.empty() && output.ForPeople() && !output.terminal.is_tty;
  if (output.format == Format::kJson || is_script) {
    output.Line(QuorumJson(quorum));
  } else if (output.ForPeople()) {
    ShowQuorum(output, quorum);
  } else {
    ShowOne(output, QuorumView(), quorum);
  }
  return absl::OkStatus();
}

}  // namespace

void AddQuorumCommand(Command& policy) {
  auto path = std::make_shared<std::string>();
  Command quorum = policy.Add("quorum", {"Whether a committee may decide, by what a file says, without a server",
                                         "Si un comité peut décider, d'après un fichier, sans serveur"});
  quorum
      .String("file", *path,
              {"Members, who is present, mandates, who is recused, in JSON; - reads the standard input",
               "Membres, présents, mandats, récusés, en JSON ; - lit l'entrée standard"},
              "FILE")
      .Required();
  quorum.Does([path](Session& session) { return Count(session, *path); });
}

}  // namespace pepiniere::pep
