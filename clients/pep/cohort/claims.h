// What others published about a programme or a cohort, as people type and read it.
#pragma once

#include <string>

#include "clients/pep/kit/field_flags.h"
#include "clients/pep/kit/messages.h"
#include "clients/pep/kit/sheet.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "pepiniere/cohort/v1/claim.pb.h"

namespace pepiniere::pep {

using Claims = google::protobuf::RepeatedPtrField<cohort::v1::Claim>;

// "people;11;2018-01-15;Bilan 2017;https://...;11 EIG en 2017": the number and the address may be empty. Returns what
// is wrong with it, if anything.
std::string AddClaim(const std::string& typed, Claims& claims, const Messages& say);

// The flag that sets the claims of such a resource.
template <typename Resource>
constexpr FieldFlag ClaimFlag() {
  return {"--claim",
          "claims",
          "FIGURE;NUMBER;DAY;SOURCE;URL;WORDS",
          {"What somebody published about it, with its source (repeatable); the number and the URL may be empty",
           "Ce que quelqu'un a publié à son sujet, avec sa source (répétable) ; le nombre et l'URL peuvent être vides"},
          [](google::protobuf::Message& resource, const std::string& typed, const Messages& say) {
            return AddClaim(typed, *static_cast<Resource&>(resource).mutable_claims(), say);
          },
          "--no-claims",
          {"Nobody published anything about it", "Personne n'a rien publié à son sujet"}};
}

// "11", "12.50": as a CSV has it; empty where it is not one number.
std::string PlainValue(const cohort::v1::Claim& claim);

// "people: 11 · “11 EIG en 2017” · Bilan 2017, https://... · 15 Jan 2018".
std::string SaidClaim(const cohort::v1::Claim& claim, const Messages& say);

// A section of them.
void ShowClaims(const Claims& claims, Sheet& sheet, const Messages& say);

}  // namespace pepiniere::pep
