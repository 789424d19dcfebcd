// A feed that can be followed, and what its messages say, by their descriptors.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "services/gateway/call/methods.h"

namespace pepiniere::gateway::changes {

// A row of the table that whoever wires the gateway gives.
struct FeedRow {
  std::string name;     // "cohort.cohorts": the service, in short, and what changes
  std::string service;  // "pepiniere.cohort.v1.CohortService"
  std::string method;   // "WatchCohorts"
  // Texts that each request says: {"parent", "programmes/-"}.
  std::vector<std::pair<std::string, std::string>> arguments{};
};

class FollowedFeed {
 public:
  // INVALID_ARGUMENT unless the row's method is one of these, streams to its client, takes the arguments and a
  // resume_token, and answers messages with a resume_token and `changes`, each of a kind and of one resource, or
  // of the name of one. `methods` must outlive this.
  static absl::StatusOr<FollowedFeed> Of(const FeedRow& row, const Methods& methods);

  const std::string& name() const { return name_; }
  std::string_view service() const { return std::string_view(name_).substr(0, name_.find('.')); }
  const Method& method() const { return *method_; }

  // What its service is asked, in Protobuf. An empty token: what happens from now on.
  std::string RequestAfter(const std::string& token) const;
  // A message of its service, as an event of a text/event-stream. INTERNAL for what is no such message.
  absl::StatusOr<std::string> Event(const std::string& bytes) const;
  // The event that tells that what followed a token is lost.
  std::string LostEvent() const;
  // The event that tells that its reader may not follow it.
  std::string RefusedEvent() const;

 private:
  using Field = const google::protobuf::FieldDescriptor*;

  FollowedFeed(std::string name, const Method& method) : name_(std::move(name)), method_(&method) {}
  // What keeps the row from being a feed; empty if nothing does.
  std::string Read(const FeedRow& row);

  std::string name_;
  const Method* method_;
  std::shared_ptr<const google::protobuf::Message> request_;  // without a token
  Field asked_token_ = nullptr;                               // of the request
  Field token_ = nullptr, changes_ = nullptr;                 // of a message
  Field kind_ = nullptr, resource_ = nullptr;                 // of a change
  Field resource_name_ = nullptr;                             // of that, or of the change itself
};

}  // namespace pepiniere::gateway::changes
