#include "services/mail/letter/render.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "services/base/characters.h"
#include "services/base/html.h"
#include "services/base/text.h"

namespace pepiniere::mail {
namespace {

using base::Concat;

constexpr Words kGreeting = {"Bonjour", "Hello"};
constexpr Words kOwed = {
    "Il dit ce que vous devez savoir de votre démarche (une décision, un délai, un droit) : il est donc toujours "
    "envoyé, "
    "et ne peut pas être arrêté. Merci de ne pas y répondre.",
    "It says what you must know of your request (a decision, a deadline, a right): so it is always sent, and cannot be "
    "stopped. Please do not reply to it."};
constexpr Words kStoppable = {"Ne plus recevoir de rappels", "Stop receiving reminders"};
constexpr Words kEnglishBelow = {"English below.", "English below."};

std::string TextOf(const Fields& fields, std::string_view name, Language language) {
  const auto field = fields.find(name);
  return field == fields.end() ? "" : Say(field->second, language);
}

// The words with the fields in their places; none where one of these says nothing. What a field says is not looked at
// again.
std::optional<std::string> Fill(std::string_view words, const Fields& fields, Language language) {
  std::string filled;
  while (!words.empty()) {
    const std::size_t open = std::min(words.find('{'), words.size());
    filled += words.substr(0, open);
    const std::size_t close = words.find('}', open);
    if (close == words.npos) break;
    const std::string said = TextOf(fields, words.substr(open + 1, close - open - 1), language);
    if (base::IsBlank(said)) return std::nullopt;
    filled += base::WithoutControls(said, base::Lines::kMany);
    words.remove_prefix(close + 1);
  }
  return filled;
}

// A paragraph, or a link with what it says.
struct Piece {
  std::string text{}, link{};
};

struct Part {
  Language language;
  std::vector<Piece> body, foot;
};

void AddFilled(std::string_view words, const Fields& fields, Language language, std::vector<Piece>& pieces) {
  if (auto filled = Fill(words, fields, language)) pieces.push_back({.text = *std::move(filled)});
}

std::string Greeting(const Reader& reader, Language language) {
  const std::string name = base::WithoutControls(reader.display_name, base::Lines::kOne);
  return Concat(kGreeting.In(language), base::IsBlank(name) ? "" : Concat(" ", name), ",");
}

Part PartIn(Language language, const Template& words, const Fields& fields, const Reader& reader) {
  Part part{.language = language, .body = {}, .foot = {}};
  part.body.push_back({.text = Greeting(reader, language)});
  for (const Words& paragraph : words.paragraphs) AddFilled(paragraph.In(language), fields, language, part.body);
  const std::string path = TextOf(fields, kPath, language);
  if (!words.action.french.empty() && !path.empty()) {
    part.body.push_back({.text = std::string(words.action.In(language)), .link = reader.site + path});
  }
  AddFilled(words.because.In(language), fields, language, part.foot);
  const Words& why = reader.stop_link.empty() ? kOwed : kStoppable;
  part.foot.push_back({.text = std::string(why.In(language)), .link = reader.stop_link});
  return part;
}

std::string PlainOf(const std::vector<Piece>& pieces) {
  std::string text;
  for (const Piece& piece : pieces) {
    text += Concat(piece.text, piece.link.empty() ? "" : Concat(" :\n", piece.link), "\n\n");
  }
  return text;
}

std::string HtmlOf(const std::vector<Piece>& pieces) {
  std::string html;
  for (const Piece& piece : pieces) {
    const std::string text = absl::StrReplaceAll(base::EscapeHtml(piece.text), {{"\n", "<br>\n"}});
    html += piece.link.empty() ? Concat("<p>", text, "</p>\n")
                               : Concat("<p><a href=\"", base::EscapeHtml(piece.link), "\">", text, "</a></p>\n");
  }
  return html;
}

std::string Plain(const std::vector<Part>& parts) {
  std::string text = parts.size() > 1 ? Concat(kEnglishBelow.english, "\n\n") : "";
  for (const Part& part : parts) {
    if (&part != &parts.front()) text += "----\n\n";
    text += Concat(PlainOf(part.body), "-- \n", PlainOf(part.foot));
  }
  return absl::StrReplaceAll(text, {{"\n", "\r\n"}});
}

std::string Html(std::string_view subject, const std::vector<Part>& parts) {
  std::string html =
      Concat("<!doctype html>\n<html lang=\"", CodeOf(parts.front().language),
             "\">\n<head><meta charset=\"utf-8\"><title>", base::EscapeHtml(subject), "</title></head>\n<body>\n");
  if (parts.size() > 1) html += Concat("<p lang=\"en\">", kEnglishBelow.english, "</p>\n");
  for (const Part& part : parts) {
    html += Concat("<div lang=\"", CodeOf(part.language), "\">\n", HtmlOf(part.body), "<hr>\n<small>\n",
                   HtmlOf(part.foot), "</small>\n</div>\n");
  }
  return absl::StrReplaceAll(html + "</body>\n</html>\n", {{"\n", "\r\n"}});
}

std::vector<Language> LanguagesOf(const Reader& reader) {
  if (reader.language) return {*reader.language};
  return {Language::kFrench, Language::kEnglish};
}

}  // namespace

Rendered Render(const Template& words, const Fields& fields, const Reader& reader) {
  std::vector<std::string> subjects;
  std::vector<Part> parts;
  for (const Language language : LanguagesOf(reader)) {
    subjects.push_back(Fill(words.subject.In(language), fields, language).value_or(std::string(words.id)));
    parts.push_back(PartIn(language, words, fields, reader));
  }
  Rendered rendered;
  rendered.subject = base::WithoutControls(absl::StrJoin(subjects, " / "), base::Lines::kOne);
  rendered.text = Plain(parts);
  rendered.html = Html(rendered.subject, parts);
  return rendered;
}

}  // namespace pepiniere::mail
