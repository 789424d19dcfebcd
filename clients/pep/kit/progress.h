// A bar on the standard error of somebody who waits. Nothing where nobody looks.
#pragma once

#include <cstdint>
#include <mutex>
#include <ostream>
#include <string>

#include "absl/time/time.h"
#include "clients/pep/kit/messages.h"
#include "clients/pep/kit/terminal.h"

namespace pepiniere::pep {

// May be advanced by several threads.
class Progress {
 public:
  // `total` 0: not known; then only the count is shown.
  Progress(std::ostream& stream, Terminal terminal, Messages say, std::string title, std::int64_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Advance(std::int64_t steps = 1);
  // The line of the bar at `done`, in at most `width` columns.
  std::string Line(std::int64_t done, int width) const;

 private:
  void Draw();

  std::ostream& stream_;
  const Terminal terminal_;
  const Messages say_;
  const std::string title_;
  const std::int64_t total_;
  std::mutex mutex_;
  std::int64_t done_ = 0;
  absl::Time drawn_ = absl::InfinitePast();
};

}  // namespace pepiniere::pep
