// What letters say: the words of each kind, in French and in English.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/mail/letter/letter.h"

namespace pepiniere::mail {

// "{call}" stands for the letter's field of that name. A paragraph one of whose fields is empty is left out.
struct Template {
  std::string_view id;
  Words subject;
  std::span<const Words> paragraphs;
  // What the link says that leads to the page of the web client where it is to be seen or done. Empty: to none.
  Words action;
  // Why whoever reads it gets it.
  Words because;
  // The fields that must say something; what the words name beside these may be absent.
  std::span<const std::string_view> required;
};

// The field that is no part of the words: the path of the link ("/candidatures/7").
inline constexpr std::string_view kPath = "path";

std::span<const Template> Templates();
// Null: there is none.
const Template* FindTemplate(std::string_view id);

// The fields that words name, each once.
std::set<std::string, std::less<>> FieldsIn(std::string_view words);
// Those of all the words of a template, and the path where there is a link.
std::set<std::string, std::less<>> FieldsOf(const Template& words);

// What is wrong with a letter, as sentences for whoever wrote the code that sends it. Empty: nothing.
std::vector<std::string> ProblemsOf(const Letter& letter);

}  // namespace pepiniere::mail
