#include "services/mail/letter/template.h"

#include <algorithm>
#include <variant>

#include "services/base/characters.h"
#include "services/base/text.h"

namespace pepiniere::mail {
namespace {

using base::Concat;

constexpr std::size_t kLongestFact = 512, kLongestPerson = 64, kLongestText = 4000;
constexpr std::string_view kPersons = "persons/";

bool SaysNothing(const Fields& fields, std::string_view name) {
  const auto field = fields.find(name);
  if (field == fields.end()) return true;
  const auto* const text = std::get_if<std::string>(&field->second);
  return text && base::IsBlank(*text);
}

// A path below the web client's address, which leads nowhere else.
bool IsPath(std::string_view path) {
  return path.starts_with('/') && !path.starts_with("//") && path.find_first_of("\\ \"<>") == path.npos &&
         !base::HasControls(path, base::Lines::kOne);
}

}  // namespace

const Template* FindTemplate(std::string_view id) {
  const auto all = Templates();
  const auto found = std::ranges::find(all, id, &Template::id);
  return found == all.end() ? nullptr : &*found;
}

std::set<std::string, std::less<>> FieldsIn(std::string_view words) {
  std::set<std::string, std::less<>> names;
  for (std::size_t open = words.find('{'); open != words.npos; open = words.find('{', open + 1)) {
    const std::size_t close = words.find('}', open);
    if (close == words.npos) break;
    names.emplace(words.substr(open + 1, close - open - 1));
  }
  return names;
}

std::set<std::string, std::less<>> FieldsOf(const Template& words) {
  std::set<std::string, std::less<>> names = FieldsIn(words.subject.french);
  for (const Words& paragraph : words.paragraphs) names.merge(FieldsIn(paragraph.french));
  if (!words.action.french.empty()) names.emplace(kPath);
  return names;
}

std::vector<std::string> ProblemsOf(const Letter& letter) {
  std::vector<std::string> problems;
  if (letter.fact.empty() || base::CountCharacters(letter.fact) > kLongestFact) {
    problems.push_back(Concat("a fact has 1 to ", kLongestFact, " characters"));
  }
  if (!letter.person.starts_with(kPersons) || letter.person.size() > kLongestPerson) {
    problems.emplace_back("a letter is to persons/{person}");
  }
  const Template* const words = FindTemplate(letter.template_id);
  if (!words) {
    problems.push_back(Concat("there is no template ", letter.template_id));
    return problems;
  }
  for (const std::string_view name : words->required) {
    if (SaysNothing(letter.fields, name)) problems.push_back(Concat(words->id, " must say ", name));
  }
  const auto known = FieldsOf(*words);
  for (const auto& [name, field] : letter.fields) {
    if (!known.contains(name)) problems.push_back(Concat(words->id, " has no place for ", name));
    const auto* const text = std::get_if<std::string>(&field);
    if (!text) continue;
    if (base::CountCharacters(*text) > kLongestText) problems.push_back(Concat(name, " is too long for a letter"));
    if (name == kPath && !IsPath(*text)) problems.push_back(Concat(name, " is no path of the web client"));
  }
  return problems;
}

}  // namespace pepiniere::mail
