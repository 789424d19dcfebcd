// pep audit verify
#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <memory>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "clients/pep/kit/audit_chain.h"
#include "clients/pep/kit/audit_commands.h"
#include "clients/pep/kit/config.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/progress.h"
#include "clients/pep/kit/proto_values.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "pepiniere/rpc/v1/audit.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using rpc::v1::AuditRecord;
using Parts = std::span<const Part* const>;

constexpr absl::Duration kSealedWithin = absl::Minutes(2);

// A place in the chain of a service, as it is printed and kept elsewhere: "cohort:1234:9f86d0…".
struct KeptHead {
  std::string_view service;
  ChainHead head;

  std::string ToString() const { return base::Concat(service, ":", head.ToString()); }
};

// A chain that was found whole.
struct WholeChain : KeptHead {
  std::int64_t deleted = 0;       // the last record of the first chain, if that was deleted
  std::int64_t unverifiable = 0;  // seals kept of what was deleted

  std::int64_t Records() const { return head.sequence - deleted; }
};

struct VerifyFlags {
  std::vector<std::string> services;
  std::vector<KeptHead> kept;
  std::string head_file;
};

constexpr Text kBadHead = {"'$0' is not SERVICE:SEQUENCE:SEAL, as `audit verify` prints it",
                           "« $0 » n'est pas SERVICE:SÉQUENCE:SCEAU, comme l'écrit « audit verify »"};

// Where it names no service it was kept while the first was the only one.
std::optional<KeptHead> ParseKept(std::string_view typed, Parts parts) {
  const auto colon = typed.find(':');
  const Part* part = FindPart(parts, typed.substr(0, colon));
  const auto head = ChainHead::Parse(part == nullptr ? typed : typed.substr(std::min(colon + 1, typed.size())));
  if (!head) return std::nullopt;
  return KeptHead{(part == nullptr ? parts.front() : part)->name, *head};
}

// What the file kept last time; nothing the first time.
absl::StatusOr<std::vector<KeptHead>> ReadHeadFile(const std::string& path, Parts parts, const Messages& say) {
  std::vector<KeptHead> kept;
  if (path.empty()) return kept;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::string typed(absl::StripAsciiWhitespace(line));
    if (typed.empty()) continue;
    const auto head = ParseKept(typed, parts);
    if (!head) return UsageError(base::Concat(path, ": ", say(kBadHead, typed)));
    kept.push_back(*head);
  }
  return kept;
}

// What is verified now, and of the others what was kept of them.
absl::Status WriteHeadFile(const std::string& path, const std::vector<KeptHead>& before,
                           const std::vector<WholeChain>& now) {
  std::map<std::string_view, ChainHead> heads;
  for (const KeptHead& kept : before) heads[kept.service] = kept.head;
  for (const WholeChain& verified : now) heads[verified.service] = verified.head;
  std::string text;
  for (const auto& [service, head] : heads) {
    if (head.sequence > 0) text += KeptHead{service, head}.ToString() + "\n";
  }
  return text.empty() ? absl::OkStatus() : WritePrivately(path, text);
}

// Each record of a page, until `take` returns false; whether it never did.
bool ForEachRecord(const Message& page, const std::function<bool(const AuditRecord&)>& take) {
  return ForEach(page, *FieldOf(*page.GetDescriptor(), *AuditRecord::descriptor()),
                 [&](const Message& record) { return take(static_cast<const AuditRecord&>(record)); });
}

absl::Status Tampered(const AuditRecord& record, Misfit misfit, const ChainHead& head, const Messages& say) {
  constexpr Text kWhat[] = {
      {"", ""},
      {"its number does not follow $1: a record was taken out or put in",
       "son numéro ne suit pas $1 : un enregistrement a été ôté ou ajouté"},
      {"its seal is not that of what it says: it or one before it was changed",
       "son sceau n'est pas celui de ce qu'il dit : il a été changé, ou un autre avant lui"},
      {"its seal is not the one that was kept elsewhere, by you or by another service: what was sealed then was "
       "changed "
       "since",
       "son sceau n'est pas celui qui avait été gardé ailleurs, par vous ou par un autre service : ce qui était scellé "
       "alors a changé depuis"}};
  const std::string what = say(kWhat[static_cast<int>(misfit)], record.sequence(), head.sequence);
  return InOwnWords(
      absl::StatusCode::kDataLoss,
      say({"record $0 ($1, $2, by $3) does not fit: $4", "l'enregistrement $0 ($1, $2, par $3) ne va pas : $4"},
          record.sequence(), Iso(record.event_time()), record.resource(), record.principal(), what));
}

// How many there are, for the bar; 0 when the last one is not sealed yet.
std::int64_t Total(Session& session, const Part& part) {
  const auto request = part.audit.NewRequest();
  SetNumber(*request, "page_size", 1);
  const auto page = part.audit.Call(session, *request);
  std::int64_t total = 0;
  if (page.ok()) ForEachRecord(**page, [&](const AuditRecord& record) { return (total = record.sequence()) == 0; });
  return total;
}

// `see`: each record that fits.
absl::Status Follow(Session& session, const Part& part, AuditChain& chain,
                    const std::function<void(const AuditRecord&)>& see) {
  const auto request = part.audit.NewRequest();
  SetFlag(*request, "in_sequence", true);
  SetNumber(*request, "page_size", PageOptions::kBulk);
  Progress progress(session.errors(), session.errors_terminal(), session.say(),
                    session.say()({"Verifying $0", "Vérification : $0"}, part.name), Total(session, part));
  absl::Status verdict;
  const auto fits = [&](const AuditRecord& record) {
    const std::int64_t before = chain.head().sequence;
    if (const Misfit misfit = chain.Add(record); misfit != Misfit::kNone) {
      verdict = Tampered(record, misfit, chain.head(), session.say());
      return false;
    }
    see(record);
    progress.Advance(chain.head().sequence - before);
    return true;
  };
  PEP_TRY(VisitPages(session, part.audit, *request, [&](const Message& page) {
            return ForEachRecord(page, fits);
          }).status());
  return verdict;
}

// Every record is sealed within moments of its commit. One that is not was slipped in behind the chain's back.
absl::Status CheckUnsealed(Session& session, const Part& part) {
  const auto request = part.audit.NewRequest();
  SetNumber(*request, "page_size", 1);
  SetText(*request, "filter",
          base::Concat("NOT sequence:* AND time < \"",
                       absl::FormatTime(absl::RFC3339_full, absl::Now() - kSealedWithin, absl::UTCTimeZone()), "\""));
  PEP_ASSIGN(const auto page, part.audit.Call(session, *request));
  absl::Status verdict;
  ForEachRecord(*page, [&](const AuditRecord& record) {
    verdict =
        InOwnWords(absl::StatusCode::kDataLoss,
                   session.say()({"record $0 ($1, $2, by $3) was never sealed: it was put in behind the chain's back, "
                                  "or the sealing has stopped",
                                  "l'enregistrement $0 ($1, $2, par $3) n'a jamais été scellé : il a été ajouté à "
                                  "l'insu de la chaîne, ou le scellement s'est arrêté"},
                                 record.id(), Iso(record.event_time()), record.resource(), record.principal()));
    return false;
  });
  return verdict;
}

constexpr std::string_view kWitnesses = "auditWitnesses/";

// What a record says that the chain of another service ended with, read of what was sealed; none where it says nothing
// of the kind.
std::optional<KeptHead> WitnessIn(const AuditRecord& record, Parts parts) {
  if (!std::string_view(record.resource()).starts_with(kWitnesses)) return std::nullopt;
  const Part* part = FindPart(parts, std::string_view(record.resource()).substr(kWitnesses.size()));
  google::protobuf::Struct changes;
  if (part == nullptr || !google::protobuf::util::JsonStringToMessage(record.changes_json(), &changes).ok()) {
    return std::nullopt;
  }
  const auto after = changes.fields().find("head");
  if (after == changes.fields().end()) return std::nullopt;
  const auto& head = after->second.struct_value().fields();
  const auto told = head.find("after");
  const auto parsed = told == head.end() ? std::nullopt : ChainHead::Parse(told->second.string_value());
  return parsed ? std::optional(KeptHead{part->name, *parsed}) : std::nullopt;
}

// The whole chain of a service, to its head; DATA_LOSS where it is not whole, or not the one that was kept.
absl::StatusOr<WholeChain> VerifyOne(Session& session, const Part& part, std::vector<ChainHead> kept,
                                     const std::function<void(const AuditRecord&)>& see) {
  AuditChain chain(std::move(kept));
  PEP_TRY(Follow(session, part, chain, see));
  PEP_TRY(CheckUnsealed(session, part));
  if (const ChainHead* beyond = chain.Beyond()) {
    return InOwnWords(absl::StatusCode::kDataLoss,
                      session.say()({"the chain ends at $0, and had a record $1 when its seal was kept: records were "
                                     "taken off its end",
                                     "la chaîne finit à $0, et avait un enregistrement $1 quand vous en avez gardé le "
                                     "sceau : la fin a été ôtée"},
                                    chain.head().sequence, beyond->sequence));
  }
  return WholeChain{{part.name, chain.head()}, chain.deleted(), chain.Unverifiable()};
}

// What went wrong with the chains that are not whole. That one was tampered with is said before all else.
class Failures {
 public:
  void Add(const Part& part, const absl::Status& status, const Session& session) {
    if (absl::IsDataLoss(status)) {
      tampered_.push_back(base::Concat(part.name, ": ", std::string(status.message())));
      return;
    }
    session.Remark(session.say()({"$0: not verified.", "$0 : non vérifié."}, part.name));
    if (!first_.ok()) return;
    first_ = !absl::IsUnimplemented(status)
                 ? status
                 : InOwnWords(status.code(), session.say()({"this server has no service $0: say with --service which "
                                                            "ones it has",
                                                            "ce serveur n'a pas de service $0 : dites par --service "
                                                            "lesquels il a"},
                                                           part.name));
  }
  absl::Status ToStatus() const {
    return tampered_.empty() ? first_ : InOwnWords(absl::StatusCode::kDataLoss, absl::StrJoin(tampered_, "\n"));
  }

 private:
  std::vector<std::string> tampered_;
  absl::Status first_;
};

// What of a chain cannot be verified any more.
void PrintDeleted(const WholeChain& chain, const Session& session) {
  if (chain.deleted == 0) return;
  const Messages& say = session.say();
  const auto remark = [&](const std::string& text) {
    session.Remark(base::Concat(chain.service, say({": ", " : "}), text));
  };
  remark(say({"the first chain (1 to $0) was deleted; verified from $1",
              "la première chaîne (1 à $0) a été supprimée ; vérifiée à partir de $1"},
             chain.deleted, chain.deleted + 1));
  if (chain.unverifiable == 0) return;
  remark(say.Count(chain.unverifiable,
                   {"$0 seal that was kept of what was deleted can no longer be verified",
                    "$0 sceau gardé de ce qui a été supprimé ne peut plus être vérifié"},
                   {"$0 seals that were kept of what was deleted can no longer be verified",
                    "$0 sceaux gardés de ce qui a été supprimé ne peuvent plus être vérifiés"}));
}

const View<KeptHead>& HeadsView() {
  static const auto* view = new View<KeptHead>{
      .fields = {{"sequence", [](const KeptHead& kept) { return base::CsvCell::Number(kept.head.sequence); }},
                 {"seal", [](const KeptHead& kept) { return kept.head.seal; }},
                 {"service", [](const KeptHead& kept) { return std::string(kept.service); }}},
      .columns = {}};
  return *view;
}

void Print(const std::vector<WholeChain>& whole, const Session& session) {
  const Output& output = session.out();
  for (const WholeChain& chain : whole) PrintDeleted(chain, session);
  if (output.format == Format::kCsv) {
    Listing<KeptHead> listing(output, HeadsView());
    for (const WholeChain& kept : whole) listing.Add(kept);
    return;
  }
  for (const WholeChain& kept : whole) {
    if (output.ForPeople()) {
      output.Note(
          base::Concat(
              kept.service, output.say({": ", " : "}),
              output.say.Count(
                  kept.Records(), {"$0 record, each as it was sealed.", "$0 enregistrement, tel qu'il a été scellé."},
                  {"$0 records, each as it was sealed.", "$0 enregistrements, tels qu'ils ont été scellés."})),
          Tone::kGood);
    } else {
      output.Line(base::Concat("{\"service\":\"", kept.service, "\",\"sequence\":\"", kept.head.sequence,
                               "\",\"seal\":\"", kept.head.seal, "\"",
                               kept.deleted == 0 ? "" : base::Concat(",\"deleted\":\"", kept.deleted, "\""), "}"));
    }
  }
  if (!output.ForPeople() ||
      std::ranges::all_of(whole, [](const WholeChain& kept) { return kept.head.sequence == 0; })) {
    return;
  }
  output.Note(output.say({"Keep this elsewhere; --seal proves it next time:",
                          "À garder ailleurs ; --seal le prouvera la prochaine fois :"}));
  for (const WholeChain& kept : whole) {
    if (kept.head.sequence > 0) output.Line(kept.ToString());
  }
}

bool IsAsked(const VerifyFlags& flags, std::string_view service) {
  return flags.services.empty() || std::ranges::find(flags.services, service) != flags.services.end();
}

// What one chain keeps of the others is known before those are read.
std::vector<const Part*> WitnessesFirst(Parts parts) {
  std::vector<const Part*> ordered(parts.begin(), parts.end());
  std::stable_partition(ordered.begin(), ordered.end(), [](const Part* part) { return part->witnesses; });
  return ordered;
}

absl::Status Verify(Session& session, const VerifyFlags& flags, Parts parts) {
  for (const KeptHead& kept : flags.kept) {
    if (!IsAsked(flags, kept.service)) {
      return UsageError(session.say()(
          {"--seal is of $0, which --service leaves out", "--seal est de $0, que --service laisse de côté"},
          kept.service));
    }
  }
  PEP_ASSIGN(const std::vector<KeptHead> in_file, ReadHeadFile(flags.head_file, parts, session.say()));
  std::vector<WholeChain> whole;
  std::vector<KeptHead> witnessed;
  Failures failures;
  for (const Part* part : WitnessesFirst(parts)) {
    if (!IsAsked(flags, part->name)) continue;
    std::vector<ChainHead> kept;
    for (const auto& heads : {in_file, flags.kept, witnessed}) {
      for (const KeptHead& one : heads) {
        if (one.service == part->name) kept.push_back(one.head);
      }
    }
    const auto chain = VerifyOne(session, *part, std::move(kept), [&](const AuditRecord& record) {
      if (const auto witness = WitnessIn(record, parts); witness && part->witnesses) witnessed.push_back(*witness);
    });
    if (chain.ok()) whole.push_back(*chain);
    if (!chain.ok()) failures.Add(*part, chain.status(), session);
  }
  const auto place = [&](const KeptHead& kept) {
    return std::ranges::find(parts, kept.service, [](const Part* part) { return part->name; });
  };
  std::ranges::sort(whole, [&](const KeptHead& a, const KeptHead& b) { return place(a) < place(b); });
  Print(whole, session);
  PEP_TRY(failures.ToStatus());
  return flags.head_file.empty() ? absl::OkStatus() : WriteHeadFile(flags.head_file, in_file, whole);
}

}  // namespace

void AddAuditVerify(Command& audit, Parts parts) {
  auto flags = std::make_shared<VerifyFlags>();
  Command verify =
      audit.Add("verify", {"Recompute every seal: exit code 9 where a record does not fit",
                           "Recalculer tous les sceaux : code de sortie 9 où un enregistrement ne va pas"});
  verify
      .Strings("--service", flags->services,
               {"Of this service only (repeatable; all)", "De ce service seulement (répétable ; tous)"})
      .OneOf(ServiceNames(parts));
  verify.Value(
      "--seal",
      [flags, parts, &say = verify.say()](const std::string& typed) {
        const auto kept = ParseKept(typed, parts);
        if (kept) flags->kept.push_back(*kept);
        return kept ? "" : say(kBadHead, typed);
      },
      {"A seal kept from before, which must still be there (repeatable)",
       "Un sceau gardé d'avant, qui doit y être encore (répétable)"},
      "SERVICE:SEQ:HEX");
  verify.String("--head-file", flags->head_file,
                {"Keep the last seals there, and prove next time that nothing before them changed",
                 "Y garder les derniers sceaux, et prouver la prochaine fois que rien avant eux n'a changé"},
                "FILE");
  verify.Does([flags, parts](Session& session) { return Verify(session, *flags, parts); });
}

}  // namespace pepiniere::pep
