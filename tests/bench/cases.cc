#include "tests/bench/cases.h"

#include <atomic>
#include <fstream>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "tests/bench/metrics_cases.h"
#include "tests/bench/policy_cases.h"
#include "tests/bench/season_cases.h"
#include "tests/bench/statements.h"
#include "tests/bench/web_cases.h"

namespace pepiniere::bench {
namespace {

namespace v1 = ::pepiniere::portfolio::v1;
using Json = nlohmann::json;
using Portfolio = v1::PortfolioService;
using Governance = v1::GovernanceService;
template <class Request, class Reply>
using PortfolioMethod = Method<Portfolio, Request, Reply>;
template <class Request, class Reply>
using GovernanceMethod = Method<Governance, Request, Reply>;
template <class Service>
using AsyncOf = typename Service::StubInterface::async_interface;

constexpr char kListedIncubator[] = "incubators/incubateur-7", kListedMinistryName[] = "organisations/ministere-3";
constexpr int kDeepPages = 20, kDeepPageSize = 1000;
constexpr double kSteadyWrites = 20;

std::string Name(std::size_t n) { return absl::StrFormat("projects/projet-%06d", n); }

// Walks over the projects in an order that caches cannot like.
std::string AnyName(std::size_t n, std::size_t projects) { return Name(1 + n * 7919 % projects); }

v1::GetProjectRequest GetAny(std::size_t n, std::size_t projects) {
  v1::GetProjectRequest request;
  request.set_name(AnyName(n, projects));
  return request;
}

template <class Service, class Request, class Reply>
Contender Of(std::string name, const Server& server, const Method<Service, Request, Reply>& method,
             std::string token = "") {
  const Target target = Connect(server.address, std::move(token));
  const auto next = std::make_shared<std::atomic<std::size_t>>(0);
  return {std::move(name), server.pid, [=](int concurrency, absl::Duration duration) {
            return Drive(target, method, concurrency, duration, *next);
          }};
}

PortfolioMethod<v1::GetProjectRequest, v1::Project> GetMethod(const Figures& f) {
  return {&AsyncOf<Portfolio>::GetProject, [count = f.projects](std::size_t n) { return GetAny(n, count); }};
}

Json GetProject(const Figures& f) {
  const auto get = GetMethod(f);
  return Measure({"GetProject",
                  {1, 16, 64},
                  {Of("bare handler", f.bare, get), Of("anonymous", f.ours, get),
                   Of("with a token", f.ours, get, f.token), Of("bare echo", f.echo, get)}},
                 f.options);
}

// Each call takes a project of its own that is still under investigation (see portfolio.sql): the bare handler from
// the first on, we from the middle on.
Json AdvancePhase(const Figures& f) {
  const auto advance = [](std::size_t first) {
    return PortfolioMethod<v1::AdvancePhaseRequest, v1::Project>{&AsyncOf<Portfolio>::AdvancePhase,
                                                                 [first](std::size_t n) {
                                                                   v1::AdvancePhaseRequest request;
                                                                   request.set_name(Name((first + n) * 2));
                                                                   request.set_phase(v1::PHASE_INCONCLUSIVE);
                                                                   return request;
                                                                 }};
  };
  return Measure(
      {"AdvancePhase (durable)",
       {1, 16, 64},
       {Of("bare handler", f.bare, advance(1)), Of("pepiniered", f.ours, advance(1 + f.projects / 4), f.token)}},
      f.options);
}

Json ListProjects(const Figures& f) {
  const auto list = [](std::vector<std::string> fields) {
    return PortfolioMethod<v1::ListProjectsRequest, v1::ListProjectsResponse>{
        &AsyncOf<Portfolio>::ListProjects, [fields = std::move(fields)](std::size_t) {
          v1::ListProjectsRequest request;
          request.set_page_size(50);
          request.set_filter(
              absl::StrCat("phase = ", kListedPhase, " AND ministry = \"organisations/", kListedMinistry, "\""));
          for (const std::string& field : fields) request.mutable_read_mask()->add_paths(field);
          return request;
        }};
  };
  return Measure({absl::StrCat("ListProjects (50 of ", f.projects, ")"),
                  {1, 16},
                  {Of("bare handler", f.bare, list({})), Of("pepiniered", f.ours, list({})),
                   Of("pepiniered, three fields", f.ours, list({"name", "title", "phase"}))}},
                 f.options);
}

Json Summary(const Figures& f) {
  PortfolioMethod<v1::GetPortfolioSummaryRequest, v1::PortfolioSummary> summary{
      &AsyncOf<Portfolio>::GetPortfolioSummary, [](std::size_t) {
        v1::GetPortfolioSummaryRequest request;
        request.add_group_by(v1::PORTFOLIO_DIMENSION_PHASE);
        return request;
      }};
  return Measure({absl::StrCat("GetPortfolioSummary of ", f.projects),
                  {1, 16},
                  {Of("GROUP BY behind a bare handler", f.bare, summary), Of("pepiniered", f.ours, summary)}},
                 f.options);
}

// A word that few have, one that all have, one with a typing error: what LIKE finds of the last is nothing.
Json Search(const Figures& f) {
  Json parts = Json::array();
  for (const char* query : {"numero 4217", "agents", "agnets"}) {
    PortfolioMethod<v1::SearchPortfolioRequest, v1::SearchPortfolioResponse> search{
        &AsyncOf<Portfolio>::SearchPortfolio, [query](std::size_t) {
          v1::SearchPortfolioRequest request;
          request.set_query(query);
          return request;
        }};
    parts.push_back(Measure({absl::StrCat("SearchPortfolio \"", query, "\" among ", f.projects),
                             {1, 16},
                             {Of("LIKE behind a bare handler", f.bare, search), Of("pepiniered", f.ours, search)}},
                            f.options));
  }
  return {{"name", "SearchPortfolio"}, {"parts", parts}};
}

Json Readiness(const Figures& f) {
  GovernanceMethod<v1::CheckReadinessRequest, v1::Readiness> check{&AsyncOf<Governance>::CheckReadiness,
                                                                   [count = f.projects](std::size_t n) {
                                                                     v1::CheckReadinessRequest request;
                                                                     request.set_name(AnyName(n, count));
                                                                     request.set_phase(v1::PHASE_SCALING);
                                                                     return request;
                                                                   }};
  return Measure(
      {"CheckReadiness", {1, 16, 64}, {Of("bare handler", f.bare, check), Of("pepiniered", f.ours, check, f.token)}},
      f.options);
}

using AttentionMethod = GovernanceMethod<v1::GetAttentionListRequest, v1::GetAttentionListResponse>;

AttentionMethod Attention(const std::string& parent, const std::string& page_token = "") {
  return {&AsyncOf<Governance>::GetAttentionList, [parent, page_token](std::size_t) {
            v1::GetAttentionListRequest request;
            request.set_parent(parent);
            request.set_page_size(50);
            request.set_page_token(page_token);
            return request;
          }};
}

// The token of the page after so many lines of the list of everything, or of its last page.
std::string DeepToken(const Figures& f) {
  const Target target = Connect(f.ours.address, f.token);
  const auto stub = Governance::NewStub(target.channels[0]);
  v1::GetAttentionListRequest request;
  request.set_page_size(kDeepPageSize);
  for (int page = 0; page < kDeepPages; ++page) {
    grpc::ClientContext context;
    Authorize(target, context);
    v1::GetAttentionListResponse reply;
    if (!stub->GetAttentionList(&context, request, &reply).ok() || reply.next_page_token().empty()) break;
    request.set_page_token(reply.next_page_token());
  }
  return request.page_token();
}

Json AttentionOfAll(const Figures& f) {
  Contender bare = Of("SQL behind a bare handler", f.bare, Attention(""));
  bare.most = 1;  // it takes the machine for many seconds
  return Measure({absl::StrCat("GetAttentionList of ", f.projects),
                  {1, 16},
                  {std::move(bare), Of("first page", f.ours, Attention(""), f.token),
                   Of("deep page", f.ours, Attention("", DeepToken(f)), f.token)}},
                 f.options);
}

Json AttentionBelow(const Figures& f) {
  const auto below = [&](const char* parent) {
    Contender bare = Of("SQL behind a bare handler", f.bare, Attention(parent));
    bare.most = 1;
    return Measure({absl::StrCat("GetAttentionList of ", parent),
                    {1, 16},
                    {std::move(bare), Of("first page", f.ours, Attention(parent), f.token)}},
                   f.options);
  };
  return {{"name", "GetAttentionList below a parent"},
          {"parts", {below(kListedIncubator), below(kListedMinistryName)}}};
}

Json Feed(const Figures& f) {
  FeedOptions options = f.feed;
  // The odd ones, which nobody advances.
  options.project = [count = f.projects](std::size_t n) { return Name(1 + 2 * (n * 7919 % (count / 2))); };
  std::vector<FeedContender> contenders;
  for (const double rate : {kSteadyWrites, 0.0}) {
    contenders.push_back({"bare fan-out, no database", f.echo.pid, f.echo.address, "", "", f.watchers, rate});
    for (const std::size_t watchers : {std::size_t{1}, f.watchers}) {
      contenders.push_back({"pepiniered", f.ours.pid, f.ours.address, f.token, f.token, watchers, rate});
    }
  }
  return MeasureFeed(contenders, options);
}

// The same call over gRPC and over HTTP.
Json ThroughGateway(const Figures& f) {
  std::vector<Contender> contenders = {Of("gRPC", f.ours, GetMethod(f))};
  for (Contender& web : WebContenders(f.web, "/pepiniere.portfolio.v1.PortfolioService/GetProject",
                                      [count = f.projects](std::size_t n) { return GetAny(n, count); })) {
    contenders.push_back(std::move(web));
  }
  return Measure({"GetProject through the gateway", {1, 16, 64}, std::move(contenders)}, f.options);
}

const std::map<std::string, Json (*)(const Figures&)>& Cases() {
  static const auto* const cases = new std::map<std::string, Json (*)(const Figures&)>{
      {"get", GetProject},         {"advance", AdvancePhase},     {"list", ListProjects},     {"summary", Summary},
      {"readiness", Readiness},    {"attention", AttentionOfAll}, {"below", AttentionBelow},  {"feed", Feed},
      {"gateway", ThroughGateway}, {"files", WholePortfolio},     {"search", Search},         {"ranking", RunRankings},
      {"placing", RunPlacings},    {"ingest", IngestPoints},      {"series", ReadOneSeries},  {"months", ReadMonths},
      {"teams", ReadAllTeams},     {"beside", IngestBesideReads}, {"register", ReadRegister}, {"trace", ReadTrace},
  };
  return *cases;
}

}  // namespace

std::vector<std::string> Figures::AllCases() {
  std::vector<std::string> names;
  for (const auto& [name, measure] : Cases()) names.push_back(name);
  return names;
}

void Figures::Run() const {
  Json results = Json::array();
  for (const std::string& name : cases) results.push_back(Cases().at(name)(*this));
  if (!json.empty()) std::ofstream(json) << results.dump(2) << "\n";
}

}  // namespace pepiniere::bench
