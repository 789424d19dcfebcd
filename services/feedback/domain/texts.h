// Free texts: published of the whole audience alone, five of them or none, in an order that tells nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::feedback {

// By the SHA-256 of "seed|text". The seed is random, of one campaign, and forgotten with its answers: until then the
// order is the same however often it is made.
std::vector<std::string> Shuffled(std::vector<std::string> texts, std::string_view seed);

// What is published of texts that a person has read, each as it was redacted, or none where it was left out. Nothing
// where fewer than kFewest are left: what is left out must not make few of many.
std::vector<std::string> TextsToPublish(const std::vector<std::optional<std::string>>& redacted);

}  // namespace pepiniere::feedback
