#include "services/feedback/api/studies.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "services/aip/names.h"
#include "services/base/text.h"
#include "services/db/database.h"
#include "services/feedback/api/invitations.h"
#include "services/feedback/api/standing.h"
#include "services/feedback/domain/allocation.h"
#include "services/feedback/domain/digest.h"
#include "services/feedback/domain/draw.h"
#include "services/feedback/domain/raking.h"
#include "services/feedback/domain/response_rates.h"
#include "services/feedback/store/study_store.h"

namespace pepiniere::feedback::api {
namespace {

using base::Concat;

constexpr std::size_t kSecrets = 2;
constexpr std::string_view kAll = "all";  // the stratum of a study that has no others

std::string NameOf(const std::string& id) { return record::NameOf(Study::kPattern, id); }

absl::Status Refused(const std::string& id, const std::string& type, const std::string& what) {
  return aip::Precondition(NameOf(id) + " cannot go on", {{type, NameOf(id), what}}, type);
}

// Whom it is drawn from: those who are not paused, by what they say to its criterion.
absl::StatusOr<store::People> ListOf(journal::Unit& unit, const base::Stored<Study>& study) {
  PEP_ASSIGN(const auto panelists, record::SelectBelow<Panelist>(unit.session(), record::ParentIn(study.id)));
  store::People people;
  for (const base::Stored<Panelist>& panelist : panelists) {
    if (panelist.value.paused) continue;
    const std::string& by = study.value.stratify_by;
    std::string stratum = by.empty() ? std::string(kAll) : ValueOf(panelist.value.profile, by);
    // Who does not say is in no stratum, and cannot be drawn.
    if (!stratum.empty()) people[stratum].push_back(record::NameOf(Panelist::kPattern, panelist.id));
  }
  return people;
}

// Freezes the list, and says how many of each stratum are wanted and invited.
absl::Status Freeze(journal::Unit& unit, const base::Stored<Study>& before, Study& now) {
  PEP_ASSIGN(const store::People people, ListOf(unit, before));
  Strata sizes;
  std::map<std::string, Stratum> strata;
  for (const auto& [code, members] : people) {
    sizes.emplace(code, static_cast<std::int64_t>(members.size()));
    strata.emplace(code, Stratum{.members = members, .wanted = 0});
  }
  const auto wanted = Allocate(sizes, before.value.wanted);
  if (!wanted) return Refused(before.id, "TOO_FEW_PANELISTS", "more are wanted than there are to be drawn from");
  const Strata invited = Invitations(*wanted, sizes, before.value.expected_percent);
  for (const auto& [code, size] : sizes) {
    now.strata.push_back({.code = code,
                          .population = static_cast<int>(size),
                          .wanted = static_cast<int>(wanted->at(code)),
                          .invitations = static_cast<int>(invited.at(code))});
    PEP_TRY(store::PutQuota(unit.session(), before.id, code, static_cast<int>(wanted->at(code))));
  }
  now.list_hash = ListHash(strata);
  now.state = StudyState::kCommitted;
  return store::PutPeople(unit.session(), before.id, people);
}

// Both secrets are told: the sample follows.
absl::Status Draw(journal::Unit& unit, const base::Stored<Study>& before, Study& now) {
  now.seed = JoinedSeed(now.seed_parts[0].secret, now.seed_parts[1].secret);
  now.seed_hash = Sha256Hex(now.seed);
  now.state = StudyState::kDrawn;
  PEP_ASSIGN(const store::People people, store::PeopleOf(unit.session(), before.id));
  base::Stored<Study> drawn = before;
  drawn.value = now;
  for (const StudyStratum& stratum : now.strata) {
    const auto members = people.find(stratum.code);
    if (members == people.end()) continue;
    PEP_TRY(InviteFrom(unit, drawn, stratum.code, members->second, /*first=*/0,
                       static_cast<std::size_t>(stratum.invitations)));
  }
  return absl::OkStatus();
}

absl::StatusOr<base::Stored<Study>> FindStudy(const Context& context, const rpc::CallScope& call,
                                              const std::string& name) {
  PEP_ASSIGN(const std::string id, aip::ParseKey(resource::PatternOf<Study>(), "name", name));
  PEP_ASSIGN(const auto study, record::Find<Study>(context.db, call.deadline(), id));
  if (!study) return aip::NotFound(name);
  return *study;
}

Dispositions Count(const std::vector<base::Stored<Invitation>>& invitations) {
  Dispositions cases;
  for (const base::Stored<Invitation>& invitation : invitations) {
    switch (invitation.value.disposition) {
      case Disposition::kNonContact:
        ++cases.noncontacts;
        break;
      case Disposition::kComplete:
        ++cases.interviews;
        break;
      case Disposition::kPartial:
        ++cases.partials;
        break;
      case Disposition::kRefusal:
        ++cases.refusals;
        break;
      case Disposition::kOther:
        ++cases.others;
        break;
      case Disposition::kUnknownEligibility:
        ++cases.unknown;
        break;
      case Disposition::kNotEligible:
        ++cases.not_eligible;
        break;
    }
  }
  return cases;
}

void AddRate(std::string_view definition, const std::optional<Ratio>& rate, v1::StudyRates& told) {
  v1::ResponseRate& one = *told.add_rates();
  one.set_definition(std::string(definition));
  one.set_no_data(!rate);
  if (rate) one.set_rate(rate->Value());
}

absl::StatusOr<Targets> ReadTargets(const v1::WeightStudyRequest& request) {
  Targets targets;
  aip::Violations violations;
  for (int i = 0; i < request.targets_size(); ++i) {
    const v1::MarginTarget& target = request.targets(i);
    const bool is_new = targets[target.criterion()].emplace(target.value(), target.total()).second;
    if (!is_new) violations.Add(Concat("targets[", i, "].value"), "has a total already");
  }
  PEP_TRY(violations.ToStatus());
  return targets;
}

absl::Status Unweightable(const Raking& raking) {
  switch (*raking.refusal) {
    case RakingRefusal::kNothingToWeight:
      return aip::Invalid("targets", "weight nobody: nobody has answered, or there is nothing to agree with");
    case RakingRefusal::kDifferentTotals:
      return aip::Invalid("targets", Concat("of ", raking.dimension, " add up to something else than the first ones"));
    case RakingRefusal::kEmptyGroup:
      return aip::Invalid("targets", Concat("want somebody with ", raking.value, " of ", raking.dimension,
                                            ", and nobody who answered has it"));
    case RakingRefusal::kNoTarget:
      return aip::Invalid("targets", Concat("do not tell ", raking.value, " of ", raking.dimension,
                                            ", which somebody who answered has"));
    case RakingRefusal::kNoAgreement:
      break;
  }
  return aip::Invalid("targets", "cannot all be met by those who answered");
}

// Those who answered, by their values of these criteria.
absl::StatusOr<std::vector<SampleGroup>> Answered(const Context& context, const rpc::CallScope& call,
                                                  const std::string& study, const Targets& targets) {
  PEP_ASSIGN(const auto invitations, record::SelectBelow<Invitation>(context.db, call.deadline(), study));
  std::vector<std::string> ids;
  for (const base::Stored<Invitation>& invitation : invitations) {
    if (invitation.value.disposition == Disposition::kComplete) ids.push_back(invitation.value.panelist);
  }
  PEP_ASSIGN(const auto panelists, record::FindEach<Panelist>(context.db, call.deadline(), ids));
  std::map<std::map<std::string, std::string>, std::int64_t> counts;
  for (const base::Stored<Panelist>& panelist : panelists) {
    std::map<std::string, std::string> values;
    for (const auto& [criterion, _] : targets) values.emplace(criterion, ValueOf(panelist.value.profile, criterion));
    ++counts[values];
  }
  std::vector<SampleGroup> groups;
  for (const auto& [values, n] : counts) groups.push_back({.values = values, .n = n});
  return groups;
}

}  // namespace

std::string StudyIn(const std::string& id) { return id.substr(id.rfind('/') + 1); }

absl::Status Studies::Commit(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::CommitSeedRequest&>(any);
  const std::string& person = call.principal().person;
  return standard_.Change(
      call, any, reply, [&](journal::Unit& unit, const base::Stored<Study>& before) -> absl::StatusOr<Study> {
        const auto& parts = before.value.seed_parts;
        if (before.value.state != StudyState::kDraft) return Refused(before.id, "LIST_FROZEN", "it is committed to");
        if (person.empty()) return aip::PermissionDenied("only persons commit to secrets");
        if (std::ranges::count(parts, person, &SeedPart::person) > 0) {
          return Refused(before.id, "SECOND_PERSON", "another manager of the panel commits to the other secret");
        }
        Study now = before.value;
        now.seed_parts.push_back({.person = person, .hash = request.hash(), .secret = {}});
        if (now.seed_parts.size() == kSecrets) PEP_TRY(Freeze(unit, before, now));
        return now;
      });
}

absl::Status Studies::Reveal(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::RevealSeedRequest&>(any);
  return standard_.Change(
      call, any, reply, [&](journal::Unit& unit, const base::Stored<Study>& before) -> absl::StatusOr<Study> {
        if (before.value.state != StudyState::kCommitted) {
          return Refused(before.id, "NOT_COMMITTED", "secrets are told between its commitment and its draw");
        }
        Study now = before.value;
        const auto part = std::ranges::find(now.seed_parts, call.principal().person, &SeedPart::person);
        if (part == now.seed_parts.end()) return Refused(before.id, "NOT_COMMITTED", "you committed to none");
        if (!IsSecretOf(request.secret(), part->hash)) {
          return aip::Invalid("secret", "is not what was committed to: its SHA-256 is another");
        }
        part->secret = request.secret();
        const bool all = std::ranges::none_of(now.seed_parts, [](const SeedPart& one) { return one.secret.empty(); });
        if (all) PEP_TRY(Draw(unit, before, now));
        return now;
      });
}

absl::Status Studies::Close(rpc::CallScope& call, const Any& any, Any& reply) {
  return standard_.Change(call, any, reply,
                          [](journal::Unit&, const base::Stored<Study>& before) -> absl::StatusOr<Study> {
                            if (before.value.state != StudyState::kDrawn) {
                              return Refused(before.id, "NOT_DRAWN", "only what was drawn is closed");
                            }
                            Study now = before.value;
                            now.state = StudyState::kClosed;
                            return now;
                          });
}

absl::StatusOr<v1::StudyRates> Studies::GetRates(rpc::CallScope& call, const v1::GetStudyRatesRequest& request) {
  PEP_ASSIGN(const auto study, FindStudy(context_, call, request.name()));
  PEP_ASSIGN(const auto invitations, record::SelectBelow<Invitation>(context_.db, call.deadline(), study.id));
  const Dispositions cases = Count(invitations);
  const ResponseRates rates = RatesOf(cases);
  v1::StudyRates told;
  told.set_name(request.name());
  told.set_complete(static_cast<int>(cases.interviews));
  told.set_partial(static_cast<int>(cases.partials));
  told.set_refusal(static_cast<int>(cases.refusals));
  told.set_non_contact(static_cast<int>(cases.noncontacts));
  told.set_other(static_cast<int>(cases.others));
  told.set_unknown_eligibility(static_cast<int>(cases.unknown));
  told.set_not_eligible(static_cast<int>(cases.not_eligible));
  AddRate("RR1", rates.rr1, told);
  AddRate("RR2", rates.rr2, told);
  AddRate("RR3", rates.rr3, told);
  AddRate("RR5", rates.rr5, told);
  return told;
}

absl::StatusOr<v1::WeightStudyResponse> Studies::Weight(rpc::CallScope& call, const v1::WeightStudyRequest& request) {
  PEP_ASSIGN(const auto study, FindStudy(context_, call, request.name()));
  PEP_ASSIGN(const Targets targets, ReadTargets(request));
  PEP_ASSIGN(const auto groups, Answered(context_, call, study.id, targets));
  const Raking raking = Rake(groups, targets);
  if (raking.refusal) return Unweightable(raking);
  v1::WeightStudyResponse reply;
  reply.set_design_effect(raking.design_effect);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    v1::WeightedGroup& told = *reply.add_groups();
    for (const auto& [criterion, value] : groups[i].values) {
      v1::PanelValue& one = *told.add_values();
      one.set_criterion(criterion);
      one.set_value(value);
    }
    told.set_people(static_cast<int>(groups[i].n));
    told.set_weight(raking.weights[i]);
  }
  return reply;
}

void Studies::Mount(rpc::Service& service) {
  standard_.Mount(service);
  const auto mount = [&](std::string_view method, absl::Status (Studies::*handler)(rpc::CallScope&, const Any&, Any&)) {
    service.Unary(method, [this, handler](rpc::CallScope& call, const Any& request, Any& reply) {
      return (this->*handler)(call, request, reply);
    });
  };
  mount("CommitSeed", &Studies::Commit);
  mount("RevealSeed", &Studies::Reveal);
  mount("CloseStudy", &Studies::Close);
  service.Unary("GetStudyRates", *this, &Studies::GetRates);
  service.Unary("WeightStudy", *this, &Studies::Weight);
}

}  // namespace pepiniere::feedback::api

namespace pepiniere::resource {

using feedback::Panel;
using feedback::PanelCriterion;
using feedback::Study;
using feedback::StudyState;
namespace api = feedback::api;
namespace store = feedback::store;

namespace {

absl::Status Frozen(const std::string& what) {
  return aip::Precondition("its list is frozen", {{"LIST_FROZEN", what, "what the draw follows from stays as it was"}},
                           "LIST_FROZEN");
}

}  // namespace

void Rules<Study>::Complete(const rpc::CallScope&, const Study* before, Study& now) {
  const Study fresh;
  const Study& is = before ? *before : fresh;
  now.state = is.state;
  now.strata = is.strata;
  now.seed_parts = is.seed_parts;
  now.list_hash = is.list_hash;
  now.seed = is.seed;
  now.seed_hash = is.seed_hash;
}

absl::Status Rules<Study>::Check(journal::Unit& unit, const std::string& id, const Study&, const Study& now,
                                 aip::Violations& violations) {
  if (now.stratify_by.empty()) return absl::OkStatus();
  PEP_ASSIGN(const auto panel, record::Find<Panel>(unit.session(), record::ParentIn(id)));
  const bool known = panel && std::ranges::count(panel->value.criteria, now.stratify_by, &PanelCriterion::code) > 0;
  if (!known) violations.Add("study.stratify_by", "is no criterion of the panel");
  return absl::OkStatus();
}

absl::Status Rules<Study>::CheckMove(const rpc::CallScope&, const Study& before, const Study& now) {
  if (before.state == StudyState::kDraft && before.seed_parts.empty()) return absl::OkStatus();
  const bool same = before.stratify_by == now.stratify_by && before.wanted == now.wanted &&
                    before.expected_percent == now.expected_percent;
  return same ? absl::OkStatus() : Frozen("study.wanted");
}

absl::Status Rules<Study>::CheckDeletable(const journal::Unit&, const base::Stored<Study>& before) {
  if (before.value.state == StudyState::kDraft) return absl::OkStatus();
  return Frozen(record::NameOf(Study::kPattern, before.id));
}

const query::FilterSchema& Rules<Study>::Filters() { return store::StudyFilters(); }

absl::Status Rules<Study>::AddBeside(const Context& context, const rpc::CallScope& call,
                                     const std::vector<Proto*>& told) {
  if (told.empty()) return absl::OkStatus();
  return context.db.Read(call.deadline(), [&](db::Session& session) -> absl::Status {
    for (Proto* proto : told) {
      if (proto->strata().empty()) continue;
      PEP_ASSIGN(const auto quotas, store::QuotasOf(session, record::IdIn(Study::kPattern, proto->name())));
      for (auto& stratum : *proto->mutable_strata()) {
        const auto quota = quotas.find(stratum.code());
        if (quota == quotas.end()) continue;
        stratum.set_reserved(quota->second.taken - quota->second.completed);
        stratum.set_completed(quota->second.completed);
      }
    }
    return absl::OkStatus();
  });
}

absl::Status Rules<Study>::Viewer::Restrict(Proto& proto) {
  const std::string panel =
      record::NameOf(Panel::kPattern, record::ParentIn(record::IdIn(Study::kPattern, proto.name())));
  if (api::ManagesPanel(call_, panel)) return absl::OkStatus();
  for (auto& part : *proto.mutable_seed_parts()) part.clear_person();
  return absl::OkStatus();
}

template class StandardMethods<Study>;

}  // namespace pepiniere::resource
