#include "services/metrics/api/record_words.h"

#include <utility>

#include "services/aip/contract_check.h"
#include "services/aip/convert_fields.h"
#include "services/aip/field_mask.h"
#include "services/aip/names.h"
#include "services/base/try.h"
#include "services/metrics/api/containers.h"
#include "services/resource/vocabulary.h"

namespace pepiniere::metrics::api {
namespace {

// A message, as it is recorded.
template <typename T>
struct Read {
  T value{};
  Telling telling;
  aip::Violations wrong{};
};

// What it must say: each thing in it all of its own, and of itself what is not known yet, which is asked for when that
// is (records.cc).
template <typename Proto>
void CheckTold(const Proto& told, aip::Violations& wrong) {
  aip::CheckRequiredInside(told, "", wrong);
}
// A survey takes the place of what was told before it: it says all.
void CheckTold(const v1::Survey& told, aip::Violations& wrong) { aip::CheckRequired(told, "", wrong); }

template <typename T, typename Proto>
Read<T> ReadTold(const std::string& project, const std::string& source, const Proto& proto) {
  Read<T> read = {.telling = {.project = project, .source = source}};
  // Its name says which one of this project it is, and is no part of the message that its contract judges.
  Proto unnamed = proto;
  unnamed.clear_name();
  aip::CheckContract(unnamed, "", read.wrong);
  CheckTold(unnamed, read.wrong);
  aip::ReadFields(unnamed, "", read.value, read.wrong);
  if (proto.name().empty()) return read;
  const auto id = aip::ParseKey(resource::PatternOf<T>(), "name", proto.name());
  if (!id.ok() || record::ParentIn(*id) != project) {
    read.wrong.Add("name", "is none of what is below this project");
  } else {
    read.telling.own_id = id->substr(project.size() + 1);
  }
  return read;
}

template <typename T, typename Proto>
absl::StatusOr<Recorded> UpsertAs(journal::Unit& unit, const std::string& project, const std::string& source,
                                  const Proto& proto, const domain::Standing& stands = {}) {
  Read<T> read = ReadTold<T>(project, source, proto);
  read.telling.stands = stands;
  return Upsert(unit, read.telling, std::move(read.value), read.wrong);
}

}  // namespace

absl::StatusOr<Recorded> UpsertTold(journal::Unit& unit, const std::string& project, const std::string& source,
                                    const v1::WorkItem& item, bool complete, const domain::Standing& stands) {
  Read<domain::WorkItem> read = ReadTold<domain::WorkItem>(project, source, item);
  read.telling.stands = stands;
  if (item.source_id().empty() && item.name().empty()) {
    read.wrong.Add("source_id", "say how it is called, here or there");
  }
  return Upsert(unit, read.telling, std::move(read.value), complete, read.wrong);
}

absl::StatusOr<Recorded> UpsertTold(journal::Unit& unit, const std::string& project, const std::string& source,
                                    const v1::Sprint& sprint) {
  return UpsertAs<domain::Sprint>(unit, project, source, sprint);
}

absl::StatusOr<Recorded> UpsertTold(journal::Unit& unit, const std::string& project, const std::string& source,
                                    const v1::CodeChange& change, const domain::Standing& stands) {
  Read<domain::CodeChange> read = ReadTold<domain::CodeChange>(project, source, change);
  read.telling.stands = stands;
  if (change.name().empty()) {
    Recorded refused;
    refused.reason = "OUT_OF_BOUNDS";
    refused.field = "name";
    refused.message = "say which change it is, by its sha";
    return refused;
  }
  return Upsert(unit, read.telling, std::move(read.value), read.wrong);
}

absl::StatusOr<Recorded> UpsertTold(journal::Unit& unit, const std::string& project, const std::string& source,
                                    const v1::Deployment& deployment, const domain::Standing& stands) {
  return UpsertAs<domain::Deployment>(unit, project, source, deployment, stands);
}

absl::StatusOr<Recorded> UpsertTold(journal::Unit& unit, const std::string& project, const std::string& source,
                                    const v1::Incident& incident, const domain::Standing& stands) {
  return UpsertAs<domain::Incident>(unit, project, source, incident, stands);
}

absl::StatusOr<Recorded> UpsertTold(journal::Unit& unit, const std::string& project, const std::string& source,
                                    const v1::Survey& survey) {
  return UpsertAs<domain::Survey>(unit, project, source, survey);
}

}  // namespace pepiniere::metrics::api
