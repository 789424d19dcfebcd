// An error, said to somebody who must do something about it.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "clients/pep/kit/messages.h"
#include "google/rpc/error_details.pb.h"

namespace pepiniere::pep {

struct Part;

struct Complaint {
  std::string headline;
  // What is wrong or missing, one each, with what to do about it where we know.
  std::vector<std::string> items;
  // What to do about the whole.
  std::string advice;
};

using Violation = google::rpc::PreconditionFailure::Violation;

// What a service has to say of its own refusals, and nothing of others.
struct Refusals {
  // The whole of it.
  std::optional<Complaint> (*explain)(const absl::Status& status, const Messages& say) = nullptr;
  // One thing in the way, in the reader's words and with what answers it, if we know.
  std::optional<std::string> (*say)(const Violation& violation, const Messages& say) = nullptr;
  // A sentence of the server's in the reader's language; none of one that it does not say.
  std::optional<std::string> (*sentence)(std::string_view english, const Messages& say) = nullptr;
};

// `server` is named when it does not answer; `parts`: the services that may have refused.
Complaint Explain(const absl::Status& status, const std::string& server, const Messages& say,
                  std::span<const Part* const> parts);

// What is wrong or missing by the details of a status, each violation and what is said of a field in words of the
// caller's; none where that is but the sentence of the status.
std::vector<std::string> ItemsOf(
    const absl::Status& status, const Messages& say, const std::function<std::string(const Violation&)>& said,
    const std::function<std::string(std::string_view)>& said_of_field = [](std::string_view as_it_is) {
      return std::string(as_it_is);
    });

// Names the command that lists what does not fit into a refusal.
absl::Status SeeAllWith(absl::Status status, const std::string& command);

// An error that programs can read too: with --output json, that JSON object stands in the place of the complaint.
absl::Status WithJson(absl::Status status, const std::string& json);
std::optional<std::string> JsonOf(const absl::Status& status);

// What ends a list that was cut, for clients that do not count.
bool IsEnd(const Violation& violation);

}  // namespace pepiniere::pep
