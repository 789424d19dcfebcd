// Lists of letters: what people were told by mail of something, and what became of it.
#pragma once

#include <string>

#include "clients/pep/kit/command.h"
#include "clients/pep/kit/method.h"

namespace pepiniere::pep {

// What letters are about: the ListLetters of its service, and how it is typed.
struct LettersOf {
  Method list;
  std::string collection;  // "calls"
  const char* type;        // of the value: "CALL"
  Text which, help;
};

// letters TYPE, below `noun`.
void AddLetters(Command& noun, const LettersOf& of);

}  // namespace pepiniere::pep
