// The kinds of lines recorded about a project, behind one face: evidence, waivers, money, extensions.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "clients/pep/kit/messages.h"
#include "clients/pep/kit/session.h"
#include "clients/pep/kit/write_flags.h"
#include "clients/pep/portfolio/entry_view.h"
#include "google/protobuf/message.h"

namespace pepiniere::pep {

// What the command that adds a line is called, and the field that it takes by position.
struct EntryVerb {
  const char* name;
  Text help;
  const char* position;
  const char* field;
  Text position_help;
};

class EntryKind {
 public:
  virtual ~EntryKind() = default;

  // "fundingLines": the last but one segment of their names; and what people type for it.
  virtual std::string_view collection() const = 0;
  virtual std::string_view word() const = 0;
  virtual const EntryVerb& verb() const = 0;
  // The method that adds one: "CreateEvidence".
  virtual std::string_view creates() const = 0;
  virtual std::unique_ptr<google::protobuf::Message> New() const = 0;

  // `entry` is one that New() made.
  virtual absl::Status Create(Session& session, const std::string& project, const google::protobuf::Message& entry,
                              const WriteFlags& flags) const = 0;
  virtual absl::Status List(Session& session, const std::string& project, bool superseded,
                            EntryListing& listing) const = 0;
  // Puts in the place of the line `name` the same with other values of fields ("amount", as typed); or nothing.
  struct Correction {
    std::string name, reason;
    std::vector<std::pair<std::string, std::string>> changes;
    bool withdraw = false;
  };
  virtual absl::Status Correct(Session& session, const Correction& correction, const WriteFlags& flags) const = 0;
};

std::span<const std::unique_ptr<const EntryKind>> EntryKinds();

}  // namespace pepiniere::pep
