#include "services/portfolio/api/portfolio_lists.h"

#include <algorithm>
#include <utility>

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/asked.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/domain/comparison.h"
#include "services/portfolio/domain/stays.h"
#include "services/portfolio/store/attention_store.h"
#include "services/portfolio/store/comparison_store.h"
#include "services/resource/paging.h"

namespace pepiniere::portfolio::api {
namespace {

// The order of moves and stays, and of compared projects, for their page tokens.
const query::SortSchema& StayOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "rank", .sql = "rank", .type = query::SortType::kInteger},
                                     {.name = "project", .sql = "project"}},
                            .unique = {.name = "start", .sql = "start", .type = query::SortType::kDate},
                            .default_order = "rank desc, project"};
  return *schema;
}
const query::SortSchema& NameOrder() {
  static const auto* const schema = new query::SortSchema{.unique = {.name = "project", .sql = "project"}};
  return *schema;
}

std::optional<StayPlace> ReadPlace(const std::vector<query::SqlValue>& after) {
  if (after.empty()) return std::nullopt;
  return StayPlace{std::get<std::int64_t>(after[0]), std::get<std::string>(after[1]), std::get<base::Date>(after[2])};
}

std::vector<query::SqlValue> KeysOf(const StayPlace& place) { return {place.rank, place.project, place.starts}; }

// A number of the contract's enum, none for its zero.
template <typename Enum>
std::optional<Enum> ReadChoice(int number, int last, std::string_view field, aip::Violations& violations) {
  if (number < 0 || number > last) violations.Add(field, "is not a value of the contract");
  return number > 0 && number <= last ? std::optional(static_cast<Enum>(number)) : std::nullopt;
}

// A list as asked: whoever leaves the knowledge open is told, on later pages, what was known at the first.
template <typename Request>
absl::StatusOr<resource::Paging> ReadPages(const rpc::CallScope& call, const Request& request,
                                           const query::SortSchema& order) {
  Request arguments = request;
  arguments.clear_page_size();
  arguments.clear_page_token();
  return resource::ReadPaging(call,
                              {.page_size = request.page_size(),
                               .page_token = request.page_token(),
                               .filter = request.filter(),
                               .bound_to = {arguments.SerializeAsString()}},
                              order);
}

template <typename Request>
absl::StatusOr<Asked> ReadListed(const Context& context, const rpc::CallScope& call, const Request& request,
                                 base::Date day, const resource::Paging& paging) {
  PEP_ASSIGN(store::AsOf as_of, ReadAsOf(call, {}, request.has_known_at() ? &request.known_at() : nullptr));
  as_of.day = day;
  if (paging.known_at) as_of.known_at = paging.known_at;
  return ReadAsked(context, call, as_of, paging.list.filter);
}

// Titles of the projects on a page, as they were known then.
template <typename Items, typename IdOf>
absl::StatusOr<absl::flat_hash_map<std::string, std::string>> Titles(const Context& context, const rpc::CallScope& call,
                                                                     const Items& items, IdOf id_of,
                                                                     std::optional<absl::Time> known_at) {
  std::vector<std::string> ids;
  for (const auto& item : items) ids.push_back(id_of(item));
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return store::TitlesOf(context.db, call.deadline(), ids, known_at);
}

// A page of stays to its message, with what each one says by `write(item, proto)`.
template <typename Reply, typename AddItem, typename WriteItem>
absl::StatusOr<Reply> WriteStays(const Context& context, const rpc::CallScope& call, const resource::Paging& paging,
                                 const Asked& asked, const StayPage& page, AddItem add, WriteItem write) {
  PEP_ASSIGN(const auto titles,
             Titles(
                 context, call, page.items, [](const auto& item) { return item.place.project; }, asked.as_of.known_at));
  Reply reply;
  for (const StayPage::Item& item : page.items) {
    auto& proto = *(reply.*add)();
    proto.set_project(kProject.Format({item.place.project}));
    if (const auto title = titles.find(item.place.project); title != titles.end()) proto.set_title(title->second);
    write(item.stay, proto);
  }
  if (page.more) {
    reply.set_next_page_token(paging.NextToken(KeysOf(page.items.back().place), asked.as_of.day, asked.known_at));
  }
  reply.set_total_size(page.total);
  return reply;
}

void Write(const Position& position, v1::PortfolioDifference::Standing& proto) {
  proto.set_phase(ToProto(position.phase));
  *proto.mutable_phase_since() = ToProto(position.since);
  proto.set_paused(position.paused);
}

// The knowledge and the projects of one of two moments; what it leaves open is today, and now.
absl::StatusOr<Asked> ReadMoment(const Context& context, const rpc::CallScope& call, const v1::PortfolioMoment& moment,
                                 std::string_view field, const resource::Paging& paging) {
  aip::Violations violations;
  store::AsOf as_of{aip::ReadDate(moment.as_of(), base::Concat(field, ".as_of"), violations)
                        .value_or(paging.as_of.value_or(resource::Today(call))),
                    paging.known_at};
  if (moment.has_known_at())
    as_of.known_at = aip::ReadTime(moment.known_at(), base::Concat(field, ".known_at"), violations);
  PEP_TRY(violations.ToStatus());
  return ReadAsked(context, call, as_of, paging.list.filter);
}

// Who retold the ledgers of those on the page that were retold.
absl::StatusOr<absl::flat_hash_map<std::string, Writers>> WritersOn(const Context& context, const rpc::CallScope& call,
                                                                    const DifferencePage& page,
                                                                    const Comparison& comparison) {
  std::vector<std::string> retold;
  for (const Difference& difference : page.differences) {
    if (difference.retold) retold.push_back(difference.project);
  }
  return store::WritersOf(context.db, call.deadline(), retold, comparison.early(), comparison.late());
}

}  // namespace

absl::StatusOr<v1::ListPhaseMovesResponse> PortfolioLists::ListMoves(rpc::CallScope& call,
                                                                     const v1::ListPhaseMovesRequest& request) {
  aip::Violations violations;
  Period period = ReadPeriod(call, request.from_date(), request.to_date(), violations);
  MovesAsked moves{.of = {},
                   .from = period.from,
                   .kind = ReadChoice<MoveKind>(request.kind(), kMoveKindCount, "kind", violations),
                   .out_of = ReadPhase(request.from_phase(), "from_phase", violations),
                   .into = ReadPhase(request.to_phase(), "to_phase", violations)};
  PEP_TRY(violations.ToStatus());
  PEP_ASSIGN(const resource::Paging paging, ReadPages(call, request, StayOrder()));
  const base::Date day = paging.as_of.value_or(period.to);
  PEP_ASSIGN(Asked asked, ReadListed(context_, call, request, day, paging));
  PEP_ASSIGN(const StayPage page, Answer(context_, call, asked, [&](const Census& census, const Question& question) {
               moves.of = question;
               return portfolio::ListMoves(census, moves, ReadPlace(paging.list.after), paging.list.limit);
             }));
  return WriteStays<v1::ListPhaseMovesResponse>(context_, call, paging, asked, page,
                                                &v1::ListPhaseMovesResponse::add_phase_moves,
                                                [](const Stay& stay, v1::PhaseMove& move) {
                                                  if (stay.before) move.set_from_phase(ToProto(*stay.before));
                                                  move.set_to_phase(ToProto(stay.phase));
                                                  *move.mutable_date() = ToProto(stay.starts);
                                                });
}

absl::StatusOr<v1::ListPhaseStaysResponse> PortfolioLists::ListStays(rpc::CallScope& call,
                                                                     const v1::ListPhaseStaysRequest& request) {
  aip::Violations violations;
  const base::Date asked_day = aip::ReadDate(request.as_of(), "as_of", violations).value_or(resource::Today(call));
  StaysAsked stays{.of = {}, .phase = ReadPhase(request.phase(), "phase", violations), .running = std::nullopt};
  const auto state = ReadChoice<v1::StayState>(request.state(), v1::StayState_MAX, "state", violations);
  if (state) stays.running = *state == v1::STAY_STATE_RUNNING;
  PEP_TRY(violations.ToStatus());
  PEP_ASSIGN(const resource::Paging paging, ReadPages(call, request, StayOrder()));
  const base::Date day = paging.as_of.value_or(asked_day);
  PEP_ASSIGN(Asked asked, ReadListed(context_, call, request, day, paging));
  PEP_ASSIGN(const StayPage page, Answer(context_, call, asked, [&](const Census& census, const Question& question) {
               stays.of = question;
               return portfolio::ListStays(census, stays, ReadPlace(paging.list.after), paging.list.limit);
             }));
  return WriteStays<v1::ListPhaseStaysResponse>(context_, call, paging, asked, page,
                                                &v1::ListPhaseStaysResponse::add_phase_stays,
                                                [day](const Stay& stay, v1::PhaseStay& proto) {
                                                  proto.set_phase(ToProto(stay.phase));
                                                  *proto.mutable_start_date() = ToProto(stay.starts);
                                                  if (!stay.runs()) *proto.mutable_end_date() = ToProto(stay.ends);
                                                  if (stay.next) proto.set_next_phase(ToProto(*stay.next));
                                                  proto.set_days(stay.Days(day));
                                                  if (stay.unknown_since) {
                                                    *proto.mutable_unknown_since_date() = ToProto(*stay.unknown_since);
                                                  }
                                                });
}

absl::StatusOr<v1::ComparePortfolioResponse> PortfolioLists::Compare(rpc::CallScope& call,
                                                                     const v1::ComparePortfolioRequest& request) {
  aip::Violations violations;
  if (!request.has_before()) violations.Add("before", "is required");
  if (!request.has_after()) violations.Add("after", "is required");
  PEP_TRY(violations.ToStatus());
  PEP_ASSIGN(const resource::Paging paging, ReadPages(call, request, NameOrder()));
  PEP_ASSIGN(Asked before, ReadMoment(context_, call, request.before(), "before", paging));
  PEP_ASSIGN(Asked after, ReadMoment(context_, call, request.after(), "after", paging));
  const Comparison comparison{before.question(), after.question()};
  const std::optional<std::string> last =
      paging.list.after.empty() ? std::nullopt : std::optional(std::get<std::string>(paging.list.after[0]));
  absl::Time now;  // what stands for it on later pages
  PEP_ASSIGN(const DifferencePage page, context_.census.Answer(call.deadline(), [&](const Census& census) {
    now = paging.known_at.value_or(KnownNow(context_, census));
    return portfolio::Compare(census, comparison, last, paging.list.limit);
  }));
  PEP_ASSIGN(const auto writers, WritersOn(context_, call, page, comparison));
  const auto titles_at = [&](const Asked& moment) {
    return Titles(
        context_, call, page.differences, [](const Difference& d) { return d.project; }, moment.as_of.known_at);
  };
  PEP_ASSIGN(const auto titles_before, titles_at(before));
  PEP_ASSIGN(auto titles, titles_at(after));
  titles.insert(titles_before.begin(), titles_before.end());

  v1::ComparePortfolioResponse reply;
  for (const Difference& difference : page.differences) {
    v1::PortfolioDifference& proto = *reply.add_differences();
    proto.set_project(kProject.Format({difference.project}));
    if (const auto title = titles.find(difference.project); title != titles.end()) proto.set_title(title->second);
    if (difference.before) Write(*difference.before, *proto.mutable_before());
    if (difference.after) Write(*difference.after, *proto.mutable_after());
    const auto wrote = writers.find(difference.project);
    for (const DifferenceReason reason : ReasonsOf(difference, wrote == writers.end() ? Writers() : wrote->second)) {
      proto.add_reasons(static_cast<v1::DifferenceReason>(reason));
    }
  }
  if (page.more) {
    const base::Date today = paging.as_of.value_or(resource::Today(call));
    reply.set_next_page_token(paging.NextToken({page.differences.back().project}, today, now));
  }
  reply.set_total_size(page.total);
  return reply;
}

void PortfolioLists::Mount(rpc::Service& service) {
  service.Unary("ListPhaseMoves", *this, &PortfolioLists::ListMoves);
  service.Unary("ListPhaseStays", *this, &PortfolioLists::ListStays);
  service.Unary("ComparePortfolio", *this, &PortfolioLists::Compare);
}

}  // namespace pepiniere::portfolio::api
