#include "clients/pep/formats/content/realign.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "services/base/text.h"

namespace pepiniere::content {
namespace {

constexpr std::string_view kSpaces = " \t";
// A line as spaces, perhaps a dash, perhaps a key, and the rest.
struct Line {
  std::size_t indent = 0;
  std::size_t dash = 0;   // from the dash to what follows it; 0: no dash
  std::string_view text;  // from the key on
  std::string_view key;   // empty: none
};

Line Parse(std::string_view line) {
  Line parsed;
  parsed.indent = std::min(line.find_first_not_of(kSpaces), line.size());
  line.remove_prefix(parsed.indent);
  if (line.starts_with("- ")) {
    parsed.dash = std::min(line.find_first_not_of(' ', 1), line.size());
    line.remove_prefix(parsed.dash);
  }
  parsed.text = line;
  const std::size_t colon = line.find(':');
  const bool is_key = colon != std::string_view::npos && colon > 0 && line.find_first_of(" \t\"'") >= colon &&
                      (colon + 1 == line.size() || kSpaces.find(line[colon + 1]) != std::string_view::npos);
  if (is_key) parsed.key = line.substr(0, colon);
  return parsed;
}

// What a line leaves open for those below it.
std::string_view ValueOf(const Line& line) {
  std::string_view value = line.key.empty() ? line.text : line.text.substr(line.key.size() + 1);
  value.remove_prefix(std::min(value.find_first_not_of(kSpaces), value.size()));
  return value;
}

bool BeginsBlock(std::string_view value) { return value.starts_with('|') || value.starts_with('>'); }

// Whether a quoted text that is open before `text` ends in it.
bool Closes(std::string_view text, char quote) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote && quote == '\'' && text.substr(i + 1).starts_with('\'')) {
      ++i;
    } else if (text[i] == quote) {
      return true;
    }
  }
  return false;
}

bool Contains(absl::Span<const std::string_view> keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

class Realigner {
 public:
  explicit Realigner(const Layout& layout) : layout_(layout) {}

  void Take(std::string_view line) {
    if (StaysAsItIs(line)) return Put(line);
    std::string spaced;
    if (const auto text = line.find_first_not_of(kSpaces); line.substr(0, text).find('\t') != std::string_view::npos) {
      spaced = base::Concat(absl::StrReplaceAll(base::Absl(line.substr(0, text)), {{"\t", "  "}}), line.substr(text));
      line = spaced;
    }
    const Line parsed = Parse(line);
    const std::size_t column = ColumnOf(parsed);
    if (column != parsed.indent) result_.keys.emplace_back(parsed.key);
    Remember(parsed, column);
    Put(base::Concat(std::string(column, ' '), line.substr(parsed.indent)));
  }

  Realigned Finish() && { return std::move(result_); }

 private:
  void Put(std::string_view line) { result_.yaml += base::Concat(line, "\n"); }

  // Part of a text, or of what is written as it must be.
  bool StaysAsItIs(std::string_view line) {
    const std::size_t indent = line.find_first_not_of(kSpaces);
    if (quote_ != '\0') {
      if (Closes(line, quote_)) quote_ = '\0';
      return true;
    }
    if (indent == std::string_view::npos) return true;
    if (block_of_) {
      if (!block_indent_ && indent > *block_of_) block_indent_ = indent;
      if (block_indent_ && indent >= *block_indent_) return true;
      block_of_.reset();
      block_indent_.reset();
    }
    if (indent == 0) untouched_ = false;
    return untouched_ || line[indent] == '#';
  }

  // Where the key of a line belongs; where it is, for all else.
  std::size_t ColumnOf(const Line& line) const {
    if (line.key.empty()) return line.indent;
    if (line.dash == 0 && Contains(layout_.keys, line.key)) return 0;
    if (!Contains(layout_.line_keys, line.key) || line.indent == 0) return line.indent;
    if (line.dash > 0) return dash_column_.value_or(line.indent);
    return key_column_.value_or(line.indent);
  }

  void Remember(const Line& line, std::size_t column) {
    if (column == 0 && line.dash == 0) {
      dash_column_.reset();
      key_column_.reset();
      untouched_ = !line.key.empty() && line.key == layout_.untouched;
    } else if (line.dash > 0 && !line.key.empty()) {
      dash_column_ = column;
      key_column_ = column + line.dash;
    } else if (!line.key.empty() && !key_column_) {
      key_column_ = column;  // the first key of a map such as `fast`
    }
    const std::string_view value = ValueOf(line);
    if (BeginsBlock(value)) {
      block_of_ = column + (line.key.empty() ? 0 : line.dash);
    } else if (value.starts_with('"') || value.starts_with('\'')) {
      if (!Closes(value.substr(1), value.front())) quote_ = value.front();
    }
  }

  const Layout& layout_;
  Realigned result_;
  // In the list, or in the map, that is being read: where its dashes and its keys are.
  std::optional<std::size_t> dash_column_, key_column_;
  // In a block text: the column of its key, and of its first line.
  std::optional<std::size_t> block_of_, block_indent_;
  char quote_ = '\0';       // of a quoted text that goes on
  bool untouched_ = false;  // below that key
};

}  // namespace

Realigned Realign(std::string_view yaml, const Layout& layout) {
  Realigner realigner(layout);
  if (yaml.ends_with('\n')) yaml.remove_suffix(1);
  for (const auto line : absl::StrSplit(base::Absl(yaml), '\n')) realigner.Take({line.data(), line.size()});
  return std::move(realigner).Finish();
}

}  // namespace pepiniere::content
