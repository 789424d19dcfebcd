#include "services/rpc/log.h"

#include <spdlog/async.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <nlohmann/json.hpp>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace pepiniere::rpc {
namespace {

constexpr const char* kSeverity[] = {"INFO", "WARNING", "ERROR"};

// Faults of ours, not of the caller's: the ones whose words we want to read.
bool IsServerFault(absl::StatusCode code) {
  return code == absl::StatusCode::kInternal || code == absl::StatusCode::kUnknown ||
         code == absl::StatusCode::kDataLoss || code == absl::StatusCode::kUnavailable ||
         code == absl::StatusCode::kUnimplemented;
}

std::string Quoted(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string Timestamp(absl::Time t) { return absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", t, absl::UTCTimeZone()); }

class SpdLog final : public Log {
 public:
  SpdLog(const LogOptions& options, spdlog::sink_ptr sink)
      : successes_(options.successes),
        writer_(std::make_shared<spdlog::details::thread_pool>(options.queue, 1)),
        logger_(std::make_shared<spdlog::async_logger>("rpc", std::move(sink), writer_,
                                                       spdlog::async_overflow_policy::overrun_oldest)) {
    logger_->set_pattern("%v");
  }
  ~SpdLog() override { Flush(); }

  void Call(const CallRecord& call) override {
    if (call.status.ok() && !successes_) return;
    const bool fault = IsServerFault(call.status.code());
    std::string line =
        absl::StrCat(R"({"time":")", Timestamp(call.received_at), R"(","severity":")", fault ? "ERROR" : "INFO",
                     R"(","trace_id":")", std::string(call.trace_id), R"(","principal":)", Quoted(call.subject),
                     R"(,"method":")", std::string(call.method), R"(","status":")",
                     call.status.ok() ? "OK" : absl::StatusCodeToString(call.status.code()), R"(","duration_ms":)",
                     absl::ToDoubleMilliseconds(call.duration), R"(,"request_bytes":)", call.request_bytes);
    if (fault)
      absl::StrAppend(&line, R"(,"error":)", Quoted({call.status.message().data(), call.status.message().size()}));
    absl::StrAppend(&line, "}");
    Write(fault ? Severity::kError : Severity::kInfo, line);
  }

  void Event(Severity severity, std::string_view message,
             std::initializer_list<std::pair<std::string_view, std::string_view>> fields) override {
    std::string line = absl::StrCat(R"({"time":")", Timestamp(absl::Now()), R"(","severity":")",
                                    kSeverity[static_cast<int>(severity)], R"(","message":)", Quoted(message));
    for (const auto& [name, value] : fields) absl::StrAppend(&line, ",", Quoted(name), ":", Quoted(value));
    absl::StrAppend(&line, "}");
    Write(severity, line);
    logger_->flush();
  }

  void Flush() override {
    // The queue is first in, first out: once it is empty and the writer has answered, all is out.
    logger_->flush();
    while (writer_->queue_size() > 0) absl::SleepFor(absl::Milliseconds(1));
  }

  std::uint64_t dropped() const override { return writer_->overrun_counter(); }

 private:
  void Write(Severity severity, const std::string& line) {
    constexpr spdlog::level::level_enum kLevel[] = {spdlog::level::info, spdlog::level::warn, spdlog::level::err};
    logger_->log(kLevel[static_cast<int>(severity)], spdlog::string_view_t(line));
  }

  const bool successes_;
  const std::shared_ptr<spdlog::details::thread_pool> writer_;
  const std::shared_ptr<spdlog::async_logger> logger_;
};

}  // namespace

absl::StatusOr<std::shared_ptr<Log>> Log::Open(const LogOptions& options) {
  try {
    spdlog::sink_ptr sink;
    if (options.file.empty()) {
      sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    } else {
      sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(options.file);
    }
    return std::make_shared<SpdLog>(options, std::move(sink));
  } catch (const std::exception& e) {
    return absl::InvalidArgumentError(absl::StrCat("log: ", e.what()));
  }
}

}  // namespace pepiniere::rpc
