// What a mirror keeps of another service's resources, as its readers ask for it.
#pragma once

#include <string>

#include "google/protobuf/message.h"

namespace pepiniere::mirror {

class Copy {
 public:
  virtual ~Copy() = default;
  // A resource as it is now: a new one, or in the place of the one of that name.
  virtual void Put(const google::protobuf::Message& resource) = 0;
  virtual void Remove(const std::string& name) = 0;
};

}  // namespace pepiniere::mirror
