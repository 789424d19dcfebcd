#include "services/portfolio/api/journal.h"

#include <algorithm>
#include <functional>
#include <string>
#include <tuple>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/events.h"
#include "services/portfolio/domain/checks.h"
#include "services/portfolio/store/journal_store.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

using Lines = resource::LineMethods<JournalEntry>;

// What the public reads of it is an event like any other.
constexpr std::string_view kEventType = "other";

v1::JournalEntry Show(const std::string& project, const Entry<JournalEntry>& line,
                      const store::Publication* publication) {
  v1::JournalEntry proto = Lines::Told(project, line);
  if (publication == nullptr) return proto;
  // On the day that it is about, which a line's never lies after.
  *proto.mutable_published() =
      Events::Told(publication->event, publication->event.value.date.value_or(base::Date::Max()));
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

}  // namespace

absl::StatusOr<v1::ListJournalEntriesResponse> Journal::List(rpc::CallScope& call,
                                                             const v1::ListJournalEntriesRequest& request) {
  PEP_ASSIGN(const std::string id, lines_.ListedParent(call, request.parent()));
  PEP_ASSIGN(const resource::Paging paging, resource::ReadPaging(call,
                                                                 {.page_size = request.page_size(),
                                                                  .page_token = request.page_token(),
                                                                  .show_deleted = request.show_superseded(),
                                                                  .bound_to = {id}},
                                                                 Order()));
  PEP_ASSIGN(auto lines, record::LoadLines<JournalEntry>(context_.db, call.deadline(), id));
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
  aip::Violations violations;
  if (!request.public_text().empty()) aip::AddProblems(CheckPublicText(request.public_text()), "", violations);
  PEP_TRY(violations.ToStatus());
  return resource::Write<v1::JournalEntry>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::JournalEntry> {
        PEP_ASSIGN(const Lines::Locked locked, Lines::Lock(unit, request.name()));
        const Entry<JournalEntry>& line = locked.line();
        PEP_ASSIGN(const auto publications, store::LoadPublications(unit.session(), locked.id));
        if (Find(publications, line.number) != nullptr) {
          return aip::Precondition(Concat(request.name(), " is published already"),
                                   {{"PUBLISHED", request.name(), "take it back first to say it in other words"}});
        }
        const std::string& told = request.public_text().empty() ? line.value.text : request.public_text();
        const Event event{.type = std::string(kEventType), .date = line.value.date, .comment = told, .source_date = ""};
        PEP_ASSIGN(const store::Publication publication, store::Publish(unit, locked.id, line, event));
        return Show(locked.id, line, &publication);
      });
}

absl::StatusOr<v1::JournalEntry> Journal::Unpublish(rpc::CallScope& call,
                                                    const v1::UnpublishJournalEntryRequest& request) {
  return resource::Write<v1::JournalEntry>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::JournalEntry> {
        PEP_ASSIGN(const Lines::Locked locked, Lines::Lock(unit, request.name()));
        const Entry<JournalEntry>& line = locked.line();
        PEP_ASSIGN(const auto publications, store::LoadPublications(unit.session(), locked.id));
        const store::Publication* publication = Find(publications, line.number);
        if (publication == nullptr) {
          return aip::Precondition(Concat(request.name(), " is not published"),
                                   {{"NOT_PUBLISHED", request.name(), "there is nothing to take back"}});
        }
        PEP_TRY(store::Unpublish(unit, locked.id, line.number, *publication));
        return Show(locked.id, line, nullptr);
      });
}

void Journal::Mount(rpc::Service& service) {
  lines_.Mount(service, /*lists=*/false);
  service.Unary("ListJournalEntries", *this, &Journal::List);
  service.Unary("PublishJournalEntry", *this, &Journal::Publish);
  service.Unary("UnpublishJournalEntry", *this, &Journal::Unpublish);
}

}  // namespace pepiniere::portfolio::api

namespace pepiniere::resource {

using portfolio::JournalEntry;

absl::Status LineRules<JournalEntry>::CheckFree(journal::Unit& unit, const Parent& project,
                                                const portfolio::Entry<JournalEntry>& line) {
  PEP_ASSIGN(const auto publications, portfolio::store::LoadPublications(unit.session(), project.id));
  if (!publications.contains(line.number)) return absl::OkStatus();
  const std::string name = record::NameOf(JournalEntry::kPattern, base::Concat(project.id, "/", line.number));
  return aip::Precondition(
      name + " is published",
      {{"PUBLISHED", name,
        "take it back first (UnpublishJournalEntry), correct it, and publish what takes its place"}});
}

template class LineMethods<JournalEntry>;

}  // namespace pepiniere::resource
