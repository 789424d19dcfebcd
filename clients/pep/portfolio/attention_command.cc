// pep attention
#include <algorithm>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/governance_vocabulary.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using access::v1::AccessService;
using access::v1::Caller;
using portfolio::v1::AttentionItem;
using portfolio::v1::Concern;
using portfolio::v1::GetAttentionListRequest;
using portfolio::v1::GetAttentionListResponse;
using M = const Messages&;

constexpr int kScreenful = 50;

struct AttentionFlags {
  std::string incubator, ministry, project, filter;
  std::vector<std::string> domains;
  std::vector<Concern> concerns;
  std::optional<base::Date> as_of;
  int stuck_days = 0, limit = kScreenful;
  bool all = false;
};

std::string NextStep(const AttentionItem& item, const Messages& say) {
  const std::string_view french = FrenchNextStep(item.concern());
  return say.language() == Language::kFrench && !french.empty() ? std::string(french) : item.next_step();
}

const View<AttentionItem>& AttentionView() {
  using I = const AttentionItem&;
  static const auto* view = new View<AttentionItem>{
      .fields = {{"project", [](I i) { return i.project(); }},
                 {"title", [](I i) { return i.title(); }},
                 {"incubator", [](I i) { return i.incubator(); }},
                 {"phase", [](I i) { return std::string(Code(i.phase())); }},
                 {"concern", [](I i) { return Code(i.concern()); }},
                 {"since", [](I i) { return Iso(i.since()); }},
                 {"days", [](I i) { return base::CsvCell::Number(i.days()); }},
                 {"reason", [](I i) { return i.reason(); }},
                 {"next_step", [](I i) { return i.next_step(); }},
                 {"missing", [](I i) { return absl::StrJoin(i.missing(), " "); }}},
      .columns = {
          {{"Concern", "Sujet"},
           [](I i, M say) {
             return Cell{Said(i.concern(), say), ToneOf(i.concern())};
           }},
          {{"Project", "Projet"}, [](I i, M) { return Cell{std::string(Id(i.project()))}; }, Align::kLeft, 12, 0},
          {{"Title", "Titre"},
           [](I i, M) {
             return Cell{i.title(), Tone::kStrong};
           },
           Align::kLeft,
           12,
           4},
          {{"Phase", "Phase"},
           [](I i, M say) {
             return Cell{Brief(i.phase(), say), ToneOf(i.phase())};
           },
           Align::kLeft,
           0,
           3},
          {{"To do since", "À traiter depuis"},
           [](I i, M say) { return Cell{Said(i.since(), say)}; },
           Align::kRight,
           0,
           2},
          {{"Days", "Jours"}, [](I i, M say) { return Cell{say.Number(i.days())}; }, Align::kRight, 0, 1},
          {{"Next step", "À faire"}, [](I i, M say) { return Cell{NextStep(i, say)}; }, Align::kLeft, 20, 0},
      }};
  return *view;
}

// Where the caller's own roles reach: everything, or incubators and organisations.
absl::StatusOr<std::set<std::string>> OwnScopes(Session& session) {
  PEP_ASSIGN(const Caller caller, session.Call(&AccessService::Stub::GetCaller, access::v1::GetCallerRequest()));
  std::set<std::string> scopes;
  for (const Caller::Held& held : caller.roles()) scopes.insert(held.resource());
  // Nobody's list is everybody's: the server says who may see it. And a role on everything reaches all the rest.
  if (scopes.empty() || scopes.contains("")) return std::set<std::string>{""};
  return scopes;
}

absl::StatusOr<std::set<std::string>> Scopes(Session& session, const AttentionFlags& flags) {
  std::set<std::string> scopes;
  if (!flags.incubator.empty()) scopes.insert(ResourceName("incubators", flags.incubator));
  if (!flags.ministry.empty()) scopes.insert(ResourceName("organisations", flags.ministry));
  if (!flags.project.empty()) scopes.insert(ResourceName("projects", flags.project));
  if (scopes.size() > 1) {
    return UsageError(session.say()({"choose one of --incubator, --ministry and --project",
                                     "choisissez l'un de --incubator, --ministry et --project"}));
  }
  return scopes.empty() ? OwnScopes(session) : scopes;
}

struct Attention {
  std::vector<AttentionItem> items;
  std::vector<std::pair<Concern, std::int64_t>> counts;  // the most urgent first, as the server has them
  bool deployments_away = false;
};

absl::Status Add(Session& session, GetAttentionListRequest request, int limit, Attention& attention) {
  request.set_page_size(limit > 0 ? std::min(limit, PageOptions::kBulk) : PageOptions::kBulk);
  int read = 0;
  std::vector<portfolio::v1::ConcernCount> counts;
  const auto on_page = [&](const GetAttentionListResponse& page) {
    if (read == 0) counts.assign(page.counts().begin(), page.counts().end());
    attention.deployments_away |= page.deployments_away();
    attention.items.insert(attention.items.end(), page.items().begin(), page.items().end());
    read += page.items_size();
    return limit == 0 || read < limit;
  };
  PEP_TRY(ForEachPage(session, &Governance::Stub::GetAttentionList, std::move(request), on_page).status());
  for (const auto& count : counts) {
    const auto known = std::ranges::find(attention.counts, count.concern(), &std::pair<Concern, std::int64_t>::first);
    if (known == attention.counts.end()) {
      attention.counts.emplace_back(count.concern(), count.count());
    } else {
      known->second += count.count();
    }
  }
  return absl::OkStatus();
}

// Lists of several scopes as one: each line once, in the order that each has (the server's: the beginnings of ordered
// lists have the beginning of the whole only in that order).
absl::Status Merge(Session& session, Attention& attention) {
  PEP_ASSIGN(const portfolio::v1::Rules rules,
             session.Call(&Governance::Stub::GetRules, portfolio::v1::GetRulesRequest()));
  const auto rank = [&](int concern) {
    return std::ranges::find(rules.concerns(), concern) - rules.concerns().begin();
  };
  std::ranges::sort(attention.items, {}, [&](const AttentionItem& i) {
    return std::tuple<std::ptrdiff_t, int, const std::string&>(rank(i.concern()), -i.days(), i.project());
  });
  std::ranges::sort(attention.counts, {}, [&](const auto& count) { return rank(count.first); });
  std::set<std::pair<std::string, Concern>> seen;
  std::erase_if(attention.items,
                [&](const AttentionItem& i) { return !seen.emplace(i.project(), i.concern()).second; });
  return absl::OkStatus();
}

// "3 Overdue · 12 Stuck".
std::string Summary(const Attention& attention, const Messages& say) {
  return absl::StrJoin(attention.counts, " · ", [&say](std::string* out, const auto& count) {
    out->append(base::Concat(say.Number(count.second), " × ", Said(count.first, say)));
  });
}

absl::Status Show(Session& session, const AttentionFlags& flags) {
  PEP_ASSIGN(const std::set<std::string> scopes, Scopes(session, flags));
  const int limit = flags.all ? 0 : flags.limit;
  Attention attention;
  for (const std::string& scope : scopes) {
    GetAttentionListRequest request;
    request.set_parent(scope);
    request.set_filter(Filtered(flags.filter, {AnyOf("domain", "=", flags.domains)}));
    for (const Concern concern : flags.concerns) request.add_concerns(concern);
    if (flags.as_of) ToProto(*flags.as_of, request.mutable_as_of());
    request.set_stuck_days(flags.stuck_days);
    PEP_TRY(Add(session, std::move(request), limit, attention));
  }
  if (scopes.size() > 1) PEP_TRY(Merge(session, attention));
  const Messages& say = session.say();
  const std::string summary = Summary(attention, say);
  if (!summary.empty()) session.out().Note(base::Concat(summary, "\n"), Tone::kStrong);
  Listing<AttentionItem> listing(session.out(), AttentionView());
  const std::size_t shown =
      std::min(attention.items.size(), limit > 0 ? static_cast<std::size_t>(limit) : attention.items.size());
  for (std::size_t i = 0; i < shown; ++i) listing.Add(attention.items[i]);
  listing.Flush();
  if (attention.deployments_away) {
    session.Remark(say({"What is measured of deployments cannot be asked right now: who does not deliver is not told.",
                        "Ce qui est mesuré des déploiements ne peut pas être demandé en ce moment : qui ne livre pas "
                        "n'est pas dit."}));
  }
  std::int64_t total = 0;
  for (const auto& [concern, count] : attention.counts) total += count;
  if (shown == 0) {
    session.Remark(say({"Nothing needs a human.", "Rien ne demande l'attention de personne."}));
  } else if (total > static_cast<std::int64_t>(shown) && !flags.all) {
    session.Remark(say({"There is more: --all for everything, --limit N for more.",
                        "Ce n'est pas tout : --all pour tout voir, --limit N pour davantage."}));
  }
  return absl::OkStatus();
}

}  // namespace

void AddAttentionCommand(Command& root) {
  auto flags = std::make_shared<AttentionFlags>();
  Command attention = root.Add("attention", {"What needs a human this week, the most urgent first",
                                             "Ce qui demande quelqu'un cette semaine, le plus urgent d'abord"});
  attention.String(
      "--incubator", flags->incubator,
      {"For this incubator (for what your roles are held on)", "Pour cet incubateur (pour ce que couvrent vos rôles)"},
      "INCUBATOR");
  attention.String("--ministry", flags->ministry,
                   {"For this organisation and those below it", "Pour cette organisation et celles qui en dépendent"},
                   "ORGANISATION");
  attention.Strings(
      "--domain", flags->domains,
      {"Sponsored in one of these ministerial domains", "Soutenus dans l'un de ces domaines ministériels"}, "DOMAIN");
  attention.String("--filter", flags->filter, {"An AIP-160 filter of projects", "Un filtre AIP-160 de projets"},
                   "FILTER");
  attention.String("--project", flags->project, {"For this project", "Pour ce projet"}, "PROJECT");
  AddWords<Concern>(attention, "--concern", [flags](Concern concern) { flags->concerns.push_back(concern); },
                    {"Of this sort only (repeatable)", "De cette sorte seulement (répétable)"});
  attention.Date("--as-of", flags->as_of, {"As it stands on this day (today)", "Tel qu'au jour dit (aujourd'hui)"});
  attention.Number("--stuck-days", flags->stuck_days, 1,
                   {"Days without a sign of life after which a project is stuck (the server's own)",
                    "Jours sans signe de vie après lesquels un projet est à l'arrêt (ceux du serveur)"});
  attention.Number("--limit", flags->limit, 1, {"At most so many (50)", "Pas plus de tant (50)"});
  attention.Flag("--all,-a", flags->all, {"Everything", "Tout"});
  attention.Does([flags](Session& session) { return Show(session, *flags); });
}

}  // namespace pepiniere::pep
