// What a campaign asks, as far as figures are made of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::feedback {

enum class QuestionKind { kScale = 1, kChoiceOne, kChoiceMany, kText };

// SCALE, CHOICE_ONE, CHOICE_MANY, TEXT.
std::string_view Symbol(QuestionKind kind);
bool ReadSymbol(std::string_view symbol, QuestionKind& kind);

struct Question {
  std::string code;
  QuestionKind kind = QuestionKind::kScale;
  // What one may answer, each once, in the order in which it is shown; of a SCALE whole numbers, from one end to the
  // other. None of a TEXT.
  std::vector<std::string> options;
  // What all of a group say of it, each of them has said: no such group is published.
  bool sensitive = false;
};

// 1 to 5.
std::vector<std::string> UsualScale();

// What an option of a SCALE counts for in its mean, from -1000 to 1000; none where it is no such whole number.
std::optional<std::int64_t> ScaleValue(std::string_view option);

// What one person answered one question: the options that were chosen, by their places in it, each once. Of a
// CHOICE_MANY, none is an answer too; of a TEXT there are none.
struct Given {
  std::size_t person = 0;  // their place in the audience; there is one answer a person at most
  std::vector<std::size_t> chosen;
};

}  // namespace pepiniere::feedback
