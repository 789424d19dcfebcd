// Unpacks DEFLATE, as zips hold it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pepiniere::cohort {

// Whether a raw DEFLATE stream is whole and unpacks to `size` bytes: it is left at the first piece that goes beyond,
// whatever else it holds. `text`, if there is any, gets what is unpacked.
bool InflatesTo(std::string_view packed, std::uint64_t size, std::string* text = nullptr);

}  // namespace pepiniere::cohort
