// What a call asks its applicants, and what is wrong with what they answer.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/problems.h"

namespace pepiniere::cohort {

// Numbered as in the contract.
enum class FormFieldKind {
  kLine = 1,
  kText,     // of many lines
  kNumber,   // decimal, with a point: 12 or -0.5
  kDay,      // 2021-09-13
  kYesOrNo,  // true or false
  kChoice,   // one of its options
  kAddress,  // http:// or https://
  kFile,     // the name of a file of the application
};

struct FormField {
  std::string code, label;
  FormFieldKind kind = FormFieldKind::kLine;
  bool required = false;
  int max_length = 0;  // in characters; 0: as long as a text may be
  bool personal = false;
  std::vector<std::string> options;  // of a choice

  static void Fields(auto&& visit, auto&... each) {
    visit("code", each.code...);
    visit("label", each.label...);
    visit("kind", each.kind...);
    visit("required", each.required...);
    visit("max_length", each.max_length...);
    visit("personal", each.personal...);
    visit("options", each.options...);
  }
  bool operator==(const FormField&) const = default;
};

// By the codes of the fields; what is blank is not answered.
using Answers = std::map<std::string, std::string>;

// Whether a draft may be kept or an application submitted: a draft may leave open what is required.
enum class Completeness { kDraft, kSubmitted };

// All that is wrong, at answers.CODE: in the order of the form, then what it does not ask for.
std::vector<base::FieldProblem> CheckAnswers(std::span<const FormField> form, const Answers& answers,
                                             Completeness completeness);

}  // namespace pepiniere::cohort
