#include "clients/pep/kit/exit_code.h"

namespace pepiniere::pep {
namespace {

// Tells our own complaints from the server's.
constexpr char kOwnWordsMark[] = "pep/own-words";

struct Mapping {
  absl::StatusCode status;
  ExitCode exit;
};

constexpr Mapping kMappings[] = {
    {absl::StatusCode::kOk, ExitCode::kOk},
    {absl::StatusCode::kNotFound, ExitCode::kNotFound},
    {absl::StatusCode::kFailedPrecondition, ExitCode::kRefused},
    {absl::StatusCode::kPermissionDenied, ExitCode::kNotAllowed},
    {absl::StatusCode::kUnauthenticated, ExitCode::kNotAllowed},
    {absl::StatusCode::kAborted, ExitCode::kConflict},
    {absl::StatusCode::kAlreadyExists, ExitCode::kConflict},
    {absl::StatusCode::kUnavailable, ExitCode::kUnavailable},
    {absl::StatusCode::kDeadlineExceeded, ExitCode::kUnavailable},
    {absl::StatusCode::kResourceExhausted, ExitCode::kUnavailable},
    {absl::StatusCode::kInvalidArgument, ExitCode::kInvalid},
    {absl::StatusCode::kOutOfRange, ExitCode::kInvalid},
    {absl::StatusCode::kDataLoss, ExitCode::kTampered},
};

struct Meaning {
  ExitCode code;
  Text text;
};

constexpr Meaning kMeanings[] = {
    {ExitCode::kOk, {"done", "c'est fait"}},
    {ExitCode::kUnexpected, {"unexpected failure", "échec inattendu"}},
    {ExitCode::kUsage, {"the command line is wrong", "la ligne de commande est fausse"}},
    {ExitCode::kNotFound, {"not found", "introuvable"}},
    {ExitCode::kRefused, {"refused by the rules", "refusé par les règles"}},
    {ExitCode::kNotAllowed, {"not allowed, or not logged in", "non autorisé, ou non connecté"}},
    {ExitCode::kConflict,
     {"conflict: changed meanwhile, or exists already", "conflit : modifié entre-temps, ou existe déjà"}},
    {ExitCode::kUnavailable,
     {"server unavailable or too slow; try again", "serveur indisponible ou trop lent ; réessayez"}},
    {ExitCode::kInvalid, {"a value is invalid", "une valeur est invalide"}},
    {ExitCode::kTampered,
     {"the audit was tampered with, or a run does not recompute",
      "l'audit a été altéré, ou un calcul ne se retrouve pas"}},
};

}  // namespace

ExitCode ExitCodeOf(const absl::Status& status) {
  if (IsInOwnWords(status) && status.code() == absl::StatusCode::kInvalidArgument) return ExitCode::kUsage;
  for (const Mapping& mapping : kMappings) {
    if (mapping.status == status.code()) return mapping.exit;
  }
  return ExitCode::kUnexpected;
}

absl::Status InOwnWords(absl::StatusCode code, const std::string& complaint) {
  absl::Status status(code, complaint);
  status.SetPayload(kOwnWordsMark, absl::Cord(""));
  return status;
}

bool IsInOwnWords(const absl::Status& status) { return status.GetPayload(kOwnWordsMark).has_value(); }

absl::Status UsageError(const std::string& complaint) {
  return InOwnWords(absl::StatusCode::kInvalidArgument, complaint);
}

std::string ExitCodeHelp(const Messages& say) {
  std::string help = say({"Exit codes:\n", "Codes de sortie :\n"});
  for (const auto& [code, text] : kMeanings) {
    help += base::Concat("  ", static_cast<int>(code), "  ", say.Pick(text), "\n");
  }
  return help;
}

}  // namespace pepiniere::pep
