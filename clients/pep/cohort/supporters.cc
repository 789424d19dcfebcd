#include "clients/pep/cohort/supporters.h"

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/text.h"
#include "services/base/text.h"

namespace pepiniere::pep {

using cohort::v1::Supporter;

namespace {

constexpr Text kBad = {"'$0' is not PART;NAME;PERSON such as mentor;Camille Dupré: the part is one of $1",
                       "« $0 » n'est pas RÔLE;NOM;PERSONNE, comme mentor;Camille Dupré : le rôle est l'un de $1"};

}  // namespace

std::string AddSupporter(const std::string& typed, cohort::v1::Challenge& challenge, const Messages& say) {
  std::vector<std::string> parts = absl::StrSplit(typed, absl::MaxSplits(';', 2));
  for (std::string& part : parts) absl::StripAsciiWhitespace(&part);
  parts.resize(3);
  const auto part = ParseWord(Words<Supporter::Part>(), parts[0]);
  if (!part || parts[1].empty()) return say(kBad, typed, TypedWords<Supporter::Part>());
  Supporter& supporter = *challenge.add_supporters();
  supporter.set_part(*part);
  supporter.set_display_name(parts[1]);
  if (!parts[2].empty()) supporter.set_person(ResourceName("persons", parts[2]));
  return "";
}

std::string SaidSupporter(const Supporter& supporter, const Messages& say) {
  return base::Concat(Said(supporter.part(), say), " · ", Printable(supporter.display_name()));
}

}  // namespace pepiniere::pep
