// pep policy overdue: what nobody answered in time, the longest silence first.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/text.h"
#include "clients/pep/policy/served_commands.h"
#include "clients/pep/policy/verbs.h"
#include "clients/pep/policy/vocabulary.h"

namespace pepiniere::pep {
namespace {

using policy::v1::Proposal;
using policy::v1::Transmission;
using Stub = PolicyStub;
using Titles = std::map<std::string, std::string>;  // of proposals, by their names

struct OverdueFlags {
  std::string authority;
};

constexpr int kTitleWidth = 20;  // at least

// `titles` outlives it.
View<Transmission> OverdueView(const Titles& titles) {
  using T = const Transmission&;
  using M = const Messages&;
  const auto title = [&titles](T t) {
    const auto known = titles.find(t.proposal());
    return known == titles.end() ? std::string() : known->second;
  };
  return {.fields = {{"proposal", [](T t) { return t.proposal(); }},
                     {"title", [title](T t) { return title(t); }},
                     {"authority", [](T t) { return t.authority(); }},
                     {"last_day", [](T t) { return Iso(t.last_day()); }},
                     {"days_late", [](T t) { return base::CsvCell::Number(-t.days_left()); }},
                     {"silence_now", [](T t) { return Code(t.silence_now()); }},
                     {"transmission", [](T t) { return t.name(); }}},
          .columns = {
              {{"Proposal", "Proposition"}, [](T t, M) { return Cell{std::string(Id(t.proposal()))}; }},
              {{"Title", "Titre"},
               [title](T t, M) {
                 return Cell{Printable(title(t)), Tone::kStrong};
               },
               Align::kLeft,
               kTitleWidth},
              {{"Waits for", "Attend"}, [](T t, M) { return Cell{std::string(Id(t.authority()))}; }},
              {{"Last day", "Dernier jour"}, [](T t, M say) { return Cell{Said(t.last_day(), say)}; }, Align::kRight},
              {{"Days late", "Jours de retard"},
               [](T t, M say) {
                 return Cell{say.Number(-t.days_left()), Tone::kBad};
               },
               Align::kRight},
              {{"Silence", "Le silence"},
               [](T t, M say) { return Cell{Said(t.silence_now(), say)}; },
               Align::kLeft,
               0,
               1}}};
}

absl::StatusOr<std::vector<Transmission>> FindOverdue(Session& session, const OverdueFlags& flags) {
  policy::v1::ListTransmissionsRequest request;
  const std::string authority = flags.authority.empty() ? "" : ResourceName("organisations", flags.authority);
  request.set_filter(AllOf({"standing = OVERDUE", Only("authority", authority)}));
  request.set_order_by("last_day");
  return ListAll<Transmission>(
      session, &Stub::ListTransmissions, std::move(request),
      [](const auto& page) -> const auto& { return page.transmissions(); });
}

absl::StatusOr<Titles> FindTitles(Session& session) {
  policy::v1::ListProposalsRequest request;
  request.set_filter("overdue = true");
  PEP_ASSIGN(const std::vector<Proposal> proposals,
             ListAll<Proposal>(
                 session, &Stub::ListProposals, std::move(request),
                 [](const auto& page) -> const auto& { return page.proposals(); }));
  Titles titles;
  for (const Proposal& proposal : proposals) titles.emplace(proposal.name(), proposal.title());
  return titles;
}

absl::Status ShowOverdue(Session& session, const OverdueFlags& flags) {
  PEP_ASSIGN(const std::vector<Transmission> overdue, FindOverdue(session, flags));
  PEP_ASSIGN(const Titles titles, FindTitles(session));
  const View<Transmission> view = OverdueView(titles);
  Listing<Transmission> listing(session.out(), view);
  for (const Transmission& transmission : overdue) listing.Add(transmission);
  listing.Flush();
  if (overdue.empty()) session.Remark(session.say()({"Nothing is overdue.", "Rien n'est en retard."}));
  return absl::OkStatus();
}

}  // namespace

void AddOverdueCommand(Command& policy) {
  auto flags = std::make_shared<OverdueFlags>();
  Command overdue = policy.Add("overdue", {"What no authority answered in time, the longest silence first",
                                           "Ce qu'aucune autorité n'a répondu à temps, le plus long silence d'abord"});
  overdue.String("--authority", flags->authority, {"Of this one only", "De celle-ci seulement"}, "ORGANISATION");
  overdue.Does([flags](Session& session) { return ShowOverdue(session, *flags); });
}

}  // namespace pepiniere::pep
