#include "clients/pep/kit/paging.h"

#include "absl/strings/str_join.h"

namespace pepiniere::pep {

void PageOptions::AddTo(Command& command) {
  command.Flag("--all,-a", all, {"All pages", "Toutes les pages"});
  command.Number("--limit", limit, 1, {"At most so many", "Pas plus de tant"});
  command.Number("--page-size", page_size, 1, {"So many a page", "Tant par page"});
  command.String("--page-token", page_token,
                 {"Go on where another list stopped", "Reprendre où une autre liste s'est arrêtée"}, "TOKEN");
}

absl::StatusOr<std::string> VisitPages(Session& session, const Method& list, google::protobuf::Message& request,
                                       const std::function<bool(const google::protobuf::Message&)>& on_page) {
  while (true) {
    PEP_ASSIGN(const auto page, list.Call(session, request));
    const std::string next = TextIn(*page, "next_page_token");
    if (!on_page(*page) || next.empty()) return next;
    SetText(request, "page_token", next);
  }
}

void SayWhatIsLeft(const Session& session, int shown, const std::string& next, const PageOptions& options) {
  const Messages& say = session.say();
  if (shown == 0) session.Remark(say({"Nothing matches.", "Rien ne correspond."}));
  if (!next.empty() && !options.ManyPages()) {
    session.Remark(say({"There is more: add --all for everything, or --page-token $0 for the next page.",
                        "Ce n'est pas tout : ajoutez --all pour tout voir, ou --page-token $0 pour la page suivante."},
                       next));
  }
}

void SayWhatIsMeant(const Session& session, const std::vector<std::string>& did_you_mean) {
  if (did_you_mean.empty()) return;
  session.Remark(session.say()(
      {"Nothing has these words as typed. Did you mean: $0?", "Rien n'a ces mots tels quels. Vouliez-vous dire : $0 ?"},
      absl::StrJoin(did_you_mean, " · ")));
}

}  // namespace pepiniere::pep
