// What a file is, told by its content, and how it may be called then.
#pragma once

#include <optional>
#include <string_view>

#include "services/cohort/domain/application.h"

namespace pepiniere::cohort {

// What all of a file's bytes are; none: of no kind that is taken, or not whole. A zip that unpacks to more than
// kMostUnpackedBytes, or to something else than its directory says, that is encrypted or that brings macros is none.
std::optional<FileKind> KindOf(std::string_view bytes);

// How the name of a file of that kind ends: ".pdf".
std::string_view EndingOf(FileKind kind);
// Whether a file of that kind may be called so: it ends as such files do, whatever the case, and is no hidden one.
bool IsNameOf(FileKind kind, std::string_view file_name);

inline constexpr std::size_t kMostUnpackedBytes = std::size_t{100} << 20;

}  // namespace pepiniere::cohort
