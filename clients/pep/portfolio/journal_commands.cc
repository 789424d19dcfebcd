// pep journal list|write|correct|publish|unpublish
#include <memory>

#include "absl/time/clock.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/sheet.h"
#include "clients/pep/kit/text.h"
#include "clients/pep/kit/write_flags.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/readers.h"
#include "clients/pep/portfolio/vocabulary.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::JournalEntry;
using M = const Messages&;

std::string NumberOf(const std::string& name) { return name.substr(name.rfind('/') + 1); }

// What became of a line: replaced, withdrawn, public.
Cell Fate(const JournalEntry& line, const Messages& say) {
  if (!line.trail().superseded_by().empty()) {
    return {say({"replaced by $0", "remplacée par $0"}, NumberOf(line.trail().superseded_by())), Tone::kDim};
  }
  if (line.trail().has_supersede_time()) return {say({"withdrawn", "retirée"}), Tone::kDim};
  if (line.has_published()) return {say({"public", "publique"}), Tone::kWarning};
  return {say({"private", "privée"}), Tone::kDim};
}

// What its writers read, then what people read, which may be other words.
Cell Texts(const JournalEntry& line, const Messages& say) {
  if (!line.has_published()) return {line.text(), Tone::kPlain};
  return {base::Concat(line.text(), "  (",
                       say({"the public reads: $0", "le public lit : $0"}, line.published().comment()), ")"),
          Tone::kPlain};
}

const View<JournalEntry>& JournalView() {
  using L = const JournalEntry&;
  static const auto* view = new View<JournalEntry>{
      .fields = {{"name", [](L l) { return l.name(); }},
                 {"date", [](L l) { return Iso(l.date()); }},
                 {"text", [](L l) { return l.text(); }},
                 {"published", [](L l) { return l.published().name(); }},
                 {"public_text", [](L l) { return l.published().comment(); }},
                 {"publish_time", [](L l) { return Iso(l.publish_time()); }},
                 {"record_time", [](L l) { return Iso(l.trail().record_time()); }},
                 {"recorded_by", [](L l) { return l.trail().recorded_by(); }},
                 {"supersede_time", [](L l) { return Iso(l.trail().supersede_time()); }},
                 {"superseded_by", [](L l) { return l.trail().superseded_by(); }},
                 {"supersede_reason", [](L l) { return l.trail().supersede_reason(); }}},
      .columns = {
          {{"Line", "Ligne"},
           [](L l, M) {
             return Cell{NumberOf(l.name()), Tone::kStrong};
           },
           Align::kRight},
          {{"Date", "Date"},
           [](L l, M say) {
             return Cell{Said(l.date(), say), Tone::kPlain};
           },
           Align::kRight},
          {{"", ""}, Fate},
          {{"By", "Par"}, [](L l, M) { return Principal(l.trail().recorded_by(), Tone::kDim); }, Align::kLeft, 8, 1},
          {{"Text", "Texte"}, Texts, Align::kLeft, 24, 0},
      }};
  return *view;
}

struct ListFlags {
  std::string project;
  bool superseded = false;
  PageOptions pages;
};

void AddList(Command& journal) {
  auto flags = std::make_shared<ListFlags>();
  Command list = journal.Add(
      "list", {"List its lines, the latest day first", "Lister ses lignes, le jour le plus récent d'abord"});
  list.String("PROJECT", flags->project, {"The project", "Le projet"}, "PROJECT").Required();
  list.Flag("--superseded", flags->superseded,
            {"Corrected and withdrawn lines too", "Les lignes corrigées et retirées aussi"});
  flags->pages.AddTo(list);
  list.Does([flags](Session& session) {
    portfolio::v1::ListJournalEntriesRequest request;
    request.set_parent(ResourceName("projects", flags->project));
    request.set_show_superseded(flags->superseded);
    return ShowList(
        session, &Governance::Stub::ListJournalEntries, request, flags->pages, JournalView(),
        [](const auto& page) -> const auto& { return page.journal_entries(); });
  });
}

absl::Status Finish(Session& session, const absl::StatusOr<JournalEntry>& line, const WriteFlags& flags) {
  PEP_TRY(line.status());
  ShowOne(session.out(), JournalView(), *line);
  flags.Remind(session.out());
  return absl::OkStatus();
}

struct WriteLineFlags : WriteFlags {
  std::string project, text;
  std::optional<base::Date> date;
};

void AddWrite(Command& journal) {
  auto flags = std::make_shared<WriteLineFlags>();
  Command write = journal.Add("write", {"Write a line, for the people of the project alone",
                                        "Écrire une ligne, pour ceux qui ont un rôle sur le projet seulement"});
  write.String("PROJECT", flags->project, {"The project", "Le projet"}, "PROJECT").Required();
  write.String("TEXT", flags->text, {"What happened, what is in the way", "Ce qui se passe, ce qui bloque"}).Required();
  write.Date("--date", flags->date, {"The day it is about (today)", "Le jour dont elle parle (aujourd'hui)"});
  flags->AddTo(write, SayReaders("CreateJournalEntry", write.say()));
  write.Note({"It becomes public only by  pep journal publish PROJECT LINE",
              "Elle ne devient publique que par  pep journal publish PROJET LIGNE"});
  write.Does([flags](Session& session) {
    portfolio::v1::CreateJournalEntryRequest request;
    request.set_parent(ResourceName("projects", flags->project));
    request.mutable_journal_entry()->set_text(flags->text);
    ToProto(flags->date.value_or(base::Date::InParis(absl::Now())), request.mutable_journal_entry()->mutable_date());
    request.set_validate_only(flags->dry_run);
    return Finish(session, session.Call(&Governance::Stub::CreateJournalEntry, request), *flags);
  });
}

// A line of a journal, by its project and its number.
struct LineFlags : WriteFlags {
  std::string project;
  int line = 0;

  void AddTo(Command& command, std::string_view method) {
    command.String("PROJECT", project, {"The project", "Le projet"}, "PROJECT").Required();
    command.Number("LINE", line, 1, {"Its number in `list`", "Son numéro dans « list »"}).Required();
    WriteFlags::AddTo(command, SayReaders(method, command.say()));
  }
  std::string Name() const { return base::Concat(ResourceName("projects", project), "/journalEntries/", line); }
};

struct CorrectFlags : LineFlags {
  std::string text, reason;
  std::optional<base::Date> date;
  bool withdraw = false;
};

// The line that holds, with the changes.
absl::StatusOr<JournalEntry> Changed(Session& session, const CorrectFlags& flags) {
  portfolio::v1::ListJournalEntriesRequest request;
  request.set_parent(ResourceName("projects", flags.project));
  PEP_ASSIGN(auto lines, ListAll<JournalEntry>(
                             session, &Governance::Stub::ListJournalEntries, request,
                             [](const auto& page) -> const auto& { return page.journal_entries(); }));
  for (const JournalEntry& line : lines) {
    if (line.name() != flags.Name()) continue;
    JournalEntry changed;
    changed.set_text(flags.text.empty() ? line.text() : flags.text);
    *changed.mutable_date() = line.date();
    if (flags.date) ToProto(*flags.date, changed.mutable_date());
    return changed;
  }
  return InOwnWords(absl::StatusCode::kNotFound,
                    session.say()({"$0 is not a line that holds; see `pep journal list`",
                                   "$0 n'est pas une ligne en vigueur ; voir « pep journal list »"},
                                  flags.Name()));
}

absl::Status Correct(Session& session, const CorrectFlags& flags) {
  const bool changes = !flags.text.empty() || flags.date;
  if (flags.withdraw == changes) {
    return UsageError(
        session.say()({"say what the line should be (--text, --date), or --withdraw it",
                       "dites ce que la ligne devrait être (--text, --date), ou retirez-la (--withdraw)"}));
  }
  portfolio::v1::CorrectJournalEntryRequest request;
  request.set_name(flags.Name());
  request.set_reason(flags.reason);
  request.set_withdraw(flags.withdraw);
  request.set_validate_only(flags.dry_run);
  if (!flags.withdraw) {
    PEP_ASSIGN(*request.mutable_journal_entry(), Changed(session, flags));
  }
  return Finish(session, session.Call(&Governance::Stub::CorrectJournalEntry, request), flags);
}

void AddCorrect(Command& journal) {
  auto flags = std::make_shared<CorrectFlags>();
  Command correct =
      journal.Add("correct", {"Correct or withdraw a line that is not public; what it said stays on record",
                              "Corriger ou retirer une ligne qui n'est pas publique ; ce qu'elle disait reste"});
  flags->AddTo(correct, "CorrectJournalEntry");
  correct.String("--text", flags->text, {"The right words", "Les bons mots"});
  correct.Date("--date", flags->date, {"The right day", "Le bon jour"});
  correct.Flag("--withdraw", flags->withdraw, {"Nothing takes its place", "Rien ne la remplace"});
  correct.String("--reason", flags->reason, {"Why; kept with the correction", "Pourquoi ; gardé avec la correction"})
      .Required();
  correct.Does([flags](Session& session) { return Correct(session, *flags); });
}

struct PublishFlags : LineFlags {
  std::string text;
};

// What anybody will read, as it will stand among the project's events.
void ShowPublic(const JournalEntry& line, const Output& output) {
  if (!output.ForPeople()) return ShowOne(output, JournalView(), line);
  output.Note(
      output.say({"The public reads, among the project's events:", "Le public lit, parmi les événements du projet :"}));
  output.Line(
      base::Concat("  ", Said(line.published().date(), output.say), "  ", Printable(line.published().comment())));
}

void AddPublish(Command& journal) {
  auto flags = std::make_shared<PublishFlags>();
  Command publish = journal.Add(
      "publish",
      {"Make a line public: an event of the project, in the open data; --dry-run shows it first",
       "Publier une ligne : un événement du projet, dans les données ouvertes ; --dry-run la montre d'abord"});
  flags->AddTo(publish, "CreateProjectEvent");
  publish.String("--text", flags->text,
                 {"What the public reads (the line's own text)", "Ce que le public lit (le texte de la ligne)"});
  publish.Does([flags](Session& session) -> absl::Status {
    portfolio::v1::PublishJournalEntryRequest request;
    request.set_name(flags->Name());
    request.set_public_text(flags->text);
    request.set_validate_only(flags->dry_run);
    PEP_ASSIGN(const JournalEntry line, session.Call(&Governance::Stub::PublishJournalEntry, request));
    ShowPublic(line, session.out());
    flags->Remind(session.out());
    return absl::OkStatus();
  });
}

void AddUnpublish(Command& journal) {
  auto flags = std::make_shared<LineFlags>();
  Command unpublish =
      journal.Add("unpublish", {"Take a public line back: its event is removed; who read it has read it",
                                "Reprendre une ligne publique : son événement est retiré ; qui l'a lue l'a lue"});
  flags->AddTo(unpublish, "UnpublishJournalEntry");
  unpublish.Does([flags](Session& session) {
    portfolio::v1::UnpublishJournalEntryRequest request;
    request.set_name(flags->Name());
    request.set_validate_only(flags->dry_run);
    return Finish(session, session.Call(&Governance::Stub::UnpublishJournalEntry, request), *flags);
  });
}

}  // namespace

void AddJournalCommands(Command& root) {
  Command journal =
      root.Add("journal", {"What a project's people write for one another, and what they make public",
                           "Ce que l'équipe, les coachs et les ministères s'écrivent, et ce qu'ils publient"});
  AddList(journal);
  AddWrite(journal);
  AddCorrect(journal);
  AddPublish(journal);
  AddUnpublish(journal);
}

}  // namespace pepiniere::pep
