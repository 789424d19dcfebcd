#include "services/portfolio/api/journal.h"

#include <algorithm>
#include <functional>
#include <string>
#include <tuple>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/events.h"
#include "services/portfolio/domain/checks.h"
#include "services/portfolio/store/journal_store.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

// What the public reads of it is an event like any other.
constexpr std::string_view kEventType = "other";

v1::JournalEntry Show(const std::string& project, const Entry<JournalEntry>& line,
                      const store::Publication* publication) {
  v1::JournalEntry proto = ToProto(project, line);
  if (publication == nullptr) return proto;
  *proto.mutable_published() = Events::Told(publication->event, /*today=*/{});
  *proto.mutable_publish_time() = ToProto(publication->published_at);
  return proto;
}

const store::Publication* Find(const store::Publications& publications, int line) {
  const auto found = publications.find(line);
  return found == publications.end() ? nullptr : &found->second;
}

// The order of the list, and of its page tokens: the latest day first, and of a day what was written last.
const query::SortSchema& Order() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "date", .sql = "day", .type = query::SortType::kDate}},
                            .unique = {.name = "number", .sql = "number", .type = query::SortType::kInteger},
                            .default_order = "date desc"};
  return *schema;
}

using Place = std::tuple<base::Date, int>;
Place PlaceOf(const Entry<JournalEntry>& line) { return {line.value.date.value_or(base::Date::Min()), line.number}; }

// A line of a locked project.
struct Line {
  Entry<JournalEntry> entry;
  store::Publications publications;
};
absl::StatusOr<Line> Lock(journal::Unit& unit, const aip::NumberedName& name, const std::string& resource) {
  PEP_TRY(LockProject(unit, name.project, /*etag=*/"").status());
  PEP_ASSIGN(const auto lines, store::LoadEntries<JournalEntry>(unit.session(), name.project));
  const auto line = std::ranges::find(lines, name.number, &Entry<JournalEntry>::number);
  if (line == lines.end()) return aip::NotFound(resource);
  PEP_TRY(CheckCorrectable(resource, ToProto(name.project, *line).trail()));
  PEP_ASSIGN(store::Publications publications, store::LoadPublications(unit.session(), name.project));
  return Line{*line, std::move(publications)};
}

}  // namespace

absl::Status EntryTraits<JournalEntry>::CheckFree(journal::Unit& unit, const aip::NumberedName& name) {
  PEP_ASSIGN(const auto publications, store::LoadPublications(unit.session(), name.project));
  if (!publications.contains(name.number)) return absl::OkStatus();
  const std::string line = kJournalEntry.Format({name.project, std::to_string(name.number)});
  return aip::Precondition(
      Concat(line, " is published"),
      {{"PUBLISHED", line,
        "take it back first (UnpublishJournalEntry), correct it, and publish what takes its place"}});
}

absl::StatusOr<v1::ListJournalEntriesResponse> Journal::List(rpc::CallScope& call,
                                                             const v1::ListJournalEntriesRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(kProject, "parent", request.parent()));
  PEP_ASSIGN(const resource::Paging paging, resource::ReadPaging(call,
                                                                 {.page_size = request.page_size(),
                                                                  .page_token = request.page_token(),
                                                                  .show_deleted = request.show_superseded(),
                                                                  .bound_to = {id}},
                                                                 Order()));
  PEP_ASSIGN(const auto project,
             store::FindProject(context_.db, call.deadline(), id, {resource::Today(call), std::nullopt}));
  if (!project) return aip::NotFound(request.parent());
  PEP_ASSIGN(auto lines, store::LoadEntries<JournalEntry>(context_.db, call.deadline(), id));
  PEP_ASSIGN(const auto publications, store::LoadPublications(context_.db, call.deadline(), id));
  if (!request.show_superseded()) std::erase_if(lines, [](const auto& line) { return !line.holds(); });
  if (const auto& after = paging.list.after; !after.empty()) {
    const Place last(std::get<base::Date>(after[0]), static_cast<int>(std::get<std::int64_t>(after[1])));
    std::erase_if(lines, [&](const auto& line) { return PlaceOf(line) >= last; });
  }
  std::ranges::sort(lines, std::greater(), PlaceOf);
  v1::ListJournalEntriesResponse reply;
  for (const Entry<JournalEntry>& line : lines) {
    if (reply.journal_entries_size() == paging.list.limit) {
      const auto& [date, number] = PlaceOf(lines[static_cast<std::size_t>(paging.list.limit) - 1]);
      reply.set_next_page_token(paging.NextToken({date, std::int64_t{number}}));
      break;
    }
    *reply.add_journal_entries() = Show(id, line, Find(publications, line.number));
  }
  return reply;
}

absl::StatusOr<v1::JournalEntry> Journal::Publish(rpc::CallScope& call, const v1::PublishJournalEntryRequest& request) {
  PEP_ASSIGN(const aip::NumberedName name, aip::ParseNumbered(kJournalEntry, "name", request.name()));
  aip::Violations violations;
  if (!request.public_text().empty()) {
    for (const base::FieldProblem& problem : CheckPublicText(request.public_text())) {
      violations.Add(problem.field, problem.problem);
    }
  }
  PEP_TRY(violations.ToStatus());
  return resource::Write<v1::JournalEntry>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::JournalEntry> {
        PEP_ASSIGN(const Line line, Lock(unit, name, request.name()));
        if (Find(line.publications, name.number) != nullptr) {
          return aip::Precondition(Concat(request.name(), " is published already"),
                                   {{"PUBLISHED", request.name(), "take it back first to say it in other words"}});
        }
        const std::string& told = request.public_text().empty() ? line.entry.value.text : request.public_text();
        const Event event{
            .type = std::string(kEventType), .date = line.entry.value.date, .comment = told, .source_date = ""};
        PEP_ASSIGN(const store::Publication publication, store::Publish(unit, name.project, line.entry, event));
        return Show(name.project, line.entry, &publication);
      });
}

absl::StatusOr<v1::JournalEntry> Journal::Unpublish(rpc::CallScope& call,
                                                    const v1::UnpublishJournalEntryRequest& request) {
  PEP_ASSIGN(const aip::NumberedName name, aip::ParseNumbered(kJournalEntry, "name", request.name()));
  return resource::Write<v1::JournalEntry>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::JournalEntry> {
        PEP_ASSIGN(const Line line, Lock(unit, name, request.name()));
        const store::Publication* publication = Find(line.publications, name.number);
        if (publication == nullptr) {
          return aip::Precondition(Concat(request.name(), " is not published"),
                                   {{"NOT_PUBLISHED", request.name(), "there is nothing to take back"}});
        }
        PEP_TRY(store::Unpublish(unit, name.project, name.number, *publication));
        return Show(name.project, line.entry, nullptr);
      });
}

template class EntryApi<JournalEntry>;

void Journal::Mount(rpc::Service& service) {
  service.Unary("CreateJournalEntry", *this, &Journal::Create);
  service.Unary("CorrectJournalEntry", *this, &Journal::Correct);
  service.Unary("ListJournalEntries", *this, &Journal::List);
  service.Unary("PublishJournalEntry", *this, &Journal::Publish);
  service.Unary("UnpublishJournalEntry", *this, &Journal::Unpublish);
}

}  // namespace pepiniere::portfolio::api
