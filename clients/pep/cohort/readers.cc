#include "clients/pep/cohort/readers.h"

namespace pepiniere::pep {
namespace {

constexpr Text kOfRun = {
    "Read by the coaches of the programme who do not judge this call; each applicant is told of their own place alone, "
    "once it is published",
    "Lu par les coachs du programme qui ne jugent pas cet appel ; chaque personne candidate n'apprend que sa propre "
    "place, une fois celle-ci publiée"};
constexpr Text kOfOffer = {
    "Read by whoever the offer is made to and by the coaches of the programme; never published",
    "Lu par la personne à qui l'offre est faite et par les coachs du programme ; n'est jamais publié"};
constexpr Text kOfAppeal = {"Read by its applicant and by the coaches of the programme; never published",
                            "Lu par la personne candidate et par les coachs du programme ; n'est jamais publié"};
constexpr Text kOfResult = {
    "Read by the coaches of the programme, and by the applicant once results are published; published nowhere else",
    "Lu par les coachs du programme, et par la personne candidate quand les résultats sont publiés ; n'est jamais "
    "publié ailleurs"};
constexpr Text kOfDecision = {
    "Read by the coaches of the programme, and by the applicant once the decision is published; published nowhere else",
    "Lu par les coachs du programme, et par la personne candidate quand la décision est publiée ; n'est jamais publié "
    "ailleurs"};
constexpr Text kOfApplication = {
    "Read by its applicant alone until the call has closed; then, if it is submitted, by the coaches of the programme "
    "and the jurors, from whom what tells who applies is kept while screening is anonymous; never published",
    "Lu par la personne candidate seule jusqu'à la clôture de l'appel ; ensuite, si c'est déposé, par les coachs du "
    "programme et les jurés, à qui l'on cache ce qui dit qui candidate tant que la présélection est anonyme ; n'est "
    "jamais publié"};
constexpr Text kOfReview = {
    "Read by its juror and by the coaches of the programme; neither by other jurors nor by the applicant",
    "Lu par son juré et par les coachs du programme ; ni par les autres jurés, ni par la personne candidate"};
constexpr Text kOfJury = {"Read by the coaches of the programme and by the juror that it is about; it is not published",
                          "Lu par les coachs du programme et par le juré que cela concerne ; ce n'est pas publié"};
constexpr Text kOfHearing = {
    "Read by the person who is heard (but for the panel and the note), the jurors who judge them and the coaches of "
    "the "
    "programme; it is not published",
    "Lu par la personne entendue (sauf le jury et la note), les jurés qui l'évaluent et les coachs du programme ; ce "
    "n'est pas publié"};
constexpr Text kOfPerson = {
    "Read by the person, the coaches of the programmes of their cohorts, administrators and systems; it is not open "
    "data",
    "Lu par la personne, les coachs des programmes de ses promotions, les administrateurs et les systèmes ; ce ne sont "
    "pas des données ouvertes"};
constexpr Text kOfMood = {
    "Read by who writes it, the coaches of the programme and administrators; others read nothing but means of it",
    "Lu par qui l'écrit, les coachs du programme et les administrateurs ; les autres n'en lisent que des moyennes"};
constexpr Text kOfChallenge = {
    "Read by everybody, as open data, once the challenge is selected; until then by the coaches of its programmes, "
    "those "
    "who hold a role on its hosts, and administrators",
    "Lu par tout le monde, en données ouvertes, dès que le défi est retenu ; jusque-là, par les coachs de ses "
    "programmes, ceux qui ont un rôle sur ses organisations d'accueil et les administrateurs"};
constexpr Text kOfCall = {
    "Read by everybody, as open data, once the call is published; until then by the coaches of the programme and "
    "administrators",
    "Lu par tout le monde, en données ouvertes, dès que l'appel est publié ; jusque-là, par les coachs du programme et "
    "les administrateurs"};

}  // namespace

std::vector<Readership> CohortReaders() {
  return {{.about = "Ranking", .people = kOfRun},
          {.about = "TieDecision", .people = kOfRun},
          {.about = "Placing", .people = kOfRun},
          {.about = "Placement", .people = kOfRun},
          {.about = "Offer", .people = kOfOffer},
          {.about = "Appeal", .people = kOfAppeal},
          {.about = "Result", .people = kOfResult},
          {.about = "Challenge", .everybody = kOfChallenge},
          {.about = "Admissibility", .people = kOfDecision},
          {.about = "Application", .people = kOfApplication},
          {.about = "Reviews", .everybody = kOfCall},
          {.about = "Review", .people = kOfReview},
          {.about = "Juror", .people = kOfJury},
          {.about = "Conflict", .people = kOfJury},
          {.about = "Hearing", .people = kOfHearing},
          {.about = "Profile", .people = kOfPerson},
          {.about = "Assignment", .people = kOfPerson},
          {.about = "Mood", .people = kOfMood},
          {.about = "Call", .everybody = kOfCall},
          {.about = "Seat", .everybody = kOfCall},
          {.about = "Screening", .everybody = kOfCall}};
}

}  // namespace pepiniere::pep
