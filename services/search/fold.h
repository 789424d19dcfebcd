// Text as people look for it and sort it: without case, accents, ligatures, and whatever parts or joins words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::search {

// The words of a text in small letters without accents (œ is oe), one space between them: "L’Œuvre d'art" is
// "l oeuvre d art", composed or decomposed. Apostrophes, hyphens, dots and all that is neither letter nor digit part
// words;
// + and # at the end of one belong to it (C++, C#); invisible characters are left out. Linear, for any bytes. Also the
// key by which names are sorted: É among E.
std::string Fold(std::string_view text);

// The same without the spaces: texts that differ in case, accents, apostrophes, hyphens, dots or spaces only are one.
// Of a text without a letter, the text itself.
std::string FoldedKey(std::string_view text);

// The words of Fold(text), each with the bytes of the text that it stands for: [begin, end).
struct PlacedWord {
  std::string word;
  std::size_t begin = 0, end = 0;
};
std::vector<PlacedWord> PlacedWords(std::string_view text);

// The words of a folded text; they borrow it.
std::vector<std::string_view> WordsOf(std::string_view folded);
// Those of any text.
std::vector<std::string> Words(std::string_view text);

// Words joined by hyphens or dots, as one ("e-mail" gives "email"): what they may be looked for by, beside their parts.
std::vector<std::string> JoinedWords(std::string_view text);

// Whether one typing error at most makes one of the other: a character too many, missing, wrong, or two exchanged.
bool WithinOneEdit(std::string_view a, std::string_view b);

// The same of a folded text, its spaces apart.
bool WithinOneEditJoined(std::string_view folded, std::string_view joined);

// Whether a typing error is forgiven in this folded word: not in one of three characters, nor in a number.
bool ForgivesErrors(std::string_view word);

}  // namespace pepiniere::search
