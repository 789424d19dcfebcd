#include "services/portfolio/api/attention.h"

#include <algorithm>
#include <map>

#include "absl/strings/str_join.h"
#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/asked.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/api/visibility.h"
#include "services/portfolio/domain/attention.h"
#include "services/portfolio/domain/committee.h"
#include "services/portfolio/domain/gates.h"
#include "services/portfolio/domain/readiness.h"
#include "services/portfolio/domain/terms.h"
#include "services/portfolio/peers/metrics.h"
#include "services/portfolio/store/attention_store.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/dossier_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/portfolio/store/reach.h"
#include "services/resource/paging.h"

namespace pepiniere::portfolio::api {
namespace {

using Ids = absl::flat_hash_set<std::string>;

// The order of the list, for its page tokens.
const query::SortSchema& Order() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "concern", .sql = "concern", .type = query::SortType::kInteger},
                                     {.name = "since", .sql = "since", .type = query::SortType::kDate}},
                            .unique = {.name = "project", .sql = "project"},
                            .default_order = "concern, since"};
  return *schema;
}

std::optional<AttentionPlace> ReadPlace(const std::vector<query::SqlValue>& after) {
  if (after.empty()) return std::nullopt;
  return AttentionPlace{static_cast<Concern>(std::get<std::int64_t>(after[0])), std::get<base::Date>(after[1]),
                        std::get<std::string>(after[2])};
}

std::vector<query::SqlValue> KeysOf(const AttentionPlace& place) {
  return {std::int64_t{static_cast<std::uint8_t>(place.concern)}, place.since, place.project};
}

// The projects that a parent means; none: all there are.
absl::StatusOr<std::optional<Ids>> ProjectsUnder(const Context& context, const rpc::CallScope& call,
                                                 const std::string& parent) {
  const std::string id = aip::IdOf(parent);
  const auto of = [&](std::string_view field, const std::string& value, Ids& projects) -> absl::Status {
    PEP_ASSIGN(const Ids found, store::ProjectsOf(context.db, call.deadline(), field, value));
    projects.insert(found.begin(), found.end());
    return absl::OkStatus();
  };
  Ids projects;
  if (parent.empty()) return std::optional<Ids>();
  if (kIncubator.Matches(parent)) {
    PEP_ASSIGN(const auto found, record::Find<Incubator>(context.db, call.deadline(), id));
    if (!found) return aip::NotFound(parent);
    PEP_TRY(of(term::kIncubator, id, projects));
    return std::optional(std::move(projects));
  }
  if (kOrganisation.Matches(parent)) {
    PEP_ASSIGN(const auto found, record::Find<Organisation>(context.db, call.deadline(), id));
    if (!found) return aip::NotFound(parent);
    PEP_TRY(of(term::kMinistry, id, projects));
    PEP_ASSIGN(const auto owned, store::OwnedIncubators(context.db, call.deadline(), {id}));
    for (const std::string& incubator : owned) PEP_TRY(of(term::kIncubator, incubator, projects));
    return std::optional(std::move(projects));
  }
  if (!kProject.Matches(parent)) {
    return aip::Invalid("parent", "name an incubator, an organisation or a project, or leave it empty for all");
  }
  PEP_ASSIGN(const auto project,
             store::FindProject(context.db, call.deadline(), id, {resource::Today(call), std::nullopt}));
  if (!project) return aip::NotFound(parent);
  return std::optional(Ids{id});
}

// What the request says of the list; `of` and `unprepared` are left to fill in.
absl::StatusOr<AttentionQuestion> ReadQuestion(const v1::GetAttentionListRequest& request) {
  AttentionQuestion question;
  aip::Violations violations;
  question.concerns.fill(request.concerns().empty());
  for (const int number : request.concerns()) {
    if (number < 1 || number > kConcernCount) {
      violations.Add("concerns", "is not a concern of the contract");
    } else {
      question.concerns[static_cast<std::size_t>(number)] = true;
    }
  }
  if (request.stuck_days() > 0) question.stuck_days = request.stuck_days();
  if (!violations.empty()) return violations.ToStatus();
  return question;
}

// The codes of what the project itself can still provide for what is asked of the session; the committee's own go is
// what it comes for. Who does not prepare the session is told as if nothing was decided yet.
std::vector<std::string> LackingFor(const store::Candidate& candidate, const store::PlannedHearing& planned,
                                    const Impact& impact, bool prepares) {
  Hearing asked;
  if (prepares) asked = planned.hearing;
  if (asked.decision == Decision::kNone) asked.decision = Decision::kGo;
  const std::optional<Phase> to = Destination(asked, PhaseOn(candidate.dossier.ledger, planned.date));
  if (!to) return {};
  Dossier dossier = candidate.dossier;
  dossier.impact = impact;
  if (asked.amount_granted) dossier.funding.emplace_back();  // it comes with the decision
  std::vector<std::string> codes;
  for (const Check& check :
       CheckGates(candidate.project, dossier, EffectiveRequirements(*to, candidate.gates), *to, planned.date)) {
    const bool its_own = check.requirement.answered_by != AnsweredBy::kCommittee;
    if (check.state == CheckState::kMissing && its_own) codes.push_back(check.requirement.code);
  }
  return codes;
}

// Of the projects meant, those that the next sessions hear and that are not ready.
absl::Status FindUnprepared(const Context& context, const rpc::CallScope& call, AttentionQuestion& question) {
  if (!question.Asks(Concern::kCommitteeNotPrepared)) return absl::OkStatus();
  const base::Date day = question.of.as_of;
  PEP_ASSIGN(const auto planned, store::PlannedHearings(context.db, call.deadline(), day, day + kPreparationDays));
  std::map<std::string, const store::PlannedHearing*> next;  // of each project, the first session
  for (const store::PlannedHearing& hearing : planned) {
    const std::string& project = hearing.hearing.project;
    if (!question.of.only || question.of.only->contains(project)) next.try_emplace(project, &hearing);
  }
  std::vector<std::string> ids;
  for (const auto& [project, hearing] : next) ids.push_back(project);
  PEP_ASSIGN(const auto candidates, store::FindCandidates(context.db, call.deadline(), ids));
  const auto impacts = context.metrics.ImpactOf(call, ids, day);
  for (const store::Candidate& candidate : candidates) {
    const store::PlannedHearing& hearing = *next.at(candidate.project.id);
    const auto measured = impacts.find(candidate.project.id);
    std::vector<std::string> lacking = LackingFor(
        candidate, hearing, measured == impacts.end() ? Impact() : measured->second, Prepares(call, hearing.incubator));
    if (!lacking.empty()) question.unprepared[candidate.project.id] = {hearing.date, std::move(lacking)};
  }
  return absl::OkStatus();
}

absl::Status WriteItems(const Context& context, const rpc::CallScope& call, const AttentionPage& page, base::Date day,
                        v1::GetAttentionListResponse& reply) {
  std::vector<std::string> ids;
  for (const AttentionItem& item : page.items) ids.push_back(item.place.project);
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  PEP_ASSIGN(const auto titles, store::TitlesOf(context.db, call.deadline(), ids));
  for (const AttentionItem& item : page.items) {
    v1::AttentionItem& proto = *reply.add_items();
    proto.set_project(kProject.Format({item.place.project}));
    if (const auto title = titles.find(item.place.project); title != titles.end()) proto.set_title(title->second);
    if (!item.incubator.empty()) proto.set_incubator(kIncubator.Format({item.incubator}));
    proto.set_phase(ToProto(item.phase));
    proto.set_concern(static_cast<v1::Concern>(item.place.concern));
    *proto.mutable_since() = ToProto(item.place.since);
    proto.set_days(day - item.place.since);
    proto.set_reason(item.reason);
    proto.set_next_step(item.next_step.data(), item.next_step.size());
    *proto.mutable_told_date() = ToProto(item.told);
    proto.mutable_missing()->Assign(item.missing.begin(), item.missing.end());
    for (const AttentionAction action : item.actions) proto.add_actions(static_cast<v1::AttentionAction>(action));
  }
  return absl::OkStatus();
}

void WriteCounts(const AttentionPage& page, v1::GetAttentionListResponse& reply) {
  for (const Concern concern : ConcernsByUrgency()) {
    const std::int64_t count = page.counts[static_cast<std::size_t>(concern)];
    if (count == 0) continue;
    v1::ConcernCount& proto = *reply.add_counts();
    proto.set_concern(static_cast<v1::Concern>(concern));
    proto.set_count(count);
  }
}

}  // namespace

absl::StatusOr<v1::GetAttentionListResponse> Attention::List(rpc::CallScope& call,
                                                             const v1::GetAttentionListRequest& request) {
  PEP_ASSIGN(AttentionQuestion question, ReadQuestion(request));
  PEP_ASSIGN(const store::AsOf as_of, ReadAsOf(call, request.as_of(), nullptr));
  PEP_ASSIGN(
      const resource::Paging paging,
      resource::ReadPaging(call,
                           {.page_size = request.page_size(),
                            .page_token = request.page_token(),
                            .filter = request.filter(),
                            .bound_to = {request.parent(), absl::StrJoin(question.concerns, ""),
                                         request.as_of().SerializeAsString(), std::to_string(question.stuck_days)}},
                           Order()));
  const base::Date day = paging.as_of.value_or(as_of.day);
  PEP_ASSIGN(Asked asked, ReadAsked(context_, call, {day, std::nullopt}, paging.list.filter));
  PEP_ASSIGN(std::optional<Ids> only, ProjectsUnder(context_, call, request.parent()));
  if (!only) {
    only = std::move(asked.only);
  } else if (asked.only) {
    absl::erase_if(*only, [&](const std::string& id) { return !asked.only->contains(id); });
  }
  question.of = {day, absl::FromUnixMicros(as_of.known_at_us()), only ? &*only : nullptr};
  PEP_TRY(FindUnprepared(context_, call, question));
  std::optional<LastDeployments> deployments;
  if (question.Asks(Concern::kStuck) || question.Asks(Concern::kNoDelivery)) {
    deployments = context_.metrics.DeploymentsUntil(call, day);
    question.deployments = deployments.value_or(LastDeployments());
  }
  const std::optional<AttentionPlace> after = ReadPlace(paging.list.after);
  PEP_ASSIGN(const AttentionPage page, context_.census.Answer(call.deadline(), [&](const Census& census) {
    return ListAttention(census, question, after, paging.list.limit);
  }));
  v1::GetAttentionListResponse reply;
  PEP_TRY(WriteItems(context_, call, page, day, reply));
  WriteCounts(page, reply);
  reply.set_deployments_away((question.Asks(Concern::kStuck) || question.Asks(Concern::kNoDelivery)) && !deployments);
  if (page.more) reply.set_next_page_token(paging.NextToken(KeysOf(page.items.back().place), day));
  return reply;
}

void Attention::Mount(rpc::Service& service) { service.Unary("GetAttentionList", *this, &Attention::List); }

}  // namespace pepiniere::portfolio::api
