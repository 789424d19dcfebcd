#include "clients/pep/metrics/told_items.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>

#include "absl/strings/ascii.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/metrics/file_kinds.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using metrics::v1::MetricsItem;
using metrics::v1::Survey;

// In the order of metrics::State, metrics::SurveyKind.
constexpr metrics::v1::StateCategory kStates[] = {
    metrics::v1::STATE_CATEGORY_TODO, metrics::v1::STATE_CATEGORY_IN_PROGRESS, metrics::v1::STATE_CATEGORY_DONE,
    metrics::v1::STATE_CATEGORY_CANCELLED};
constexpr Survey::Kind kSurveys[] = {Survey::KIND_JDMA, Survey::KIND_NPS, Survey::KIND_CSAT};

// An answer of "Je donne mon avis" is known by what it is worth.
std::string AnswerOf(metrics::SurveyKind kind, int answer) {
  constexpr int kGood = 10, kMedium = 5;
  if (kind != metrics::SurveyKind::kJdma) return Concat(answer);
  return answer == kGood ? "GOOD" : answer == kMedium ? "MEDIUM" : "BAD";
}

class Items {
 public:
  Items(const std::string& project, const std::string& file) : project_(project), file_(file) {}

  // Of what comes next, where it begins; 0: of many lines.
  void SetLine(std::int64_t line) { line_ = line; }

  void operator()(const metrics::SprintSeen& seen) {
    auto& sprint = *Add(seen.id).mutable_sprint();
    sprint.set_name(SprintName(seen.id));
    sprint.set_source_id(seen.id);
    ToProto(seen.start, sprint.mutable_start_time());
    ToProto(seen.end, sprint.mutable_end_time());
    sprint.set_goal(seen.goal);
    sprint.set_closed(seen.closed);
  }
  void operator()(const metrics::ItemSeen& seen) {
    auto& item = *Add(seen.id).mutable_work_item();
    item.set_source_id(seen.id);
    item.set_type(seen.type);
    item.set_title(seen.title);
    if (seen.requested) ToProto(*seen.requested, item.mutable_request_time());
    for (const metrics::Transition& seen_transition : seen.transitions) {
      auto& transition = *item.add_transitions();
      transition.set_to(kStates[static_cast<std::size_t>(seen_transition.to)]);
      ToProto(seen_transition.at, transition.mutable_time());
    }
    for (const metrics::Estimate& seen_estimate : seen.estimates) {
      auto& estimate = *item.add_estimates();
      estimate.set_value(seen_estimate.value);
      ToProto(seen_estimate.at, estimate.mutable_time());
    }
    for (const metrics::Membership& seen_membership : seen.memberships) {
      auto& membership = *item.add_memberships();
      membership.set_sprint(SprintName(seen_membership.sprint));
      ToProto(seen_membership.from, membership.mutable_from_time());
      if (seen_membership.to) ToProto(*seen_membership.to, membership.mutable_to_time());
    }
  }
  void operator()(const metrics::SurveyDay& seen) {
    auto& survey = *Add(Concat(seen.form, seen.form.empty() ? "" : " ", seen.day.ToString())).mutable_survey();
    survey.set_kind(kSurveys[static_cast<std::size_t>(seen.kind)]);
    ToProto(seen.day, survey.mutable_date());
    survey.set_form(seen.form);
    for (const auto& [answer, count] : seen.counts) {
      auto& counted = *survey.add_counts();
      counted.set_answer(AnswerOf(seen.kind, answer));
      counted.set_count(static_cast<int>(count));
    }
  }
  void operator()(const metrics::PointSeen& seen) { *Add(seen.metric).mutable_point() = PointOf(seen); }
  // Forges alone tell these, and no file that is read here.
  void operator()(const metrics::DeploymentSeen&) {}
  void operator()(const metrics::ChangeSeen&) {}
  void operator()(const metrics::IncidentSeen&) {}
  void operator()(const metrics::Ignored&) {}

  std::vector<MetricsItem> Take() && { return std::move(items_); }

 private:
  MetricsItem& Add(const std::string& name) {
    MetricsItem& item = items_.emplace_back();
    item.set_file(file_);
    item.set_name(line_ == 0 ? name : Concat("line ", line_, " (", name, ")"));
    return item;
  }
  std::string SprintName(const std::string& id) const { return SprintNameOf(project_, id); }

  const std::string& project_;
  const std::string& file_;
  std::int64_t line_ = 0;
  std::vector<MetricsItem> items_;
};

}  // namespace

std::string SprintNameOf(const std::string& project, std::string_view called) {
  constexpr unsigned char kAscii = 0x80;
  std::string id;
  for (const char c : called) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = byte >= kAscii || absl::ascii_isalnum(byte) != 0 || c == '.' || c == '_' || c == '-';
    id += is_plain ? c : '-';
  }
  return Concat(project, "/sprints/", id);
}

metrics::v1::Point PointOf(const metrics::PointSeen& seen) {
  metrics::v1::Point point;
  point.set_metric(seen.metric.starts_with("definitions/") ? seen.metric : Concat("definitions/", seen.metric));
  for (const auto& [key, value] : seen.dimensions) {
    auto& dimension = *point.add_dimensions();
    dimension.set_key(key);
    dimension.set_value(value);
  }
  ToProto(seen.time, point.mutable_time());
  point.set_value(seen.value);
  point.set_revision(seen.revision.value_or(0));
  return point;
}

std::vector<MetricsItem> ItemsOf(const metrics::Told& told, const std::string& project, const std::string& file) {
  Items items(project, file);
  for (std::size_t i = 0; i < told.events.size(); ++i) {
    items.SetLine(i < told.lines.size() ? told.lines[i] : 0);
    std::visit(items, told.events[i]);
  }
  return std::move(items).Take();
}

content::Finding FindingOf(const metrics::Finding& finding, const std::string& file) {
  return {.file = file,
          .key = KeyOf(finding),
          .code = std::string(finding.code),
          .message = finding.message,
          .action = std::string(finding.action)};
}

}  // namespace pepiniere::pep
