#include "clients/pep/portfolio/entry_view.h"

#include <vector>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/portfolio/gate_words.h"
#include "clients/pep/portfolio/governance_vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using namespace portfolio::v1;  // NOLINT: the kinds of lines
using M = const Messages&;

std::string Joined(std::initializer_list<std::string> texts) {
  std::vector<std::string> some;
  for (const std::string& text : texts) {
    if (!text.empty()) some.push_back(text);
  }
  return absl::StrJoin(some, " · ");
}

std::string SaidRequirement(const std::string& code, const Messages& say) {
  const std::string said = SaidGate(code, say);
  return said.empty() ? code : said;
}

// "fundingLines/3", as `amend` wants it after the project's name.
std::string ShortName(const std::string& name) {
  const auto id = name.rfind('/');
  const auto collection = id == std::string::npos ? id : name.rfind('/', id - 1);
  return collection == std::string::npos ? name : name.substr(collection + 1);
}

Tone LineTone(const EntryRow& row, Tone tone) { return row.trail.has_supersede_time() ? Tone::kStruck : tone; }

// Why it no longer holds, where that is so, and what it says.
std::string Note(const EntryRow& row, const Messages& say) {
  std::string fate;
  if (!row.trail.superseded_by().empty()) {
    fate = say({"replaced by $0", "remplacé par $0"}, ShortName(row.trail.superseded_by()));
  } else if (row.trail.has_supersede_time()) {
    fate = say({"withdrawn", "retiré"});
  }
  return Joined({fate, row.trail.supersede_reason(), row.note});
}

}  // namespace

EntryRow RowOf(const Evidence& entry, const Messages& say) {
  return {.name = entry.name(),
          .phase = entry.phase(),
          .code = entry.code(),
          .said = SaidRequirement(entry.code(), say),
          .note = Joined({entry.uri(), entry.note()}),
          .trail = entry.trail()};
}

EntryRow RowOf(const Waiver& entry, const Messages& say) {
  return {.name = entry.name(),
          .phase = entry.phase(),
          .code = entry.code(),
          .said = SaidRequirement(entry.code(), say),
          .date = entry.expire_date(),
          .note = entry.reason(),
          .trail = entry.trail()};
}

EntryRow RowOf(const FundingLine& entry, const Messages& say) {
  const std::string promotion = entry.promotion() == 0 ? "" : say({"promotion $0", "promotion $0"}, entry.promotion());
  const std::string share = entry.has_share_percent() ? base::Concat(say.Decimal(entry.share_percent()), " %") : "";
  return {.name = entry.name(),
          .phase = entry.phase(),
          .code = entry.funding_source(),
          .said = entry.funding_source(),
          .amount = entry.amount(),
          .date = entry.date(),
          .note = Joined({promotion, share, entry.note()}),
          .trail = entry.trail()};
}

EntryRow RowOf(const SpendingEntry& entry, const Messages& say) {
  const bool known = entry.supplier_type() != SpendingEntry::SUPPLIER_TYPE_UNSPECIFIED;
  return {.name = entry.name(),
          .code = Code(entry.category()),
          .said = Said(entry.category(), say),
          .amount = entry.amount(),
          .date = entry.date(),
          .note = Joined({known ? Said(entry.supplier_type(), say) : "", entry.note()}),
          .trail = entry.trail()};
}

EntryRow RowOf(const TimeBoxExtension& entry, const Messages&) {
  return {.name = entry.name(),
          .code = entry.granted_by(),
          .said = entry.granted_by(),
          .date = entry.end_date(),
          .note = entry.reason(),
          .trail = entry.trail()};
}

const View<EntryRow>& EntriesView() {
  using R = const EntryRow&;
  static const auto* view = new View<EntryRow>{
      .fields = {{"name", [](R r) { return r.name; }},
                 {"phase", [](R r) { return std::string(Code(r.phase)); }},
                 {"code", [](R r) { return r.code; }},
                 {"amount_eur", [](R r) { return Plain(r.amount); }},
                 {"date", [](R r) { return Iso(r.date); }},
                 {"note", [](R r) { return r.note; }},
                 {"record_time", [](R r) { return Iso(r.trail.record_time()); }},
                 {"recorded_by", [](R r) { return r.trail.recorded_by(); }},
                 {"supersede_time", [](R r) { return Iso(r.trail.supersede_time()); }},
                 {"superseded_by", [](R r) { return r.trail.superseded_by(); }},
                 {"supersede_reason", [](R r) { return r.trail.supersede_reason(); }},
                 {"source", [](R r) { return r.trail.source(); }}},
      .columns = {
          {{"Line", "Ligne"}, [](R r, M) { return Cell{ShortName(r.name), LineTone(r, Tone::kPlain)}; }},
          {{"What", "Quoi"}, [](R r, M) { return Cell{r.said, LineTone(r, Tone::kStrong)}; }, Align::kLeft, 12, 0},
          {{"Phase", "Phase"},
           [](R r, M say) {
             const bool any = r.phase == PHASE_UNSPECIFIED;
             return any ? Cell{} : Cell{Brief(r.phase, say), LineTone(r, ToneOf(r.phase))};
           },
           Align::kLeft,
           0,
           2},
          {{"Amount", "Montant"},
           [](R r, M say) { return Cell{Said(r.amount, say), LineTone(r, Tone::kPlain)}; },
           Align::kRight},
          {{"Date", "Date"},
           [](R r, M say) { return Cell{Said(r.date, say), LineTone(r, Tone::kPlain)}; },
           Align::kRight},
          {{"By", "Par"},
           [](R r, M) {
             return Principal(r.trail.source().empty() ? r.trail.recorded_by() : r.trail.source(), Tone::kDim);
           },
           Align::kLeft,
           8,
           3},
          {{"Note", "Note"}, [](R r, M say) { return Cell{Note(r, say), Tone::kDim}; }, Align::kLeft, 16, 1},
      }};
  return *view;
}

}  // namespace pepiniere::pep
