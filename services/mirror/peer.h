// A List and a Watch method of another service, as a mirror needs them, whatever their resource.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "grpcpp/client_context.h"

namespace pepiniere::mirror {

// A watch that is open. For one thread; ends the call when it goes.
class Stream {
 public:
  enum class Heard { kMessage, kNothing, kEnd };

  virtual ~Stream() = default;
  // The next message, waited for `patience` at most. After kEnd comes Finish.
  virtual Heard Next(google::protobuf::Message& message, absl::Duration patience) = 0;
  virtual absl::Status Finish() = 0;
};

class Peer {
 public:
  using Row = std::function<void(const google::protobuf::Message& resource)>;

  virtual ~Peer() = default;
  virtual const google::protobuf::Descriptor& resource() const = 0;
  // One page of the list, the first without a token. The next page's token, empty after the last.
  virtual absl::StatusOr<std::string> List(grpc::ClientContext& context, const std::string& page_token,
                                           const Row& row) = 0;
  // `context` must outlive the stream. Without a token it begins with what is committed from now on.
  virtual std::unique_ptr<Stream> Watch(grpc::ClientContext& context, const std::string& resume_token,
                                        absl::Duration heartbeat) = 0;
  // Of the watch, empty.
  virtual std::unique_ptr<google::protobuf::Message> NewMessage() const = 0;
};

}  // namespace pepiniere::mirror
