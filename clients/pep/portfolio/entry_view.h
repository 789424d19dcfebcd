// How the lines recorded about a project are shown, whatever their kind.
#pragma once

#include <string>

#include "clients/pep/kit/output.h"
#include "pepiniere/portfolio/v1/entry.pb.h"

namespace pepiniere::pep {

// What any line says.
struct EntryRow {
  std::string name;
  portfolio::v1::Phase phase = portfolio::v1::PHASE_UNSPECIFIED;
  std::string code;  // a requirement's, a funding source, a category's; for programs
  std::string said;  // the same for people
  google::type::Money amount = {};
  google::type::Date date = {};
  std::string note;
  portfolio::v1::Trail trail = {};
};

EntryRow RowOf(const portfolio::v1::Evidence& entry, const Messages& say);
EntryRow RowOf(const portfolio::v1::Waiver& entry, const Messages& say);
EntryRow RowOf(const portfolio::v1::FundingLine& entry, const Messages& say);
EntryRow RowOf(const portfolio::v1::SpendingEntry& entry, const Messages& say);
EntryRow RowOf(const portfolio::v1::TimeBoxExtension& entry, const Messages& say);

const View<EntryRow>& EntriesView();

// Rows of a table or records of CSV; each entry's own JSON for programs that want that.
class EntryListing {
 public:
  explicit EntryListing(const Output& output) : output_(output), listing_(output, EntriesView()) {}

  template <class Entry>
  void Add(const Entry& entry) {
    if (output_.format == Format::kJson) return output_.Line(Json(entry));
    listing_.Add(RowOf(entry, output_.say));
  }
  void Flush() { listing_.Flush(); }

 private:
  const Output& output_;
  Listing<EntryRow> listing_;
};

}  // namespace pepiniere::pep
