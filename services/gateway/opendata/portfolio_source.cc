#include "services/gateway/opendata/portfolio_source.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/opendata/patient_calls.h"

namespace pepiniere::gateway::opendata {

namespace v1 = portfolio::v1;

// The service's methods, for one reading.
class PortfolioSource::Calls : public PatientCalls<v1::PortfolioService> {
 public:
  using PatientCalls::PatientCalls;

  absl::StatusOr<v1::Project> Find(std::string_view id) const {
    v1::GetProjectRequest request;
    request.set_name(base::Concat("projects/", id));
    return Call(&Stub::GetProject, request);
  }

  absl::StatusOr<History> HistoryOf(const std::string& project) const {
    v1::ListPhaseRecordsRequest of_phases;
    of_phases.set_parent(project);
    PEP_ASSIGN(auto records,
               List(&Stub::ListPhaseRecords, of_phases, &v1::ListPhaseRecordsResponse::mutable_phase_records));
    std::ranges::stable_sort(records, {}, &v1::PhaseRecord::position);
    v1::ListProjectEventsRequest of_events;
    of_events.set_parent(project);
    PEP_ASSIGN(const auto events,
               List(&Stub::ListProjectEvents, of_events, &v1::ListProjectEventsResponse::mutable_events));
    History history;
    for (const v1::PhaseRecord& record : records) history.phases.push_back(ToLine(record));
    for (const v1::ProjectEvent& event : events) history.events.push_back(ToEvent(event));
    return history;
  }
};

namespace {

// Does the numbers below `count`, several at a time, until one fails.
absl::Status Concurrently(std::size_t count, std::size_t at_once, absl::FunctionRef<absl::Status(std::size_t)> work) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  absl::Status failed;
  const auto run = [&] {
    for (std::size_t i; (i = next++) < count;) {
      absl::Status status = work(i);
      if (status.ok()) continue;
      next = count;
      const std::lock_guard lock(mutex);
      failed = std::move(status);
    }
  };
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < std::min(count, at_once); ++i) threads.emplace_back(run);
  threads.clear();  // joins
  return failed;
}

template <typename Item>
void SortByFile(std::vector<Item>& items) {
  std::ranges::sort(items, [](const Item& a, const Item& b) { return FileBefore(IdOf(a.name()), IdOf(b.name())); });
}

}  // namespace

PortfolioSource::PortfolioSource(std::shared_ptr<grpc::Channel> channel, const SourceOptions& options)
    : options_(options), channel_(std::move(channel)) {}

absl::StatusOr<Portfolio> PortfolioSource::Read(const std::stop_token& stop) {
  using Stub = Calls::Stub;
  const Calls calls(channel_, options_.timeout, stop);
  Portfolio portfolio;
  PEP_ASSIGN(portfolio.organisations,
             calls.List(&Stub::ListOrganisations, {}, &v1::ListOrganisationsResponse::mutable_organisations));
  PEP_ASSIGN(portfolio.incubators,
             calls.List(&Stub::ListIncubators, {}, &v1::ListIncubatorsResponse::mutable_incubators));
  PEP_ASSIGN(auto projects, calls.List(&Stub::ListProjects, {}, &v1::ListProjectsResponse::mutable_projects));
  PEP_TRY(ReadHistories(calls, projects));
  SortByFile(portfolio.organisations);
  SortByFile(portfolio.incubators);
  SortByFile(projects);
  for (v1::Project& project : projects) {
    const auto kept = histories_.find(project.name());
    if (kept == histories_.end()) continue;  // deleted while we read
    portfolio.startups.push_back({std::move(project), kept->second.history});
  }
  return portfolio;
}

absl::StatusOr<Startup> PortfolioSource::ReadOne(std::string_view id) const {
  const Calls calls(channel_, options_.timeout, {});
  PEP_ASSIGN(v1::Project project, calls.Find(id));
  if (project.has_delete_time()) return absl::NotFoundError("it was deleted");
  PEP_ASSIGN(History history, calls.HistoryOf(project.name()));
  return Startup{std::move(project), std::make_shared<const History>(std::move(history))};
}

absl::Status PortfolioSource::ReadHistories(const Calls& calls, const std::vector<v1::Project>& projects) {
  ++readings_;
  std::map<std::string, Kept> kept;
  std::vector<std::pair<std::size_t, const v1::Project*>> wanted;  // when it was read: 0 if it must be now
  for (const v1::Project& project : projects) {
    const auto had = histories_.find(project.name());
    const bool current = had != histories_.end() && had->second.etag == project.etag();
    wanted.emplace_back(current ? had->second.reading : 0, &project);
    if (had != histories_.end()) kept.insert(histories_.extract(had));
  }
  histories_ = std::move(kept);  // of those that are gone, nothing
  std::ranges::stable_sort(wanted, {}, [](const auto& want) { return want.first; });
  const auto must = std::ranges::count(wanted, std::size_t{0}, [](const auto& want) { return want.first; });
  const std::size_t count = std::min(wanted.size(), static_cast<std::size_t>(must) + options_.histories_at_once);
  std::mutex mutex;
  return Concurrently(count, options_.calls_at_once, [&](std::size_t i) -> absl::Status {
    const v1::Project& project = *wanted[i].second;
    auto history = calls.HistoryOf(project.name());
    const std::lock_guard lock(mutex);
    if (absl::IsNotFound(history.status())) {
      histories_.erase(project.name());
      return absl::OkStatus();
    }
    PEP_TRY(history.status());
    histories_[project.name()] = {project.etag(), readings_, std::make_shared<const History>(*std::move(history))};
    return absl::OkStatus();
  });
}

}  // namespace pepiniere::gateway::opendata
