// The organisations of the portfolio by what they are called, to know hosts by.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/pep/formats/content/findings.h"
#include "clients/pep/formats/eig/values.h"
#include "clients/pep/kit/session.h"
#include "pepiniere/portfolio/v1/organisation.pb.h"

namespace pepiniere::pep {

class Organisations {
 public:
  Organisations() = default;
  explicit Organisations(const std::vector<portfolio::v1::Organisation>& organisations);

  // All that the portfolio has.
  static absl::StatusOr<Organisations> List(Session& session);

  // The name of the one whose title, with its acronym or without, has that key (search::FoldedKey): the first one in
  // the order of names, where several have. Empty: none has.
  std::string Named(std::string_view key) const;
  // The title of the one of that name; the name where there is none.
  std::string TitleOf(const std::string& name) const;

  // Tells which hosts are called otherwise here, and which are none of these.
  void Report(const std::vector<eig::Host>& hosts, content::Findings& findings) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> by_key_;  // names
  std::map<std::string, std::string> titles_;                            // by name
};

}  // namespace pepiniere::pep
