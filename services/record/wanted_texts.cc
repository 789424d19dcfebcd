#include "services/record/wanted_texts.h"

#include <utility>

#include "services/base/text.h"
#include "services/personal/diff.h"
#include "services/personal/document.h"
#include "services/personal/fields.h"
#include "services/personal/mentions.h"

namespace pepiniere::record {
namespace {

using base::Concat;
using personal::Field;

// What is left of a text that is wanted.
struct Left {
  std::string text;
  bool prose;  // it belongs to nobody, and only called them
};

// None: it is not theirs, and does not call them.
std::optional<Left> LeftOf(const Field& field, std::string_view name, std::string_view named, std::string_view text,
                           const Wanted& wanted) {
  bool theirs = false;
  if (field.person == "name") {
    theirs = wanted.is_them(personal::PersonIn(name));
  } else if (!named.empty()) {
    theirs = wanted.is_them(named);
  } else if (field.prose) {
    std::optional<std::string> without = wanted.without(text);
    return without ? std::optional(Left{*std::move(without), true}) : std::nullopt;
  } else {
    theirs = field.whole ? wanted.is_name(text) : wanted.theirs(text);
  }
  return theirs ? std::optional(Left{std::string(Blank(field.required && !field.inside)), false}) : std::nullopt;
}

}  // namespace

bool IsTheirs(const Field& field, std::string_view name, std::string_view named, std::string_view text,
              const Wanted& wanted) {
  return LeftOf(field, name, named, text, wanted).has_value();
}

std::optional<std::string> BlankText(const Field& field, std::string_view name, std::string_view named,
                                     const std::string& text, const Wanted& wanted, std::set<std::string>& found) {
  std::optional<Left> left = LeftOf(field, name, named, text, wanted);
  if (!left) return std::nullopt;
  if (left->prose || !(field.content || personal::IsBelowPerson(name)))
    found.insert(field.inside ? personal::InsideOf(name) : text);
  return std::move(left->text);
}

std::string_view Blank(bool required) { return required ? personal::kErased : std::string_view(); }

std::optional<std::string> BlankDocument(std::string_view name, std::string_view document, const Wanted& wanted,
                                         std::set<std::string>& found) {
  return personal::RewriteDocument(document, personal::FieldsOfResource(name),
                                   [&](const Field& field, std::string_view named, const std::string& text) {
                                     return BlankText(field, name, named, text, wanted, found);
                                   });
}

void VisitTexts(std::string_view name, std::string_view document, const Wanted& wanted,
                absl::FunctionRef<void(const std::string& field, const std::string& text)> visit) {
  personal::RewriteDocument(document, personal::FieldsOfResource(name),
                            [&](const Field& field, std::string_view named, const std::string& text) {
                              if (IsTheirs(field, name, named, text, wanted)) visit(field.path, text);
                              return std::optional<std::string>();
                            });
}

// "(x LIKE ? OR x LIKE ?)" of a column, whatever its type: bytes as they are, in a collation without case.
std::string MatchesAny(std::string_view column, std::size_t patterns) {
  std::string any;
  for (std::size_t i = 0; i < patterns; ++i) {
    any += Concat(i == 0 ? "" : " OR ", "CONVERT(CAST(", column, " AS BINARY) USING latin1) COLLATE latin1_general_ci",
                  " LIKE ?");
  }
  return any.empty() ? "FALSE" : Concat("(", any, ")");
}

}  // namespace pepiniere::record
