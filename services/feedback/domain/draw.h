// A draw that anybody can check: who is drawn follows from a list and a seed, and neither can be chosen for the other.
//
// Before the draw the hash of the list is published, with those of the secrets of two people; their secrets make the
// seed. One manager alone could try seeds on a list that is known until the right people come out.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::feedback {

struct Stratum {
  std::vector<std::string> members;  // full names, "panelists/0001", each once in all strata
  std::int64_t wanted = 0;           // 0 or more
};

// The members of a stratum in the order in which they are drawn: by the SHA-256 of "seed|study|name", the lowest first.
std::vector<std::string> DrawOrder(std::vector<std::string> members, std::string_view seed, std::string_view study);

// In that order, as many as are wanted, of those who have not refused: the next takes the place of who did. Fewer where
// the stratum has no more.
std::vector<std::string> Drawn(const Stratum& stratum, std::string_view seed, std::string_view study,
                               const std::set<std::string>& refused);

// The SHA-256 of the full names of all strata, sorted by their bytes, each on a line that ends in a line feed: what
// sha256sum says of such a file.
std::string ListHash(const std::map<std::string, Stratum>& strata);

// The seed that the secrets of two people make, in the order in which their hashes were published.
std::string JoinedSeed(std::string_view first, std::string_view second);

// Whether a secret that is told now is the one whose SHA-256 was published before.
bool IsSecretOf(std::string_view secret, std::string_view hash);

}  // namespace pepiniere::feedback
