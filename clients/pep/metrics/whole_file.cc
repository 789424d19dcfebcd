#include "clients/pep/metrics/whole_file.h"

#include <cerrno>
#include <fstream>
#include <system_error>

#include "clients/pep/kit/exit_code.h"
#include "services/base/try.h"
#include "services/secret/aead.h"

namespace pepiniere::pep {

absl::Status WriteTextFile(const std::string& file, std::string_view content, const Messages& say) {
  errno = 0;
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  out.close();
  if (out) return absl::OkStatus();
  return UsageError(
      say({"cannot write $0: $1", "$0 ne s'écrit pas : $1"}, file, std::generic_category().message(errno)));
}

absl::Status WriteWhole(const std::string& file, std::string_view content, std::string_view sha256,
                        const Messages& say) {
  if (secret::Sha256Hex(content) != sha256) {
    return InOwnWords(
        absl::StatusCode::kDataLoss,
        say({"what came is not what the server says it sent (SHA-256 $0): nothing was written",
             "ce qui est arrivé n'est pas ce que le serveur dit avoir envoyé (SHA-256 $0) : rien n'est écrit"},
            sha256));
  }
  return WriteTextFile(file, content, say);
}

}  // namespace pepiniere::pep
