#include "services/metrics/api/sources.h"

#include <optional>

#include "services/aip/names.h"
#include "services/aip/values.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/former_names.h"
#include "services/metrics/api/project_rules.h"
#include "services/metrics/store/event_store.h"
#include "services/metrics/store/project_uids.h"
#include "services/metrics/store/source_store.h"
#include "services/secret/aead.h"

namespace pepiniere::metrics::api {
namespace {

constexpr std::size_t kSecretBytes = 32;

// As it is kept, and told.
absl::Time Whole(absl::Time time) { return absl::FromUnixMicros(absl::ToUnixMicros(time)); }

// A new secret of the source, which its tool must show from now on; what it showed before will do until `keep_until`.
// `made`: as its secret_time says.
absl::Status MakeSecret(const Context& context, const rpc::CallScope& call, journal::Unit& unit, const std::string& id,
                        domain::SourceKind kind, absl::Time made, std::optional<absl::Time> keep_until) {
  const std::string secret = secret::RandomHex(kSecretBytes);
  PEP_TRY(store::PutSecret(unit.session(), id, kind, secret, context.key, unit.now(), keep_until));
  if (!unit.caller().validate_only) {
    context.fresh_secrets.Put(call, record::NameOf(domain::Source::kPattern, id), Whole(made), secret);
  }
  return absl::OkStatus();
}

absl::Status CheckKey(const Context& context, domain::SourceKind kind) {
  if (!context.key.id.empty() || !store::SignsBodies(kind)) return absl::OkStatus();
  return aip::Precondition("this server has no key to seal secrets with",
                           {{"NO_SERVER_KEY", "source.kind", "start pepiniered with --sources-key"}});
}

}  // namespace

absl::Status Sources::Rotate(rpc::CallScope& call, const google::protobuf::Message& any,
                             google::protobuf::Message& reply) {
  const auto& request = static_cast<const v1::RotateSourceSecretRequest&>(any);
  return standard_.Change(
      call, request, reply,
      [&](journal::Unit& unit, const base::Stored<domain::Source>& before) -> absl::StatusOr<domain::Source> {
        PEP_TRY(CheckKey(context_, before.value.kind));
        std::optional<absl::Time> keep_until;
        if (request.keep_hours() > 0) keep_until = unit.now() + absl::Hours(request.keep_hours());
        PEP_TRY(MakeSecret(context_, call, unit, before.id, before.value.kind, unit.now(), keep_until));
        domain::Source now = before.value;
        now.secret_time = unit.now();
        now.previous_secret_end_time = keep_until;
        return now;
      });
}

void Sources::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("RotateSourceSecret",
                [this](rpc::CallScope& call, const google::protobuf::Message& request,
                       google::protobuf::Message& reply) { return Rotate(call, request, reply); });
}

}  // namespace pepiniere::metrics::api

namespace pepiniere::resource {

using metrics::domain::Source;
namespace api = metrics::api;
namespace store = metrics::store;

namespace {

constexpr std::size_t kMostSources = 50;

}  // namespace

absl::Status Rules<Source>::AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string&,
                                       Proto& told) {
  // It has a secret from its beginning on.
  *told.mutable_secret_time() = aip::ToProto(api::Whole(call.received_at()));
  return api::CheckKey(context, static_cast<metrics::domain::SourceKind>(told.kind()));
}

absl::Status Rules<Source>::Ask(const Context& context, const rpc::CallScope& call, Proto& told,
                                aip::Violations& violations) {
  return api::AskForProject(context, call, "source.project", told, violations);
}

absl::Status Rules<Source>::Check(journal::Unit& unit, const std::string&, const Source& before, const Source& now,
                                  aip::Violations& violations) {
  if (before.project == now.project || !violations.empty()) return absl::OkStatus();
  PEP_TRY(store::HoldProject(unit, api::ProjectId(now.project)));
  query::SqlFragment theirs{.sql = "project = "};
  PEP_ASSIGN(const auto sources, record::Select<Source>(unit.session(), theirs.Bind(now.project)));
  if (sources.size() < kMostSources) return absl::OkStatus();
  return aip::Precondition(base::Concat(now.project, " has ", kMostSources, " sources already"),
                           {{"TOO_MANY_SOURCES", now.project, "revoke one first"}});
}

absl::Status Rules<Source>::Changed(const Context& context, const rpc::CallScope& call, journal::Unit& unit,
                                    const Source* before, const base::Stored<Source>& after) {
  if (before) return absl::OkStatus();
  return api::MakeSecret(context, call, unit, after.id, after.value.kind, after.value.secret_time.value_or(unit.now()),
                         /*keep_until=*/std::nullopt);
}

absl::StatusOr<record::Page<base::Stored<Source>>> Rules<Source>::List(const Context& context,
                                                                       const rpc::CallScope& call,
                                                                       const record::ListQuery& asked,
                                                                       const std::string& project) {
  record::ListQuery list = asked;
  api::PutNamesAlone(context, call, list.filter);
  store::SourceReach reach = {.everything = project.empty(), .projects = {}};
  if (!project.empty()) {
    reach.projects.push_back(api::ProjectId(project));
    PEP_TRY(api::CheckNotFormer(context, call, reach.projects.front()));
  }
  return store::ListSources(context.db, call.deadline(), list, reach);
}

void Rules<Source>::Tell(const base::Stored<Source>& stored, base::Date, Proto& proto) {
  proto.set_hook_uri(base::Concat("/hooks/", stored.id));
}

absl::Status Rules<Source>::AddBeside(const Context& context, const rpc::CallScope& call,
                                      const std::vector<Proto*>& told) {
  std::vector<std::string> ids;
  for (const Proto* proto : told) ids.push_back(aip::IdOf(proto->name()));
  PEP_ASSIGN(const auto counts, store::CountEvents(context.db, call.deadline(), ids, context.clock.Now()));
  for (Proto* proto : told) {
    if (proto->has_secret_time()) {
      aip::Violations none;
      const auto made = aip::ReadTime(proto->secret_time(), "secret_time", none);
      if (auto secret = context.fresh_secrets.Take(call, proto->name(), api::Whole(*made)))
        proto->set_secret(*std::move(secret));
    }
    const auto found = counts.find(aip::IdOf(proto->name()));
    if (found == counts.end()) continue;
    if (found->second.last_event) *proto->mutable_last_event_time() = aip::ToProto(*found->second.last_event);
    proto->set_events_last_day(found->second.last_day);
    proto->set_refused_last_day(found->second.refused_last_day);
    proto->set_last_refusal_reason(found->second.last_refusal_reason);
  }
  return absl::OkStatus();
}

template class StandardMethods<Source>;

}  // namespace pepiniere::resource
