#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "clients/pep/formats/content/yaml.h"
#include "services/base/text.h"

namespace pepiniere::content {
namespace {

constexpr std::size_t kMostLevels = 100;
constexpr std::size_t kMostNodes = 200'000;

std::size_t CountNodes(const Yaml& yaml) {
  std::size_t count = 1;
  for (const Yaml& item : yaml.items) count += CountNodes(item);
  for (const auto& [key, value] : yaml.entries) count += 1 + CountNodes(value);
  return count;
}

// yaml-cpp 0.7 makes of the escapes \_ and \N the bytes A0 and 85 instead of the characters U+00A0 and U+0085. All else
// in a scalar is valid UTF-8, where no byte after a whole character looks like these.
std::string RestoreEscapes(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0, rest = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (rest > 0) {
      --rest;
    } else if (byte == 0xa0 || byte == 0x85) {
      out += '\xc2';
    } else {
      rest = byte < 0xc0 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    }
    out += text[i];
  }
  return out;
}

// What a key says; one that is not a scalar is written as JSON.
std::string KeyText(const Yaml& key) {
  if (key.IsScalar()) return key.text;
  if (key.kind == Yaml::Kind::kNull) return "null";
  return ToJsonText(key);
}

// Builds the tree from the parser's events. Past a bound it only remembers why, and ignores the rest.
class Builder final : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t anchor) override { Leaf({}, anchor); }

  void OnScalar(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    NoteTag(tag);
    Leaf({.kind = tag == "?" ? Yaml::Kind::kPlain : Yaml::Kind::kText,
          .text = RestoreEscapes(value),
          .items = {},
          .entries = {}},
         anchor);
  }

  void OnAlias(const YAML::Mark&, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) return Fail("an alias within what it stands for");
    nodes_ += CountNodes(found->second);
    Leaf(found->second, YAML::NullAnchor);
  }

  void OnSequenceStart(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    Open(Yaml::Kind::kList, tag, anchor);
  }
  void OnSequenceEnd() override { Close(); }
  void OnMapStart(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    Open(Yaml::Kind::kMap, tag, anchor);
  }
  void OnMapEnd() override { Close(); }

  ParsedYaml Take() && {
    if (!error_.empty()) return {.root = {}, .error = std::move(error_), .ignored = {}};
    return {.root = std::move(root_), .error = {}, .ignored = std::move(ignored_)};
  }

 private:
  struct Frame {
    Yaml node;
    YAML::anchor_t anchor;
    std::optional<std::string> key;  // of a map, waiting for its value
  };

  void Fail(std::string_view why) {
    if (error_.empty()) error_ = why;
  }

  void NoteTag(const std::string& tag) {
    if (!tag.empty() && tag != "?" && tag != "!" && tag != "tag:yaml.org,2002:str" && ignored_.empty()) {
      ignored_ = base::Concat("the tag ", tag);
    }
  }

  void Leaf(Yaml node, YAML::anchor_t anchor) {
    if (++nodes_ > kMostNodes) Fail("too many nodes");
    if (!error_.empty()) return;
    if (anchor != YAML::NullAnchor) anchors_[anchor] = node;
    Attach(std::move(node));
  }

  void Open(Yaml::Kind kind, const std::string& tag, YAML::anchor_t anchor) {
    NoteTag(tag);
    if (++nodes_ > kMostNodes) Fail("too many nodes");
    if (stack_.size() >= kMostLevels) Fail("too many levels");
    if (!error_.empty()) return;
    stack_.push_back({.node = {.kind = kind, .text = {}, .items = {}, .entries = {}}, .anchor = anchor, .key = {}});
  }

  void Close() {
    if (!error_.empty()) return;
    Frame frame = std::move(stack_.back());
    stack_.pop_back();
    if (frame.anchor != YAML::NullAnchor) {
      nodes_ += CountNodes(frame.node);
      anchors_[frame.anchor] = frame.node;
    }
    Attach(std::move(frame.node));
  }

  void Attach(Yaml node) {
    if (stack_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& parent = stack_.back();
    if (parent.node.kind == Yaml::Kind::kList) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.key) {
      parent.key = KeyText(node);
    } else {
      parent.node.entries.emplace_back(*std::move(parent.key), std::move(node));
      parent.key.reset();
    }
  }

  Yaml root_;
  std::vector<Frame> stack_;
  std::map<YAML::anchor_t, Yaml> anchors_;
  std::size_t nodes_ = 0;
  std::string error_;
  std::string ignored_;
};

// The end of a document, said: yaml-cpp takes the end of the text for the end of a quotation.
constexpr std::string_view kEnd = "...\n";

// What a person can do about an error that yaml-cpp met on line `line` of `yaml`.
std::string Explain(const YAML::Exception& e, std::string_view yaml, int first_line) {
  const auto lines = std::count(yaml.begin(), yaml.end(), '\n');
  if (e.mark.line >= lines) return "a quotation, a bracket or a brace is not closed";
  std::string words = base::Concat(e.msg, " (line ", first_line + e.mark.line, ")");
  const bool has_tab = yaml.starts_with('\t') || yaml.find("\n\t") != std::string_view::npos;
  return has_tab ? words + ": indent by spaces, not by tabs" : words;
}

}  // namespace

ParsedYaml ParseYaml(std::string_view yaml, int first_line) {
  try {
    const std::string ended = base::Concat(yaml, yaml.empty() || yaml.ends_with('\n') ? "" : "\n", kEnd);
    std::istringstream stream{ended};
    YAML::Parser parser(stream);
    Builder first;
    parser.HandleNextDocument(first);
    ParsedYaml result = std::move(first).Take();
    Builder second;
    if (result.error.empty() && parser.HandleNextDocument(second)) result.ignored = "a second document";
    return result;
  } catch (const YAML::Exception& e) {
    return {.root = {}, .error = Explain(e, yaml, first_line), .ignored = {}};
  } catch (const std::exception& e) {
    return {.root = {}, .error = e.what(), .ignored = {}};
  }
}

}  // namespace pepiniere::content
