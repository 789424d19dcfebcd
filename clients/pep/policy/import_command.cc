// pep policy import ogp: a catalogue of commitments, each row in the plan of its cycle.
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "clients/pep/formats/ogp/reader.h"
#include "clients/pep/imports/import_report.h"
#include "clients/pep/imports/import_run.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/text_file.h"
#include "clients/pep/policy/catalogue_rows.h"
#include "clients/pep/policy/plans_asked.h"
#include "clients/pep/policy/sentences.h"
#include "clients/pep/policy/served_commands.h"
#include "clients/pep/policy/verbs.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using policy::v1::Commitment;
using policy::v1::ImportCommitmentsRequest;
using policy::v1::ImportCommitmentsResponse;
using policy::v1::Plan;
using rpc::v1::ImportReport;
using Stub = PolicyStub;

constexpr char kLeftOut[] = "left out";
constexpr Text kNoPlan = {"no plan of this cycle, or several", "aucun plan de ce cycle, ou plusieurs"};

struct OgpFlags : ImportFlags {
  std::string file, source = "catalogue";
  std::vector<std::string> plans;
};

// What came of the rows: of commitments, of claims, of reviews.
struct Counts {
  std::int64_t created = 0, updated = 0, unchanged = 0, refused = 0, claims = 0, reviews = 0;

  void Add(const ImportCommitmentsResponse& reply) {
    created += reply.created_count();
    updated += reply.updated_count();
    unchanged += reply.unchanged_count();
    refused += reply.skipped_count();
    claims += reply.claim_count();
    reviews += reply.review_count();
  }
  void Tell(ImportReport& report) const {
    auto& commitments = *report.add_counts();
    commitments.set_resource_type("commitments");
    commitments.set_created(created);
    commitments.set_updated(updated);
    commitments.set_unchanged(unchanged);
    commitments.set_refused(refused);
    for (const auto& [type, count] : {std::pair("claims", claims), std::pair("commitmentReviews", reviews)}) {
      auto& said = *report.add_counts();
      said.set_resource_type(type);
      said.set_created(count);
    }
  }
};

// What is said of commitments already, by their identifiers and their places among those of the same one.
class SaidAlready {
 public:
  absl::Status Read(Session& session, const std::string& plan) {
    policy::v1::ListCommitmentsRequest commitments;
    commitments.set_parent(plan);
    PEP_ASSIGN(const auto listed, ListAll<Commitment>(
                                      session, &Stub::ListCommitments, std::move(commitments),
                                      [](const auto& page) -> const auto& { return page.commitments(); }));
    std::map<std::string, std::string> keys;  // by names
    for (const Commitment& one : listed) keys[one.name()] = Next(one.identifier(), there_);
    const std::string all = base::Concat(plan, "/commitments/-");
    policy::v1::ListCommitmentClaimsRequest claims;
    claims.set_parent(all);
    PEP_ASSIGN(const auto claimed, ListAll<policy::v1::CommitmentClaim>(
                                       session, &Stub::ListCommitmentClaims, std::move(claims),
                                       [](const auto& page) -> const auto& { return page.claims(); }));
    for (const auto& claim : claimed) {
      if (claim.milestone().empty()) said_.insert(Key(keys[ParentOf(claim.name())], claim));
    }
    policy::v1::ListCommitmentReviewsRequest reviews;
    reviews.set_parent(all);
    PEP_ASSIGN(const auto found, ListAll<policy::v1::CommitmentReview>(
                                     session, &Stub::ListCommitmentReviews, std::move(reviews),
                                     [](const auto& page) -> const auto& { return page.reviews(); }));
    for (const auto& review : found) said_.insert(Key(keys[ParentOf(review.name())], review));
    return absl::OkStatus();
  }

  // Takes out of a row what is said already, whoever said it: rows in the order of the file.
  void TakeOut(CommitmentRow& row) {
    const std::string key = Next(row.commitment().identifier(), rows_);
    if (row.has_claim() && said_.contains(Key(key, row.claim()))) row.clear_claim();
    if (row.has_review() && said_.contains(Key(key, row.review()))) row.clear_review();
  }

 private:
  using Places = std::map<std::string, int>;

  static std::string Next(const std::string& identifier, Places& places) {
    return base::Concat(identifier, "\n", ++places[identifier]);
  }
  static std::string Key(const std::string& commitment, const policy::v1::CommitmentClaim& claim) {
    return base::Concat(commitment, "\nclaim\n", claim.status(), "\n", Iso(claim.claim_date()));
  }
  static std::string Key(const std::string& commitment, const policy::v1::CommitmentReview& review) {
    return base::Concat(commitment, "\nreview\n", review.completion(), "\n", Iso(review.observation_date()), "\n",
                        review.report());
  }

  Places there_, rows_;
  std::set<std::string> said_;
};

// The rows of each plan, in the order of the file. What is of none is told in the report.
using RowsByPlan = std::map<std::string, std::vector<CommitmentRow>>;

RowsByPlan Sorted(const ogp::Catalogue& catalogue, const std::vector<Plan>& plans, const OgpFlags& flags,
                  Counts& counts, ImportReport& read) {
  RowsByPlan rows;
  for (const content::Finding& finding : catalogue.findings) AddFinding(finding, read);
  for (const ogp::Commitment& commitment : catalogue.commitments) {
    if (IsBlankRow(commitment)) continue;
    const Plan* plan = PlanOf(commitment, plans);
    if (plan == nullptr) {
      ++counts.refused;
      AddFinding({.file = base::Concat("line ", commitment.line),
                  .key = "cycle",
                  .code = "NO_PLAN",
                  .message = std::string(kNoPlan.english),
                  .action = kLeftOut},
                 read);
      continue;
    }
    std::vector<content::Finding> findings;
    rows[plan->name()].push_back(CommitmentRowOf(commitment, *plan, flags.source, findings));
    for (const content::Finding& finding : findings) AddFinding(finding, read);
  }
  return rows;
}

absl::Status SendRows(Session& session, const std::string& plan, std::vector<CommitmentRow> rows, const OgpFlags& flags,
                      Counts& counts, ImportReport& read) {
  SaidAlready said;
  PEP_TRY(said.Read(session, plan));
  for (CommitmentRow& row : rows) said.TakeOut(row);
  for (std::vector<CommitmentRow>& batch : BatchesOf(std::move(rows))) {
    ImportCommitmentsRequest request;
    request.set_parent(plan);
    request.set_validate_only(flags.dry_run);
    for (CommitmentRow& row : batch) request.add_rows()->Swap(&row);
    PEP_ASSIGN(const ImportCommitmentsResponse reply, session.Call(&Stub::ImportCommitments, request));
    counts.Add(reply);
    for (const auto& finding : reply.findings()) {
      AddFinding({.file = base::Concat("line ", finding.line()),
                  .key = finding.field(),
                  .code = "REFUSED",
                  .message = finding.message(),
                  .action = kLeftOut},
                 read);
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<ImportReport> Send(Session& session, const OgpFlags& flags, ImportReport& read) {
  PEP_ASSIGN(const std::string text, ReadTextFile(flags.file, session.say()));
  const ogp::Catalogue catalogue = ogp::ReadCatalogue(text);
  PEP_ASSIGN(const std::vector<Plan> plans, PlansAsked(session, flags.plans));
  Counts counts;
  RowsByPlan rows = Sorted(catalogue, plans, flags, counts, read);
  for (auto& [plan, its] : rows) PEP_TRY(SendRows(session, plan, std::move(its), flags, counts, read));
  ImportReport report;
  counts.Tell(report);
  return report;
}

std::string SaidImportFault(std::string_view english, const Messages& say) {
  return english == kNoPlan.english ? say(kNoPlan) : SaidPolicyFault(english, say);
}

absl::Status Import(Session& session, const OgpFlags& flags) {
  ImportReport read;
  const auto sent = Send(session, flags, read);
  return ReportImport(session, flags, std::move(read), sent, SaidImportFault);
}

}  // namespace

void AddPolicyImport(Command& policy) {
  Command import = policy.Add("import", {"Bring in what is kept elsewhere; the same again changes nothing",
                                         "Faire entrer ce qui est tenu ailleurs ; la même chose ne change rien"});
  auto flags = std::make_shared<OgpFlags>();
  Command in = import.Add("ogp", {"A catalogue of commitments: each row goes to the plan of its cycle",
                                  "Un catalogue d'engagements : chaque ligne va au plan de son cycle"});
  in.String("FILE", flags->file,
            {"CSV with the columns id, cycle, policy_area, starred, title; - reads the standard input",
             "Du CSV aux colonnes id, cycle, policy_area, starred, title ; - lit l'entrée standard"},
            "FILE")
      .Required();
  in.Strings("--plan", flags->plans,
             {"Only rows of this plan's cycle (repeatable; any plan)",
              "Les seules lignes du cycle de ce plan (répétable ; "
              "tout plan)"},
             "PLAN");
  in.String("--source", flags->source,
            {"Where what the file claims is said to stand (catalogue)",
             "Où est dit figurer ce que le fichier déclare "
             "(catalogue)"});
  in.Flag("--dry-run,-n", flags->dry_run, {"Report everything, keep nothing", "Tout dire, ne rien garder"});
  in.String("--report", flags->report_file,
            {"Write all oddities there: JSON, or a line each in FILE.jsonl",
             "Y écrire toutes les bizarreries : JSON, ou une par ligne dans FICHIER.jsonl"},
            "FILE");
  in.Note({"What a row says takes the place of what was said so before; what it does not say stays",
           "Ce que dit une ligne remplace ce qui l'était ; ce qu'elle ne dit pas reste"});
  in.Remark(SayReaders(PolicyPart().contract, "CreateCommitment", in.say()));
  in.Does([flags](Session& session) { return Import(session, *flags); });
}

}  // namespace pepiniere::pep
