// What the command line says of what people say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/feedback/api/receipt_signer.h"

namespace CLI {
class App;
}  // namespace CLI

namespace pepiniere {

struct FeedbackFlags {
  // Where the keys of answers are; those of further copies follow. Empty: no campaign opens here.
  std::vector<std::string> answer_keys{};
  // What receipts are signed with; none: they are not.
  std::optional<feedback::api::ReceiptSigner> receipts{};
};

void AddFeedback(CLI::App& app, FeedbackFlags& flags);

}  // namespace pepiniere
