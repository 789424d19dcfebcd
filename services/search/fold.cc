#include "services/search/fold.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "services/base/characters.h"

namespace pepiniere::search {
namespace {

// Letters that Unicode does not take apart.
constexpr std::pair<utf8proc_int32_t, std::string_view> kLetters[] = {
    {0x0153, "oe"}, {0x00E6, "ae"}, {0x00F8, "o"}, {0x0142, "l"}, {0x0111, "d"}, {0x0131, "i"}, {0x00F0, "d"}};

enum class Role : std::uint8_t { kLetter, kEnding, kNothing, kJoint, kGap };

// What a character is to words. A joint parts words that may as well be written as one.
Role RoleOf(utf8proc_int32_t point) {
  if (point == '+' || point == '#') return Role::kEnding;
  if (point == '.' || point == '-') return Role::kJoint;
  switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return Role::kLetter;
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
      return Role::kNothing;
    case UTF8PROC_CATEGORY_MC:
      return Role::kLetter;
    case UTF8PROC_CATEGORY_PD:
      return Role::kJoint;
    default:
      return Role::kGap;
  }
}

// U+02BC is a letter to Unicode, and what some keyboards give for an apostrophe.
bool IsApostrophe(utf8proc_int32_t point) { return point == 0x02BC || point == 0x02B9 || point == 0x02BB; }

// What most characters are: looked up, since Unicode's tables cost twenty times as much.
struct Ascii {
  Role role;
  char letter;
};
constexpr auto kAscii = [] {
  std::array<Ascii, 128> table{};
  table.fill({Role::kGap, ' '});
  for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = {Role::kLetter, c};
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<std::size_t>(c)] = table[static_cast<std::size_t>(c - 'a' + 'A')] = {Role::kLetter, c};
  }
  for (const char c : {'+', '#'}) table[static_cast<std::size_t>(c)] = {Role::kEnding, c};
  for (const char c : {'.', '-'}) table[static_cast<std::size_t>(c)] = {Role::kJoint, c};
  return table;
}();

// Where a character stands in the text.
struct Place {
  std::size_t begin, end;
};

// Takes the words of a text one character at a time.
template <typename Take>  // take(Role, the bytes of a letter, Place)
void Walk(std::string_view text, Take take) {
  const auto* const begin = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto* at = begin;
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
  while (left > 0) {
    if (*at < kAscii.size()) {
      const Ascii& ascii = kAscii[*at];
      const auto place = static_cast<std::size_t>(at - begin);
      take(ascii.role, std::string_view(&ascii.letter, 1), Place{place, place + 1});
      ++at;
      --left;
      continue;
    }
    utf8proc_int32_t point = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(at, left, &point);
    const utf8proc_ssize_t taken = length > 0 ? length : 1;
    const Place place{static_cast<std::size_t>(at - begin), static_cast<std::size_t>(at - begin + taken)};
    at += taken;
    left -= taken;
    if (length <= 0 || IsApostrophe(point)) {
      take(Role::kGap, std::string_view(), place);
      continue;
    }
    std::array<utf8proc_int32_t, 32> parts;  // the longest decomposition has 18
    int boundary = 0;
    const utf8proc_ssize_t count = utf8proc_decompose_char(point, parts.data(), parts.size(), kOptions, &boundary);
    for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(count, parts.size()); ++i) {
      const utf8proc_int32_t part = parts[static_cast<std::size_t>(i)];
      const auto* letter = std::ranges::find(kLetters, part, &std::pair<utf8proc_int32_t, std::string_view>::first);
      if (letter != std::end(kLetters)) {
        take(Role::kLetter, letter->second, place);
        continue;
      }
      std::array<utf8proc_uint8_t, 4> bytes;
      const utf8proc_ssize_t size = utf8proc_encode_char(part, bytes.data());
      take(RoleOf(part), std::string_view(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size)),
           place);
    }
  }
}

constexpr std::size_t kLongestCharacter = 4;  // bytes

bool Continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The bytes of the first character of a text that is not empty.
std::size_t FirstCharacter(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && Continues(text[length])) ++length;
  return length;
}

}  // namespace

std::string Fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  bool gap = false;
  std::string ending;  // of a word that may go on: "a+b" is two
  Walk(text, [&](Role role, std::string_view bytes, Place) {
    if (role == Role::kNothing) return;
    if (role == Role::kEnding && !gap && !folded.empty()) {
      ending += bytes;
      return;
    }
    if (role == Role::kLetter) {
      if ((gap || !ending.empty()) && !folded.empty()) folded += ' ';
      ending.clear();
      folded += bytes;
      gap = false;
      return;
    }
    folded += std::exchange(ending, "");
    gap = true;
  });
  return folded + ending;
}

std::vector<PlacedWord> PlacedWords(std::string_view text) {
  std::vector<PlacedWord> words;
  bool gap = true;
  PlacedWord ending;  // of a word that may go on, as in Fold
  const auto end_word = [&] {
    if (ending.word.empty()) return;
    words.back().word += std::exchange(ending.word, "");
    words.back().end = ending.end;
  };
  Walk(text, [&](Role role, std::string_view bytes, Place place) {
    if (role == Role::kNothing) {
      if (!gap && ending.word.empty()) words.back().end = place.end;  // the accent of a letter
    } else if (role == Role::kEnding && !gap) {
      ending.word += bytes;
      ending.end = place.end;
    } else if (role == Role::kLetter) {
      if (gap || !ending.word.empty()) words.push_back({"", place.begin, place.end});
      ending.word.clear();
      words.back().word += bytes;
      words.back().end = place.end;
      gap = false;
    } else {
      end_word();
      gap = true;
    }
  });
  end_word();
  return words;
}

std::string FoldedKey(std::string_view text) {
  std::string key = Fold(text);
  std::erase(key, ' ');
  return key.empty() ? std::string(text) : key;
}

std::vector<std::string_view> WordsOf(std::string_view folded) {
  std::vector<std::string_view> words;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    words.push_back(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return words;
}

std::vector<std::string> Words(std::string_view text) {
  const std::string folded = Fold(text);
  const std::vector<std::string_view> words = WordsOf(folded);
  return {words.begin(), words.end()};
}

std::vector<std::string> JoinedWords(std::string_view text) {
  std::vector<std::string> joined;
  std::string run;
  int parts = 1;
  bool joint = false;
  const auto finish = [&] {
    if (parts > 1) joined.push_back(run);
    run.clear();
    parts = 1;
    joint = false;
  };
  Walk(text, [&](Role role, std::string_view bytes, Place) {
    if (role == Role::kLetter) {
      if (joint) ++parts;
      joint = false;
      run += bytes;
    } else if (role == Role::kJoint && !run.empty() && !joint) {
      joint = true;
    } else if (role != Role::kNothing) {
      finish();
    }
  });
  finish();
  return joined;
}

bool WithinOneEdit(std::string_view a, std::string_view b) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > kLongestCharacter) return false;
  // What they begin and end with alike is left out, whole characters only.
  std::size_t start = 0;
  const std::size_t shorter = std::min(a.size(), b.size());
  while (start < shorter && a[start] == b[start]) ++start;
  while (start > 0 && ((start < a.size() && Continues(a[start])) || (start < b.size() && Continues(b[start])))) --start;
  a.remove_prefix(start);
  b.remove_prefix(start);
  std::size_t end = 0;
  while (end < std::min(a.size(), b.size()) && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
  while (end > 0 && Continues(a[a.size() - end])) --end;
  a.remove_suffix(end);
  b.remove_suffix(end);
  const std::size_t of_a = base::CountCharacters(a), of_b = base::CountCharacters(b);
  if (of_a <= 1 && of_b <= 1) return true;
  if (of_a != 2 || of_b != 2) return false;
  const std::size_t first = FirstCharacter(a);
  return b.starts_with(a.substr(first)) && b.ends_with(a.substr(0, first));
}

bool WithinOneEditJoined(std::string_view folded, std::string_view joined) {
  const std::size_t letters = folded.size() - static_cast<std::size_t>(std::ranges::count(folded, ' '));
  if (letters > joined.size() + kLongestCharacter || joined.size() > letters + kLongestCharacter) return false;
  std::string key(folded);
  std::erase(key, ' ');
  return WithinOneEdit(key, joined);
}

bool ForgivesErrors(std::string_view word) {
  const bool number = std::ranges::any_of(word, [](char c) { return '0' <= c && c <= '9'; });
  return !number && base::CountCharacters(word) > 3;
}

}  // namespace pepiniere::search
