#include "clients/pep/metrics/bucket_view.h"

#include <optional>

#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/metrics/served_words.h"
#include "clients/pep/metrics/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::CsvCell;
using metrics::v1::Bucket;
using metrics::v1::PointRevision;
using B = const Bucket&;
using R = const PointRevision&;
using M = const Messages&;

CsvCell Plain(bool is_there, double value) { return is_there ? CsvCell::Number(PlainNumber(value)) : CsvCell(""); }

// A ratio's; what is added up; what is not, as it was last.
std::optional<double> MainOf(B b) {
  if (b.has_value()) return b.value();
  if (b.has_sum()) return b.sum();
  if (b.has_last()) return b.last();
  return std::nullopt;
}

Cell Main(B b, M say) {
  const auto value = MainOf(b);
  if (value) return {base::Concat(SaidNumber(*value, say), b.partial() ? say({" in part", " en partie"}) : "")};
  const std::string why = SaidNoData(b.no_data(), say);
  return {why.empty() ? "–" : why, Tone::kDim};
}

Cell Shown(bool is_there, double value, M say) { return {is_there ? SaidNumber(value, say) : ""}; }

Cell At(const google::protobuf::Timestamp& time, M say) { return {say.Time(FromProto(time), Paris())}; }

// What a point is worth is its last value, as a bucket of one.
std::vector<View<Bucket>::Field> Fields() {
  return {{"start_time", [](B b) { return Iso(b.start_time()); }},
          {"end_time", [](B b) { return Iso(b.end_time()); }},
          {"n", [](B b) { return CsvCell::Number(b.n()); }},
          {"no_data", [](B b) { return Code(b.no_data()); }},
          {"value", [](B b) { return Plain(b.has_value(), b.value()); }},
          {"sum", [](B b) { return Plain(b.has_sum(), b.sum()); }},
          {"mean", [](B b) { return Plain(b.has_mean(), b.mean()); }},
          {"min", [](B b) { return Plain(b.has_min(), b.min()); }},
          {"max", [](B b) { return Plain(b.has_max(), b.max()); }},
          {"last", [](B b) { return Plain(b.has_last(), b.last()); }},
          {"p15", [](B b) { return Plain(b.percentiles().has_p15(), b.percentiles().p15()); }},
          {"p50", [](B b) { return Plain(b.percentiles().has_p50(), b.percentiles().p50()); }},
          {"p85", [](B b) { return Plain(b.percentiles().has_p85(), b.percentiles().p85()); }},
          {"p95", [](B b) { return Plain(b.percentiles().has_p95(), b.percentiles().p95()); }},
          {"numerator", [](B b) { return Plain(b.has_numerator(), b.numerator()); }},
          {"denominator", [](B b) { return Plain(b.has_denominator(), b.denominator()); }},
          {"partial", [](B b) { return b.partial() ? "true" : "false"; }},
          {"revision", [](B b) { return CsvCell::Number(b.revision()); }},
          {"receive_time", [](B b) { return Iso(b.receive_time()); }}};
}

}  // namespace

const View<Bucket>& BucketView() {
  static const auto* const view = new View<Bucket>{
      .fields = Fields(),
      .columns = {
          {{"From", "De"}, [](B b, M say) { return At(b.start_time(), say); }},
          {{"Value", "Valeur"}, Main, Align::kLeft, 12, 0, true},
          {{"Points", "Points"}, [](B b, M say) { return Cell{say.Number(b.n())}; }, Align::kRight, 0, 1},
          {{"Mean", "Moyenne"}, [](B b, M say) { return Shown(b.has_mean(), b.mean(), say); }, Align::kRight, 0, 2},
          {{"Least", "Minimum"}, [](B b, M say) { return Shown(b.has_min(), b.min(), say); }, Align::kRight, 0, 3},
          {{"Most", "Maximum"}, [](B b, M say) { return Shown(b.has_max(), b.max(), say); }, Align::kRight, 0, 3},
          {{"P85", "P85"},
           [](B b, M say) { return Shown(b.percentiles().has_p85(), b.percentiles().p85(), say); },
           Align::kRight,
           0,
           4}}};
  return *view;
}

const View<Bucket>& PointView() {
  static const auto* const view = new View<Bucket>{
      .fields = Fields(),
      .columns = {{{"At", "À"}, [](B b, M say) { return At(b.start_time(), say); }},
                  {{"Value", "Valeur"}, Main, Align::kRight},
                  {{"Revision", "Révision"},
                   [](B b, M say) { return Cell{b.revision() == 0 ? "" : say.Number(b.revision())}; },
                   Align::kRight,
                   0,
                   1},
                  {{"Came", "Venu"}, [](B b, M say) { return At(b.receive_time(), say); }, Align::kRight, 0, 2}}};
  return *view;
}

const View<PointRevision>& RevisionView() {
  static const auto* const view = new View<PointRevision>{
      .fields = {{"time", [](R r) { return Iso(r.time()); }},
                 {"value", [](R r) { return Plain(!r.withdrawn(), r.value()); }},
                 {"withdrawn", [](R r) { return r.withdrawn() ? "true" : "false"; }},
                 {"revision", [](R r) { return CsvCell::Number(r.revision()); }},
                 {"receive_time", [](R r) { return Iso(r.receive_time()); }},
                 {"supersede_time", [](R r) { return Iso(r.supersede_time()); }}},
      .columns = {{{"Of", "De"}, [](R r, M say) { return At(r.time(), say); }},
                  {{"Value", "Valeur"},
                   [](R r, M say) {
                     return r.withdrawn() ? Cell{say({"taken back", "retiré"}), Tone::kWarning}
                                          : Cell{SaidNumber(r.value(), say)};
                   },
                   Align::kRight},
                  {{"Revision", "Révision"},
                   [](R r, M say) { return Cell{r.revision() == 0 ? "" : say.Number(r.revision())}; },
                   Align::kRight,
                   0,
                   2},
                  {{"Came", "Venu"}, [](R r, M say) { return At(r.receive_time(), say); }, Align::kRight, 0, 1},
                  {{"Until", "Jusqu'au"},
                   [](R r, M say) {
                     return r.has_supersede_time() ? At(r.supersede_time(), say)
                                                   : Cell{say({"it stands", "il vaut"}), Tone::kGood};
                   },
                   Align::kRight}}};
  return *view;
}

}  // namespace pepiniere::pep
