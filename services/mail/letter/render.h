// A letter as it is read: its subject, and its text twice, plain and as HTML.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/mail/letter/letter.h"
#include "services/mail/letter/template.h"

namespace pepiniere::mail {

// What is known of the reader when it is sent, and where the links of a letter lead.
struct Reader {
  std::string display_name{};          // empty: not known
  std::optional<Language> language{};  // none: French, and English below it
  std::string site{};                  // "https://pepiniere.example": what a path of a letter is below
  std::string stop_link{};             // where its reader stops what is not owed; empty where it is owed
};

struct Rendered {
  std::string subject;
  std::string text;  // lines end with CRLF
  std::string html;
};

Rendered Render(const Template& words, const Fields& fields, const Reader& reader);

}  // namespace pepiniere::mail
