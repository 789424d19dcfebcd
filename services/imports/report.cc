#include "services/imports/report.h"

#include <cstddef>
#include <utility>

#include "services/base/text.h"

namespace pepiniere::imports {
namespace {

constexpr std::size_t kMostFindingBytes = 2 << 20;  // clients take 4 MiB in all unless they say otherwise
constexpr std::size_t kFrame = 5;                   // what a finding takes beside itself

}  // namespace

rpc::v1::ImportCount& ReportBuilder::Count(std::string_view resource_type) {
  for (rpc::v1::ImportCount& count : *report_.mutable_counts()) {
    if (count.resource_type() == resource_type) return count;
  }
  rpc::v1::ImportCount& count = *report_.add_counts();
  count.set_resource_type(std::string(resource_type));
  return count;
}

rpc::v1::ImportFinding& ReportBuilder::Find(std::string_view file, std::string_view key, std::string_view code,
                                            std::string message, std::string_view action) {
  rpc::v1::ImportFinding& finding = *report_.add_findings();
  finding.set_file(std::string(file));
  finding.set_key(std::string(key));
  finding.set_code(std::string(code));
  finding.set_message(std::move(message));
  finding.set_action(std::string(action));
  return finding;
}

void Merge(const rpc::v1::ImportReport& part, rpc::v1::ImportReport& whole) {
  ReportBuilder builder(whole);
  for (const rpc::v1::ImportCount& count : part.counts()) {
    rpc::v1::ImportCount& sum = builder.Count(count.resource_type());
    sum.set_created(sum.created() + count.created());
    sum.set_updated(sum.updated() + count.updated());
    sum.set_unchanged(sum.unchanged() + count.unchanged());
    sum.set_superseded(sum.superseded() + count.superseded());
    sum.set_renamed(sum.renamed() + count.renamed());
    sum.set_refused(sum.refused() + count.refused());
  }
  whole.mutable_findings()->MergeFrom(part.findings());
}

void Bound(rpc::v1::ImportReport& report) {
  int kept = 0;
  for (std::size_t bytes = 0; kept < report.findings_size(); ++kept) {
    bytes += report.findings(kept).ByteSizeLong() + kFrame;
    if (bytes > kMostFindingBytes) break;
  }
  const int more = report.findings_size() - kept;
  if (more == 0) return;
  report.mutable_findings()->DeleteSubrange(kept, more);
  ReportBuilder(report).Find("", "", "MORE", base::Concat("and ", more, " more findings"),
                             "settle these, then import again");
}

}  // namespace pepiniere::imports
