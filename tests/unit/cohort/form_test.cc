#include "services/cohort/domain/form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum FormFieldKind;
using enum Completeness;

FormField Asking(std::string code, FormFieldKind kind, bool required = false, int max_length = 0) {
  FormField field;
  field.label = "About " + code;
  field.code = std::move(code);
  field.kind = kind;
  field.required = required;
  field.max_length = max_length;
  if (kind == kChoice) field.options = {"design", "data"};
  return field;
}

TEST(AnswersTest, EverythingThatIsWrongIsToldAtOnceAtItsField) {
  const std::vector<FormField> form = {Asking("name", kLine, true), Asking("why", kText, true, 5),
                                       Asking("skill", kChoice), Asking("from", kDay), Asking("more", kText)};
  EXPECT_THAT(
      CheckAnswers(form, {{"skill", "law"}, {"from", "2023-02-29"}, {"why", "because"}, {"age", "7"}}, kSubmitted),
      ElementsAre(Problem("answers.name", "is required: answer \"About name\""),
                  Problem("answers.why", "has 7 characters: 5 at most"),
                  Problem("answers.skill", "choose one of the options"), Problem("answers.from", "YYYY-MM-DD"),
                  Problem("answers.age", "no field of the call's form")));
}

TEST(AnswersTest, ADraftMayLeaveOpenWhatIsRequired) {
  const std::vector<FormField> form = {Asking("name", kLine, true), Asking("why", kText, true, 5)};
  EXPECT_THAT(CheckAnswers(form, {}, kDraft), IsEmpty());
  EXPECT_THAT(CheckAnswers(form, {{"why", "because"}}, kDraft), ElementsAre(Problem("answers.why", "5 at most")));
}

TEST(AnswersTest, WhatIsBlankIsNotAnswered) {
  const std::vector<FormField> form = {Asking("name", kLine, true), Asking("from", kDay)};
  EXPECT_THAT(CheckAnswers(form, {{"name", "\u00a0 "}, {"from", " "}}, kSubmitted),
              ElementsAre(Problem("answers.name", "is required")));
}

TEST(AnswersTest, LengthIsInCharacters) {
  const std::vector<FormField> form = {Asking("why", kText, true, 3)};
  EXPECT_THAT(CheckAnswers(form, {{"why", "été"}}, kSubmitted), IsEmpty());
  EXPECT_THAT(CheckAnswers(form, {{"why", "étés"}}, kSubmitted),
              ElementsAre(Problem("answers.why", "has 4 characters")));
  const std::vector<FormField> unbound = {Asking("why", kText)};
  EXPECT_THAT(CheckAnswers(unbound, {{"why", std::string(base::kMaxTextBytes, 'x')}}, kSubmitted), IsEmpty());
  EXPECT_THAT(CheckAnswers(unbound, {{"why", std::string(base::kMaxTextBytes + 1, 'x')}}, kSubmitted),
              ElementsAre(Problem("answers.why", "bytes")));
}

TEST(AnswersTest, EachKindTakesItsOwn) {
  struct Case {
    FormFieldKind kind;
    std::vector<std::string> good, bad;
  };
  const std::vector<Case> cases = {
      {kLine, {"Ana", "12"}, {"two\nlines", "bell\a"}},
      {kText, {"two\nlines", "a\ttab"}, {"bell\a"}},
      {kNumber, {"0", "12", "-0.5", "3.14"}, {"twelve", "1,5", ".5", "5.", "-", "1e3", "+1", "1.2.3", "- 1"}},
      {kDay, {"2024-02-29"}, {"2023-02-29", "29/02/2024", "2024-2-9"}},
      {kYesOrNo, {"true", "false"}, {"yes", "True", "1"}},
      {kChoice, {"design", "data"}, {"Design", "law"}},
      {kAddress, {"https://example.org/x"}, {"example.org", "ftp://example.org"}},
  };
  for (const Case& each : cases) {
    const std::vector<FormField> form = {Asking("code", each.kind, true)};
    for (const std::string& good : each.good) {
      EXPECT_THAT(CheckAnswers(form, {{"code", good}}, kSubmitted), IsEmpty()) << good;
    }
    for (const std::string& bad : each.bad) {
      EXPECT_EQ(CheckAnswers(form, {{"code", bad}}, kSubmitted).size(), 1) << bad;
    }
  }
}

}  // namespace
}  // namespace pepiniere::cohort
