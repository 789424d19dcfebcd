// What the last day of an answer follows from: said of a new transmission, and corrected later.
#pragma once

#include "clients/pep/kit/field_flags.h"

namespace pepiniere::pep {

inline constexpr FieldFlag kReceivedFlag = {
    "--received",
    "receive_date",
    "DATE",
    {"The day of receipt, which does not count", "Le jour de la réception, qui ne compte pas"}};
inline constexpr FieldFlag kTermFlag = {
    "--in", "term", "NUMBER", {"How many of them there are to answer", "Combien il y en a pour répondre"}};
inline constexpr FieldFlag kUnitFlag = {
    "--unit", "unit", "months|days|ouvres|ouvrables", {"In what it is counted", "En quoi cela se compte"}};
inline constexpr FieldFlag kZoneFlag = {
    "--zone", "zone", "ZONE", {"Where days begin (Europe/Paris)", "Où commencent les jours (Europe/Paris)"}};
inline constexpr FieldFlag kRollsFlag = {"--roll",
                                         "rolls",
                                         "yes|no",
                                         {"Whether a Saturday, a Sunday or a holiday goes on to the next working day",
                                          "Si un samedi, un dimanche ou un jour férié va au prochain jour ouvré"}};
inline constexpr FieldFlag kCalendarFlag = {
    "--calendar",
    "calendar",
    "CALENDAR",
    {"Whose public holidays (metropole)", "De quel territoire sont les jours fériés (metropole)"}};
inline constexpr FieldFlag kSilenceFlag = {"--silence",
                                           "silence",
                                           "none|acceptance|refusal",
                                           {"What no answer in time means (none)", "Ce que vaut le silence (none)"}};
inline constexpr FieldFlag kLegalBasisFlag = {
    "--legal-basis",
    "legal_basis",
    "TEXT",
    {"What the term and the silence follow from", "D'où viennent le délai et le silence"}};

}  // namespace pepiniere::pep
