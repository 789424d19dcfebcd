// How the resources of a noun are shown.
#pragma once

#include "clients/pep/kit/noun.h"
#include "clients/pep/kit/output.h"

namespace pepiniere::pep {

// Its CSV and its table. `noun` outlives it.
View<google::protobuf::Message> ViewOf(const Noun& noun);

// A readable sheet: its title and name, its lines, its description.
void PrintSheet(const Noun& noun, const google::protobuf::Message& resource, const Output& output);

}  // namespace pepiniere::pep
