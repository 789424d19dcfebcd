// Who will read what a command writes: as the contract says it, so that help cannot say anything else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/kit/messages.h"

namespace google::protobuf {
class ServiceDescriptor;
}  // namespace google::protobuf

namespace pepiniere::pep {

// Who the readers are of what some methods write.
struct Readership {
  std::string_view about;  // in the names of the methods: "Offer" of AcceptOffer
  Text people = {};        // of what is not open data; the contract's where it is empty
  Text everybody = {};     // of what is: from when on, where it is not so at once
};

// What of a service's contract help tells.
struct Contract {
  std::vector<const google::protobuf::ServiceDescriptor*> services;
  // Who reads what is not open data, and ($0) what they alone read of what is.
  Text people = {}, except = {};
  // The same of what others read; the first that fits.
  std::vector<Readership> of = {};
  // Of what is `withheld`: until when.
  Text withheld = {};
};

// The service of that name ("pepiniere.cohort.v1.CohortService"), which is linked into the program.
const google::protobuf::ServiceDescriptor* FindService(const std::string& full_name);

// Of a method that writes ("CreateEvidence"), in a sentence. What it writes is the resource that it answers with; who
// reads that follows from the access of the method that gets it, of those that list it where none does (lists that are
// open hold what their caller reads), and from what is `restricted` in it. What answers with no resource is read by
// those who may call it. Empty for a method that there is not.
std::string SayReaders(const Contract& contract, std::string_view method, const Messages& say);

}  // namespace pepiniere::pep
