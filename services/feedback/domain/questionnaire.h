// Questionnaires and their versions. Field meanings are documented once, on the contract (questionnaire.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/feedback/domain/question.h"

namespace pepiniere::feedback {

struct AnswerOption {
  std::string code{};
  std::string label{};

  static void Fields(auto&& visit, auto&... each) {
    visit("code", each.code...);
    visit("label", each.label...);
  }
  bool operator==(const AnswerOption&) const = default;
};

struct AskedQuestion {
  std::string code{};
  QuestionKind kind{};
  std::string text{};
  std::string help{};
  std::vector<AnswerOption> options{};
  bool sensitive = false;
  bool mandatory = false;

  static void Fields(auto&& visit, auto&... each) {
    visit("code", each.code...);
    visit("kind", each.kind...);
    visit("text", each.text...);
    visit("help", each.help...);
    visit("options", each.options...);
    visit("sensitive", each.sensitive...);
    visit("mandatory", each.mandatory...);
  }
  bool operator==(const AskedQuestion&) const = default;
};

struct Questionnaire {
  static constexpr std::string_view kPattern = "questionnaires/{questionnaire}", kCollection = "questionnaires";
  std::string programme{};
  std::string programme_uid{};
  std::string title{};
  std::string description{};

  static void Fields(auto&& visit, auto&... each) {
    visit("programme", each.programme...);
    visit("programme_uid", each.programme_uid...);
    visit("title", each.title...);
    visit("description", each.description...);
  }
  bool operator==(const Questionnaire&) const = default;
};

struct QuestionnaireVersion {
  using Parent = Questionnaire;
  static constexpr std::string_view kPattern = "questionnaires/{questionnaire}/versions/{version}",
                                    kCollection = "versions";
  static constexpr bool kNumbered = true;
  std::vector<AskedQuestion> questions{};
  std::string note{};
  bool frozen = false;
  std::string content_hash{};

  static void Fields(auto&& visit, auto&... each) {
    visit("questions", each.questions...);
    visit("note", each.note...);
    visit("frozen", each.frozen...);
    visit("content_hash", each.content_hash...);
  }
  bool operator==(const QuestionnaireVersion&) const = default;
};

// The places of a SCALE.
inline constexpr std::string_view kScale[] = {"1", "2", "3", "4", "5"};

// What figures are made of.
Question FiguresOf(const AskedQuestion& asked);
// SHA-256 of all that is asked.
std::string ContentHash(const QuestionnaireVersion& version);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Questionnaire& questionnaire, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const QuestionnaireVersion& version, base::Date today);

}  // namespace pepiniere::feedback
