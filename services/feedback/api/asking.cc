#include "services/feedback/api/asking.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/feedback/api/release_message.h"
#include "services/feedback/domain/digest.h"
#include "services/feedback/domain/network.h"
#include "services/feedback/domain/repeated.h"
#include "services/record/table.h"
#include "services/search/fold.h"

namespace pepiniere::feedback::api {
namespace {

using base::Concat;
using peers::KnownPerson;

constexpr std::string_view kAlumni = "alumni";
constexpr std::string_view kNone = "-";  // of whom nobody says
constexpr absl::Duration kYear = absl::Hours(24 * 366);

std::string ValueOf(const KnownPerson& person, const std::string& dimension) {
  std::string value = dimension == "COHORT" ? person.cohort
                      : dimension == "ROLE" ? person.role
                      : dimension == "YEAR" ? person.year
                                            : person.skill;
  return value.empty() ? std::string(kNone) : value;
}

absl::StatusOr<std::vector<KnownPerson>> Members(const Context& context, const rpc::CallScope& call,
                                                 const std::string& network) {
  PEP_ASSIGN(const auto members, record::SelectBelow<Member>(context.db, call.deadline(), network));
  std::vector<KnownPerson> people;
  for (const base::Stored<Member>& member : members) {
    const auto& cohorts = member.value.cohorts;
    people.push_back({.person = member.value.person,
                      .cohort = cohorts.empty() ? "" : cohorts.front(),
                      .role = "ALUMNI",
                      .year = ""});
  }
  return people;
}

absl::StatusOr<std::vector<KnownPerson>> Agreeing(const Context& context, std::vector<KnownPerson> people) {
  PEP_ASSIGN(const std::vector<std::string> agreeing, context.neighbours.Agreeing(kAlumni));
  std::erase_if(people, [&](const KnownPerson& one) { return !std::ranges::binary_search(agreeing, one.person); });
  return people;
}

absl::StatusOr<std::vector<KnownPerson>> PeopleOf(const Context& context, const rpc::CallScope& call,
                                                  const Campaign& campaign, const AudienceSource& source) {
  switch (source.kind) {
    case AudienceKind::kFellows:
      return context.people.Fellows(call, source.cohort);
    case AudienceKind::kMentors:
      return context.people.Mentors(call, source.cohort);
    case AudienceKind::kMembers:
      return Members(context, call, source.network);
    case AudienceKind::kAlumni:
      break;
  }
  PEP_ASSIGN(auto former, context.people.Former(call, campaign.programme, source.first_year, source.last_year,
                                                base::Date::InParis(context.clock.Now())));
  return Agreeing(context, std::move(former));
}

// What a campaign that asked a question before may tell apart of those whom it asked.
absl::StatusOr<std::optional<Asked>> AskedBefore(db::Session& session, const store::AskedBefore& before) {
  PEP_ASSIGN(const auto campaign, record::Find<Campaign>(session, before.campaign));
  if (!campaign || campaign->deleted_at) return std::optional<Asked>();
  PEP_ASSIGN(const Audience audience, store::PeopleOf(session, before.campaign, campaign->value.breakdown));
  PEP_ASSIGN(const auto release, store::FindRelease(session, before.campaign));
  v1::Release figures;
  if (release && figures.ParseFromString(release->figures)) {
    for (const v1::QuestionFigures& one : figures.questions()) {
      if (one.question() == before.question) {
        return std::optional<Asked>(AskedOf(before.campaign, audience, GroupsOf(one)));
      }
    }
  }
  return std::optional<Asked>(AskedOf(before.campaign, audience));
}

// Of the questions that were asked before, those that would tell people apart.
absl::Status FindOverlaps(db::Session& session, const base::Stored<Campaign>& campaign,
                          const std::vector<store::AskedIdentity>& asked, const Audience& audience, absl::Time now,
                          std::vector<aip::PreconditionViolation>& obstacles) {
  std::map<std::string, std::vector<std::string>> identities;  // by question
  for (const store::AskedIdentity& one : asked) identities[one.question].push_back(one.identity);
  const Asked again = AskedOf(campaign.id, audience);
  for (const auto& [question, of_it] : identities) {
    PEP_ASSIGN(const auto before, store::WhoAsked(session, of_it, now - kYear));
    std::vector<Asked> others;
    for (const store::AskedBefore& one : before) {
      if (one.campaign == campaign.id) continue;
      PEP_ASSIGN(auto other, AskedBefore(session, one));
      if (other) others.push_back(*std::move(other));
    }
    const auto small = SmallClasses(again, others);
    if (small.empty()) continue;
    obstacles.push_back({"AUDIENCES_OVERLAP", question,
                         Concat("was asked within 12 months, and ", small.size(),
                                " groups of fewer than 5 people could be told apart: ask other people, or wait")});
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Audience> AudienceOf(const Context& context, const rpc::CallScope& call, const Campaign& campaign) {
  Audience audience{.breakdown = campaign.breakdown, .people = {}};
  std::set<std::string> known;
  for (const AudienceSource& source : campaign.audience) {
    PEP_ASSIGN(const std::vector<KnownPerson> people, PeopleOf(context, call, campaign, source));
    for (const KnownPerson& person : people) {
      if (!known.insert(person.person).second) continue;
      Person asked{.id = person.person, .values = {}};
      for (const std::string& dimension : campaign.breakdown) asked.values.push_back(ValueOf(person, dimension));
      audience.people.push_back(std::move(asked));
    }
  }
  // So that nothing follows from the order in which the cohort service tells them.
  std::ranges::sort(audience.people, {}, &Person::id);
  return audience;
}

std::vector<store::AskedIdentity> IdentitiesOf(const std::string& questionnaire, const QuestionnaireVersion& version) {
  std::vector<store::AskedIdentity> identities;
  for (const AskedQuestion& question : version.questions) {
    if (question.kind == QuestionKind::kText) continue;
    identities.push_back({question.code, Sha256Hex(Concat("code\n", questionnaire, "\n", question.code))});
    identities.push_back({question.code, Sha256Hex(Concat("text\n", search::Fold(question.text)))});
  }
  return identities;
}

absl::StatusOr<std::vector<aip::PreconditionViolation>> ObstaclesOf(db::Session& session,
                                                                    const base::Stored<Campaign>& campaign,
                                                                    const QuestionnaireVersion& version,
                                                                    const Audience& audience, absl::Time now) {
  std::vector<aip::PreconditionViolation> obstacles;
  const std::string name = record::NameOf(Campaign::kPattern, campaign.id);
  if (campaign.value.end_time && *campaign.value.end_time <= now) {
    obstacles.push_back({"ENDED", name, "its end has passed: set a later one"});
  }
  if (IsTooFew(audience)) {
    obstacles.push_back({"AUDIENCE_TOO_SMALL", name,
                         Concat("it would ask ", audience.people.size(), " people: ", kFewestAsked, " at least")});
  }
  PEP_TRY(FindOverlaps(session, campaign, IdentitiesOf(record::ParentIn(campaign.value.questionnaire_version), version),
                       audience, now, obstacles));
  return obstacles;
}

}  // namespace pepiniere::feedback::api
