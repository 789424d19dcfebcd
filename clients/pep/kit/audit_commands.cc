#include "clients/pep/kit/audit_commands.h"

#include <algorithm>
#include <memory>
#include <set>
#include <vector>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/text.h"
#include "google/api/resource.pb.h"
#include "pepiniere/rpc/v1/audit.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Descriptor;
using rpc::v1::AuditRecord;
using M = const Messages&;

struct ListFlags {
  std::string service, resource, principal, filter;
  std::optional<absl::Time> since, until;
  PageOptions pages;
};

// What was said of a person who was erased.
constexpr Text kErased = {"erased", "effacé"};

bool IsNull(const google::protobuf::Value& value) { return value.kind_case() == google::protobuf::Value::kNullValue; }

bool IsNulls(const google::protobuf::Value& value) {
  return value.has_list_value() && !value.list_value().values().empty() &&
         std::ranges::all_of(value.list_value().values(), IsNull);
}

// What is left of texts among others.
void SayErased(google::protobuf::Value& value, const std::string& word) {
  if (IsNull(value)) value.set_string_value(word);
  if (value.has_list_value()) {
    for (auto& item : *value.mutable_list_value()->mutable_values()) SayErased(item, word);
  }
  if (value.has_struct_value()) {
    for (auto& [_, field] : *value.mutable_struct_value()->mutable_fields()) SayErased(field, word);
  }
}

// A value as people read it: text without its quotation marks. Of a person who was erased, nothing is left to read.
std::string Shown(google::protobuf::Value value, bool erased, const Messages& say) {
  if (erased && (IsNull(value) || IsNulls(value))) return say(kErased);
  if (erased) SayErased(value, base::Concat("(", say(kErased), ")"));
  switch (value.kind_case()) {
    case google::protobuf::Value::KIND_NOT_SET:
    case google::protobuf::Value::kNullValue:
      return "–";
    case google::protobuf::Value::kStringValue:
      return value.string_value();
    default:
      return Json(value);
  }
}

// Of a value, in the table: a sheet of many lines is read whole in JSON.
constexpr int kShownWidth = 60;

std::string Changes(const AuditRecord& record, const Part& part, const Messages& say) {
  return absl::StrJoin(record.changes(), " · ", [&](std::string* out, const rpc::v1::FieldChange& change) {
    const bool in_cents = std::ranges::find(part.cents, change.field()) != part.cents.end();
    const auto shown = [&](const google::protobuf::Value& value) {
      if (!in_cents || !value.has_number_value())
        return Ellipsize(Printable(Shown(value, change.erased(), say)), kShownWidth);
      const auto cents = static_cast<std::int64_t>(value.number_value());
      google::type::Money money;
      money.set_currency_code("EUR");
      money.set_units(cents / 100);
      money.set_nanos(static_cast<std::int32_t>(cents % 100) * 10'000'000);
      return Said(money, say);
    };
    *out += base::Concat(change.field(), ": ", shown(change.before()), " → ", shown(change.after()));
  });
}

// Some reasons are the server's own.
std::string SaidReason(const std::string& reason, const Part& part, const Messages& say) {
  const auto said = part.refusals.sentence != nullptr ? part.refusals.sentence(reason, say) : std::nullopt;
  return said.value_or(reason);
}

View<AuditRecord> RecordsView(const Part& part) {
  using R = const AuditRecord&;
  return {.fields = {{"sequence", [](R r) { return base::CsvCell::Number(r.sequence()); }},
                     {"id", [](R r) { return r.id(); }},
                     {"event_time", [](R r) { return Iso(r.event_time()); }},
                     {"principal", [](R r) { return r.principal(); }},
                     {"method", [](R r) { return r.method(); }},
                     {"resource", [](R r) { return r.resource(); }},
                     {"request_id", [](R r) { return r.request_id(); }},
                     {"trace_id", [](R r) { return r.trace_id(); }},
                     {"reason", [](R r) { return r.reason(); }},
                     {"on_behalf_of", [](R r) { return r.on_behalf_of(); }},
                     {"changes", [](R r) { return r.changes_json(); }},
                     {"seal", [](R r) { return r.seal(); }}},
          .columns = {
              {{"When", "Quand"}, [](R r, M say) { return Cell{say.Time(FromProto(r.event_time()))}; }},
              {{"Who", "Qui"}, [](R r, M) { return Principal(r.principal(), Tone::kStrong); }, Align::kLeft, 8, 0},
              {{"Did", "A fait"}, [](R r, M) { return Cell{std::string(Id(r.method()))}; }, Align::kLeft, 8, 3},
              {{"To", "Sur"}, [](R r, M) { return Cell{r.resource()}; }, Align::kLeft, 12, 0},
              {{"What changed", "Ce qui a changé"},
               [&part](R r, M say) { return Cell{Changes(r, part, say)}; },
               Align::kLeft,
               20,
               1},
              {{"Why", "Pourquoi"},
               [&part](R r, M say) {
                 return Cell{r.reason_erased() ? say(kErased) : SaidReason(r.reason(), part, say), Tone::kDim};
               },
               Align::kLeft,
               8,
               2},
          }};
}

std::string Between(std::string_view comparator, const std::optional<absl::Time>& time) {
  if (!time) return "";
  return base::Concat("time ", comparator, " \"", absl::FormatTime(absl::RFC3339_full, *time, absl::UTCTimeZone()),
                      "\"");
}

// "projects" of projects/x/events/3.
std::string CollectionIn(const std::string& resource) { return resource.substr(0, resource.find('/')); }

// "projects/events" of it, and of its pattern: projects/{project}/events/{event}.
std::string Collections(const std::string& resource) {
  std::string collections;
  bool is_id = false;
  const std::vector<std::string> parts = absl::StrSplit(resource, '/');
  for (const std::string& part : parts) {
    if (!is_id) collections += base::Concat(collections.empty() ? "" : "/", part);
    is_id = !is_id;
  }
  return collections;
}

void AddCollections(const Descriptor& type, std::set<std::string>& collections) {
  for (const std::string& pattern : type.options().GetExtension(google::api::resource).pattern()) {
    collections.insert(Collections(pattern));
  }
}

// What a service keeps records of, by its contract: what its methods answer, one or many.
std::set<std::string> CollectionsOf(const Part& part) {
  std::set<std::string> collections;
  for (const auto* service : part.contract.services) {
    for (int i = 0; i < service->method_count(); ++i) {
      const Descriptor& reply = *service->method(i)->output_type();
      if (service->method(i)->options().deprecated()) continue;  // kept by another one
      AddCollections(reply, collections);
      for (int n = 0; n < reply.field_count(); ++n) {
        if (reply.field(n)->message_type() != nullptr) AddCollections(*reply.field(n)->message_type(), collections);
      }
    }
  }
  return collections;
}

// The service that was named, or else the one that has things called like this: what is below a project is not all kept
// by who keeps projects. The first where nothing says which. A usage error for things that it does not have.
absl::StatusOr<const Part*> KeeperOf(const ListFlags& flags, std::span<const Part* const> parts, const Messages& say) {
  const Part* named = FindPart(parts, flags.service);
  if (flags.resource.empty()) return named ? named : parts.front();
  std::set<std::string> known;
  const std::string own = Collections(flags.resource), top = CollectionIn(flags.resource);
  const Part* above = nullptr;  // the first that has what it is in
  for (const Part* part : parts) {
    if (named && named != part) continue;
    const std::set<std::string> collections = CollectionsOf(*part);
    if (collections.contains(own)) return part;
    for (const std::string& each : collections) {
      known.insert(CollectionIn(each));
      if (!above && CollectionIn(each) == top) above = part;
    }
  }
  if (above) return above;
  return UsageError(
      say({"'$0' names none of $1", "« $0 » ne nomme rien de $1"}, flags.resource, absl::StrJoin(known, ", ")));
}

// The refusal of a resource that there is not, and that nothing was ever recorded of; what was deleted is recorded.
absl::Status CheckIsThere(Session& session, const ListFlags& flags, const Part& part) {
  for (const KnownName& known : part.names) {
    if (!known.option.empty() || !known.pattern.Short(flags.resource)) continue;
    const auto get = known.get.NewRequest();
    SetText(*get, "name", flags.resource);
    const absl::Status found = known.get.Call(session, *get).status();
    if (!absl::IsNotFound(found)) return absl::OkStatus();
    const auto list = part.audit.NewRequest();
    SetText(*list, "resource", flags.resource);
    SetNumber(*list, "page_size", 1);
    const auto records = part.audit.Call(session, *list);
    const bool none =
        records.ok() && ForEach(**records, *FieldOf(*(*records)->GetDescriptor(), *AuditRecord::descriptor()),
                                [](const auto&) { return false; });
    return none ? found : absl::OkStatus();
  }
  return absl::OkStatus();
}

// Where nothing says of which service: that there are others.
void SayWhich(const Session& session, const ListFlags& flags, const Part& part, std::span<const Part* const> parts) {
  if (!flags.resource.empty() || !flags.service.empty()) return;
  std::vector<std::string> others = ServiceNames(parts);
  std::erase(others, part.name);
  session.Remark(
      session.say()({"Of the $0 service; the others: --service $1", "Du service $0 ; les autres : --service $1"},
                    part.name, absl::StrJoin(others, "|")));
}

absl::Status List(Session& session, const ListFlags& flags, std::span<const Part* const> parts) {
  PEP_ASSIGN(const Part* part, KeeperOf(flags, parts, session.say()));
  PEP_TRY(CheckIsThere(session, flags, *part));
  const auto request = part->audit.NewRequest();
  SetText(*request, "resource", flags.resource);
  SetText(*request, "filter",
          Filtered(flags.filter,
                   {Only("principal", flags.principal), Between(">=", flags.since), Between("<=", flags.until)}));
  SayWhich(session, flags, *part, parts);
  return ShowList(session, part->audit, *request, flags.pages, RecordsView(*part), *AuditRecord::descriptor());
}

void AddList(Command& audit, std::span<const Part* const> parts) {
  auto flags = std::make_shared<ListFlags>();
  Command list = audit.Add("list", {"Who changed what, the latest first", "Qui a changé quoi, le dernier d'abord"});
  list.String("RESOURCE", flags->resource,
              {"Of it and of what is in it: projects/x, programmes/y (everything)",
               "D'elle et de ce qu'elle contient : projects/x, programmes/y (tout)"},
              "RESOURCE");
  list.String("--service", flags->service,
              {"Of which service (the one that has RESOURCE, else the first)",
               "De quel service (celui qui a RESOURCE, sinon le premier)"})
      .OneOf(ServiceNames(parts));
  list.String("--filter", flags->filter, {"An AIP-160 filter", "Un filtre AIP-160"}, "FILTER");
  list.String("--principal", flags->principal, {"By", "Par"}, "PRINCIPAL");
  list.Day("--since", flags->since, {"From then on", "À partir de"});
  list.Time("--until", flags->until, {"Until then", "Jusqu'à"});
  flags->pages.AddTo(list);
  list.Does([flags, parts](Session& session) { return List(session, *flags, parts); });
}

}  // namespace

std::vector<std::string> ServiceNames(std::span<const Part* const> parts) {
  std::vector<std::string> names;
  for (const Part* part : parts) names.emplace_back(part->name);
  return names;
}

const Part* FindPart(std::span<const Part* const> parts, std::string_view name) {
  const auto found = std::ranges::find(parts, name, [](const Part* part) { return part->name; });
  return found == parts.end() ? nullptr : *found;
}

void AddAuditCommands(Command& root, std::span<const Part* const> parts) {
  Command audit = root.Add("audit", {"Who changed what, sealed", "Qui a changé quoi, sous scellés"});
  AddList(audit, parts);
  AddAuditVerify(audit, parts);
}

}  // namespace pepiniere::pep
