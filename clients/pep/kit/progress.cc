#include "clients/pep/kit/progress.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "clients/pep/kit/text.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

constexpr absl::Duration kBetweenDraws = absl::Milliseconds(80);
constexpr int kLongestBar = 40;
constexpr std::string_view kEraseLine = "\r\033[K";

std::string Repeat(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

Progress::Progress(std::ostream& stream, Terminal terminal, Messages say, std::string title, std::int64_t total)
    : stream_(stream), terminal_(terminal), say_(say), title_(std::move(title)), total_(total) {
  Draw();
}

Progress::~Progress() {
  if (terminal_.is_tty) stream_ << kEraseLine << std::flush;
}

void Progress::Advance(std::int64_t steps) {
  const std::lock_guard lock(mutex_);
  done_ += steps;
  if (absl::Now() - drawn_ >= kBetweenDraws) Draw();
}

std::string Progress::Line(std::int64_t done, int width) const {
  const std::string count = total_ > 0 ? base::Concat(say_.Number(done), "/", say_.Number(total_)) : say_.Number(done);
  const std::string text = base::Concat(title_, "  ", count);
  const int bar = std::min(width - DisplayWidth(text) - 2, kLongestBar);
  if (total_ == 0 || bar < 5) return Ellipsize(text, std::max(width, 1));
  const int full = static_cast<int>(std::clamp<std::int64_t>(done, 0, total_) * bar / total_);
  return base::Concat(title_, "  ", Repeat("━", full), Repeat("╌", bar - full), "  ", count);
}

void Progress::Draw() {
  if (!terminal_.is_tty) return;
  drawn_ = absl::Now();
  stream_ << kEraseLine << Line(done_, (terminal_.width > 0 ? terminal_.width : 80) - 1) << std::flush;
}

}  // namespace pepiniere::pep
