#include "clients/pep/app.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "clients/pep/access/part.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/feedback/part.h"
#include "clients/pep/kit/audit_commands.h"
#include "clients/pep/kit/completion.h"
#include "clients/pep/kit/errors.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/known_names.h"
#include "clients/pep/kit/person_names.h"
#include "clients/pep/kit/ping_command.h"
#include "clients/pep/kit/text.h"
#include "clients/pep/kit/unreachable.h"
#include "clients/pep/metrics/part.h"
#include "clients/pep/policy/part.h"
#include "clients/pep/portfolio/part.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

constexpr Text kAbout = {"Pépinière from the command line: a State's portfolio of digital services.",
                         "Pépinière en ligne de commande : le portefeuille des services numériques de l'État."};
constexpr Text kSeeGlobal = {"Options of all commands (--output, --server…): pep --help",
                             "Options de toutes les commandes (--output, --server…) : pep --help"};
constexpr Text kPages = {
    "To read on, in the repository: docs/command-line.md, docs/filters.md, docs/roles.md; README.md lists every page",
    "Pour en lire plus, dans le dépôt, en anglais : docs/command-line.md, docs/filters.md, docs/roles.md ; README.md "
    "donne la liste des pages"};

// CLI11's own words.
const std::vector<std::pair<std::string, std::string>>& FrenchComplaints() {
  static const auto* words = new std::vector<std::pair<std::string, std::string>>{
      {"A subcommand is required", "il manque une commande"},
      {"The following argument was not expected: ", "argument inattendu : "},
      {"The following arguments were not expected: ", "arguments inattendus : "},
      {" is required", " est obligatoire"},
      {" excludes ", " ne va pas avec "},
      {" requires ", " demande "},
      {"1 required ", "il manque la valeur "},
      {" missing", ""},
      {" not in ", " n'est pas l'une des valeurs "},
      {"Value ", "la valeur "},
      {" not in range ", " est hors des bornes "},
      {"Could not convert: ", "valeur incomprise : "},
  };
  return *words;
}

std::shared_ptr<CLI::Formatter> FormatterIn(const Messages& say) {
  auto formatter = std::make_shared<CLI::Formatter>();
  for (const auto& [label, text] :
       std::initializer_list<std::pair<const char*, Text>>{{"Usage", {"Usage", "Usage"}},
                                                           {"Positionals", {"Arguments", "Arguments"}},
                                                           {"REQUIRED", {"(required)", "(obligatoire)"}},
                                                           {"SUBCOMMAND", {"COMMAND", "COMMANDE"}},
                                                           {"SUBCOMMANDS", {"COMMAND", "COMMANDE"}},
                                                           {"TEXT", {"TEXT", "TEXTE"}},
                                                           {"FILE", {"FILE", "FICHIER"}},
                                                           {"DIR", {"DIR", "DOSSIER"}}}) {
    formatter->label(label, say(text));
  }
  formatter->column_width(34);
  return formatter;
}

// Every command points at the options that it shares with all.
void PointAtGlobalOptions(CLI::App& app, const std::string& text) {
  for (CLI::App* sub : app.get_subcommands([](CLI::App*) { return true; })) {
    const std::string footer = sub->get_footer();
    sub->footer(footer.empty() ? text : base::Concat(footer, "\n\n", text));
    PointAtGlobalOptions(*sub, text);
  }
}

Language Choose(const std::vector<std::string>& arguments, const Environment& environment) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    const std::string value = word.starts_with("--lang=")                    ? word.substr(7)
                              : word == "--lang" && i + 1 < arguments.size() ? arguments[i + 1]
                                                                             : "";
    if (value == "fr") return Language::kFrench;
    if (value == "en") return Language::kEnglish;
  }
  return LanguageOf(environment);
}

// The last command of the line that was understood.
CLI::App& Deepest(CLI::App& app) {
  const auto parsed = app.get_subcommands();
  return parsed.empty() ? app : Deepest(*parsed.front());
}

std::string FullName(const CLI::App& app) {
  return app.get_parent() == nullptr ? app.get_name() : base::Concat(FullName(*app.get_parent()), " ", app.get_name());
}

std::string CommandNames(CLI::App& app) {
  return absl::StrJoin(app.get_subcommands([](CLI::App*) { return true; }), ", ",
                       [](std::string* out, const CLI::App* sub) { *out += sub->get_name(); });
}

// The full names of the nouns below `app` that are called so.
std::vector<std::string> Called(CLI::App& app, const std::string& name) {
  const auto any = [](CLI::App*) { return true; };
  std::vector<std::string> found;
  for (CLI::App* sub : app.get_subcommands(any)) {
    if (sub->get_name() == name && !sub->get_subcommands(any).empty()) found.push_back(FullName(*sub));
    for (std::string& below : Called(*sub, name)) found.push_back(std::move(below));
  }
  return found;
}

std::string UsageComplaint(CLI::App& root, const CLI::ParseError& error, const Messages& say) {
  CLI::App& app = Deepest(root);
  const std::string commands = CommandNames(app);
  // A misspelt command is left over, and then one is missing: say the former.
  if (const auto extras = root.remaining(true); !commands.empty() && !extras.empty()) {
    if (const auto elsewhere = Called(app, extras.front()); !elsewhere.empty()) {
      return say({"'$0' is not a command of $1: type $2", "« $0 » n'est pas une commande de $1 : tapez $2"},
                 extras.front(), FullName(app), absl::StrJoin(elsewhere, say({" or ", " ou "})));
    }
    return say({"'$0' is not a command of $1; these are: $2", "« $0 » n'est pas une commande de $1 ; les voici : $2"},
               extras.front(), FullName(app), commands);
  }
  if (!commands.empty()) return say({"a command is missing: $0", "il manque une commande : $0"}, commands);
  return say.language() == Language::kFrench ? absl::StrReplaceAll(error.what(), FrenchComplaints()) : error.what();
}

int ParseFailure(CLI::App& app, const CLI::ParseError& error, const Console& console, const Messages& say) {
  if (error.get_exit_code() == 0) {  // --help
    app.exit(error, console.out, console.errors);
    return static_cast<int>(ExitCode::kOk);
  }
  const Terminal& terminal = console.errors_terminal;
  console.errors << terminal.Paint(Tone::kBad, "pep: ") << Visible(UsageComplaint(app, error, say)) << '\n'
                 << terminal.Paint(Tone::kDim, say({"See: $0 --help", "Voir : $0 --help"}, FullName(Deepest(app))))
                 << '\n';
  return static_cast<int>(ExitCode::kUsage);
}

void Print(const Complaint& complaint, const Console& console) {
  const Terminal& terminal = console.errors_terminal;
  console.errors << terminal.Paint(Tone::kBad, "pep: ") << Visible(complaint.headline) << '\n';
  for (const std::string& item : complaint.items) console.errors << "  • " << Visible(item) << '\n';
  if (!complaint.advice.empty()) console.errors << terminal.Paint(Tone::kDim, complaint.advice) << '\n';
}

Format FormatOf(const GlobalOptions& options) {
  if (options.spreadsheet || options.output == "csv") return Format::kCsv;
  return options.output == "json" ? Format::kJson : Format::kTable;
}

// What else is wrong with a command that writes: it is tried, and nothing is kept or told.
absl::Status TryOut(CLI::App& command, const Action& action, Session& quiet) {
  CLI::Option* dry_run = command.get_option_no_throw("--dry-run");
  if (dry_run == nullptr) return absl::OkStatus();
  dry_run->clear();
  dry_run->add_result("true");
  dry_run->run_callback();
  return action(quiet);
}

int Perform(CommandTree& tree, const Console& console, const Messages& say, const Environment& environment) {
  const GlobalOptions& options = tree.options();
  PersonNames persons(Parts());
  Session* asked = nullptr;  // the session below, which says what persons are called
  const Output output{console.out,
                      FormatOf(options),
                      console.out_terminal,
                      say,
                      options.spreadsheet ? base::kCsvForSpreadsheets : base::kCsvForPrograms,
                      [&](const std::vector<std::string*>& names) { persons.Put(*asked, names); }};
  Session session(options, output, console.errors, console.errors_terminal, environment, console.answers);
  asked = &session;
  CLI::App& command = Deepest(tree.app());
  absl::Status status = CheckNames(command, Parts(), session);
  if (status.ok()) {
    status = SuggestNames(tree.chosen()(session), Parts(), session);
  } else if (absl::IsNotFound(status)) {
    std::ostream nowhere(nullptr);
    Session quiet(options, {nowhere, Format::kJson, {}, say}, nowhere, {}, environment);
    const absl::Status more = TryOut(command, tree.chosen(), quiet);
    if (absl::IsInvalidArgument(more)) Print(Explain(more, options.server, say, Parts()), console);
  }
  status = ExplainUnreachable(status, options, say);
  console.out.flush();
  if (const auto json = JsonOf(status); json && output.format == Format::kJson) {
    console.errors << *json << '\n';
  } else if (!status.ok()) {
    Print(Explain(status, options.server, say, Parts()), console);
  }
  return static_cast<int>(ExitCodeOf(status));
}

}  // namespace

std::span<const Part* const> Parts() {
  static const Part* const parts[] = {
      &PortfolioPart(), &CohortPart(), &MetricsPart(), &FeedbackPart(), &PolicyPart(), &AccessPart(),
  };
  return parts;
}

CommandTree::CommandTree(Messages say, const Environment& environment)
    : say_(say), app_(std::make_unique<CLI::App>(say(kAbout), "pep")) {
  if (const std::string server = environment("PEP_SERVER"); !server.empty()) options_.server = server;
  app_->fallthrough();  // Global options may stand anywhere; subcommands inherit it.
  app_->formatter(FormatterIn(say_));
  app_->set_help_flag("-h,--help", say_({"Print this help", "Afficher cette aide"}));
  app_->option_defaults()->group(say_({"Options", "Options"}));
  Command root(app_.get(), &say_, &chosen_);
  AddGlobalOptions(root);
  for (const Part* part : Parts()) part->add_commands(root);
  AddAuditCommands(root, Parts());
  AddPingCommand(root);
  AddCompletionCommand(root, *app_, Parts());
  PointAtGlobalOptions(*app_, say_(kSeeGlobal));
  app_->footer(base::Concat(ExitCodeHelp(say_), "\n", say_(kPages)));
}

CommandTree::~CommandTree() = default;

void CommandTree::AddGlobalOptions(Command& root) {
  root.String("-o,--output", options_.output, {"How to answer (table)", "Comment répondre (table)"})
      .OneOf({"table", "json", "csv"});
  root.Flag("--spreadsheet", options_.spreadsheet,
            {"CSV as a spreadsheet set to French opens it: semicolons, decimal commas, a BOM",
             "Du CSV tel qu'un tableur en français l'ouvre : points-virgules, virgules décimales, BOM"});
  root.String(
      "--server", options_.server,
      {"HOST:PORT of the server (PEP_SERVER, 127.0.0.1:50051)", "HÔTE:PORT du serveur (PEP_SERVER, 127.0.0.1:50051)"},
      "ADDRESS");
  root.String("--token-file", options_.token_file,
              {"Who you are: a file with a token (PEP_TOKEN, pep login)",
               "Qui vous êtes : un fichier avec un jeton (PEP_TOKEN, pep login)"},
              "FILE");
  root.String("--ca", options_.ca_file, {"Authority of the server's certificate", "Autorité du certificat du serveur"},
              "FILE");
  root.String("--cert", options_.certificate_file, {"Your certificate (mTLS)", "Votre certificat (mTLS)"}, "FILE");
  root.String("--key", options_.key_file, {"Its private key", "Sa clé privée"}, "FILE");
  root.Flag("--insecure", options_.insecure,
            {"No TLS, even to another machine", "Sans TLS, même vers une autre machine"});
  root.Number("--timeout", options_.timeout_seconds, 1, {"Seconds to wait (30)", "Secondes d'attente (30)"});
  root.String("--lang", options_.lang, {"Language; as LANG says by default", "Langue ; selon LANG par défaut"})
      .OneOf({"fr", "en"});
}

int Run(const std::vector<std::string>& arguments, const Console& console, const Environment& environment) {
  const Messages say(Choose(arguments, environment));
  CommandTree tree(say, environment);
  if (arguments.empty()) {
    console.out << tree.app().help();
    return static_cast<int>(ExitCode::kOk);
  }
  try {
    tree.app().parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // CLI11 takes them last first.
  } catch (const CLI::ParseError& error) {
    return ParseFailure(tree.app(), error, console, say);
  }
  return Perform(tree, console, say, environment);
}

}  // namespace pepiniere::pep
