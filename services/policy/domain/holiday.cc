#include "services/policy/domain/holiday.h"

#include "services/policy/domain/easter.h"

namespace pepiniere::policy {
namespace {

constexpr std::string_view kConcordat = "arrêté du 29 germinal an X", kLaw1886 = "loi du 8 mars 1886",
                           kLocal = "ordonnance du 16 août 1892, article L. 3134-13 du code du travail",
                           kAbolition = "loi n° 83-550 du 30 juin 1983, décret n° 83-1003 du 23 novembre 1983";

// Article L. 3133-1 of the labour code lists them today. Whit Monday has stayed a holiday when it became a day of work
// for solidarity (loi n° 2004-626 du 30 juin 2004). The decree that made 8 May a holiday no more is of April 1959, and
// ended it after that year's.
constexpr HolidayRule kRules[] = {
    {.code = "good-friday",  // in communes with a Protestant temple or a church of two confessions
     .french = "Vendredi saint",
     .english = "Good Friday",
     .territory = Territory::kAlsaceMoselle,
     .day = -2,
     .law = kLocal},
    {.code = "easter-monday", .french = "Lundi de Pâques", .english = "Easter Monday", .day = 1, .law = kLaw1886},
    {.code = "ascension", .french = "Ascension", .english = "Ascension Day", .day = 39, .law = kConcordat},
    {.code = "whit-monday", .french = "Lundi de Pentecôte", .english = "Whit Monday", .day = 50, .law = kLaw1886},
    {.code = "new-year",
     .french = "Jour de l'an",
     .english = "New Year's Day",
     .month = 1,
     .day = 1,
     .law = "avis du Conseil d'État du 23 mars 1810"},
    {.code = "abolition-mayotte",
     .french = "Abolition de l'esclavage",
     .english = "Abolition of slavery",
     .territory = Territory::kMayotte,
     .month = 4,
     .day = 27,
     .first_year = 1984,
     .law = kAbolition},
    {.code = "labour-day",
     .french = "Fête du Travail",
     .english = "Labour Day",
     .month = 5,
     .day = 1,
     .law = "lois du 30 avril 1947 et du 29 avril 1948"},
    {.code = "victory-1945",
     .french = "Victoire de 1945",
     .english = "Victory of 1945",
     .month = 5,
     .day = 8,
     .first_year = 1953,
     .last_year = 1959,
     .law = "loi n° 53-225 du 20 mars 1953, décret n° 59-533 du 11 avril 1959"},
    {.code = "victory-1945",
     .french = "Victoire de 1945",
     .english = "Victory of 1945",
     .month = 5,
     .day = 8,
     .first_year = 1982,
     .law = "loi n° 81-893 du 2 octobre 1981"},
    {.code = "abolition-martinique",
     .french = "Abolition de l'esclavage",
     .english = "Abolition of slavery",
     .territory = Territory::kMartinique,
     .month = 5,
     .day = 22,
     .first_year = 1984,
     .law = kAbolition},
    {.code = "abolition-guadeloupe",
     .french = "Abolition de l'esclavage",
     .english = "Abolition of slavery",
     .territory = Territory::kGuadeloupe,
     .month = 5,
     .day = 27,
     .first_year = 1984,
     .law = kAbolition},
    {.code = "abolition-guyane",
     .french = "Abolition de l'esclavage",
     .english = "Abolition of slavery",
     .territory = Territory::kGuyane,
     .month = 6,
     .day = 10,
     .first_year = 1984,
     .law = kAbolition},
    {.code = "national-day",
     .french = "Fête nationale",
     .english = "National Day",
     .month = 7,
     .day = 14,
     .law = "loi du 6 juillet 1880"},
    {.code = "assumption", .french = "Assomption", .english = "Assumption", .month = 8, .day = 15, .law = kConcordat},
    {.code = "all-saints",
     .french = "Toussaint",
     .english = "All Saints' Day",
     .month = 11,
     .day = 1,
     .law = kConcordat},
    {.code = "armistice-1918",
     .french = "Armistice de 1918",
     .english = "Armistice of 1918",
     .month = 11,
     .day = 11,
     .law = "loi du 24 octobre 1922"},
    {.code = "abolition-reunion",
     .french = "Abolition de l'esclavage",
     .english = "Abolition of slavery",
     .territory = Territory::kReunion,
     .month = 12,
     .day = 20,
     .first_year = 1983,
     .law = kAbolition},
    {.code = "christmas", .french = "Noël", .english = "Christmas Day", .month = 12, .day = 25, .law = kConcordat},
    {.code = "second-christmas",
     .french = "Deuxième jour de Noël",
     .english = "Second day of Christmas",
     .territory = Territory::kAlsaceMoselle,
     .month = 12,
     .day = 26,
     .law = kLocal},
};

}  // namespace

std::span<const HolidayRule> HolidayRules() { return kRules; }

base::Date DayOf(const HolidayRule& rule, int year) {
  if (rule.month == 0) return EasterSunday(year) + rule.day;
  return *base::Date::FromCivil(year, rule.month, rule.day);
}

}  // namespace pepiniere::policy
