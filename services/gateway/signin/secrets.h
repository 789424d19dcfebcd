// Secrets for one sign-in: random texts, and what PKCE (RFC 7636) shows of one.
#pragma once

#include <string>
#include <string_view>

namespace pepiniere::gateway {

// 256 random bits in base64url: a state, a nonce, a PKCE verifier.
std::string NewSecret();

// The S256 challenge of a PKCE verifier: base64url of its SHA-256.
std::string ChallengeOf(std::string_view verifier);

// Compared without telling, by the time that it takes, where they differ.
bool SameSecret(std::string_view a, std::string_view b);

}  // namespace pepiniere::gateway
