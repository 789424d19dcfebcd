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
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/journal/mutation.h"
#include "services/personal/data_subject.h"
#include "services/personal/fields.h"
#include "services/query/page_token.h"

namespace pepiniere::resource {
namespace {

using personal::DataSubject;
using record::FoundText;
using record::Wanted;
using rpc::v1::PersonalDatum;

constexpr int kMostNames = 100;
constexpr int kMostResourcesTold = 100;
constexpr query::PageSizes kPageSizes = {.preset = 1000, .max = 1000};
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
        is_them([&subject](std::string_view name) { return name == subject.person(); }),
        wanted{theirs, is_name, subject.patterns(), is_them, subject.person()} {}
  Meant(const Meant&) = delete;
  Meant& operator=(const Meant&) = delete;

  const std::function<bool(std::string_view)> theirs, is_name, is_them;
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

// All of it, in an order that stays: what is live first.
absl::StatusOr<std::vector<PersonalDatum>> Gather(const Context& context, const record::Holdings& holdings,
                                                  absl::Time deadline, const DataSubject& subject) {
  const Meant meant(subject);
  const Wanted& wanted = meant.wanted;
  std::vector<PersonalDatum> data;
  for (const record::LiveRows& rows : holdings.rows) {
    PEP_ASSIGN(std::vector<FoundText> found, rows.find(context.db, deadline, wanted));
    Add(std::move(found), PersonalDatum::PLACE_LIVE, data);
  }
  for (const record::KeptDocuments& documents : holdings.documents) {
    if (documents.form == record::KeptDocuments::Form::kPayload) continue;  // the feed says again what the others say
    PEP_ASSIGN(std::vector<FoundText> found, record::FindKept(context.db, deadline, documents, wanted));
    Add(std::move(found), PlaceOf(documents), data);
  }
  PEP_ASSIGN(std::vector<FoundText> reasons, record::FindReasons(context.db, deadline, wanted));
  Add(std::move(reasons), PersonalDatum::PLACE_HISTORY, data);
  std::vector<std::string> names = subject.known_as();
  names.push_back(subject.person());
  for (const record::AuthorColumn& authors : holdings.authors) {
    PEP_ASSIGN(std::vector<FoundText> found, record::FindAuthors(context.db, deadline, authors, names));
    Add(std::move(found), PersonalDatum::PLACE_AUTHOR, data);
  }
  const auto key = [](const PersonalDatum& datum) {
    return std::make_tuple(datum.place(), datum.resource(), datum.field(), datum.create_time().seconds());
  };
  std::ranges::stable_sort(data, {}, key);
  return data;
}

// Blanks, and counts.
class Erasing {
 public:
  Erasing(const Context& context, const record::Holdings& holdings, const Wanted& wanted, journal::WriteCall writer,
          std::string reason)
      : context_(context),
        holdings_(holdings),
        wanted_(wanted),
        writer_(std::move(writer)),
        reason_(std::move(reason)) {}

  // Finds all there is, and remembers that it is erased.
  absl::Status Begin(const std::string& person, const std::vector<std::string>& known_as, absl::Time now) {
    texts_.insert(known_as.begin(), known_as.end());
    for (const record::LiveRows& rows : holdings_.rows) {
      PEP_ASSIGN(const std::vector<FoundText> found, rows.find(context_.db, writer_.deadline, wanted_));
      Note(found);
    }
    for (const record::KeptDocuments& documents : holdings_.documents) {
      PEP_ASSIGN(const std::vector<FoundText> found,
                 record::FindKept(context_.db, writer_.deadline, documents, wanted_));
      Note(found);
    }
    PEP_ASSIGN(const std::vector<FoundText> reasons, record::FindReasons(context_.db, writer_.deadline, wanted_));
    Note(reasons);
    return record::BeginErasing(context_.db, writer_.deadline, person, texts_, now);
  }

  absl::Status Rows() {
    for (const record::LiveRows& rows : holdings_.rows) {
      PEP_ASSIGN(const std::vector<FoundText> found, rows.find(context_.db, writer_.deadline, wanted_));
      std::set<std::string> names;
      for (const FoundText& text : found) names.insert(text.name);
      for (const std::string& name : names) {
        const absl::Status blanked =
            Write([&](journal::Unit& unit) { return rows.blank(unit, name, wanted_, texts_, reason_); });
        // What cannot be read is blanked as it lies, with the documents.
        if (!absl::IsDataLoss(blanked)) PEP_TRY(blanked);
      }
      Count(rows.what, static_cast<std::int64_t>(names.size()), names);
    }
    return absl::OkStatus();
  }

  absl::Status Documents() {
    for (const record::KeptDocuments& documents : holdings_.documents) {
      PEP_ASSIGN(const std::int64_t blanked,
                 record::BlankKept(context_.db, writer_.deadline, documents, wanted_, texts_));
      Count(documents.what, blanked);
    }
    return absl::OkStatus();
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
  absl::StatusOr<std::int64_t> DeleteKeys(const std::string& person, absl::Time now) {
    PEP_TRY(record::BeginErasing(context_.db, writer_.deadline, person, texts_, now));
    return record::DeleteKeys(context_.db, writer_.deadline);
  }

  void Count(std::string_view what, std::int64_t count, const std::set<std::string>& resources = {}) {
    if (count == 0) return;
    auto& all = *report_.mutable_erased();
    const auto known = std::ranges::find(all, what, &rpc::v1::ErasedData::what);
    rpc::v1::ErasedData& erased = known == all.end() ? *report_.add_erased() : *known;
    erased.set_what(std::string(what));
    erased.set_count(erased.count() + count);
    for (const std::string& name : resources) {
      if (erased.resources_size() < kMostResourcesTold) erased.add_resources(name);
    }
  }

  // What the texts were, each as it was written.
  const std::set<std::string>& texts() const { return texts_; }
  rpc::v1::ErasePersonalDataResponse& report() { return report_; }

 private:
  void Note(const std::vector<FoundText>& found) {
    for (const FoundText& one : found) {
      if (!personal::IsBelowPerson(one.name)) texts_.insert(one.text);
    }
  }

  const Context& context_;
  const record::Holdings& holdings_;
  const Wanted& wanted_;
  const journal::WriteCall writer_;
  const std::string reason_;
  std::set<std::string> texts_;
  rpc::v1::ErasePersonalDataResponse report_;
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
  PEP_ASSIGN(std::vector<PersonalDatum> data, Gather(context_, holdings_, call.deadline(), subject));
  rpc::v1::ExportPersonalDataResponse reply;
  first = std::min(first, data.size());
  const std::size_t last = std::min(first + static_cast<std::size_t>(size), data.size());
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
  writer.request_id.clear();  // of the whole, which may be done twice
  Erasing erasing(context_, holdings_, wanted, writer, base::Concat("erasure of ", subject.person()));
  PEP_TRY(erasing.Begin(subject.person(), subject.known_as(), call.received_at()));
  PEP_TRY(erasing.Rows());
  PEP_TRY(erasing.Documents());
  const absl::Time deadline = call.deadline();
  for (const record::AuthorColumn& authors : holdings_.authors) {
    PEP_ASSIGN(const std::int64_t renamed,
               record::RenameAuthors(context_.db, deadline, authors, subject.known_as(), subject.person()));
    erasing.Count("authors", renamed);
  }
  const DataSubject said(subject.person(), std::vector<std::string>(erasing.texts().begin(), erasing.texts().end()));
  PEP_ASSIGN(const std::int64_t answers,
             record::EraseAnswers(context_.db, deadline, subject.known_as(),
                                  [&](std::string_view bytes) { return said.MayBeIn(bytes); }));
  erasing.Count("answers", answers);
  PEP_TRY(erasing.Write([&](journal::Unit& unit) {
    record::TellOfErasure(unit, subject.person());
    return absl::OkStatus();
  }));
  PEP_ASSIGN(const std::int64_t keys, erasing.DeleteKeys(subject.person(), call.received_at()));
  erasing.Count("keys", keys);
  context_.committed();
  const auto audit = record::CountAudit(context_.db, deadline, subject.known_as(), subject.person(), wanted);
  if (!audit.ok()) return std::move(erasing.report());  // all is done but the counting
  Keep("audit", audit->by_them, "It tells what they did, under a name that leads to nobody any more.",
       erasing.report());
  Keep("audit of the first chain", audit->first_chain,
       "It was sealed in the clear, before persons had keys: whoever runs the service may delete it.",
       erasing.report());
  return std::move(erasing.report());
}

absl::StatusOr<std::int64_t> EraseAgain(const Context& context, record::Holdings holdings, absl::Time deadline) {
  PEP_ASSIGN(const auto erased, record::ErasedBeforeRestore(context.db, deadline, context.clock.Now()));
  if (!erased) return 0;
  const auto theirs = [&](std::string_view text) { return erased->Has(text); };
  static const std::vector<std::string> kAnything = {"%"};
  const auto is_them = [&](std::string_view name) { return erased->HasPerson(name); };
  const Wanted wanted = {theirs, theirs, kAnything, is_them};
  holdings = WithShared(std::move(holdings));
  Erasing erasing(context, holdings, wanted,
                  {.principal = std::string(kWriter), .method = std::string(kMethod), .deadline = deadline},
                  "erased before the backup was restored");
  PEP_TRY(record::Execute(context.db, deadline, holdings.statements));
  PEP_TRY(erasing.Rows());
  PEP_TRY(erasing.Documents());
  PEP_TRY(record::EraseAnswers(context.db, deadline, {}, [](std::string_view) { return true; }).status());
  PEP_TRY(erasing.DeleteKeys("", context.clock.Now()).status());
  PEP_TRY(erasing.Write([](journal::Unit& unit) {
    record::TellOfErasure(unit, "persons/-");
    return absl::OkStatus();
  }));
  PEP_TRY(record::MarkErased(context.db, deadline));
  return static_cast<std::int64_t>(erasing.texts().size());
}

}  // namespace pepiniere::resource
