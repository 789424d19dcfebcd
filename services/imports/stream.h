// The stream of an import, message by message.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/rpc/message_reader.h"

namespace pepiniere::imports {

// Whether it says where items come from: one line of at most 50 bytes.
absl::Status CheckSource(std::string_view source);

// Calls `begin(first)` once, then `take(message)` for each, both of which give an absl::Status: an error ends the
// stream, and what came before it stays. The messages have a `source`, which the first one says for all.
template <class Message, class Begin, class Take>
absl::Status ReadStream(rpc::MessageReader<Message>& reader, Begin begin, Take take) {
  std::string source;
  Message message;
  while (reader.Next(message)) {
    if (source.empty()) {
      PEP_TRY(CheckSource(message.source()));
      source = message.source();
      PEP_TRY(begin(message));
    } else if (!message.source().empty() && message.source() != source) {
      return aip::Invalid("source", "is another one than that of the first message");
    }
    PEP_TRY(take(message));
  }
  PEP_TRY(reader.status());
  if (!source.empty()) return absl::OkStatus();
  return aip::Invalid("source", base::Concat("the stream was empty: send at least one ", Message::descriptor()->name(),
                                             ", the first with the source"));
}

}  // namespace pepiniere::imports
