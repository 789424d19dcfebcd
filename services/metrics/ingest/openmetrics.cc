#include "services/metrics/ingest/openmetrics.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/ingest/audience.h"
#include "services/metrics/ingest/instant.h"
#include "services/metrics/ingest/openmetrics_line.h"
#include "services/metrics/ingest/payload.h"
#include "services/query/utf8.h"

namespace pepiniere::metrics {
namespace {

constexpr std::string_view kEnd = "# EOF";
constexpr std::string_view kTypes[] = {"counter", "gauge", "unknown",        "histogram",
                                       "summary", "info",  "gaugehistogram", "stateset"};
constexpr std::string_view kOfPoints[] = {"counter", "gauge", "unknown"};

template <std::size_t N>
bool IsAmong(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// The metrics of one name, with what its descriptors say.
struct Family {
  std::string name, type = "unknown";
  bool typed = false, with_unit = false, with_help = false;
  bool noted = false;  // that nothing is made of it
};

class Exposition {
 public:
  explicit Exposition(const Reading& reading) : reading_(reading) {}

  absl::Status Read(std::string_view line) {
    ++line_;
    if (line.empty()) return Wrong("an empty line");
    return line.starts_with('#') ? ReadDescriptor(line) : ReadSample(line);
  }
  Told Take() && {
    told_.findings = std::move(findings_).Take();
    return std::move(told_);
  }
  absl::Status Wrong(std::string_view why) const { return Refuse(base::Concat("line ", line_), why); }

 private:
  absl::Status ReadDescriptor(std::string_view line) {
    const auto read = ParseDescriptor(line);
    if (!read.ok()) return Wrong(std::string(read.status().message()));
    const Descriptor& said = *read;
    if (family_.name != said.name) PEP_TRY(Begin(std::string(said.name)));
    if (sampled_) return Wrong("what describes a metric must stand before its samples");
    bool& before = said.kind == "TYPE" ? family_.typed : said.kind == "UNIT" ? family_.with_unit : family_.with_help;
    if (std::exchange(before, true)) return Wrong(base::Concat(said.kind, " stands twice"));
    if (said.kind == "TYPE") {
      if (!IsAmong(kTypes, said.text)) return Wrong("its TYPE is none of OpenMetrics'");
      family_.type = std::string(said.text);
    }
    const bool fits = said.text.empty() || family_.name.ends_with(base::Concat("_", said.text));
    if (said.kind == "UNIT" && !fits) return Wrong("the name of a metric must end with its UNIT");
    return absl::OkStatus();
  }

  absl::Status ReadSample(std::string_view line) {
    auto read = ParseSample(line);
    if (!read.ok()) return Wrong(std::string(read.status().message()));
    if (!IsOfFamily(read->name)) {
      PEP_TRY(Begin(read->name));
    }
    sampled_ = true;
    if (family_.type == "counter" && read->name == base::Concat(family_.name, "_created")) return absl::OkStatus();
    if (family_.type == "counter" && read->name != base::Concat(family_.name, "_total")) {
      return Wrong("a counter's sample must be called as the counter, with _total");
    }
    if (static_cast<std::size_t>(++told_.read) > kMostSamples) {
      return Wrong(base::Concat("there are more than ", kMostSamples, " samples: send them in several texts"));
    }
    if (IsAmong(kOfPoints, family_.type)) {
      Add(*std::move(read));
    } else {
      Leave();
    }
    return absl::OkStatus();
  }

  // A family's samples stand together.
  absl::Status Begin(std::string name) {
    if (!families_.insert(name).second) return Wrong("what is about one metric must stand together");
    family_ = {.name = std::move(name)};
    sampled_ = false;
    return absl::OkStatus();
  }

  bool IsOfFamily(std::string_view name) const {
    if (family_.name.empty() || !name.starts_with(family_.name)) return false;
    constexpr std::string_view kBare[] = {"gauge", "unknown", "stateset"};
    constexpr std::string_view kSuffixes[] = {"_total",  "_created", "_sum",  "_count",
                                              "_bucket", "_info",    "_gsum", "_gcount"};
    const std::string_view suffix = name.substr(family_.name.size());
    return suffix.empty() || (!IsAmong(kBare, family_.type) && IsAmong(kSuffixes, suffix));
  }

  void Leave() {
    ++told_.refused;
    if (std::exchange(family_.noted, true)) return;
    findings_.Refuse({line_, family_.name}, "OTHER_TYPE", base::Concat("is a ", family_.type),
                     "send what counts as a gauge or a counter");
  }

  void Add(Sample sample) {
    for (auto& [label, value] : sample.labels) value = DimensionValue(label, value);
    PointSeen point{.metric = family_.name};
    const std::string_view why = Place(sample, point);
    if (!why.empty()) {
      ++told_.refused;
      return;
    }
    point.dimensions = std::move(sample.labels);
    point.value = sample.value;
    told_.Add(std::move(point), line_);
  }

  // Sets the time. Empty if it can be taken; else the code of the finding that was added.
  std::string_view Place(const Sample& sample, PointSeen& point) {
    const auto refuse = [&](std::string_view code, std::string message, std::string_view action) {
      findings_.Refuse({line_, family_.name}, code, std::move(message), action);
      return code;
    };
    if (!std::isfinite(sample.value)) return refuse("NO_NUMBER", "has no finite value", "leave out what has no value");
    if (!sample.timestamp) {
      return refuse("NO_INSTANT", "has no timestamp", "add one, in seconds: sent again, it would count twice");
    }
    constexpr double kMostSeconds = 1e11;
    constexpr double kMicroseconds = 1e6;
    if (std::fabs(*sample.timestamp) > kMostSeconds) {
      return refuse("CLOCK", "has a timestamp far from now", "give it in seconds since 1970");
    }
    point.time = absl::FromUnixMicros(std::llround(*sample.timestamp * kMicroseconds));
    std::string fault = ClockFault(point.time, reading_.received);
    if (!fault.empty()) return refuse("CLOCK", std::move(fault), "set the source's clock right");
    if (!seen_.emplace(sample.name, sample.labels, point.time).second) {
      return refuse("REPEATED", "stands twice with these labels and this time", "send one value of each");
    }
    return {};
  }

  const Reading& reading_;
  std::int64_t line_ = 0;
  Family family_;
  bool sampled_ = false;
  std::set<std::string> families_;
  std::set<std::tuple<std::string, std::map<std::string, std::string>, absl::Time>> seen_;
  Findings findings_;
  Told told_;
};

}  // namespace

absl::StatusOr<Told> ReadOpenMetrics(std::string_view text, const Reading& reading) {
  if (text.size() > kMostBodyBytes) {
    return Refuse("", base::Concat("must not be larger than ", kMostBodyBytes, " bytes: send it in several texts"));
  }
  if (const auto byte = query::FirstInvalidUtf8(text)) {
    return Refuse("", base::Concat("is not UTF-8 at byte ", *byte + 1));
  }
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text != kEnd && !text.ends_with(base::Concat("\n", kEnd))) {
    return Refuse("", "must end with # EOF: was it cut?");
  }
  text.remove_suffix(kEnd.size());
  Exposition exposition(reading);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    PEP_TRY(exposition.Read(text.substr(0, end)));
    text.remove_prefix(end + 1);
  }
  return std::move(exposition).Take();
}

}  // namespace pepiniere::metrics
