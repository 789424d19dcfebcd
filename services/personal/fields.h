// Which fields of a resource tell of a person: those that the contract marks (pepiniere.rpc.v1.personal).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::personal {

struct Field {
  // As documents have it: "contact"; "members.display_name" of each item of a list.
  std::string path;
  // The field beside it, of the same object or else of the document, that names the person; "name": the resource is the
  // person, or below them; empty: whoever the text calls.
  std::string person;
  // Whether its text must say something.
  bool required = false;
  // Whether its text is a name and nothing else.
  bool whole = false;
  // Whether it is about something else, and loses no more than the names in it.
  bool prose = false;
  // Whether it calls nobody, and is its person's where these are named.
  bool content = false;
  // Of a text in a JSON text, which is shown text by text.
  bool inside = false;
};

struct Fields {
  std::vector<Field> fields;

  bool empty() const { return fields.empty(); }
  // Null: it is none of them.
  const Field* Find(std::string_view path) const;
  // Those of the messages in that field, as these have them.
  Fields Below(std::string_view path) const;
  // Whether some name their person in a field beside them: what the others of a document say is needed then.
  bool name_persons() const;
};

// Of the resources of a service's collection ("portfolio", "events"), as its history and its feed call it: several
// services have "comments", each others. Of the resource of that name ("projects/x/events/3").
const Fields& FieldsOf(std::string_view service, std::string_view collection);
const Fields& FieldsOfResource(std::string_view name);

// "persons/x" of "persons/x" and of what is below it.
std::string_view PersonIn(std::string_view resource);
// Whether it is below a person: its texts are that person's, and need not call them.
bool IsBelowPerson(std::string_view resource);

// Whether a text names somebody by an id that tells nobody's name: it needs no hiding.
bool IsOpaque(std::string_view text);

}  // namespace pepiniere::personal
