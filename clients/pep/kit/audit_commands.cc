// pep audit list|verify
#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/audit_chain.h"
#include "clients/pep/kit/config.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/progress.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/vocabulary.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::ListAuditRecordsRequest;
using portfolio::v1::ListAuditRecordsResponse;
using rpc::v1::AuditRecord;
using M = const Messages&;

struct ListFlags {
  std::string resource, principal, filter;
  std::optional<absl::Time> since, until;
  PageOptions pages;
};

constexpr absl::Duration kSealedWithin = absl::Minutes(2);

// A value as people read it: text without its quotation marks.
std::string Shown(const google::protobuf::Value& value) {
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

// The record keeps amounts in cents.
bool IsAmount(std::string_view field) {
  static constexpr std::string_view kAmounts[] = {"amount", "amount_granted", "budget.allocated", "budget.spent"};
  return std::ranges::find(kAmounts, field) != std::end(kAmounts);
}

std::string Changes(const AuditRecord& record, const Messages& say) {
  return absl::StrJoin(record.changes(), " · ", [&](std::string* out, const rpc::v1::FieldChange& change) {
    const auto shown = [&](const google::protobuf::Value& value) {
      if (!IsAmount(change.field()) || !value.has_number_value()) return Shown(value);
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

const View<AuditRecord>& RecordsView() {
  using R = const AuditRecord&;
  static const auto* view = new View<AuditRecord>{
      .fields = {{"sequence", [](R r) { return base::CsvCell::Number(r.sequence()); }},
                 {"id", [](R r) { return r.id(); }},
                 {"event_time", [](R r) { return Iso(r.event_time()); }},
                 {"principal", [](R r) { return r.principal(); }},
                 {"method", [](R r) { return r.method(); }},
                 {"resource", [](R r) { return r.resource(); }},
                 {"request_id", [](R r) { return r.request_id(); }},
                 {"trace_id", [](R r) { return r.trace_id(); }},
                 {"reason", [](R r) { return r.reason(); }},
                 {"changes", [](R r) { return r.changes_json(); }},
                 {"seal", [](R r) { return r.seal(); }}},
      .columns = {
          {{"When", "Quand"}, [](R r, M say) { return Cell{say.Time(FromProto(r.event_time()))}; }},
          {{"Who", "Qui"},
           [](R r, M) {
             return Cell{r.principal(), Tone::kStrong};
           },
           Align::kLeft,
           8,
           0},
          {{"Did", "A fait"}, [](R r, M) { return Cell{std::string(Id(r.method()))}; }, Align::kLeft, 8, 3},
          {{"To", "Sur"}, [](R r, M) { return Cell{r.resource()}; }, Align::kLeft, 12, 0},
          {{"What changed", "Ce qui a changé"}, [](R r, M say) { return Cell{Changes(r, say)}; }, Align::kLeft, 20, 1},
          {{"Why", "Pourquoi"}, [](R r, M) { return Cell{r.reason(), Tone::kDim}; }, Align::kLeft, 8, 2},
      }};
  return *view;
}

std::string Between(std::string_view comparator, const std::optional<absl::Time>& time) {
  if (!time) return "";
  return base::Concat("time ", comparator, " \"", absl::FormatTime(absl::RFC3339_full, *time, absl::UTCTimeZone()),
                      "\"");
}

absl::Status List(Session& session, const ListFlags& flags) {
  ListAuditRecordsRequest request;
  request.set_resource(flags.resource);
  request.set_filter(Filtered(
      flags.filter, {Only("principal", flags.principal), Between(">=", flags.since), Between("<=", flags.until)}));
  return ShowList(
      session, &Governance::Stub::ListAuditRecords, request, flags.pages, RecordsView(),
      [](const auto& page) -> const auto& { return page.audit_records(); });
}

void AddList(Command& audit) {
  auto flags = std::make_shared<ListFlags>();
  Command list = audit.Add("list", {"Who changed what, the latest first", "Qui a changé quoi, le dernier d'abord"});
  list.String("RESOURCE", flags->resource,
              {"Of it and of what is in it: projects/x, committees/y (everything)",
               "D'elle et de ce qu'elle contient : projects/x, committees/y (tout)"},
              "RESOURCE");
  list.String("--filter", flags->filter, {"An AIP-160 filter", "Un filtre AIP-160"}, "FILTER");
  list.String("--principal", flags->principal, {"By", "Par"}, "PRINCIPAL");
  list.Day("--since", flags->since, {"From then on", "À partir de"});
  list.Time("--until", flags->until, {"Until then", "Jusqu'à"});
  flags->pages.AddTo(list);
  list.Does([flags](Session& session) { return List(session, *flags); });
}

struct VerifyFlags {
  std::vector<ChainHead> known;
  std::string head_file;
};

constexpr Text kBadHead = {"'$0' is not SEQUENCE:SEAL, as `audit verify` prints it",
                           "« $0 » n'est pas SÉQUENCE:SCEAU, comme l'écrit « audit verify »"};

// What the file kept last time; nothing the first time.
absl::Status ReadHeadFile(const std::string& path, std::vector<ChainHead>& known, const Messages& say) {
  if (path.empty()) return absl::OkStatus();
  std::ifstream file(path);
  std::string line;
  if (!file || !std::getline(file, line)) return absl::OkStatus();
  const auto head = ChainHead::Parse(std::string(absl::StripAsciiWhitespace(line)));
  if (!head) return UsageError(base::Concat(path, ": ", say(kBadHead, line)));
  known.push_back(*head);
  return absl::OkStatus();
}

absl::Status Tampered(const AuditRecord& record, Misfit misfit, const ChainHead& head, const Messages& say) {
  constexpr Text kWhat[] = {
      {"", ""},
      {"its number does not follow $1: a record was taken out or put in",
       "son numéro ne suit pas $1 : un enregistrement a été ôté ou ajouté"},
      {"its seal is not that of what it says: it or one before it was changed",
       "son sceau n'est pas celui de ce qu'il dit : il a été changé, ou un autre avant lui"},
      {"its seal is not the one that you kept: what you verified then was changed since",
       "son sceau n'est pas celui que vous aviez gardé : ce qui était vérifié alors a changé depuis"}};
  const std::string what = say(kWhat[static_cast<int>(misfit)], record.sequence(), head.sequence);
  return InOwnWords(
      absl::StatusCode::kDataLoss,
      say({"record $0 ($1, $2, by $3) does not fit: $4", "l'enregistrement $0 ($1, $2, par $3) ne va pas : $4"},
          record.sequence(), Iso(record.event_time()), record.resource(), record.principal(), what));
}

// How many there are, for the bar; 0 when the last one is not sealed yet.
std::int64_t Total(Session& session) {
  ListAuditRecordsRequest request;
  request.set_page_size(1);
  const auto page = session.Call(&Governance::Stub::ListAuditRecords, request);
  return page.ok() && !page->audit_records().empty() ? page->audit_records(0).sequence() : 0;
}

absl::Status Follow(Session& session, AuditChain& chain) {
  ListAuditRecordsRequest request;
  request.set_in_sequence(true);
  request.set_page_size(PageOptions::kBulk);
  Progress progress(session.errors(), session.errors_terminal(), session.say(),
                    session.say()({"Verifying", "Vérification"}), Total(session));
  absl::Status verdict;
  const auto on_page = [&](const ListAuditRecordsResponse& page) {
    for (const AuditRecord& record : page.audit_records()) {
      if (const Misfit misfit = chain.Add(record); misfit != Misfit::kNone) {
        verdict = Tampered(record, misfit, chain.head(), session.say());
        return false;
      }
    }
    progress.Advance(page.audit_records_size());
    return true;
  };
  PEP_TRY(ForEachPage(session, &Governance::Stub::ListAuditRecords, std::move(request), on_page).status());
  return verdict;
}

// Every record is sealed within moments of its commit. One that is not was slipped in behind the chain's back.
absl::Status CheckUnsealed(Session& session) {
  ListAuditRecordsRequest request;
  request.set_page_size(1);
  request.set_filter(
      base::Concat("NOT sequence:* AND time < \"",
                   absl::FormatTime(absl::RFC3339_full, absl::Now() - kSealedWithin, absl::UTCTimeZone()), "\""));
  PEP_ASSIGN(const ListAuditRecordsResponse page, session.Call(&Governance::Stub::ListAuditRecords, request));
  if (page.audit_records().empty()) return absl::OkStatus();
  const AuditRecord& record = page.audit_records(0);
  return InOwnWords(absl::StatusCode::kDataLoss,
                    session.say()({"record $0 ($1, $2, by $3) was never sealed: it was put in behind the chain's back, "
                                   "or the sealing has stopped",
                                   "l'enregistrement $0 ($1, $2, par $3) n'a jamais été scellé : il a été ajouté à "
                                   "l'insu de la chaîne, ou le scellement s'est arrêté"},
                                  record.id(), Iso(record.event_time()), record.resource(), record.principal()));
}

void Print(const ChainHead& head, const Output& output) {
  if (output.format == Format::kTable) {
    output.Note(output.say.Count(
                    head.sequence, {"$0 record, each as it was sealed.", "$0 enregistrement, tel qu'il a été scellé."},
                    {"$0 records, each as it was sealed.", "$0 enregistrements, tels qu'ils ont été scellés."}),
                Tone::kGood);
    output.Note(output.say({"Keep this elsewhere; --seal proves it next time:",
                            "À garder ailleurs ; --seal le prouvera la prochaine fois :"}));
    return output.Line(head.ToString());
  }
  static const auto* view =
      new View<ChainHead>{.fields = {{"sequence", [](const ChainHead& h) { return base::CsvCell::Number(h.sequence); }},
                                     {"seal", [](const ChainHead& h) { return h.seal; }}},
                          .columns = {}};
  if (output.format == Format::kCsv) return ShowOne(output, *view, head);
  output.Line(base::Concat("{\"sequence\":\"", head.sequence, "\",\"seal\":\"", head.seal, "\"}"));
}

absl::Status Verify(Session& session, const VerifyFlags& flags) {
  std::vector<ChainHead> known = flags.known;
  PEP_TRY(ReadHeadFile(flags.head_file, known, session.say()));
  AuditChain chain(std::move(known));
  PEP_TRY(Follow(session, chain));
  PEP_TRY(CheckUnsealed(session));
  if (const ChainHead* beyond = chain.Beyond()) {
    return InOwnWords(absl::StatusCode::kDataLoss,
                      session.say()({"the chain ends at $0, and had a record $1 when you kept its seal: records were "
                                     "taken off its end",
                                     "la chaîne finit à $0, et avait un enregistrement $1 quand vous en avez gardé le "
                                     "sceau : la fin a été ôtée"},
                                    chain.head().sequence, beyond->sequence));
  }
  if (!flags.head_file.empty() && chain.head().sequence > 0) {
    PEP_TRY(WritePrivately(flags.head_file, chain.head().ToString() + "\n"));
  }
  Print(chain.head(), session.out());
  return absl::OkStatus();
}

void AddVerify(Command& audit) {
  auto flags = std::make_shared<VerifyFlags>();
  Command verify =
      audit.Add("verify", {"Recompute every seal: exit code 9 at the first record that does not fit",
                           "Recalculer tous les sceaux : code de sortie 9 au premier enregistrement qui ne va pas"});
  verify.Value(
      "--seal",
      [flags, &say = verify.say()](const std::string& typed) {
        const auto head = ChainHead::Parse(typed);
        if (head) flags->known.push_back(*head);
        return head ? "" : say(kBadHead, typed);
      },
      {"A seal kept from before, which must still be there (repeatable)",
       "Un sceau gardé d'avant, qui doit y être encore (répétable)"},
      "SEQ:HEX");
  verify.String("--head-file", flags->head_file,
                {"Keep the last seal there, and prove next time that nothing before it changed",
                 "Y garder le dernier sceau, et prouver la prochaine fois que rien avant lui n'a changé"},
                "FILE");
  verify.Does([flags](Session& session) { return Verify(session, *flags); });
}

}  // namespace

void AddAuditCommands(Command& root) {
  Command audit = root.Add("audit", {"Who changed what, sealed", "Qui a changé quoi, sous scellés"});
  AddList(audit);
  AddVerify(audit);
}

}  // namespace pepiniere::pep
