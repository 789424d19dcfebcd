#include "clients/pep/kit/completion.h"

#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "clients/pep/kit/part.h"
#include "clients/pep/kit/session.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

// Every command has its own already.
constexpr char kHelp[] = "--help";

struct OptionSpec {
  std::vector<std::string> names;  // with their dashes
  std::string type;                // empty: a flag
  std::string help;
};

struct NodeSpec {
  std::string path;  // "projects list"; empty at the root
  std::vector<std::pair<std::string, std::string>> commands;
  std::vector<OptionSpec> options;     // its own; those of the root go with every command
  std::vector<std::string> positions;  // the types of what it takes by position
};

bool IsFile(const std::string& type) { return type == "FILE"; }
bool IsFolder(const std::string& type) { return type == "DIR"; }

// What can stand in the place of a value.
class Values {
 public:
  explicit Values(std::span<const Part* const> parts) : parts_(parts) {}

  // The words that a value of that type can be; empty where we cannot know.
  std::vector<std::string> operator()(const std::string& type) const {
    for (const Part* part : parts_) {
      for (const TypedValues& values : part->values) {
        if (values.type == type) return values.words;
      }
    }
    return type.find('|') == std::string::npos ? std::vector<std::string>() : absl::StrSplit(type, '|');
  }

 private:
  std::span<const Part* const> parts_;
};

OptionSpec Describe(const CLI::Option& option) {
  OptionSpec spec{
      .names = {}, .type = option.get_type_size() == 0 ? "" : option.get_type_name(), .help = option.get_description()};
  for (const auto& name : option.get_snames()) spec.names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) spec.names.push_back("--" + name);
  return spec;
}

void Walk(const CLI::App& app, const std::string& path, std::vector<NodeSpec>& nodes) {
  NodeSpec node{.path = path, .commands = {}, .options = {}, .positions = {}};
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) {
      node.positions.push_back(option->get_type_name());
    } else {
      node.options.push_back(Describe(*option));
    }
  }
  const auto subs = app.get_subcommands([](const CLI::App*) { return true; });
  for (const CLI::App* sub : subs) node.commands.emplace_back(sub->get_name(), sub->get_description());
  nodes.push_back(std::move(node));
  for (const CLI::App* sub : subs) Walk(*sub, path.empty() ? sub->get_name() : path + " " + sub->get_name(), nodes);
}

std::string Quoted(const std::string& text) {
  return base::Concat("'", absl::StrReplaceAll(text, {{"'", "'\\''"}}), "'");
}

// 'projects'|'projects list'|...
std::string Paths(const std::vector<NodeSpec>& nodes, const char* separator) {
  std::vector<std::string> paths;
  for (const NodeSpec& node : nodes) {
    if (!node.path.empty()) paths.push_back(Quoted(node.path));
  }
  return absl::StrJoin(paths, separator);
}

// Option names by the type of their value. A name has one type wherever it is used.
std::map<std::string, std::set<std::string>> NamesByType(const std::vector<NodeSpec>& nodes) {
  std::map<std::string, std::set<std::string>> names;
  for (const NodeSpec& node : nodes) {
    for (const OptionSpec& option : node.options) {
      if (!option.type.empty()) names[option.type].insert(option.names.begin(), option.names.end());
    }
  }
  return names;
}

// What can stand next in a node, option names included.
std::vector<std::string> NextWords(const NodeSpec& node, const NodeSpec& root, const Values& values_of) {
  std::vector<std::string> words;
  for (const auto& [name, help] : node.commands) words.push_back(name);
  for (const auto& type : node.positions) {
    for (const auto& value : values_of(type)) words.push_back(value);
  }
  for (const OptionSpec& option : node.options) words.insert(words.end(), option.names.begin(), option.names.end());
  if (&node != &root) {
    for (const OptionSpec& option : root.options) {
      if (option.names.back() != kHelp) words.push_back(option.names.back());
    }
  }
  return words;
}

bool TakesFiles(const NodeSpec& node) {
  return std::any_of(node.positions.begin(), node.positions.end(),
                     [](const auto& type) { return IsFile(type) || IsFolder(type); });
}

std::string Bash(const std::vector<NodeSpec>& nodes, const Values& values_of) {
  std::string script = base::Concat(
      "# bash completion of pep:  eval \"$(pep completion bash)\"\n"
      "_pep() {\n"
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} node='' i\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    case \"${node:+$node }${COMP_WORDS[i]}\" in\n      ",
      Paths(nodes, "|"),
      ")\n        node=\"${node:+$node }${COMP_WORDS[i]}\" ;;\n"
      "    esac\n"
      "  done\n"
      "  COMPREPLY=()\n"
      "  case $prev in\n");
  for (const auto& [type, names] : NamesByType(nodes)) {
    const auto values = values_of(type);
    std::string action = "return";
    if (IsFile(type)) action = "mapfile -t COMPREPLY < <(compgen -f -- \"$cur\"); return";
    if (IsFolder(type)) action = "mapfile -t COMPREPLY < <(compgen -d -- \"$cur\"); return";
    if (!values.empty()) {
      action = base::Concat("mapfile -t COMPREPLY < <(compgen -W ", Quoted(absl::StrJoin(values, " ")),
                            " -- \"$cur\"); return");
    }
    script += base::Concat("    ", absl::StrJoin(names, "|"), ") ", action, " ;;\n");
  }
  script += "  esac\n  local words='' files=''\n  case $node in\n";
  for (const NodeSpec& node : nodes) {
    script += base::Concat("    ", Quoted(node.path),
                           ") words=", Quoted(absl::StrJoin(NextWords(node, nodes[0], values_of), " ")),
                           TakesFiles(node) ? " files=1" : "", " ;;\n");
  }
  script +=
      "  esac\n"
      "  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\"; [[ -z $files ]] || compgen -f -- \"$cur\")\n"
      "}\n"
      "complete -o filenames -F _pep pep\n";
  return script;
}

// 'name:what it does', as _describe wants it.
std::string Described(const std::string& name, const std::string& help) {
  return Quoted(base::Concat(absl::StrReplaceAll(name, {{":", "\\:"}}), ":", help));
}

std::string Zsh(const std::vector<NodeSpec>& nodes, const Values& values_of) {
  std::string script = base::Concat(
      "#compdef pep\n"
      "# zsh completion of pep:  pep completion zsh > a file named _pep in a folder of $fpath\n"
      "_pep() {\n"
      "  local node='' i\n"
      "  local -a items\n"
      "  for ((i = 2; i < CURRENT; i++)); do\n"
      "    case \"${node:+$node }${words[i]}\" in\n      ",
      Paths(nodes, "|"),
      ")\n        node=\"${node:+$node }${words[i]}\" ;;\n"
      "    esac\n"
      "  done\n"
      "  case ${words[CURRENT-1]} in\n");
  for (const auto& [type, names] : NamesByType(nodes)) {
    const auto values = values_of(type);
    std::string action = "_message " + Quoted(type);
    if (IsFile(type)) action = "_files";
    if (IsFolder(type)) action = "_files -/";
    if (!values.empty()) action = "compadd -- " + absl::StrJoin(values, " ");
    script += base::Concat("    ", absl::StrJoin(names, "|"), ") ", action, "; return ;;\n");
  }
  script += "  esac\n  case $node in\n";
  for (const NodeSpec& node : nodes) {
    std::vector<std::string> items;
    for (const auto& [name, help] : node.commands) items.push_back(Described(name, help));
    for (const auto& type : node.positions) {
      for (const auto& value : values_of(type)) items.push_back(Described(value, type));
    }
    for (const OptionSpec& option : node.options) items.push_back(Described(option.names.back(), option.help));
    if (&node != &nodes[0]) {
      for (const OptionSpec& option : nodes[0].options) {
        if (option.names.back() != kHelp) items.push_back(Described(option.names.back(), option.help));
      }
    }
    script += base::Concat("    ", Quoted(node.path), ") items=(", absl::StrJoin(items, " "), ")",
                           TakesFiles(node) ? "; _files" : "", " ;;\n");
  }
  script +=
      "  esac\n"
      "  _describe pep items\n"
      "}\n"
      "if [[ $funcstack[1] == _pep ]]; then _pep \"$@\"; else compdef _pep pep; fi\n";
  return script;
}

std::string FishOption(const OptionSpec& option, const std::string& condition, const Values& values_of) {
  std::string line = "complete -c pep" + condition;
  for (const std::string& name : option.names) {
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  const auto values = values_of(option.type);
  if (IsFile(option.type)) {
    line += " -r -F";
  } else if (IsFolder(option.type)) {
    line += " -x -a '(__fish_complete_directories)'";
  } else if (!option.type.empty()) {
    line += values.empty() ? " -x" : base::Concat(" -x -a ", Quoted(absl::StrJoin(values, " ")));
  }
  return base::Concat(line, " -d ", Quoted(option.help), "\n");
}

std::string Fish(const std::vector<NodeSpec>& nodes, const Values& values_of) {
  std::string script = base::Concat(
      "# fish completion of pep:  pep completion fish > ~/.config/fish/completions/pep.fish\n"
      "function __pep_at\n"
      "  set -l node\n"
      "  for word in (commandline -opc)[2..-1]\n"
      "    switch (string join ' ' $node $word)\n"
      "      case ",
      Paths(nodes, " "),
      "\n        set -a node $word\n"
      "    end\n"
      "  end\n"
      "  test \"$node\" = \"$argv\"\n"
      "end\n"
      "complete -c pep -f\n");
  for (const NodeSpec& node : nodes) {
    const std::string condition = base::Concat(" -n ", Quoted(base::Concat("__pep_at ", node.path)));
    for (const auto& [name, help] : node.commands) {
      script += base::Concat("complete -c pep", condition, " -a ", name, " -d ", Quoted(help), "\n");
    }
    for (const auto& type : node.positions) {
      const auto values = values_of(type);
      if (!values.empty())
        script += base::Concat("complete -c pep", condition, " -a ", Quoted(absl::StrJoin(values, " ")), "\n");
      if (IsFile(type) || IsFolder(type)) script += base::Concat("complete -c pep", condition, " -F\n");
    }
    const bool is_root = &node == &nodes.front();
    for (const OptionSpec& option : node.options) script += FishOption(option, is_root ? "" : condition, values_of);
  }
  return script;
}

}  // namespace

std::string CompletionScript(const CLI::App& app, std::string_view shell, std::span<const Part* const> parts) {
  std::vector<NodeSpec> nodes;
  Walk(app, "", nodes);
  const Values values_of(parts);
  if (shell == "bash") return Bash(nodes, values_of);
  if (shell == "zsh") return Zsh(nodes, values_of);
  if (shell == "fish") return Fish(nodes, values_of);
  return "";
}

void AddCompletionCommand(Command& root, const CLI::App& app, std::span<const Part* const> parts) {
  auto shell = std::make_shared<std::string>();
  Command completion = root.Add("completion", {"Print a script that completes pep in a shell",
                                               "Écrire un script qui complète pep dans un shell"});
  completion.String("SHELL", *shell, {"Which one", "Lequel"}).Required().OneOf({"bash", "zsh", "fish"});
  completion.Note({"Example: eval \"$(pep completion bash)\"", "Exemple : eval \"$(pep completion bash)\""});
  completion.Does([shell, &app, parts](Session& session) {
    session.out().stream << CompletionScript(app, *shell, parts);
    return absl::OkStatus();
  });
}

}  // namespace pepiniere::pep
