#include "clients/pep/formats/betagouv/ledger.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "clients/pep/formats/betagouv/findings.h"
#include "clients/pep/formats/betagouv/format.h"
#include "clients/pep/formats/content/day.h"
#include "clients/pep/formats/content/yaml.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {
namespace {

namespace v1 = portfolio::v1;
using content::Plain;
using content::ReadDay;
using content::Text;
using content::ToldDay;
using content::Yaml;

google::type::Date ToProto(base::Date date) {
  google::type::Date proto;
  proto.set_year(date.year());
  proto.set_month(date.month());
  proto.set_day(date.day());
  return proto;
}

// Sets a date field, or the field beside it that keeps what was written.
template <typename Line>
void SetDate(std::string_view key, const Yaml& value, Line& line, google::type::Date* (Line::*date)(),
             void (Line::*set_source)(std::string&&), Reading& reading) {
  using enum ToldDay::Form;
  std::string text = reading.Line(key, value);
  if (text.empty()) return;
  const ToldDay told = ReadDay(text);
  if (told.form == kNone) {
    reading.Report(finding::kInvalidDate, key, text);
    return (line.*set_source)(std::move(text));
  }
  if (told.form == kMoment) {
    reading.Report(finding::kDateTime, key, text, base::Concat("its day in Paris is kept: ", told.day.ToString()));
  } else if (told.form == kUnclearTime) {
    reading.Report(finding::kDateTime, key, text, "its date is kept; what follows is no time");
  }
  *(line.*date)() = ToProto(told.day);
}

void ReadPhaseName(std::string_view key, const Yaml& value, v1::PhaseRecord& record, Reading& reading) {
  std::string name = reading.Line(key, value);
  const std::string lower = absl::AsciiStrToLower(name);
  for (const PhaseName& known : PhaseNames()) {
    if (known.name != lower) continue;
    if (known.name != name) reading.Report(finding::kLooseType, key, name);
    return record.set_phase(known.phase);
  }
  reading.Report(name.empty() ? finding::kEmptyValue : finding::kUnknownPhase, key, name);
  record.set_source_phase(std::move(name));
}

// True when `key` is one of a phase's.
bool ReadPhaseKey(std::string_view key, std::string_view path, const Yaml& value, v1::PhaseRecord& record,
                  Reading& reading) {
  using Record = v1::PhaseRecord;
  if (key == "name") {
    ReadPhaseName(path, value, record, reading);
  } else if (key == "start") {
    SetDate(path, value, record, &Record::mutable_effective_date, &Record::set_source_date, reading);
  } else if (key == "end") {
    SetDate(path, value, record, &Record::mutable_end_date, &Record::set_source_end, reading);
  } else if (key == "comment") {
    record.set_comment(reading.Prose(path, value));
  } else {
    return false;
  }
  return true;
}

void ReadEventType(std::string_view key, const Yaml& value, v1::ProjectEvent& event, Reading& reading) {
  const std::string type = reading.Line(key, value);
  const auto types = EventTypes();
  if (type.empty()) {
    reading.Report(finding::kEmptyValue, key, "no type");
  } else if (std::find(types.begin(), types.end(), type) == types.end()) {
    reading.Report(finding::kUnknownEvent, key, type);
  }
  event.set_type(type);
}

bool ReadEventKey(std::string_view key, std::string_view path, const Yaml& value, v1::ProjectEvent& event,
                  Reading& reading) {
  using Event = v1::ProjectEvent;
  if (key == "name") {
    ReadEventType(path, value, event, reading);
  } else if (key == "date") {
    SetDate(path, value, event, &Event::mutable_date, &Event::set_source_date, reading);
  } else if (key == "comment") {
    event.set_comment(reading.Prose(path, value));
  } else {
    return false;
  }
  return true;
}

// Reads the items of the list under `list` into lines: `read_key` takes each key of an item, `required` must be there.
template <typename Line, typename ReadKey>
void ReadList(std::string_view list, const Yaml& value, google::protobuf::RepeatedPtrField<Line>& lines,
              std::initializer_list<std::string_view> required, ReadKey read_key, Reading& reading) {
  if (value.kind == Yaml::Kind::kNull) return;
  if (value.kind != Yaml::Kind::kList) return reading.KeepWrongType(list, value, "a list");
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const Yaml& item = value.items[i];
    const std::string path = base::Concat(list, "[", i, "]");
    if (item.kind != Yaml::Kind::kMap) {
      reading.KeepWrongType(path, item, "a list of keys");
      continue;
    }
    // Lines are counted without what was no line, so that the keys kept find theirs again.
    const std::string kept = base::Concat(list, "[", lines.size(), "]");
    Line& line = *lines.Add();
    const auto entries = reading.Entries(item, base::Concat(path, "."));
    for (const auto& [key, entry] : entries) {
      if (read_key(key, base::Concat(path, ".", key), entry, line, reading)) continue;
      reading.Report(finding::kUnknownKey, base::Concat(path, ".", key), key);
      reading.Keep(base::Concat(kept, ".", key), entry);
    }
    for (const std::string_view key : required) {
      const bool there = std::any_of(entries.begin(), entries.end(), [&](const auto& e) { return e.first == key; });
      if (!there) reading.Report(finding::kMissingKey, base::Concat(path, ".", key), "not there");
    }
  }
}

void PutDate(std::string_view key, bool has, const google::type::Date& date, const std::string& as_written, Yaml& map) {
  const auto day = base::Date::FromCivil(date.year(), date.month(), date.day());
  if (has && day) {
    map.entries.emplace_back(key, Plain(day->ToString()));
  } else if (!as_written.empty()) {
    map.entries.emplace_back(key, Text(as_written));
  }
}

// Adds the keys kept as list[i].key to the line they came from.
void PutKept(std::string_view list, int i, Leftovers& leftovers, Yaml& map) {
  const std::string prefix = base::Concat(list, "[", i, "].");
  for (auto it = leftovers.lower_bound(prefix); it != leftovers.end() && it->first.starts_with(prefix);) {
    map.entries.emplace_back(it->first.substr(prefix.size()), std::move(it->second));
    it = leftovers.erase(it);
  }
}

Yaml EmptyMap() { return {.kind = Yaml::Kind::kMap, .text = {}, .items = {}, .entries = {}}; }

}  // namespace

void ReadPhases(const Yaml& value, v1::ImportedProject& project, Reading& reading) {
  ReadList("phases", value, *project.mutable_phase_records(), {"name", "start"}, ReadPhaseKey, reading);
}

void ReadEvents(const Yaml& value, v1::ImportedProject& project, Reading& reading) {
  ReadList("events", value, *project.mutable_events(), {"name", "date"}, ReadEventKey, reading);
}

Yaml WritePhases(const v1::ImportedProject& project, Leftovers& leftovers) {
  Yaml list{.kind = Yaml::Kind::kList, .text = {}, .items = {}, .entries = {}};
  for (int i = 0; i < project.phase_records_size(); ++i) {
    const v1::PhaseRecord& record = project.phase_records(i);
    Yaml map = EmptyMap();
    const auto names = PhaseNames();
    const auto* known =
        std::find_if(names.begin(), names.end(), [&](const PhaseName& name) { return name.phase == record.phase(); });
    if (!record.source_phase().empty()) {
      map.entries.emplace_back("name", Text(record.source_phase()));
    } else if (known != names.end()) {
      map.entries.emplace_back("name", Text(known->name));
    }
    PutDate("start", record.has_effective_date(), record.effective_date(), record.source_date(), map);
    PutDate("end", record.has_end_date(), record.end_date(), record.source_end(), map);
    if (!record.comment().empty()) map.entries.emplace_back("comment", Text(record.comment()));
    PutKept("phases", i, leftovers, map);
    list.items.push_back(std::move(map));
  }
  return list;
}

Yaml WriteEvents(const v1::ImportedProject& project, Leftovers& leftovers) {
  Yaml list{.kind = Yaml::Kind::kList, .text = {}, .items = {}, .entries = {}};
  for (int i = 0; i < project.events_size(); ++i) {
    const v1::ProjectEvent& event = project.events(i);
    Yaml map = EmptyMap();
    if (!event.type().empty()) map.entries.emplace_back("name", Text(event.type()));
    PutDate("date", event.has_date(), event.date(), event.source_date(), map);
    if (!event.comment().empty()) map.entries.emplace_back("comment", Text(event.comment()));
    PutKept("events", i, leftovers, map);
    list.items.push_back(std::move(map));
  }
  return list;
}

}  // namespace pepiniere::betagouv
