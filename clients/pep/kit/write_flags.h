// What every change of something takes.
#pragma once

#include <string>

#include "clients/pep/kit/command.h"
#include "clients/pep/kit/output.h"

namespace pepiniere::pep {

struct WriteFlags {
  std::string etag;
  bool dry_run = false;

  // `readers`: who will read what is written, for its help (readers.h).
  void AddTo(Command& command, const std::string& readers) {
    command.Flag("--dry-run", dry_run, {"Check and tell, keep nothing", "Vérifier et dire, ne rien garder"});
    command.Remark(readers);
  }
  void AddEtag(Command& command) {
    command.String(
        "--etag", etag,
        {"Refuse if somebody changed it since this etag", "Refuser si quelqu'un l'a modifié depuis cet etag"}, "ETAG");
  }
  // After the answer: that nothing was kept, where that is so.
  void Remind(const Output& output) const {
    if (dry_run) output.Note(output.say({"Dry run: nothing was kept.", "Essai à blanc : rien n'a été gardé."}));
  }
};

}  // namespace pepiniere::pep
