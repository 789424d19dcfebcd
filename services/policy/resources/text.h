// Texts that were adopted. Field meanings are documented once, on the contract (text.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/domain/proposal_move.h"

namespace pepiniere::policy::resources {

// Numbered as in the contract.
enum class TextKind { kLaw = 1, kCode, kOrdinance, kDecree, kOrder, kCircular, kOther };
std::string_view Symbol(TextKind value);
bool ReadSymbol(std::string_view symbol, TextKind& value);

struct TextChange {
  std::string identifier{};
  std::string article{};
  std::string wording{};

  static void Fields(auto&& visit, auto&... each) {
    visit("identifier", each.identifier...);
    visit("article", each.article...);
    visit("wording", each.wording...);
  }
  bool operator==(const TextChange&) const = default;
};

struct Text {
  static constexpr std::string_view kPattern = "texts/{text}", kCollection = "texts";
  std::string title{};
  TextKind kind{};
  std::string reference{};
  std::optional<base::Date> publication_date{};
  std::optional<base::Date> entry_into_force_date{};
  std::string uri{};
  std::vector<TextChange> changes{};

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("kind", each.kind...);
    visit("reference", each.reference...);
    visit("publication_date", each.publication_date...);
    visit("entry_into_force_date", each.entry_into_force_date...);
    visit("uri", each.uri...);
    visit("changes", each.changes...);
  }
  bool operator==(const Text&) const = default;
};

// What of the rules' requirements it answers.
Requirements MetBy(const Text& text);

std::vector<base::FieldProblem> ProblemsOf(const Text& text, base::Date today);

}  // namespace pepiniere::policy::resources
