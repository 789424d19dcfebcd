// pep cohort figures
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "clients/pep/cohort/claims.h"
#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/output.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/sheet.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using cohort::v1::ChallengeFigures;
using cohort::v1::Claim;
using cohort::v1::Cohort;
using cohort::v1::CohortFigures;
using cohort::v1::SourceFunding;
using Stub = cohort::v1::CohortService::Stub;

constexpr Text kNotKnown = {"not known", "pas connu"};

// A figure of a CSV: what it counts, of what, and how many.
struct Row {
  std::string figure, of, value;
};

const View<Row>& RowView() {
  static const auto* const view = new View<Row>{.fields = {{"figure", [](const Row& row) { return row.figure; }},
                                                           {"of", [](const Row& row) { return row.of; }},
                                                           {"value", [](const Row& row) { return row.value; }}},
                                                .columns = {}};
  return *view;
}

std::string Months(const cohort::v1::PersonMonths& months, const Messages& say) {
  return say.Figure(absl::StrFormat("%.2f", months.months()));
}

std::string Count(int count) { return Concat(count); }

// What is planned to be paid, in euros.
std::string Planned(const CohortFigures& figures) {
  std::int64_t cents = 0;
  for (const SourceFunding& source : figures.funding()) {
    const auto& amount = source.planned_amount();
    cents += amount.units() * 100 + amount.nanos() / 10'000'000;
  }
  return absl::StrFormat("%d.%02d", cents / 100, cents % 100);
}

// None where it is not known of any challenge.
std::optional<std::string> InProduction(const ChallengeFigures& figures) {
  if (figures.productions().empty()) return std::nullopt;
  for (const auto& production : figures.productions()) {
    if (production.production() == cohort::v1::ChallengeOutcome::PRODUCTION_IN_PRODUCTION) {
      return Count(production.challenges());
    }
  }
  return Count(0);
}

// The figure that a claim speaks of, as it is computed; none where it is not, or is not told to who asks.
std::optional<std::string> Computed(Claim::Figure figure, const CohortFigures& figures) {
  switch (figure) {
    case Claim::FIGURE_PEOPLE:
      return Count(figures.people());
    case Claim::FIGURE_PERSON_MONTHS:
      return absl::StrFormat("%.2f", figures.person_months().months());
    case Claim::FIGURE_ASSIGNMENTS:
      return Count(figures.assignments());
    case Claim::FIGURE_CHALLENGES:
      return Count(figures.challenges().challenges());
    case Claim::FIGURE_IN_PRODUCTION:
      return InProduction(figures.challenges());
    case Claim::FIGURE_FUNDING:
      if (!figures.funding().empty()) return Planned(figures);
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

// Beside what is computed of the same, and never in its place.
void ShowBeside(const Claims& claims, const CohortFigures& figures, Sheet& sheet, const Messages& say) {
  sheet.Section(
      {"Published by others, beside what is computed here", "Publié par d'autres, à côté de ce qui est calculé ici"});
  for (const Claim& claim : claims) {
    const auto computed = Computed(claim.figure(), figures);
    std::string text = SaidClaim(claim, say);
    if (computed) text += Concat(" · ", say({"computed here: $0", "calculé ici : $0"}, say.Figure(*computed)));
    sheet.Body(text);
  }
}

std::vector<Row> RowsOf(const CohortFigures& figures, const Claims& claims) {
  std::vector<Row> rows = {{"people", "", Concat(figures.people())},
                           {"people_today", "", Concat(figures.people_today())},
                           {"assignments", "", Concat(figures.assignments())},
                           {"person_month_parts", "", Concat(figures.person_months().parts())},
                           {"person_month_parts_until_today", "", Concat(figures.person_months_until_today().parts())}};
  for (const auto& host : figures.hosts()) {
    rows.push_back({"host_people", host.name(), Concat(host.people())});
    rows.push_back({"host_person_month_parts", host.name(), Concat(host.person_months().parts())});
  }
  for (const auto& skill : figures.skills()) {
    rows.push_back({"skill_people", skill.name(), Concat(skill.people())});
    rows.push_back({"skill_person_month_parts", skill.name(), Concat(skill.person_months().parts())});
  }
  const ChallengeFigures& challenges = figures.challenges();
  rows.push_back({"challenges", "", Concat(challenges.challenges())});
  rows.push_back({"challenges_withdrawn", "", Concat(challenges.withdrawn())});
  for (const auto& sequel : challenges.sequels()) {
    rows.push_back({"sequel", Code(sequel.sequel()), Concat(sequel.challenges())});
  }
  rows.push_back({"sequel", "", Concat(challenges.sequel_not_known())});
  for (const auto& production : challenges.productions()) {
    rows.push_back({"production", Code(production.production()), Concat(production.challenges())});
  }
  rows.push_back({"production", "", Concat(challenges.production_not_known())});
  for (const auto& destination : challenges.destinations()) {
    rows.push_back({"destination", Code(destination.destination()), Concat(destination.challenges())});
  }
  rows.push_back({"destination", "", Concat(challenges.destination_not_known())});
  for (const Claim& claim : claims) {
    rows.push_back({Concat("claimed_", absl::AsciiStrToLower(Code(claim.figure()))), claim.quote(), PlainValue(claim)});
  }
  return rows;
}

// A host may be a text, as a skill is, which may have a slash.
std::string Named(const std::string& share) {
  return share.starts_with("organisations/") ? std::string(Id(share)) : share;
}

void ShowShares(Text title, const auto& shares, Sheet& sheet, const Messages& say) {
  sheet.Section(title);
  for (const auto& share : shares) {
    const std::string name = share.name().empty() ? say({"not said", "pas dit"}) : Named(share.name());
    sheet.Body(Concat(name, " · ", say({"people: $0", "personnes : $0"}, share.people()), " · ",
                      say({"months: $0", "mois : $0"}, Months(share.person_months(), say))));
  }
}

void ShowFunding(const CohortFigures& figures, Sheet& sheet, const Messages& say) {
  sheet.Section({"Funding, against the plan", "Financement, par rapport au plan"});
  for (const SourceFunding& source : figures.funding()) {
    std::string text =
        Concat(source.funding_source(), " · ", say({"planned: $0", "prévu : $0"}, Said(source.planned_amount(), say)),
               " · ", say({"transferred: $0", "versé : $0"}, Said(source.transferred_amount(), say)));
    if (source.has_transferred_basis_points()) {
      const int points = source.transferred_basis_points();
      text += say.Figure(absl::StrFormat(" (%d.%02d %%)", points / 100, points % 100));
    }
    sheet.Body(Concat(text, " · ", say({"still due: $0", "reste dû : $0"}, Said(source.due_amount(), say))));
  }
}

std::string SaidStay(const ChallengeFigures::Stay& stay, const Messages& say) {
  return say({"$0, over $1 challenges; of $2 it is not known", "$0, sur $1 défis ; pour $2 on ne sait pas"},
             stay.people(), stay.challenges(), stay.not_known());
}

void ShowChallenges(const ChallengeFigures& figures, Sheet& sheet, const Messages& say) {
  sheet.Section({"Challenges", "Défis"});
  sheet.Line({"Selected", "Retenus"}, Concat(figures.challenges()));
  sheet.Line({"Of these, withdrawn", "Dont retirés"}, Concat(figures.withdrawn()));
  sheet.Section({"What became of them", "Ce qu'ils sont devenus"});
  for (const auto& sequel : figures.sequels()) {
    sheet.Body(Concat(Said(sequel.sequel(), say), " · ", sequel.challenges()));
  }
  sheet.Body(Concat(say(kNotKnown), " · ", figures.sequel_not_known()));
  sheet.Section({"In production", "En production"});
  for (const auto& production : figures.productions()) {
    sheet.Body(Concat(Said(production.production(), say), " · ", production.challenges()));
  }
  sheet.Body(Concat(say(kNotKnown), " · ", figures.production_not_known()));
  sheet.Section({"Where they went", "Où ils sont allés"});
  for (const auto& destination : figures.destinations()) {
    sheet.Body(Concat(Said(destination.destination(), say), " · ", destination.challenges()));
  }
  sheet.Body(Concat(say(kNotKnown), " · ", figures.destination_not_known()));
  sheet.Section({"People who stayed", "Personnes restées"});
  sheet.Line({"With the host", "Dans l'accueil"}, SaidStay(figures.stayed_with_host(), say));
  sheet.Line({"On the project", "Sur le projet"}, SaidStay(figures.stayed_on_project(), say));
  sheet.Line({"In the administration", "Dans l'administration"}, SaidStay(figures.stayed_in_administration(), say));
}

void ShowForPeople(const CohortFigures& figures, const Claims& claims, const std::string& cohort,
                   const Output& output) {
  const Messages& say = output.say;
  output.Line(output.terminal.Paint(
      Tone::kStrong, say({"Figures of $0 on $1", "Chiffres de $0 au $1"}, cohort, Said(figures.date(), say))));
  Sheet sheet(output);
  sheet.Line({"People, past, present or to come", "Personnes, passées, présentes ou à venir"},
             Concat(figures.people()));
  sheet.Line({"Of these, assigned today", "Dont en poste aujourd'hui"}, Concat(figures.people_today()));
  sheet.Line({"Assignments", "Affectations"}, Concat(figures.assignments()));
  sheet.Line({"Person-months, all in all", "Mois-personnes, en tout"}, Months(figures.person_months(), say));
  sheet.Line({"Of these, until today", "Dont jusqu'à aujourd'hui"}, Months(figures.person_months_until_today(), say));
  ShowShares({"By host of the challenge", "Par accueil du défi"}, figures.hosts(), sheet, say);
  ShowShares({"By skill", "Par compétence"}, figures.skills(), sheet, say);
  ShowFunding(figures, sheet, say);
  ShowChallenges(figures.challenges(), sheet, say);
  ShowBeside(claims, figures, sheet, say);
  sheet.Print();
}

absl::Status Show(Session& session, const std::string& typed) {
  PEP_ASSIGN(const std::string name, CohortName(typed, session.say()));
  cohort::v1::GetCohortFiguresRequest request;
  request.set_name(name);
  PEP_ASSIGN(const CohortFigures figures, session.Call(&Stub::GetCohortFigures, request));
  const Output& output = session.out();
  if (output.format == Format::kJson) {
    output.Line(Json(figures));
    return absl::OkStatus();
  }
  cohort::v1::GetCohortRequest of;
  of.set_name(name);
  PEP_ASSIGN(const Cohort cohort, session.Call(&Stub::GetCohort, of));
  if (output.format == Format::kCsv) {
    Listing<Row> listing(output, RowView());
    for (const Row& row : RowsOf(figures, cohort.claims())) listing.Add(row);
    listing.Flush();
  } else {
    ShowForPeople(figures, cohort.claims(), typed, output);
  }
  return absl::OkStatus();
}

}  // namespace

void AddFigures(Command& cohort) {
  auto typed = std::make_shared<std::string>();
  Command figures =
      cohort.Add("figures", {"People and their months, who pays, and what became of the challenges of a cohort",
                             "Les membres et leurs mois, qui paie, et ce que sont devenus les défis d'une promotion"});
  figures.String("COHORT", *typed, CohortsNoun().which, "COHORT").Required();
  figures.Does([typed](Session& session) { return Show(session, *typed); });
}

}  // namespace pepiniere::pep
