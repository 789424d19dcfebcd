#include "services/feedback/api/campaigns.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "services/aip/names.h"
#include "services/base/text.h"
#include "services/db/database.h"
#include "services/feedback/api/asking.h"
#include "services/feedback/api/closing.h"
#include "services/feedback/api/mailings.h"
#include "services/feedback/api/release_message.h"
#include "services/feedback/api/standing.h"
#include "services/feedback/domain/network.h"
#include "services/feedback/store/answer_store.h"
#include "services/feedback/store/campaign_store.h"
#include "services/resource/references.h"
#include "services/secret/aead.h"

namespace pepiniere::feedback::api {
namespace {

using base::Concat;

std::string NameOf(const std::string& id) { return record::NameOf(Campaign::kPattern, id); }

absl::Status Refused(const std::string& id, const std::string& type, const std::string& what) {
  return aip::Precondition(Concat(NameOf(id), " cannot go on"), {{type, NameOf(id), what}}, type);
}

absl::Status CheckMayFollow(const base::Stored<Campaign>& campaign, CampaignState to) {
  if (MayFollow(campaign.value.state, to)) return absl::OkStatus();
  return Refused(campaign.id, "ILLEGAL_TRANSITION",
                 Concat("it is ", Symbol(campaign.value.state), ", from which it does not become ", Symbol(to)));
}

// What opening it takes, gathered outside of its transaction.
struct Preparation {
  base::Stored<Campaign> campaign;
  QuestionnaireVersion version;
  Audience audience;
};

absl::StatusOr<Preparation> Prepare(const Context& context, const rpc::CallScope& call, const std::string& name) {
  PEP_ASSIGN(const std::string id, aip::ParseKey(resource::PatternOf<Campaign>(), "name", name));
  PEP_ASSIGN(auto campaign, record::Find<Campaign>(context.db, call.deadline(), id));
  if (!campaign || campaign->deleted_at) return aip::NotFound(name);
  PEP_TRY(CheckMayFollow(*campaign, CampaignState::kOpen));
  PEP_ASSIGN(const auto version,
             record::Find<QuestionnaireVersion>(context.db, call.deadline(), campaign->value.questionnaire_version));
  if (!version) return absl::InternalError("the questionnaire of a campaign is gone");
  PEP_ASSIGN(Audience audience, AudienceOf(context, call, campaign->value));
  return Preparation{*std::move(campaign), version->value, std::move(audience)};
}

// What it asks is frozen with its opening.
absl::StatusOr<QuestionnaireVersion> Freeze(journal::Unit& unit, const std::string& id) {
  PEP_ASSIGN(const auto before, record::FindForUpdate<QuestionnaireVersion>(unit.session(), id));
  if (!before) return absl::InternalError("the questionnaire of a campaign is gone");
  QuestionnaireVersion now = before->value;
  now.frozen = true;
  PEP_TRY(record::Update(unit, *before, now).status());
  return now;
}

// All that a campaign has beside its row from its opening on.
absl::Status KeepBeside(journal::Unit& unit, const base::Stored<Campaign>& campaign,
                        const QuestionnaireVersion& version, const Audience& audience, const store::KeyFiles& keys) {
  db::Session& session = unit.session();
  const std::string questionnaire = record::ParentIn(campaign.value.questionnaire_version);
  PEP_TRY(store::PutPeople(session, campaign.id, audience));
  PEP_TRY(store::PutIdentities(session, campaign.id, IdentitiesOf(questionnaire, version)));
  for (const std::string_view purpose : {store::kAnswerKey, store::kTextKey}) {
    PEP_TRY(store::RegisterKey(session, campaign.id, purpose, keys.PlacesOf(campaign.uid, purpose)));
  }
  PEP_TRY(store::OpenGates(session, campaign.id, campaign.value.end_time.value_or(unit.now())));
  return store::BeginMailing(session, campaign.id, std::string(kInvitation));
}

// Under the turn, so that it sees whom the campaigns ask that opened just before.
absl::StatusOr<Campaign> Opened(journal::Unit& unit, const base::Stored<Campaign>& before, const Preparation& prepared,
                                const std::string& fingerprint, const store::KeyFiles& keys) {
  PEP_TRY(CheckMayFollow(before, CampaignState::kOpen));
  if (before.version != prepared.campaign.version) return aip::EtagMismatch(NameOf(before.id));
  PEP_TRY(store::TakeOpeningTurn(unit.session()));
  PEP_ASSIGN(const QuestionnaireVersion version, Freeze(unit, before.value.questionnaire_version));
  if (version.content_hash != prepared.version.content_hash) return aip::EtagMismatch(NameOf(before.id));
  PEP_ASSIGN(auto obstacles, ObstaclesOf(unit.session(), before, version, prepared.audience, unit.now()));
  if (!obstacles.empty()) {
    const std::string reason = obstacles.front().type;
    return aip::Precondition(NameOf(before.id) + " cannot be opened", std::move(obstacles), reason);
  }
  PEP_TRY(KeepBeside(unit, before, version, prepared.audience, keys));
  Campaign now = before.value;
  now.state = CampaignState::kOpen;
  now.open_time = unit.now();
  now.people_asked = static_cast<int>(prepared.audience.people.size());
  now.questionnaire_hash = version.content_hash;
  now.key_fingerprint = fingerprint;
  return now;
}

absl::StatusOr<Campaign> Released(journal::Unit& unit, const base::Stored<Campaign>& before) {
  PEP_TRY(CheckMayFollow(before, CampaignState::kReleased));
  PEP_ASSIGN(const int pending, store::CountPending(unit.session(), before.id));
  if (pending > 0) return Refused(before.id, "TEXTS_LEFT", Concat("decide ", pending, " free texts first"));
  PEP_ASSIGN(const std::int64_t keys, store::CountKeys(unit.session(), before.id));
  if (keys > 0 && !unit.caller().validate_only) {
    return Refused(before.id, "KEY_NOT_DESTROYED", Concat("of its keys, ", keys, " copies are not known to be gone"));
  }
  PEP_ASSIGN(const v1::Release release, WholeRelease(unit.session(), before));
  v1::Release figures = release;
  figures.clear_document();
  PEP_TRY(store::PutDocument(
      unit.session(), before.id,
      {.answers = release.answers(), .figures = figures.SerializeAsString(), .document = release.document()}));
  PEP_TRY(store::DeleteTexts(unit.session(), before.id));
  PEP_TRY(store::BeginMailing(unit.session(), before.id, std::string(kResults)));
  Campaign now = before.value;
  now.state = CampaignState::kReleased;
  now.release_time = unit.now();
  now.release_hash = secret::Sha256Hex(release.document());
  return now;
}

}  // namespace

absl::StatusOr<v1::PreviewCampaignResponse> Campaigns::Preview(rpc::CallScope& call,
                                                               const v1::PreviewCampaignRequest& request) {
  PEP_ASSIGN(const Preparation prepared, Prepare(context_, call, request.name()));
  PEP_ASSIGN(const auto obstacles, context_.db.Snapshot(call.deadline(), [&](db::Session& session) {
    return ObstaclesOf(session, prepared.campaign, prepared.version, prepared.audience, context_.clock.Now());
  }));
  v1::PreviewCampaignResponse reply;
  reply.set_audience_size(static_cast<int>(prepared.audience.people.size()));
  for (const aip::PreconditionViolation& obstacle : obstacles) {
    reply.add_obstacles(Concat(obstacle.subject, ": ", obstacle.description));
  }
  if (context_.keys.empty()) reply.add_obstacles("this server keeps no keys of answers");
  if (!IsTooFew(prepared.audience)) *reply.add_groups() = ToMessage(PlanRelease(prepared.audience));
  return reply;
}

absl::Status Campaigns::Open(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::OpenCampaignRequest&>(any);
  if (context_.keys.empty()) {
    return aip::Precondition("this server keeps no keys of answers",
                             {{"NO_ANSWER_KEYS", request.name(), "start pepiniered with --answer-keys"}},
                             "NO_ANSWER_KEYS");
  }
  // Of a repetition the first answer is told, whatever the campaign is by now.
  const auto prepared = Prepare(context_, call, request.name());
  std::string fingerprint;
  if (prepared.ok() && !request.validate_only()) {
    const auto places = context_.keys.PlacesOf(prepared->campaign.uid, store::kAnswerKey);
    PEP_ASSIGN(const std::string key, store::KeyFiles::Put(places, secret::RandomBytes(secret::kKeyBytes)));
    fingerprint = store::FingerprintOf(key);
  }
  return standard_.Change(call, any, reply,
                          [&](journal::Unit& unit, const base::Stored<Campaign>& before) -> absl::StatusOr<Campaign> {
                            PEP_TRY(prepared.status());
                            return Opened(unit, before, *prepared, fingerprint, context_.keys);
                          });
}

absl::Status Campaigns::Close(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::CloseCampaignRequest&>(any);
  const absl::Status closed = standard_.Change(
      call, any, reply, [&](journal::Unit& unit, const base::Stored<Campaign>& before) -> absl::StatusOr<Campaign> {
        PEP_TRY(CheckMayFollow(before, CampaignState::kClosed));
        return Locked(unit, before);
      });
  if (closed.ok() && !request.validate_only()) {
    // It is closed. What follows is gone on with by the server where it does not come to its end here.
    GoOnClosing(context_, aip::IdOf(request.name()), call.deadline()).IgnoreError();
  }
  return closed;
}

absl::Status Campaigns::Publish(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::ReleaseCampaignRequest&>(any);
  PEP_ASSIGN(const std::string id, aip::ParseKey(resource::PatternOf<Campaign>(), "name", request.name()));
  PEP_ASSIGN(const auto found, record::Find<Campaign>(context_.db, call.deadline(), id));
  if (!found || found->deleted_at) return aip::NotFound(request.name());
  PEP_ASSIGN(const int pending,
             context_.db.Read(call.deadline(), [&](db::Session& session) { return store::CountPending(session, id); }));
  // With its last text, the key of the texts has done its work. What cannot be destroyed now keeps the release waiting.
  const bool decided = found->value.state == CampaignState::kClosed && pending == 0;
  if (decided && !request.validate_only()) {
    GoOnClosing(context_, id, call.deadline()).IgnoreError();
    DestroyTextKey(context_, id, call.deadline()).IgnoreError();
  }
  return standard_.Change(call, any, reply,
                          [](journal::Unit& unit, const base::Stored<Campaign>& before) -> absl::StatusOr<Campaign> {
                            return Released(unit, before);
                          });
}

void Campaigns::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("PreviewCampaign", *this, &Campaigns::Preview);
  const auto mount = [&](std::string_view method,
                         absl::Status (Campaigns::*handler)(rpc::CallScope&, const Any&, Any&)) {
    service.Unary(method, [this, handler](rpc::CallScope& call, const Any& request, Any& reply) {
      return (this->*handler)(call, request, reply);
    });
  };
  mount("OpenCampaign", &Campaigns::Open);
  mount("CloseCampaign", &Campaigns::Close);
  mount("ReleaseCampaign", &Campaigns::Publish);
}

}  // namespace pepiniere::feedback::api

namespace pepiniere::resource {

using namespace feedback::api;  // NOLINT: these are rules of that room, said in this one
using feedback::AudienceSource;
using feedback::Campaign;
using feedback::CampaignState;

namespace {

absl::Status CheckIsDraft(const base::Stored<Campaign>& before) {
  if (feedback::RightsIn(before.value.state).may_change) return absl::OkStatus();
  const std::string name = record::NameOf(Campaign::kPattern, before.id);
  return aip::Precondition(name + " was opened",
                           {{"CAMPAIGN_OPENED", name, "what was asked, and of whom, stays as it was: make another"}},
                           "CAMPAIGN_OPENED");
}

absl::Status CheckNetworks(journal::Unit& unit, const Campaign& now, aip::Violations& violations) {
  for (std::size_t i = 0; i < now.audience.size(); ++i) {
    const AudienceSource& source = now.audience[i];
    const std::string path = base::Concat("campaign.audience[", i, "].");
    const bool elsewhere = !source.cohort.empty() && !source.cohort.starts_with(now.programme + "/");
    if (elsewhere) violations.Add(path + "cohort", "is of another programme");
    if (source.network.empty()) continue;
    PEP_ASSIGN(const auto network, record::Find<feedback::Network>(unit.session(), source.network));
    if (!network || network->deleted_at) {
      violations.Add(path + "network", "does not exist");
    } else if (network->value.programme != now.programme) {
      violations.Add(path + "network", "is of another programme");
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status Rules<Campaign>::Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations&) {
  AskFor(context, call, kAnswered, told);
  return absl::OkStatus();
}

void Rules<Campaign>::Complete(const rpc::CallScope&, const Campaign* before, Campaign& now) {
  const Campaign fresh;
  const Campaign& is = before ? *before : fresh;
  now.state = is.state;
  now.people_asked = is.people_asked;
  now.answers_floor = is.answers_floor;
  now.answers_floor_date = is.answers_floor_date;
  now.open_time = is.open_time;
  now.closed_time = is.closed_time;
  now.release_time = is.release_time;
  now.closing_step = is.closing_step;
  now.questionnaire_hash = is.questionnaire_hash;
  now.key_fingerprint = is.key_fingerprint;
  now.text_key_fingerprint = is.text_key_fingerprint;
  now.key_destroy_time = is.key_destroy_time;
  now.text_key_destroy_time = is.text_key_destroy_time;
  now.release_hash = is.release_hash;
}

absl::Status Rules<Campaign>::Check(journal::Unit& unit, const std::string&, const Campaign& before,
                                    const Campaign& now, aip::Violations& violations) {
  if (now.questionnaire_version != before.questionnaire_version) {
    PEP_TRY(CheckExist<feedback::QuestionnaireVersion>(unit, "campaign.questionnaire_version",
                                                       {now.questionnaire_version}, violations));
  }
  return CheckNetworks(unit, now, violations);
}

absl::Status Rules<Campaign>::CheckOpen(const base::Stored<Campaign>& before) { return CheckIsDraft(before); }

absl::Status Rules<Campaign>::CheckDeletable(const journal::Unit&, const base::Stored<Campaign>& before) {
  return CheckIsDraft(before);
}

absl::StatusOr<record::Page<base::Stored<Campaign>>> Rules<Campaign>::List(const Context& context,
                                                                           const rpc::CallScope& call,
                                                                           const record::ListQuery& list,
                                                                           const std::string&) {
  const feedback::store::CampaignReader reader = {
      .everything = SeesEverything(call), .programmes = CoachedProgrammes(call), .person = call.principal().person};
  return feedback::store::ListCampaigns(context.db, call.deadline(), list, reader);
}

absl::Status Rules<Campaign>::AddBeside(const Context& context, const rpc::CallScope& call,
                                        const std::vector<Proto*>& told) {
  for (Proto* proto : told) {
    if (proto->state() != feedback::v1::Campaign::STATE_CLOSED || !Coaches(call, proto->programme())) continue;
    PEP_ASSIGN(const int pending, context.db.Read(call.deadline(), [&](db::Session& session) {
      return feedback::store::CountPending(session, aip::IdOf(proto->name()));
    }));
    proto->set_texts_left(pending);
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> Rules<Campaign>::Viewer::Sees(const base::Stored<Campaign>& stored) {
  const Campaign& campaign = stored.value;
  if (SeesEverything(call_) || Coaches(call_, campaign.programme)) return true;
  if (campaign.state == CampaignState::kDraft) return false;
  const bool open = campaign.readers == feedback::ReleaseReaders::kEverybody;
  if (open && campaign.state == CampaignState::kReleased) return true;
  return context_.db.Read(call_.deadline(), [&](db::Session& session) {
    return feedback::store::IsAsked(session, stored.id, call_.principal().person);
  });
}

absl::Status Rules<Campaign>::Viewer::Restrict(Proto& proto) {
  if (!Coaches(call_, proto.programme())) proto.clear_texts_left();
  return absl::OkStatus();
}

template class StandardMethods<Campaign>;

}  // namespace pepiniere::resource
