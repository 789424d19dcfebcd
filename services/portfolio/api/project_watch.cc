#include "services/portfolio/api/project_watch.h"

#include <algorithm>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/domain/terms.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/project_list.h"
#include "services/query/filter_match.h"
#include "services/resource/paging.h"

namespace pepiniere::portfolio::api {
namespace {

using query::FilterField;

constexpr std::string_view kFilters[] = {"kind",     "phase", "paused",    "incubator", "sponsor",
                                         "ministry", "theme", "user_type", "technology"};

// Some of what projects can be filtered on, and their names.
query::FilterSchema MakeSchema() {
  query::FilterSchema schema = {.fields = store::ProjectFiltersOf(kFilters)};
  schema.fields.insert(schema.fields.begin(),
                       {.name = "name", .type = query::FieldType::kResource, .collection = "projects"});
  return schema;
}

const query::FilterSchema& Schema() {
  static const auto* const schema = new query::FilterSchema(MakeSchema());
  return *schema;
}

}  // namespace

ProjectWatch::ProjectWatch(const Context& context, query::Filter filter, std::vector<std::string> concealed)
    : context_(&context),
      filter_(std::move(filter)),
      concealed_(std::move(concealed)),
      depends_on_organisations_(std::ranges::count(filter_.Fields(), term::kMinistry) > 0) {}

absl::StatusOr<ProjectWatch> ProjectWatch::Parse(const Context& context, std::string_view filter,
                                                 std::vector<std::string> concealed) {
  PEP_ASSIGN(query::Filter parsed, resource::ReadFilter(filter));
  const absl::Status matchable = query::CheckMatchable(parsed, Schema());
  if (!matchable.ok()) return resource::OnField("filter", matchable);
  return ProjectWatch(context, std::move(parsed), std::move(concealed));
}

absl::StatusOr<ProjectWatch::Kind> ProjectWatch::KindOf(const store::ProjectChange& change, base::Date day,
                                                        absl::Time deadline) {
  bool was = false;
  if (change.before) {
    PEP_ASSIGN(was, Follows(*change.before, day, deadline));
  }
  PEP_ASSIGN(const bool is, Follows(change.after, day, deadline));
  if (is) return was ? Kind::kUpdated : Kind::kCreated;
  return was ? Kind::kDeleted : Kind::kNone;
}

absl::StatusOr<bool> ProjectWatch::Follows(const store::ProjectState& state, base::Date day, absl::Time deadline) {
  if (state.stored.deleted_at) return false;
  if (filter_.IsEmpty()) return true;
  if (!organisations_) {
    organisations_.emplace();
    if (depends_on_organisations_) {
      PEP_ASSIGN(*organisations_, store::LoadOrganisationTree(context_->db, deadline));
    }
  }
  const Project& project = state.stored.value;
  std::vector<Term> terms = TermsOf(project, *organisations_);
  std::erase_if(terms, [&](const Term& term) {
    return term.field == term::kIncubator && std::ranges::find(concealed_, term.value) != concealed_.end();
  });
  const Span* span = SpanOn(state.timeline, day);
  return query::Matches(filter_, Schema(), [&](const FilterField& field) -> std::vector<query::SqlValue> {
    if (field.name == "name") return {state.stored.id};
    if (field.name == "kind") return {std::string(Symbol(project.kind))};
    if (field.name == "paused") return {std::int64_t{span && span->paused}};
    std::vector<query::SqlValue> values;
    if (field.name == "phase" && span) values.emplace_back(std::string(Symbol(span->phase)));
    for (const Term& term : terms) {
      if (term.field == field.name) values.emplace_back(term.value);
    }
    return values;
  });
}

}  // namespace pepiniere::portfolio::api
