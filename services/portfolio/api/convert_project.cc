#include "services/portfolio/api/convert_project.h"

#include <utility>

#include "services/aip/etag.h"
#include "services/base/text.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/names.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

template <typename Enum>
Enum ReadEnum(int number, int last, std::string_view field, aip::Violations& violations) {
  if (number < 0 || number > last) violations.Add(field, "is not a value of the contract");
  return static_cast<Enum>(number < 0 || number > last ? 0 : number);
}

Links FromProto(const v1::Links& l) {
  return {l.product_uri(), l.repository_uri(), l.statistics_uri(),
          l.budget_uri(),  l.impact_uri(),     l.quality_dashboard_uri()};
}

Standards FromProto(const v1::Standards& s, std::string_view prefix, aip::Violations& violations) {
  const auto flag = [](bool present, bool value) { return present ? std::optional(value) : std::nullopt; };
  Standards standards;
  standards.accessibility_status = ReadEnum<AccessibilityStatus>(s.accessibility_status(), v1::AccessibilityStatus_MAX,
                                                                 Concat(prefix, "accessibility_status"), violations);
  if (s.has_accessibility_percent()) standards.accessibility_percent = s.accessibility_percent();
  standards.accessibility_level = s.accessibility_level();
  standards.accessibility_audit_date =
      aip::ReadDate(s.accessibility_audit_date(), Concat(prefix, "accessibility_audit_date"), violations);
  standards.risk_analysis_done = flag(s.has_risk_analysis_done(), s.risk_analysis_done());
  standards.risk_analysis_uri = s.risk_analysis_uri();
  standards.security_homologation_done = flag(s.has_security_homologation_done(), s.security_homologation_done());
  standards.statistics_published = flag(s.has_statistics_published(), s.statistics_published());
  standards.open_source_exception = s.open_source_exception();
  standards.design_system_used = flag(s.has_design_system_used(), s.design_system_used());
  standards.ecodesign_assessed = flag(s.has_ecodesign_assessed(), s.ecodesign_assessed());
  standards.interoperability_met = flag(s.has_interoperability_met(), s.interoperability_met());
  return standards;
}

// Each takes the texts of what it writes.
void Take(std::vector<std::string>& texts, google::protobuf::RepeatedPtrField<std::string>& proto) {
  for (std::string& text : texts) *proto.Add() = std::move(text);
}

void Take(Links& links, v1::Links& proto) {
  proto.set_product_uri(std::move(links.product));
  proto.set_repository_uri(std::move(links.repository));
  proto.set_statistics_uri(std::move(links.statistics));
  proto.set_budget_uri(std::move(links.budget));
  proto.set_impact_uri(std::move(links.impact));
  proto.set_quality_dashboard_uri(std::move(links.quality_dashboard));
}

void Take(Standards& standards, v1::Standards& proto) {
  proto.set_accessibility_status(static_cast<v1::AccessibilityStatus>(standards.accessibility_status));
  if (standards.accessibility_percent) proto.set_accessibility_percent(*standards.accessibility_percent);
  proto.set_accessibility_level(std::move(standards.accessibility_level));
  if (standards.accessibility_audit_date) {
    *proto.mutable_accessibility_audit_date() = ToProto(*standards.accessibility_audit_date);
  }
  if (standards.risk_analysis_done) proto.set_risk_analysis_done(*standards.risk_analysis_done);
  proto.set_risk_analysis_uri(std::move(standards.risk_analysis_uri));
  if (standards.security_homologation_done) {
    proto.set_security_homologation_done(*standards.security_homologation_done);
  }
  if (standards.statistics_published) proto.set_statistics_published(*standards.statistics_published);
  proto.set_open_source_exception(std::move(standards.open_source_exception));
  if (standards.design_system_used) proto.set_design_system_used(*standards.design_system_used);
  if (standards.ecodesign_assessed) proto.set_ecodesign_assessed(*standards.ecodesign_assessed);
  if (standards.interoperability_met) proto.set_interoperability_met(*standards.interoperability_met);
}

void Take(Outcome& outcome, v1::Outcome& proto) {
  proto.set_host(std::move(outcome.host));
  proto.set_maintainer(std::move(outcome.maintainer));
  proto.set_way_out_plan_uri(std::move(outcome.way_out_plan_uri));
  proto.set_reason(std::move(outcome.reason));
  proto.set_lessons(std::move(outcome.lessons));
  proto.set_lessons_confidential(outcome.lessons_confidential);
}

void WriteStand(const std::string& project, const Span& span, v1::Project& proto) {
  proto.set_phase(ToProto(span.phase));
  *proto.mutable_phase_since() = ToProto(span.since);
  proto.set_paused(span.paused);
  if (span.paused) *proto.mutable_paused_since() = ToProto(span.starts);
  proto.set_phase_record(kPhaseRecord.Format({project, std::to_string(span.line)}));
}

}  // namespace

std::optional<Phase> ReadPhase(v1::Phase phase, std::string_view field, aip::Violations& violations) {
  if (phase == v1::PHASE_UNSPECIFIED) return std::nullopt;
  const std::optional<Phase> read = PhaseFromNumber(phase);
  if (!read) violations.Add(field, "is not a value of the contract");
  return read;
}

Project FromProto(const v1::Project& proto, std::string_view prefix, aip::Violations& violations) {
  const auto field = [&](std::string_view name) { return Concat(prefix, name); };
  Project p;
  p.kind = ReadEnum<ProjectKind>(proto.kind(), v1::ProjectKind_MAX, field("kind"), violations);
  if (p.kind == ProjectKind{} && !violations.Names(field("kind"))) violations.Add(field("kind"), "is required");
  p.title = proto.title();
  p.mission = proto.mission();
  p.description = proto.description();
  p.primary_incubator = aip::IdOf(proto.primary_incubator());
  p.other_incubators = aip::IdsOf(proto.other_incubators());
  p.sponsors = aip::IdsOf(proto.sponsors());
  p.themes.assign(proto.themes().begin(), proto.themes().end());
  p.user_types.assign(proto.user_types().begin(), proto.user_types().end());
  p.technologies.assign(proto.technologies().begin(), proto.technologies().end());
  p.links = FromProto(proto.links());
  p.contact = proto.contact();
  p.problem_statement = proto.problem_statement();
  p.intrapreneur = proto.intrapreneur();
  if (proto.budget().has_allocated()) {
    p.budget.allocated = aip::ReadMoney(proto.budget().allocated(), field("budget.allocated"), violations);
  }
  if (proto.budget().has_spent()) {
    p.budget.spent = aip::ReadMoney(proto.budget().spent(), field("budget.spent"), violations);
  }
  p.time_box = {aip::ReadDate(proto.time_box().start_date(), field("time_box.start_date"), violations),
                aip::ReadDate(proto.time_box().end_date(), field("time_box.end_date"), violations)};
  p.standards = FromProto(proto.standards(), field("standards."), violations);
  const v1::Outcome& outcome = proto.outcome();
  p.outcome = {outcome.host(),   outcome.maintainer(), outcome.way_out_plan_uri(),
               outcome.reason(), outcome.lessons(),    outcome.lessons_confidential()};
  p.owner = {proto.owner().legal_entity(), proto.owner().agreement_uri(), proto.owner().sector()};
  p.aliases.assign(proto.aliases().begin(), proto.aliases().end());
  p.programme_contact = proto.programme_contact();
  p.incubator_contact = proto.incubator_contact();
  p.source_fields = aip::FromStruct(proto.source_fields());
  p.noindex = proto.noindex();
  return p;
}

v1::Project ToProto(base::Stored<Project> stored, const std::optional<Span>& span, const aip::ReadMask& mask) {
  Project& p = stored.value;
  v1::Project proto;
  proto.set_name(kProject.Format({stored.id}));
  proto.set_kind(static_cast<v1::ProjectKind>(p.kind));
  proto.set_title(std::move(p.title));
  proto.set_mission(std::move(p.mission));
  proto.set_description(std::move(p.description));
  if (!p.primary_incubator.empty()) proto.set_primary_incubator(kIncubator.Format({p.primary_incubator}));
  for (const std::string& id : p.other_incubators) proto.add_other_incubators(kIncubator.Format({id}));
  for (const std::string& id : p.sponsors) proto.add_sponsors(kOrganisation.Format({id}));
  Take(p.themes, *proto.mutable_themes());
  Take(p.user_types, *proto.mutable_user_types());
  Take(p.technologies, *proto.mutable_technologies());
  if (p.links != Links{}) Take(p.links, *proto.mutable_links());
  proto.set_contact(std::move(p.contact));
  proto.set_problem_statement(std::move(p.problem_statement));
  proto.set_intrapreneur(std::move(p.intrapreneur));
  if (p.budget.allocated) *proto.mutable_budget()->mutable_allocated() = aip::ToMoney(*p.budget.allocated);
  if (p.budget.spent) *proto.mutable_budget()->mutable_spent() = aip::ToMoney(*p.budget.spent);
  if (p.time_box.start) *proto.mutable_time_box()->mutable_start_date() = ToProto(*p.time_box.start);
  if (p.time_box.end) *proto.mutable_time_box()->mutable_end_date() = ToProto(*p.time_box.end);
  if (p.standards != Standards{}) Take(p.standards, *proto.mutable_standards());
  if (p.outcome != Outcome{}) Take(p.outcome, *proto.mutable_outcome());
  if (p.owner != ExternalOwner{}) {
    proto.mutable_owner()->set_legal_entity(std::move(p.owner.legal_entity));
    proto.mutable_owner()->set_agreement_uri(std::move(p.owner.agreement_uri));
    proto.mutable_owner()->set_sector(std::move(p.owner.sector));
  }
  Take(p.aliases, *proto.mutable_aliases());
  proto.set_programme_contact(std::move(p.programme_contact));
  proto.set_incubator_contact(std::move(p.incubator_contact));
  if (!p.source_fields.empty()) *proto.mutable_source_fields() = aip::ToStruct(p.source_fields);
  proto.set_noindex(p.noindex);
  if (span) WriteStand(stored.id, *span, proto);
  proto.set_uid(stored.uid);
  *proto.mutable_create_time() = ToProto(stored.created_at);
  *proto.mutable_update_time() = ToProto(stored.updated_at);
  if (stored.deleted_at) *proto.mutable_delete_time() = ToProto(*stored.deleted_at);
  if (mask.Wants(v1::Project::kEtagFieldNumber)) proto.set_etag(aip::Etag(proto.name(), stored.version));
  return proto;
}

void TellUnknown(const UnknownSpan& unknown, v1::Project& proto) {
  proto.set_unknown_phase(unknown.word);
  *proto.mutable_unknown_phase_since() = ToProto(unknown.starts);
}

PhaseEntry FromProto(const v1::PhaseRecord& proto, std::string_view prefix, aip::Violations& violations) {
  return {.phase = ReadPhase(proto.phase(), Concat(prefix, "phase"), violations),
          .effective = aip::ReadDate(proto.effective_date(), Concat(prefix, "effective_date"), violations),
          .end = aip::ReadDate(proto.end_date(), Concat(prefix, "end_date"), violations),
          .comment = proto.comment(),
          .source_phase = proto.source_phase(),
          .source_date = proto.source_date(),
          .source_end = proto.source_end()};
}

v1::PhaseRecord ToProto(const std::string& project, const PhaseLine& line) {
  const auto name = [&](int number) { return kPhaseRecord.Format({project, std::to_string(number)}); };
  v1::PhaseRecord proto;
  proto.set_name(name(line.number));
  if (line.entry.phase) proto.set_phase(ToProto(*line.entry.phase));
  if (line.entry.effective) *proto.mutable_effective_date() = ToProto(*line.entry.effective);
  if (line.entry.end) *proto.mutable_end_date() = ToProto(*line.entry.end);
  proto.set_comment(line.entry.comment);
  proto.set_reason(line.reason);
  proto.set_forced(line.forced);
  *proto.mutable_record_time() = ToProto(line.recorded_at);
  proto.set_recorded_by(line.recorded_by);
  if (line.superseded_at) *proto.mutable_supersede_time() = ToProto(*line.superseded_at);
  if (line.superseded_by) proto.set_superseded_by(name(*line.superseded_by));
  proto.set_source_phase(line.entry.source_phase);
  proto.set_source_date(line.entry.source_date);
  proto.set_source_end(line.entry.source_end);
  proto.set_position(line.position);
  return proto;
}

PhaseWord FromProto(const v1::PhaseWord& proto, std::string_view prefix, aip::Violations& violations) {
  return {.phase = ReadPhase(proto.phase(), Concat(prefix, "phase"), violations), .label = proto.label()};
}

}  // namespace pepiniere::portfolio::api
