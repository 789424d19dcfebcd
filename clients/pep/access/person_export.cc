// What there is of a person, in tables.
#include <algorithm>
#include <map>
#include <tuple>

#include "absl/strings/str_join.h"
#include "clients/pep/access/person.h"
#include "clients/pep/access/vocabulary.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/proto_values.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using access::v1::PersonExport;
using rpc::v1::PersonalDatum;
using M = const Messages&;

// A text, and whose service has it.
struct Told {
  std::string service;
  PersonalDatum datum;
};

const View<Told>& TextsView() {
  using T = const Told&;
  static const auto* view = new View<Told>{
      .fields = {{"service", [](T t) { return t.service; }},
                 {"resource", [](T t) { return t.datum.resource(); }},
                 {"field", [](T t) { return t.datum.field(); }},
                 {"value", [](T t) { return t.datum.value(); }},
                 {"place", [](T t) { return Code(t.datum.place()); }},
                 {"create_time", [](T t) { return Iso(t.datum.create_time()); }}},
      .columns = {
          {{"Service", "Service"},
           [](T t, M) {
             return Cell{t.service, Tone::kDim};
           }},
          {{"Of", "De"}, [](T t, M) { return Cell{t.datum.resource()}; }, Align::kLeft, 12, 0},
          {{"Field", "Champ"}, [](T t, M) { return Cell{t.datum.field()}; }, Align::kLeft, 8, 0},
          {{"Says", "Dit"},
           [](T t, M) {
             return Cell{t.datum.value(), Tone::kStrong};
           },
           Align::kLeft,
           16,
           0},
          {{"Where", "Où"},
           [](T t, M say) {
             return Cell{Said(t.datum.place(), say), Tone::kDim};
           },
           Align::kLeft,
           0,
           1},
          {{"Since", "Depuis"},
           [](T t, M say) {
             return Cell{t.datum.has_create_time() ? say.Time(FromProto(t.datum.create_time())) : "", Tone::kDim};
           },
           Align::kRight,
           0,
           2},
      }};
  return *view;
}

// Texts of one kind.
struct Kind {
  std::string service, field;
  PersonalDatum::Place place = PersonalDatum::PLACE_UNSPECIFIED;
  std::int64_t count = 0;
  std::string first;  // the resource of one of them
};

const View<Kind>& KindsView() {
  using K = const Kind&;
  static const auto* view =
      new View<Kind>{.fields = {},
                     .columns = {
                         {{"Service", "Service"},
                          [](K k, M) {
                            return Cell{k.service, Tone::kDim};
                          }},
                         {{"Field", "Champ"},
                          [](K k, M) {
                            return Cell{k.field, Tone::kStrong};
                          },
                          Align::kLeft,
                          8,
                          0},
                         {{"Where", "Où"}, [](K k, M say) { return Cell{Said(k.place, say)}; }},
                         {{"Texts", "Textes"}, [](K k, M say) { return Cell{say.Number(k.count)}; }, Align::kRight},
                         {{"Of, for one", "De, par exemple"},
                          [](K k, M) {
                            return Cell{k.first, Tone::kDim};
                          },
                          Align::kLeft,
                          12,
                          1},
                     }};
  return *view;
}

}  // namespace

void PrintExport(const PersonExport& told, const Output& output) {
  if (output.format == Format::kJson) {
    output.Line(Json(told));
    return;
  }
  Listing<Told> listing(output, TextsView());
  for (const auto& service : told.services()) {
    for (const PersonalDatum& datum : service.data()) listing.Add({service.service(), datum});
  }
  listing.Flush();
}

void PrintKinds(const PersonExport& told, const Output& output) {
  std::map<std::tuple<std::string, std::string, int>, Kind> kinds;
  for (const auto& service : told.services()) {
    for (const PersonalDatum& datum : service.data()) {
      Kind& kind = kinds[{service.service(), datum.field(), datum.place()}];
      if (kind.count++ == 0) {
        kind = {service.service(), datum.field(), datum.place(), 1, datum.resource()};
      }
    }
  }
  Listing<Kind> listing(output, KindsView());
  for (const auto& [_, kind] : kinds) listing.Add(kind);
  listing.Flush();
}

absl::Status CheckWhole(const PersonExport& told, const Session& session) {
  const Messages& say = session.say();
  std::vector<std::string> untold;
  for (const auto& service : told.services()) {
    if (service.truncated()) {
      session.Remark(say(
          {"$0: there is more than the $1 texts that are told", "$0 : il y en a plus que les $1 textes qui sont dits"},
          service.service(), say.Number(service.data_size())));
    }
    if (!service.error().empty()) untold.push_back(base::Concat(service.service(), " (", service.error(), ")"));
  }
  if (untold.empty()) return absl::OkStatus();
  return InOwnWords(absl::StatusCode::kUnavailable,
                    say({"not asked, so that nothing is told of it: $0", "non interrogé, donc rien n'en est dit : $0"},
                        absl::StrJoin(untold, ", ")));
}

}  // namespace pepiniere::pep
