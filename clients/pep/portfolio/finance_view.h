// How the money and the time of a project are shown.
#pragma once

#include "clients/pep/kit/output.h"
#include "pepiniere/portfolio/v1/finance.pb.h"
#include "pepiniere/portfolio/v1/health.pb.h"

namespace pepiniere::pep {

const View<portfolio::v1::ProjectFinances>& FinancesView();

// A readable sheet: given, spent, left and until when, a row a phase, and the burn-down as bars.
void PrintFinances(const portfolio::v1::ProjectFinances& finances, const Output& output);

// A light of a project, and which principle it is about.
struct NamedSign {
  std::string_view name;  // working_solution
  Text said;
  portfolio::v1::ProjectHealth::Sign sign;
};
std::vector<NamedSign> Signs(const portfolio::v1::ProjectHealth& health);
const View<NamedSign>& SignsView();

}  // namespace pepiniere::pep
