#include "clients/pep/cohort/claims.h"

#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/text.h"
#include "services/base/text.h"

namespace pepiniere::pep {

using cohort::v1::Claim;

namespace {

constexpr int kParts = 6;

constexpr Text kBadClaim = {
    "'$0' is not FIGURE;NUMBER;DAY;SOURCE;URL;WORDS such as 'people;11;2018-01-15;Annual report;;11 people in 2017': "
    "the "
    "figure is one of $1",
    "« $0 » n'est pas CHIFFRE;NOMBRE;JOUR;SOURCE;URL;MOTS, comme « personnes;11;2018-01-15;Bilan 2017;;11 EIG en "
    "2017 » : le chiffre est l'un de $1"};

// None: that is no number. Without a number nothing is said of it.
std::optional<std::optional<double>> ParseValue(const std::string& typed) {
  if (typed.empty()) return std::optional<double>();
  double value = 0;
  const bool is_number = absl::SimpleAtod(absl::StrReplaceAll(typed, {{",", "."}}), &value) && std::isfinite(value);
  if (!is_number || value < 0) return std::nullopt;
  return value;
}

}  // namespace

std::string AddClaim(const std::string& typed, Claims& claims, const Messages& say) {
  std::vector<std::string> parts = absl::StrSplit(typed, absl::MaxSplits(';', kParts - 1));
  for (std::string& part : parts) absl::StripAsciiWhitespace(&part);
  parts.resize(kParts);
  const auto figure = ParseWord(Words<Claim::Figure>(), parts[0]);
  const auto value = ParseValue(parts[1]);
  const auto day = ParseDate(parts[2], base::Date::InParis(absl::Now()));
  if (!figure || !value || !day || parts[3].empty() || parts[5].empty()) {
    return say(kBadClaim, typed, TypedWords<Claim::Figure>());
  }
  Claim& claim = *claims.Add();
  claim.set_figure(*figure);
  if (*value) claim.set_value(**value);
  ToProto(*day, claim.mutable_date());
  claim.set_source(parts[3]);
  claim.set_source_uri(parts[4]);
  claim.set_quote(parts[5]);
  return "";
}

std::string PlainValue(const Claim& claim) {
  if (!claim.has_value()) return "";
  const std::string text = absl::StrFormat("%.2f", claim.value());
  return std::string(absl::StripSuffix(text, ".00"));
}

std::string SaidClaim(const Claim& claim, const Messages& say) {
  std::string figure = Said(claim.figure(), say);
  if (claim.has_value()) figure = say({"$0: $1", "$0 : $1"}, figure, say.Figure(PlainValue(claim)));
  std::string source = Printable(claim.source());
  if (!claim.source_uri().empty()) source += base::Concat(", ", Printable(claim.source_uri()));
  const std::string quote = say({"“$0”", "« $0 »"}, Printable(claim.quote()));
  return base::Concat(figure, " · ", quote, " · ", source, " · ", Said(claim.date(), say));
}

void ShowClaims(const Claims& claims, Sheet& sheet, const Messages& say) {
  sheet.Section({"Published by others", "Publié par d'autres"});
  for (const Claim& claim : claims) sheet.Body(SaidClaim(claim, say));
}

}  // namespace pepiniere::pep
