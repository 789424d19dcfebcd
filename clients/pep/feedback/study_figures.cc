#include "clients/pep/feedback/study_figures.h"

#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/sheet.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using feedback::v1::PanelValue;
using feedback::v1::ResponseRate;
using feedback::v1::StudyRates;
using feedback::v1::WeightedGroup;

constexpr double kPercent = 100;

constexpr Text kBadTarget = {"'$0' is not CRITERION;VALUE=TOTAL, such as sex;F=52",
                             "« $0 » n'est pas CRITÈRE;VALEUR=TOTAL, comme sexe;F=52"};

using M = const Messages&;

const View<ResponseRate>& RatesView() {
  using R = const ResponseRate&;
  static const auto* const view = new View<ResponseRate>{
      .fields = {{"definition", [](R r) { return r.definition(); }},
                 {"no_data", [](R r) { return std::string(r.no_data() ? "true" : "false"); }},
                 {"rate",
                  [](R r) { return r.no_data() ? base::CsvCell("") : base::CsvCell::Number(PlainNumber(r.rate())); }}},
      .columns = {{{"Rate", "Taux"},
                   [](R r, M) {
                     return Cell{r.definition(), Tone::kStrong};
                   }},
                  {{"Of those asked", "Des personnes interrogées"},
                   [](R r, M say) {
                     if (r.no_data()) return Cell{say({"no data", "pas de donnée"}), Tone::kDim};
                     return Cell{Concat(say.Decimal(r.rate() * kPercent), " %")};
                   },
                   Align::kRight}}};
  return *view;
}

std::string Values(const WeightedGroup& group) {
  return absl::StrJoin(group.values(), ";", [](std::string* out, const PanelValue& one) {
    *out += Concat(one.criterion(), "=", one.value());
  });
}

const View<WeightedGroup>& WeightsView() {
  using G = const WeightedGroup&;
  static const auto* const view = new View<WeightedGroup>{
      .fields = {{"values", [](G g) { return Values(g); }},
                 {"people", [](G g) { return base::CsvCell::Number(g.people()); }},
                 {"weight", [](G g) { return base::CsvCell::Number(PlainNumber(g.weight())); }}},
      .columns = {{{"Group", "Groupe"}, [](G g, M) { return Cell{Values(g)}; }, Align::kLeft, 10},
                  {{"People", "Personnes"}, [](G g, M say) { return Cell{say.Number(g.people())}; }, Align::kRight},
                  {{"Weight of each", "Poids de chacune"},
                   [](G g, M say) { return Cell{SaidNumber(g.weight(), say)}; },
                   Align::kRight}}};
  return *view;
}

}  // namespace

std::string AddTarget(const std::string& typed, feedback::v1::WeightStudyRequest& request, const Messages& say) {
  const std::vector<std::string> parts = absl::StrSplit(typed, absl::MaxSplits(';', 1));
  const auto equals = parts.size() == 2 ? parts[1].rfind('=') : std::string::npos;
  double total = 0;
  if (equals == std::string::npos || !absl::SimpleAtod(parts[1].substr(equals + 1), &total)) {
    return say(kBadTarget, typed);
  }
  auto& target = *request.add_targets();
  target.set_criterion(std::string(absl::StripAsciiWhitespace(parts[0])));
  target.set_value(std::string(absl::StripAsciiWhitespace(parts[1].substr(0, equals))));
  target.set_total(total);
  return "";
}

void ShowRates(const StudyRates& rates, const Output& output) {
  if (output.format == Format::kJson) return output.Line(Json(rates));
  Listing<ResponseRate> listing(output, RatesView());
  for (const ResponseRate& rate : rates.rates()) listing.Add(rate);
  listing.Flush();
  if (!output.ForPeople()) return;
  const std::pair<Text, int> counts[] = {
      {{"Complete", "Complets"}, rates.complete()},
      {{"Partial", "Partiels"}, rates.partial()},
      {{"Refusals", "Refus"}, rates.refusal()},
      {{"Not reached", "Sans contact"}, rates.non_contact()},
      {{"Others", "Autres"}, rates.other()},
      {{"Of unknown eligibility", "D'éligibilité inconnue"}, rates.unknown_eligibility()},
      {{"Not eligible", "Non éligibles"}, rates.not_eligible()},
  };
  Sheet sheet(output);
  sheet.Section({"Of", "Sur"});
  for (const auto& [label, count] : counts) sheet.Line(label, output.say.Number(count));
  sheet.Print();
}

void ShowWeights(const feedback::v1::WeightStudyResponse& weights, const Output& output) {
  if (output.format == Format::kJson) return output.Line(Json(weights));
  Listing<WeightedGroup> listing(output, WeightsView());
  for (const WeightedGroup& group : weights.groups()) listing.Add(group);
  listing.Flush();
  output.Note(output.say(
      {"Weighting makes the variance $0 times larger.", "Le redressement rend la variance $0 fois plus grande."},
      SaidNumber(weights.design_effect(), output.say)));
}

}  // namespace pepiniere::pep
