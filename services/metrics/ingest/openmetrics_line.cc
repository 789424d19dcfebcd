#include "services/metrics/ingest/openmetrics_line.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/ingest/openmetrics.h"

namespace pepiniere::metrics {
namespace {

absl::Status Wrong(std::string_view why) { return absl::InvalidArgumentError(base::Absl(why)); }

bool IsNameCharacter(char c, bool colons) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_' || (colons && c == ':');
}

// Takes a line from the left.
class Scan {
 public:
  explicit Scan(std::string_view line) : rest_(line) {}

  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  bool Take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  // Empty if none is there; a name does not begin with a digit.
  std::string_view TakeName(bool colons) {
    if (done() || absl::ascii_isdigit(static_cast<unsigned char>(rest_.front()))) return {};
    return TakeWhile([&](char c) { return IsNameCharacter(c, colons); });
  }
  std::string_view TakeWord() {
    return TakeWhile([](char c) { return c != ' '; });
  }
  // What is between quotes, the first of which was taken already.
  absl::StatusOr<std::string> TakeQuoted() {
    std::string text;
    for (;;) {
      if (done()) return Wrong("a label's value has no closing quote");
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '"') return text;
      if (c == '\\' && !done()) {
        text += Unescaped(rest_.front());
        rest_.remove_prefix(1);
      } else {
        text += c;
      }
    }
  }

 private:
  template <typename Is>
  std::string_view TakeWhile(Is is) {
    const auto* const end = std::find_if_not(rest_.begin(), rest_.end(), is);
    const std::string_view taken = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(taken.size());
    return taken;
  }
  // A backslash before anything else stays.
  static std::string Unescaped(char c) {
    if (c == 'n') return "\n";
    if (c == '"' || c == '\\') return {c};
    return {'\\', c};
  }

  std::string_view rest_;
};

// Labels after their opening brace.
absl::StatusOr<std::map<std::string, std::string>> TakeLabels(Scan& scan) {
  std::map<std::string, std::string> labels;
  if (scan.Take("}")) return labels;
  do {
    const std::string_view name = scan.TakeName(/*colons=*/false);
    if (name.empty() || !scan.Take("=\"")) return Wrong(R"(labels must be written as name="value")");
    PEP_ASSIGN(std::string value, scan.TakeQuoted());
    if (name.size() > kMostLabelBytes || value.size() > kMostLabelBytes) {
      return Wrong(base::Concat("a label must not be longer than ", kMostLabelBytes, " bytes"));
    }
    if (!labels.emplace(name, std::move(value)).second) return Wrong("a label stands twice");
    if (labels.size() > kMostLabels) return Wrong(base::Concat("there are more than ", kMostLabels, " labels"));
  } while (scan.Take(","));
  if (!scan.Take("}")) return Wrong("labels must end with a brace");
  return labels;
}

// "1", "-2.5", "1e-3", "+Inf", "NaN".
std::optional<double> NumberOf(std::string_view word) {
  const bool negative = word.starts_with('-');
  if (negative || word.starts_with('+')) word.remove_prefix(1);
  const std::string small = absl::AsciiStrToLower(base::Absl(word));
  if (small == "nan") return std::numeric_limits<double>::quiet_NaN();
  const double infinite = std::numeric_limits<double>::infinity();
  if (small == "inf" || small == "infinity") return negative ? -infinite : infinite;
  if (small.find_first_not_of("0123456789.e+-") != small.npos || small.starts_with('-')) return std::nullopt;
  double number = 0;
  const auto [end, error] = std::from_chars(small.data(), small.data() + small.size(), number);
  if (error != std::errc() || end != small.data() + small.size()) return std::nullopt;
  return negative ? -number : number;
}

absl::StatusOr<double> TakeNumber(Scan& scan, std::string_view what) {
  const auto number = NumberOf(scan.TakeWord());
  return number ? absl::StatusOr<double>(*number) : Wrong(base::Concat("its ", what, " is no number"));
}

// After " # ".
absl::Status TakeExemplar(Scan& scan) {
  if (!scan.Take("{")) return Wrong("an exemplar begins with its labels");
  PEP_TRY(TakeLabels(scan).status());
  if (!scan.Take(" ")) return Wrong("an exemplar has a value");
  PEP_TRY(TakeNumber(scan, "exemplar").status());
  return scan.Take(" ") ? TakeNumber(scan, "exemplar's timestamp").status() : absl::OkStatus();
}

}  // namespace

absl::StatusOr<Sample> ParseSample(std::string_view line) {
  constexpr std::string_view kExemplar = " # ";
  Scan scan(line);
  Sample sample;
  sample.name = std::string(scan.TakeName(/*colons=*/true));
  if (sample.name.empty()) return Wrong("it must begin with the name of a metric");
  if (sample.name.size() > kMostLabelBytes) return Wrong("its name is too long");
  if (scan.Take("{")) {
    PEP_ASSIGN(sample.labels, TakeLabels(scan));
  }
  if (!scan.Take(" ")) return Wrong("one space must stand before its value");
  PEP_ASSIGN(sample.value, TakeNumber(scan, "value"));
  if (!scan.done() && !scan.rest().starts_with(kExemplar)) {
    if (!scan.Take(" ")) return Wrong("one space must stand before its timestamp");
    PEP_ASSIGN(sample.timestamp, TakeNumber(scan, "timestamp"));
    if (!std::isfinite(*sample.timestamp)) return Wrong("its timestamp is no number");
  }
  if (scan.Take(kExemplar)) PEP_TRY(TakeExemplar(scan));
  if (!scan.done()) return Wrong("more stands after its value");
  return sample;
}

absl::StatusOr<Descriptor> ParseDescriptor(std::string_view line) {
  constexpr std::string_view kKinds[] = {"TYPE", "HELP", "UNIT"};
  Scan scan(line);
  Descriptor descriptor;
  if (!scan.Take("# ")) return Wrong("after # must stand a space, and TYPE, HELP, UNIT or EOF");
  descriptor.kind = scan.TakeWord();
  if (std::find(std::begin(kKinds), std::end(kKinds), descriptor.kind) == std::end(kKinds) || !scan.Take(" ")) {
    return Wrong("after # must stand TYPE, HELP, UNIT or EOF");
  }
  descriptor.name = scan.TakeName(/*colons=*/true);
  if (descriptor.name.empty()) return Wrong("the name of a metric is missing");
  if (!scan.done() && !scan.Take(" ")) return Wrong("one space must stand after the name of the metric");
  descriptor.text = scan.rest();
  return descriptor;
}

}  // namespace pepiniere::metrics
