#include "services/metrics/store/series_numbers.h"

#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/domain/point.h"
#include "services/metrics/store/series_rows.h"

namespace pepiniere::metrics::store {
namespace {

// In a table of names and numbers; made where it is not there.
absl::StatusOr<std::int64_t> Number(db::Session& session, const std::string& select, const std::string& insert,
                                    const std::string& name) {
  const auto find = [&] { return session.QueryOne(select, {name}, [](const db::Row& row) { return row.Int64(0); }); };
  PEP_ASSIGN(const auto found, find());
  if (found) return *found;
  PEP_TRY(session.Execute(insert, {name}).status());
  PEP_ASSIGN(const auto made, find());
  if (!made) return absl::InternalError("a number that was given is not there");
  return *made;
}

}  // namespace

std::optional<SeriesMemory::Known> SeriesMemory::Find(std::string_view key) const {
  const absl::MutexLock lock(&mutex_);
  const auto found = known_.find(base::Absl(key));
  return found == known_.end() ? std::nullopt : std::optional(found->second);
}

void SeriesMemory::Add(std::string key, Known known) {
  const absl::MutexLock lock(&mutex_);
  if (known_.size() >= kMost) known_.clear();
  known_.insert_or_assign(std::move(key), std::move(known));
}

absl::StatusOr<std::int64_t> SeriesNumbers::ProjectNumber() {
  if (!project_no_) {
    PEP_ASSIGN(project_no_, Number(session_, "SELECT project_no FROM project_numbers WHERE project = ?",
                                   "INSERT INTO project_numbers (project) VALUES (?) ON DUPLICATE KEY UPDATE project = "
                                   "project",
                                   project_));
  }
  return *project_no_;
}

absl::StatusOr<std::int64_t> SeriesNumbers::MetricNumber(const std::string& metric) {
  const auto [found, is_new] = metric_nos_.try_emplace(metric);
  if (is_new) {
    PEP_ASSIGN(
        found->second,
        Number(session_, "SELECT metric_no FROM metric_numbers WHERE metric = ?",
               "INSERT INTO metric_numbers (metric) VALUES (?) ON DUPLICATE KEY UPDATE metric = metric", metric));
  }
  return found->second;
}

absl::StatusOr<std::optional<SeriesMemory::Known>> SeriesNumbers::Find(std::int64_t metric_no,
                                                                       const std::string& hash) {
  return session_.QueryOne(
      "SELECT series_no, id FROM series WHERE project_no = ? AND metric_no = ? AND source = ? AND dimensions_key = ?",
      {*project_no_, metric_no, source_, hash}, [](const db::Row& row) {
        return SeriesMemory::Known{row.Int64(0), row.String(1)};
      });
}

absl::StatusOr<bool> SeriesNumbers::IsFull(std::int64_t metric_no) {
  PEP_ASSIGN(const auto count,
             session_.QueryOne("SELECT COUNT(*) FROM series WHERE metric_no = ? AND project_no = ?",
                               {metric_no, *project_no_}, [](const db::Row& row) { return row.Int64(0); }));
  return count.value_or(0) >= domain::kMostSeries;
}

absl::StatusOr<std::optional<SeriesMemory::Known>> SeriesNumbers::FindOrMake(
    const std::string& metric, const std::string& key, const std::vector<domain::Dimension>& dimensions) {
  PEP_ASSIGN(const std::int64_t project_no, ProjectNumber());
  // A project that is renamed keeps its number, and its series the last part of their ids.
  const std::string remembered = base::Concat(project_no, "\n", source_, "\n", metric, "\n", key);
  if (auto known = memory_.Find(remembered)) {
    known->id = base::Concat(project_, known->id.substr(known->id.find('/')));
    return known;
  }
  PEP_ASSIGN(const std::int64_t metric_no, MetricNumber(metric));
  const std::string hash = HashOf(key);
  PEP_ASSIGN(auto found, Find(metric_no, hash));
  if (found) {
    // Nobody sees what another transaction has not committed, and this one makes each once.
    memory_.Add(remembered, *found);
    return found;
  }
  PEP_ASSIGN(const bool is_full, IsFull(metric_no));
  if (is_full) return std::optional<SeriesMemory::Known>();
  const std::string id = base::Concat(project_, "/", base::NewId(now_));
  // Another transaction that makes it at the same time is waited for, and then it is that one's.
  PEP_TRY(session_
              .Execute("INSERT INTO series (id, project_no, metric_no, metric, dimensions, dimensions_key, source, "
                       "created_at_us) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE source = source",
                       {id, project_no, metric_no, metric, WriteDimensions(dimensions), hash, source_, now_})
              .status());
  PEP_ASSIGN(found, Find(metric_no, hash));
  if (found && found->id == id) created_.push_back(id);
  return found;
}

absl::StatusOr<std::optional<SeriesMemory::Known>> SeriesNumbers::NumberOf(
    const std::string& metric, const std::vector<domain::Dimension>& dimensions) {
  std::string key = KeyOf(dimensions);
  const auto known = known_.find({metric, key});
  if (known != known_.end()) return known->second;
  PEP_ASSIGN(auto number, FindOrMake(metric, key, dimensions));
  known_.emplace(Place{metric, std::move(key)}, number);
  return number;
}

}  // namespace pepiniere::metrics::store
