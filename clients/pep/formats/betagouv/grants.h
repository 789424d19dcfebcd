// The money that a startup's file says it was granted: the key `fast`, and its events `fast`.
#pragma once

#include <optional>
#include <string_view>

#include "clients/pep/formats/betagouv/reading.h"
#include "google/type/money.pb.h"
#include "pepiniere/portfolio/v1/import.pb.h"

namespace pepiniere::betagouv {

// Fills funding_lines from source_fields and events, which keep all that they said. A grant that both tell is one line,
// with the event's date. What names an amount or a promotion that cannot be read is reported and makes no line.
void ReadGrants(portfolio::v1::ImportedProject& project, Reading& reading);

// What a comment such as "Montant de 300 000 € pour la promotion 14" says.
struct ToldGrant {
  std::optional<google::type::Money> amount;
  std::optional<int> promotion;
  // It speaks of money, or of a promotion, in a way that is not understood.
  bool unclear = false;
};
ToldGrant ReadGrantComment(std::string_view comment);

}  // namespace pepiniere::betagouv
