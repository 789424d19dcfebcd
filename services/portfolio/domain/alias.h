// Former names of projects, and the ids by which they are found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::portfolio {

// "projects/" and what once named the project there: an id, or the name of a page, which a folder or a space cannot be
// part of.
bool IsFormerName(std::string_view alias);

// The ids that the aliases of a project stand for, each once, without the project's own: of "projects/x.html", the
// address of a page, "x.html" and "x".
std::vector<std::string> AliasIds(std::string_view project_id, const std::vector<std::string>& aliases);

}  // namespace pepiniere::portfolio
