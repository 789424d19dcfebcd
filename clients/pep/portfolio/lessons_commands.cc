// pep lessons search
#include <memory>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/sheet.h"
#include "clients/pep/kit/text.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/vocabulary.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::Lesson;

constexpr int kScreenful = 10;

struct SearchFlags {
  std::vector<std::string> words;
  std::string filter;
  PageOptions pages;
};

const View<Lesson>& LessonsView() {
  using L = const Lesson&;
  static const auto* view = new View<Lesson>{
      .fields = {{"project", [](L l) { return l.project(); }},
                 {"title", [](L l) { return l.title(); }},
                 {"phase", [](L l) { return std::string(Code(l.phase())); }},
                 {"since", [](L l) { return Iso(l.since()); }},
                 {"incubator", [](L l) { return l.incubator(); }},
                 {"reason", [](L l) { return l.reason(); }},
                 {"lessons", [](L l) { return l.lessons(); }},
                 {"confidential", [](L l) { return std::string(l.confidential() ? "true" : "false"); }},
                 {"themes", [](L l) { return absl::StrJoin(l.themes(), ";"); }},
                 {"update_time", [](L l) { return Iso(l.update_time()); }}},
      .columns = {}};
  return *view;
}

// Lessons are texts: each is a small sheet rather than a row.
void Print(const Lesson& lesson, const Output& output) {
  const Messages& say = output.say;
  output.Line(base::Concat("\n", output.terminal.Paint(Tone::kStrong, Printable(lesson.title())), "  ",
                           output.terminal.Paint(Tone::kDim, lesson.project())));
  Sheet sheet(output);
  sheet.Line({"Ended", "Issue"},
             base::Concat(Said(lesson.phase(), say), ", ", Said(lesson.since(), say), ", ", Id(lesson.incubator())));
  sheet.Line({"Reason", "Raison"}, lesson.reason());
  sheet.Line({"Lessons", "Enseignements"}, lesson.lessons());
  if (lesson.confidential()) sheet.Line({"Shared", "Partage"}, say({"confidential", "confidentiel"}), Tone::kWarning);
  sheet.Print();
}

absl::Status Search(Session& session, const SearchFlags& flags) {
  portfolio::v1::SearchLessonsRequest request;
  request.set_query(absl::StrJoin(flags.words, " "));
  request.set_filter(flags.filter);
  using Page = portfolio::v1::SearchLessonsResponse;
  const auto lessons = [](const Page& page) -> const auto& { return page.lessons(); };
  if (!session.out().ForPeople()) {
    return ShowList(session, &Governance::Stub::SearchLessons, request, flags.pages, LessonsView(), lessons);
  }
  request.set_page_size(flags.pages.ManyPages() ? flags.pages.Size() : kScreenful);
  request.set_page_token(flags.pages.page_token);
  int shown = 0;
  PEP_ASSIGN(const std::string next,
             ForEachPage(session, &Governance::Stub::SearchLessons, request, [&](const Page& page) {
               for (const Lesson& lesson : lessons(page)) {
                 if (flags.pages.limit > 0 && shown == flags.pages.limit) return false;
                 Print(lesson, session.out());
                 ++shown;
               }
               return flags.pages.ManyPages();
             }));
  SayWhatIsLeft(session, shown, next, flags.pages);
  return absl::OkStatus();
}

}  // namespace

void AddLessonsCommands(Command& root) {
  Command lessons =
      root.Add("lessons", {"What projects that ended taught", "Ce qu'ont appris les projets qui se sont arrêtés"});
  auto flags = std::make_shared<SearchFlags>();
  Command search = lessons.Add("search", {"Search them by words", "Les chercher par des mots"});
  search
      .Strings("WORDS", flags->words,
               {"All of them, in the title, the reason or the lessons, by their beginnings",
                "Tous, dans le titre, la raison ou les enseignements, par leur début"})
      .Any();
  search.String("--filter", flags->filter, {"An AIP-160 filter", "Un filtre AIP-160"}, "FILTER");
  flags->pages.AddTo(search);
  search.Does([flags](Session& session) { return Search(session, *flags); });
}

}  // namespace pepiniere::pep
