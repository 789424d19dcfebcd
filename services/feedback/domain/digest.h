// SHA-256, which draws are made and proven with.
#pragma once

#include <string>
#include <string_view>

namespace pepiniere::feedback {

// In 64 lower-case hexadecimal digits, whose order is that of the bytes.
std::string Sha256Hex(std::string_view text);

}  // namespace pepiniere::feedback
