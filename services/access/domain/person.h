// Somebody, and how they sign in. Field meanings are documented once, on the contract (person.proto).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::access {

// A name of fewer characters is in too many texts that are about something else.
inline constexpr std::size_t kShortestName = 3;
inline constexpr std::size_t kMostAliases = 20;
// In bytes, of what texts are searched for.
inline constexpr std::size_t kLongestName = 255;

struct Person {
  static constexpr std::string_view kPattern = "persons/{person}", kCollection = "persons";
  std::string display_name;
  std::string email;
  std::vector<std::string> aliases;
  std::optional<absl::Time> erased_at{};
  std::optional<absl::Time> mail_stopped_at{};  // since when they receive no more than what is owed

  static void Fields(auto&& visit, auto&... each) {
    visit("display_name", each.display_name...);
    visit("email", each.email...);
    visit("aliases", each.aliases...);
    visit("erase_time", each.erased_at...);
    visit("mail_stop_time", each.mail_stopped_at...);
  }
  bool operator==(const Person&) const = default;
};

// Who they are for an identity provider.
struct PersonSubject {
  std::string person;  // an id
  std::string issuer;
  std::string subject;

  bool operator==(const PersonSubject&) const = default;
};

// Without the spaces around what they are called.
void Trim(Person& person);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Person& person, base::Date today);

// Whether texts can be searched for it: it is not too short, without the spaces around it.
bool TellsApart(std::string_view name);

// What a person is called, each once: what their row says, the subjects they sign in as, and what else is known. What
// is in too many texts is left out.
std::vector<std::string> KnownAs(const Person& person, const std::vector<PersonSubject>& subjects,
                                 const std::vector<std::string>& more);

}  // namespace pepiniere::access
