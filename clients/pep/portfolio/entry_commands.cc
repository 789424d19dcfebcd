// pep projects evidence|waive|fund|spend|extend|entries|amend
#include <memory>

#include "absl/time/clock.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/set_field.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/entry_kinds.h"
#include "clients/pep/portfolio/governance_vocabulary.h"
#include "clients/pep/portfolio/readers.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using portfolio::v1::SpendingEntry;

// An option of the lines that have this field. A waiver and an extension have a reason of their own beside that of a
// correction, which is what --reason says there.
struct FieldOption {
  const char* adding;
  const char* amending;
  const char* field;
  const char* type;
  Text help;
};

constexpr FieldOption kOptions[] = {
    {"--phase", "--phase", "phase", "PHASE", {"The phase that it is for", "La phase concernée"}},
    {"--code", "--code", "code", "CODE", {"The requirement's code", "Le code de l'exigence"}},
    {"--uri", "--uri", "uri", "URL", {"Where the proof is", "Où est la preuve"}},
    {"--reason,--why", "--why", "reason", "TEXT", {"Why it is granted", "Pourquoi c'est accordé"}},
    {"--expires",
     "--expires",
     "expire_date",
     "DATE",
     {"The last day on which it counts", "Le dernier jour où cela vaut"}},
    {"--amount", "--amount", "amount", "EUR", {"The amount", "Le montant"}},
    {"--source", "--source", "funding_source", "TEXT", {"Who pays: FAST, PIA…", "Qui paie : FAST, PIA…"}},
    {"--share", "--share", "share_percent", "PERCENT", {"Its part of the whole", "Sa part du tout"}},
    {"--promotion", "--promotion", "promotion", "N", {"The promotion that grants it", "La promotion qui l'accorde"}},
    {"--date", "--date", "date", "DATE", {"The day (today)", "Le jour (aujourd'hui)"}},
    {"--category", "--category", "category", "", {"What it was spent on", "Ce que cela a payé"}},
    {"--supplier", "--supplier", "supplier_type", "", {"Who was paid", "Qui a été payé"}},
    {"--end", "--end", "end_date", "DATE", {"The new last day", "Le nouveau dernier jour"}},
    {"--granted-by", "--granted-by", "granted_by", "TEXT", {"Who grants it", "Qui l'accorde"}},
    {"--note", "--note", "note", "TEXT", {"A note", "Une note"}},
};

std::string TypeOf(const FieldOption& option) {
  if (std::string_view(option.field) == "category") return TypedWords<SpendingEntry::Category>();
  if (std::string_view(option.field) == "supplier_type") return TypedWords<SpendingEntry::SupplierType>();
  return option.type;
}

struct AddFlags : WriteFlags {
  std::string project;
  std::unique_ptr<Message> entry;
};

// What was recorded without saying when was today.
void DateToday(Message& entry) {
  const auto* field = entry.GetDescriptor()->FindFieldByName("date");
  if (field == nullptr || entry.GetReflection()->HasField(entry, field)) return;
  auto* date = static_cast<google::type::Date*>(entry.GetReflection()->MutableMessage(&entry, field));
  ToProto(base::Date::InParis(absl::Now()), date);
}

void AddAdding(Command& projects, const EntryKind& kind) {
  auto flags = std::make_shared<AddFlags>();
  flags->entry = kind.New();
  const EntryVerb& verb = kind.verb();
  Command add = projects.Add(verb.name, verb.help);
  add.String("PROJECT", flags->project, {"The project", "Le projet"}, "PROJECT").Required();
  const auto setter = [entry = flags->entry.get(), &say = add.say()](const char* field) {
    return [entry, &say, field](const std::string& typed) {
      return SetField(*entry, field, typed, say, PortfolioEnums());
    };
  };
  add.Value(verb.position, setter(verb.field), verb.position_help, verb.position).Required();
  for (const FieldOption& option : kOptions) {
    const bool its = flags->entry->GetDescriptor()->FindFieldByName(option.field) != nullptr;
    if (its && std::string_view(option.field) != verb.field) {
      add.Value(option.adding, setter(option.field), option.help, TypeOf(option));
    }
  }
  flags->AddTo(add, SayReaders(kind.creates(), add.say()));
  add.Does([flags, &kind](Session& session) {
    DateToday(*flags->entry);
    return kind.Create(session, ResourceName("projects", flags->project), *flags->entry, *flags);
  });
}

struct EntriesFlags {
  std::string project;
  const EntryKind* kind = nullptr;
  bool all = false;
};

std::string KindWord() {
  std::vector<std::string> words;
  for (const auto& kind : EntryKinds()) words.emplace_back(kind->word());
  return absl::StrJoin(words, "|");
}

absl::Status Entries(Session& session, const EntriesFlags& flags) {
  const std::string project = ResourceName("projects", flags.project);
  EntryListing listing(session.out());
  for (const auto& kind : EntryKinds()) {
    if (flags.kind != nullptr && flags.kind != kind.get()) continue;
    PEP_TRY(kind->List(session, project, flags.all, listing));
  }
  listing.Flush();
  return absl::OkStatus();
}

void AddEntries(Command& projects) {
  auto flags = std::make_shared<EntriesFlags>();
  Command entries =
      projects.Add("entries", {"List what was recorded: evidence, waivers, money, extensions",
                               "Lister ce qui est enregistré : preuves, dispenses, argent, prolongations"});
  entries.String("PROJECT", flags->project, {"The project", "Le projet"}, "PROJECT").Required();
  entries.Value(
      "KIND",
      [flags, &say = entries.say()](const std::string& typed) {
        for (const auto& kind : EntryKinds()) {
          if (typed == kind->word() || typed == kind->collection()) flags->kind = kind.get();
        }
        return flags->kind != nullptr ? "" : say(kNotOneOf, typed, KindWord());
      },
      {"Of this kind only", "De cette sorte seulement"}, KindWord());
  entries.Flag("--all,-a", flags->all, {"Superseded lines too", "Les lignes remplacées aussi"});
  entries.Does([flags](Session& session) { return Entries(session, *flags); });
}

struct AmendFlags : WriteFlags {
  EntryKind::Correction correction;
};

absl::Status Amend(Session& session, const AmendFlags& flags) {
  const Messages& say = session.say();
  const EntryKind::Correction& correction = flags.correction;
  if (correction.withdraw != correction.changes.empty()) {
    return UsageError(say({"say what the line should be (--amount, --date…), or --withdraw it",
                           "dites ce que la ligne devrait être (--amount, --date…), ou retirez-la (--withdraw)"}));
  }
  for (const auto& kind : EntryKinds()) {
    if (correction.name.find(base::Concat("/", kind->collection(), "/")) != std::string::npos) {
      return kind->Correct(session, correction, flags);
    }
  }
  return UsageError(say({"'$0' is not the name of a line, such as projects/x/fundingLines/3",
                         "« $0 » n'est pas le nom d'une ligne, comme projects/x/fundingLines/3"},
                        correction.name));
}

void AddAmend(Command& projects) {
  auto flags = std::make_shared<AmendFlags>();
  Command amend = projects.Add("amend", {"Correct or withdraw a line of `entries`; what it said stays on record",
                                         "Corriger ou retirer une ligne de « entries » ; ce qu'elle disait reste"});
  amend
      .String("NAME", flags->correction.name,
              {"The line: projects/x/fundingLines/3", "La ligne : projects/x/fundingLines/3"}, "NAME")
      .Required();
  for (const FieldOption& option : kOptions) {
    amend.Value(
        option.amending,
        [flags, field = std::string(option.field)](const std::string& typed) {
          flags->correction.changes.emplace_back(field, typed);
          return std::string();
        },
        option.help, TypeOf(option));
  }
  amend.Flag("--withdraw", flags->correction.withdraw, {"Nothing takes its place", "Rien ne la remplace"});
  amend
      .String("--reason", flags->correction.reason,
              {"Why; kept with the correction", "Pourquoi ; gardé avec la correction"})
      .Required();
  flags->AddTo(amend, SayReaders("CorrectFundingLine", amend.say()));  // as all of them
  amend.Does([flags](Session& session) { return Amend(session, *flags); });
}

}  // namespace

void AddProjectEntryCommands(Command& projects) {
  for (const auto& kind : EntryKinds()) AddAdding(projects, *kind);
  AddEntries(projects);
  AddAmend(projects);
}

}  // namespace pepiniere::pep
