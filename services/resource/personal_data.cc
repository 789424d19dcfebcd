#include "services/resource/personal_data.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "services/aip/errors.h"
#include "services/aip/values.h"
#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/journal/mutation.h"
#include "services/mail/queue/held_letters.h"
#include "services/personal/data_subject.h"
#include "services/personal/fields.h"
#include "services/query/page_token.h"
#include "services/record/audit_texts.h"
#include "services/record/erased_texts.h"

namespace pepiniere::resource {
namespace {

using personal::DataSubject;
using record::FoundText;
using record::Wanted;
using rpc::v1::PersonalDatum;

constexpr int kMostNames = 100;
constexpr int kMostResourcesTold = 100;
constexpr query::PageSizes kPageSizes = {.preset = 1000, .max = 1000};
constexpr std::string_view kAuthors = "authors", kAnswers = "answers", kKeys = "keys";  // what a report calls these
constexpr std::string_view kWriter = "service:restore", kMethod = "EraseAgain";

absl::StatusOr<DataSubject> Read(const rpc::v1::DataSubject& told) {
  aip::Violations violations;
  if (!told.person().starts_with("persons/")) {
    violations.Add("data_subject.person", "must be the name of a person, persons/{person}");
  }
  if (told.known_as_size() > kMostNames) {
    violations.Add("data_subject.known_as", base::Concat("must not have more than ", kMostNames, " items"));
  }
  PEP_TRY(violations.ToStatus());
  return DataSubject(told.person(), std::vector<std::string>(told.known_as().begin(), told.known_as().end()),
                     told.whole());
}

// The texts that tell of a data subject, who must outlive it.
struct Meant {
  explicit Meant(const DataSubject& subject)
      : theirs([&subject](std::string_view text) { return subject.IsCalledIn(text); }),
        is_name([&subject](std::string_view text) { return subject.IsNamed(text); }),
        without([&subject](std::string_view text) { return subject.Without(text); }),
        is_them([&subject](std::string_view name) { return name == subject.person(); }),
        wanted{theirs, is_name, without, subject.patterns(), is_them, subject.person()} {}
  Meant(const Meant&) = delete;
  Meant& operator=(const Meant&) = delete;

  const std::function<bool(std::string_view)> theirs, is_name;
  const std::function<std::optional<std::string>(std::string_view)> without;
  const std::function<bool(std::string_view)> is_them;
  const Wanted wanted;  // which refers to these
};

const query::OrderBy& ByPlace() {
  static const auto* const order =
      new query::OrderBy{.terms = {{.key = {.name = "place", .sql = "1", .type = query::SortType::kInteger}}}};
  return *order;
}

void Add(std::vector<FoundText> found, PersonalDatum::Place place, std::vector<PersonalDatum>& data) {
  for (FoundText& text : found) {
    PersonalDatum& datum = data.emplace_back();
    datum.set_resource(std::move(text.name));
    datum.set_field(std::move(text.field));
    datum.set_value(std::move(text.text));
    datum.set_place(place);
    if (text.since) *datum.mutable_create_time() = aip::ToProto(*text.since);
  }
}

PersonalDatum::Place PlaceOf(const record::KeptDocuments& documents) {
  return documents.form == record::KeptDocuments::Form::kImport ? PersonalDatum::PLACE_IMPORT
                                                                : PersonalDatum::PLACE_HISTORY;
}

// What only the audit has: reasons, and what was written over of resources without a history.
absl::StatusOr<std::vector<FoundText>> FindInAudit(const Context& context, const record::Holdings& holdings,
                                                   absl::Time deadline, const Wanted& wanted) {
  PEP_ASSIGN(std::vector<FoundText> found, record::FindReasons(context.db, deadline, wanted));
  for (const std::string_view resources : holdings.audited) {
    PEP_ASSIGN(std::vector<FoundText> more, record::FindAudited(context.db, deadline, resources, wanted));
    std::ranges::move(more, std::back_inserter(found));
  }
  return found;
}

void Sort(std::vector<PersonalDatum>& data) {
  const auto key = [](const PersonalDatum& datum) {
    return std::make_tuple(datum.place(), datum.resource(), datum.field(), datum.create_time().seconds());
  };
  std::ranges::stable_sort(data, {}, key);
}

bool IsLive(const PersonalDatum& datum, const FoundText& text) {
  return datum.place() == PersonalDatum::PLACE_LIVE && datum.resource() == text.name && datum.field() == text.field &&
         datum.value() == text.text;
}

// Of what was: what says what there is now, and what repeats what is told already. Sorted by their moments.
void LeaveOutSame(std::vector<PersonalDatum>& data) {
  std::set<std::tuple<std::string, std::string, std::string>> told;
  std::erase_if(data, [&](const PersonalDatum& datum) {
    if (datum.place() != PersonalDatum::PLACE_LIVE && datum.place() != PersonalDatum::PLACE_HISTORY) return false;
    const bool is_new = told.emplace(datum.resource(), datum.field(), datum.value()).second;
    return !is_new && datum.place() == PersonalDatum::PLACE_HISTORY;
  });
}

// The feed, and live rows as they lie.
bool SaysAgain(const record::KeptDocuments& documents, const record::Holdings& holdings) {
  return documents.form == record::KeptDocuments::Form::kPayload ||
         std::ranges::find(holdings.rows, documents.what, &record::LiveRows::what) != holdings.rows.end();
}

// All of it but what only the audit has, in an order that stays: what is live first.
absl::StatusOr<std::vector<PersonalDatum>> Gather(const Context& context, const record::Holdings& holdings,
                                                  absl::Time deadline, const DataSubject& subject,
                                                  const Wanted& wanted) {
  std::vector<PersonalDatum> data;
  for (const record::LiveRows& rows : holdings.rows) {
    PEP_ASSIGN(std::vector<FoundText> found, rows.find(context.db, deadline, wanted));
    Add(std::move(found), PersonalDatum::PLACE_LIVE, data);
  }
  for (const record::KeptDocuments& documents : holdings.documents) {
    if (SaysAgain(documents, holdings)) continue;
    PEP_ASSIGN(std::vector<FoundText> found,
               record::FindKept(context.db, deadline, holdings.service, documents, wanted));
    Add(std::move(found), PlaceOf(documents), data);
  }
  std::vector<std::string> names = subject.known_as();
  names.push_back(subject.person());
  for (const record::AuthorColumn& authors : holdings.authors) {
    PEP_ASSIGN(std::vector<FoundText> found, record::FindAuthors(context.db, deadline, authors, names));
    // What the rows tell as a text like others.
    for (const FoundText& text : found)
      std::erase_if(data, [&](const PersonalDatum& one) { return IsLive(one, text); });
    Add(std::move(found), authors.holds ? PersonalDatum::PLACE_LIVE : PersonalDatum::PLACE_AUTHOR, data);
  }
  Sort(data);
  LeaveOutSame(data);
  return data;
}

// The same, and then what only the audit has, which is looked for where a page of `last` has room for it.
absl::StatusOr<std::vector<PersonalDatum>> GatherUpTo(const Context& context, const record::Holdings& holdings,
                                                      absl::Time deadline, const DataSubject& subject,
                                                      std::size_t last) {
  const Meant meant(subject);
  PEP_ASSIGN(std::vector<PersonalDatum> data, Gather(context, holdings, deadline, subject, meant.wanted));
  if (data.size() > last) return data;
  PEP_ASSIGN(std::vector<FoundText> found, FindInAudit(context, holdings, deadline, meant.wanted));
  std::vector<PersonalDatum> audited;
  Add(std::move(found), PersonalDatum::PLACE_HISTORY, audited);
  Sort(audited);
  std::ranges::move(audited, std::back_inserter(data));
  LeaveOutSame(data);
  return data;
}

bool IsOf(const record::UntoldTexts& untold, const PersonalDatum& datum) {
  const std::string& resource = datum.resource();
  if (!untold.field.empty()) return resource == untold.name && datum.field() == untold.field;
  return resource == untold.name || resource.starts_with(base::Concat(untold.name, "/"));
}

// Whether that name, or what begins with it (record::Holdings::sealed), has the resource in it.
bool Holds(std::string_view name, std::string_view resource) {
  if (!resource.starts_with(name)) return false;
  return name.ends_with('/') || resource.size() == name.size() || resource[name.size()] == '/';
}

// Leaves out what nobody is told, and what is sealed, unless the person themselves asks.
absl::Status LeaveOutSealed(const Context& context, const record::Holdings& holdings, const rpc::CallScope& call,
                            const std::string& person, std::vector<PersonalDatum>& data) {
  if (holdings.untold) {
    PEP_ASSIGN(const auto untold, holdings.untold(context.db, call.deadline()));
    std::erase_if(data, [&](const PersonalDatum& datum) {
      return std::ranges::any_of(untold, [&](const record::UntoldTexts& texts) { return IsOf(texts, datum); });
    });
  }
  if (!holdings.sealed || call.on_behalf_of() == person) return absl::OkStatus();
  const std::string& reader = call.on_behalf_of();
  PEP_ASSIGN(const auto sealed, holdings.sealed(context.db, call.deadline(), context.clock.Now(), reader));
  std::erase_if(data, [&](const PersonalDatum& datum) {
    return std::ranges::any_of(sealed, [&](const std::string& name) { return Holds(name, datum.resource()); });
  });
  return absl::OkStatus();
}

// How many texts about something else call somebody whose name is not certain enough to take it out of them.
absl::StatusOr<std::int64_t> CountProse(const Context& context, const record::Holdings& holdings, absl::Time deadline,
                                        const DataSubject& subject) {
  const DataSubject called(subject.person(), subject.known_as());
  const Meant meant(called);
  static const std::function<bool(std::string_view)> kNone = [](std::string_view) { return false; };
  const Wanted prose{kNone, kNone, meant.without, called.patterns(), kNone, ""};
  std::size_t count = 0;
  for (const record::LiveRows& rows : holdings.rows) {
    PEP_ASSIGN(const std::vector<FoundText> found, rows.find(context.db, deadline, prose));
    count += found.size();
  }
  for (const record::KeptDocuments& documents : holdings.documents) {
    if (SaysAgain(documents, holdings)) continue;
    PEP_ASSIGN(const std::vector<FoundText> found,
               record::FindKept(context.db, deadline, holdings.service, documents, prose));
    count += found.size();
  }
  PEP_ASSIGN(const std::vector<FoundText> audited, FindInAudit(context, holdings, deadline, prose));
  return static_cast<std::int64_t>(count + audited.size());
}

// Blanks, and counts for `erasure` (none: nobody asks how much).
class Erasing {
 public:
  Erasing(const Context& context, const record::Holdings& holdings, const Wanted& wanted, journal::WriteCall writer,
          std::string reason, std::optional<record::Counted> erasure)
      : context_(context),
        holdings_(holdings),
        wanted_(wanted),
        writer_(std::move(writer)),
        reason_(std::move(reason)),
        erasure_(std::move(erasure)) {}

  // Finds all there is, and remembers that it is erased.
  absl::Status Begin(const DataSubject& subject, absl::Time now) {
    texts_.insert(subject.known_as().begin(), subject.known_as().end());
    for (const record::LiveRows& rows : holdings_.rows) {
      PEP_ASSIGN(const std::vector<FoundText> found, rows.find(context_.db, writer_.deadline, wanted_));
      Note(found);
    }
    for (const record::KeptDocuments& documents : holdings_.documents) {
      PEP_ASSIGN(const std::vector<FoundText> found,
                 record::FindKept(context_.db, writer_.deadline, holdings_.service, documents, wanted_));
      Note(found);
    }
    PEP_ASSIGN(const std::vector<FoundText> audited, FindInAudit(context_, holdings_, writer_.deadline, wanted_));
    Note(audited);
    const std::vector<std::string> names = subject.whole() ? std::vector<std::string>() : subject.known_as();
    return record::BeginErasing(context_.db, writer_.deadline, subject.person(), texts_, names, now);
  }

  absl::Status Rows() {
    for (const record::LiveRows& rows : holdings_.rows) {
      PEP_ASSIGN(const std::vector<FoundText> found, rows.find(context_.db, writer_.deadline, wanted_));
      std::set<std::string> names;
      for (const FoundText& text : found) names.insert(text.name);
      for (const std::string& name : names) {
        const absl::Status blanked = Write([&](journal::Unit& unit) -> absl::Status {
          PEP_TRY(rows.blank(unit, name, wanted_, texts_, reason_));
          return erasure_ ? record::CountErased(unit.session(), *erasure_, rows.what, name) : absl::OkStatus();
        });
        // What cannot be read is blanked as it lies, with the documents.
        if (!absl::IsDataLoss(blanked)) PEP_TRY(blanked);
      }
    }
    return absl::OkStatus();
  }

  absl::Status Documents() {
    for (const record::KeptDocuments& documents : holdings_.documents) {
      PEP_TRY(record::BlankKept(context_.db, writer_.deadline, holdings_.service, documents, wanted_, texts_,
                                As(documents.what)));
    }
    return absl::OkStatus();
  }

  // Counts rows as of that kind.
  record::CountRows As(std::string_view what) const {
    return [this, what](db::Session& session, std::int64_t rows) {
      return erasure_ ? record::CountErased(session, *erasure_, what, rows) : absl::OkStatus();
    };
  }

  absl::Status Write(absl::FunctionRef<absl::Status(journal::Unit&)> body) {
    using Nothing = rpc::v1::ErasePersonalDataResponse;
    return journal::Mutate<Nothing>(context_.db, context_.clock, writer_, Nothing(),
                                    [&](journal::Unit& unit) -> absl::StatusOr<Nothing> {
                                      PEP_TRY(body(unit));
                                      return Nothing();
                                    })
        .status();
  }

  // What was found meanwhile is remembered too, before the keys go.
  absl::Status DeleteKeys(const std::string& person, absl::Time now) {
    PEP_TRY(record::BeginErasing(context_.db, writer_.deadline, person, texts_, /*names=*/{}, now));
    return record::DeleteKeys(context_.db, writer_.deadline, As(kKeys));
  }

  // What all tries of this erasure erased.
  absl::StatusOr<rpc::v1::ErasePersonalDataResponse> Report() const {
    rpc::v1::ErasePersonalDataResponse report;
    if (!erasure_) return report;
    PEP_ASSIGN(auto tallies, record::ReadTallies(context_.db, writer_.deadline, *erasure_));
    for (const std::string_view what : Kinds()) {
      const auto tally = tallies.extract(std::string(what));  // told once
      if (tally.empty()) continue;
      rpc::v1::ErasedData& erased = *report.add_erased();
      erased.set_what(std::string(what));
      erased.set_count(tally.mapped().count);
      for (const std::string& name : tally.mapped().resources) {
        if (erased.resources_size() < kMostResourcesTold) erased.add_resources(name);
      }
    }
    return report;
  }

  // What the texts were, each as it was written.
  const std::set<std::string>& texts() const { return texts_; }

 private:
  // As they are erased, one after the other.
  std::vector<std::string_view> Kinds() const {
    std::vector<std::string_view> kinds;
    for (const record::LiveRows& rows : holdings_.rows) kinds.push_back(rows.what);
    for (const record::KeptDocuments& documents : holdings_.documents) kinds.push_back(documents.what);
    for (const std::string_view what : {kAuthors, kAnswers, kKeys}) kinds.push_back(what);
    return kinds;
  }

  void Note(const std::vector<FoundText>& found) {
    for (const FoundText& one : found) {
      const personal::Field* const field = personal::FieldsOfResource(one.name).Find(one.field);
      const bool calls_nobody = field != nullptr && field->content;
      if (!calls_nobody && !personal::IsBelowPerson(one.name)) texts_.insert(one.text);
    }
  }

  const Context& context_;
  const record::Holdings& holdings_;
  const Wanted& wanted_;
  const journal::WriteCall writer_;
  const std::string reason_;
  const std::optional<record::Counted> erasure_;
  std::set<std::string> texts_;
};

void Keep(std::string_view what, std::int64_t count, std::string_view why, rpc::v1::ErasePersonalDataResponse& report) {
  if (count == 0) return;
  rpc::v1::KeptData& kept = *report.add_kept();
  kept.set_what(std::string(what));
  kept.set_count(count);
  kept.set_why(std::string(why));
}

record::Holdings WithShared(record::Holdings holdings) {
  for (record::KeptDocuments& shared : record::SharedDocuments()) holdings.documents.push_back(std::move(shared));
  holdings.rows.push_back(mail::HeldLetters());
  return holdings;
}

}  // namespace

PersonalData::PersonalData(const Context& context, record::Holdings holdings)
    : context_(context), holdings_(WithShared(std::move(holdings))) {}

void PersonalData::Mount(rpc::Service& service) {
  service.Unary("ExportPersonalData", *this, &PersonalData::Export);
  service.Unary("ErasePersonalData", *this, &PersonalData::Erase);
}

absl::StatusOr<rpc::v1::ExportPersonalDataResponse> PersonalData::Export(
    rpc::CallScope& call, const rpc::v1::ExportPersonalDataRequest& request) {
  PEP_ASSIGN(const DataSubject subject, Read(request.data_subject()));
  PEP_ASSIGN(const std::int32_t size, query::PageSize(request.page_size(), kPageSizes));
  const std::uint64_t fingerprint =
      query::ArgumentsFingerprint({call.method(), request.data_subject().SerializeAsString()});
  std::size_t first = 0;
  if (!request.page_token().empty()) {
    PEP_ASSIGN(const query::PageToken token, query::DecodePageToken(request.page_token(), fingerprint, ByPlace()));
    first = static_cast<std::size_t>(std::max<std::int64_t>(std::get<std::int64_t>(token.last.at(0)), 0));
  }
  const std::size_t end = first + static_cast<std::size_t>(size);
  PEP_ASSIGN(std::vector<PersonalDatum> data, GatherUpTo(context_, holdings_, call.deadline(), subject, end));
  PEP_TRY(LeaveOutSealed(context_, holdings_, call, subject.person(), data));
  rpc::v1::ExportPersonalDataResponse reply;
  first = std::min(first, data.size());
  const std::size_t last = std::min(end, data.size());
  for (std::size_t i = first; i < last; ++i) *reply.add_data() = std::move(data[i]);
  if (last < data.size()) {
    reply.set_next_page_token(
        query::EncodePageToken({.fingerprint = fingerprint, .last = {static_cast<std::int64_t>(last)}}));
  }
  return reply;
}

absl::StatusOr<rpc::v1::ErasePersonalDataResponse> PersonalData::Erase(
    rpc::CallScope& call, const rpc::v1::ErasePersonalDataRequest& request) {
  PEP_ASSIGN(const DataSubject subject, Read(request.data_subject()));
  const Meant meant(subject);
  const Wanted& wanted = meant.wanted;
  journal::WriteCall writer = WriteCallOf(call, request);
  // Of the whole, which may be done twice: what both erase is counted together.
  const std::string request_id = writer.request_id.empty() ? base::NewId(call.received_at()) : writer.request_id;
  writer.request_id.clear();
  Erasing erasing(context_, holdings_, wanted, writer, base::Concat("erasure of ", subject.person()),
                  record::Counted{subject.person(), request_id});
  PEP_TRY(erasing.Begin(subject, call.received_at()));
  PEP_TRY(erasing.Rows());
  PEP_TRY(erasing.Documents());
  const absl::Time deadline = call.deadline();
  for (const record::AuthorColumn& authors : holdings_.authors) {
    PEP_TRY(record::RenameAuthors(context_.db, deadline, authors, subject.known_as(), subject.person(),
                                  erasing.As(kAuthors)));
  }
  // Whatever they were answered is theirs.
  std::vector<std::string> names = subject.known_as();
  names.push_back(subject.person());
  // An answer that has a text in which they are called has what they are called.
  std::vector<std::string> texts = subject.known_as();
  std::ranges::copy_if(erasing.texts(), std::back_inserter(texts),
                       [&](const std::string& text) { return !subject.MayBeIn(text); });
  const DataSubject said(subject.person(), texts);
  const auto may_be_theirs = [&](std::string_view bytes) { return said.MayBeIn(bytes); };
  PEP_TRY(record::EraseAnswers(context_.db, deadline, names, may_be_theirs, erasing.As(kAnswers)));
  PEP_TRY(erasing.Write([&](journal::Unit& unit) {
    record::TellOfErasure(unit, subject.person());
    return absl::OkStatus();
  }));
  PEP_TRY(erasing.DeleteKeys(subject.person(), call.received_at()));
  context_.committed();
  PEP_ASSIGN(rpc::v1::ErasePersonalDataResponse report, erasing.Report());
  if (subject.whole()) {
    const auto prose = CountProse(context_, holdings_, deadline, subject);
    Keep("texts", prose.value_or(0), "Others wrote them, and call somebody so: an administrator can erase these too.",
         report);
  }
  const auto audit = record::CountAudit(context_.db, deadline, subject.known_as(), subject.person(), wanted);
  if (!audit.ok()) return report;  // all is done but the counting
  Keep("audit", audit->by_them, "It tells what they did, under a name that leads to nobody any more.", report);
  Keep("audit of the first chain", audit->first_chain,
       "It was sealed in the clear, before persons had keys: whoever runs the service may delete it.", report);
  return report;
}

absl::StatusOr<std::int64_t> EraseAgain(const Context& context, record::Holdings holdings, absl::Time deadline) {
  PEP_ASSIGN(const auto erased, record::ErasedBeforeRestore(context.db, deadline, context.clock.Now()));
  if (!erased) return 0;
  const auto theirs = [&](std::string_view text) { return erased->Has(text); };
  const auto without = [&](std::string_view text) { return erased->Without(text); };
  static const std::vector<std::string> kAnything = {"%"};
  const auto is_them = [&](std::string_view name) { return erased->HasPerson(name); };
  const Wanted wanted = {theirs, theirs, without, kAnything, is_them};
  holdings = WithShared(std::move(holdings));
  Erasing erasing(context, holdings, wanted,
                  {.principal = std::string(kWriter), .method = std::string(kMethod), .deadline = deadline},
                  "erased before the backup was restored", /*erasure=*/std::nullopt);
  PEP_TRY(record::Execute(context.db, deadline, holdings.statements));
  PEP_TRY(erasing.Rows());
  PEP_TRY(erasing.Documents());
  const auto all = [](std::string_view) { return true; };
  PEP_TRY(record::EraseAnswers(context.db, deadline, {}, all, erasing.As(kAnswers)));
  PEP_TRY(erasing.DeleteKeys("", context.clock.Now()));
  PEP_TRY(erasing.Write([](journal::Unit& unit) {
    record::TellOfErasure(unit, "persons/-");
    return absl::OkStatus();
  }));
  PEP_TRY(record::MarkErased(context.db, deadline));
  return static_cast<std::int64_t>(erasing.texts().size());
}

}  // namespace pepiniere::resource
