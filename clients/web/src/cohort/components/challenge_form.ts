// The fields of a challenge that people read and change, and those of what became of it.
import { COHORTS } from '@/cohort/api/cohorts';
import { challengeWords as words, outcomeWords } from '@/cohort/words/challenges';
import { DESTINATIONS, MAINTAINERS, PARTS, PRODUCTIONS, SEQUELS } from '@/cohort/words/enums';
import { programmeWords } from '@/cohort/words/words';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import { bound } from '@/kit/form/bounds';
import { choices, type Form, type Rows } from '@/kit/form/field';
import { ORGANISATIONS, PROJECTS } from '@/portfolio/feature';

const supporters: Rows = bound(bounds.Supporter, {
  one: words.supporter,
  add: words.addSupporter,
  fields: [
    { path: 'part', kind: 'enum', options: choices(PARTS), label: words.part },
    { path: 'display_name', kind: 'text', label: words.displayName },
    { path: 'person', kind: 'text', label: words.person, hint: words.personHint },
  ],
});

export const challengeForm: Form = bound(bounds.Challenge, {
  fields: [
    { path: 'title', kind: 'text', label: words.name },
    { path: 'cohorts', kind: 'list', options: COHORTS, label: words.cohorts },
    { path: 'host', kind: 'word', options: ORGANISATIONS, label: words.host },
    { path: 'administrative_host', kind: 'word', options: ORGANISATIONS, label: words.administrativeHost, hint: words.administrativeHostHint },
    { path: 'host_text', kind: 'text', label: words.hostText, hint: words.hostTextHint },
    { path: 'description', kind: 'area', label: words.description, hint: programmeWords.markdown },
    { path: 'themes', kind: 'list', label: words.themes, hint: words.aLine },
    { path: 'skills', kind: 'list', label: words.skills, hint: words.aLine },
    { path: 'supporters', kind: 'rows', rows: supporters, label: words.supporters },
    { path: 'place', kind: 'text', label: words.place },
    { path: 'project', kind: 'word', options: PROJECTS, label: words.project, hint: words.projectHint },
    { path: 'website_uri', kind: 'uri', label: words.site },
    { path: 'image_uri', kind: 'uri', label: words.image },
  ],
});

export const outcomeForm: Form = bound(bounds.ChallengeOutcome, {
  fields: [
    { path: 'date', kind: 'day', label: outcomeWords.asOf },
    { path: 'source', kind: 'text', label: outcomeWords.source, hint: outcomeWords.sourceHint },
    { path: 'production', kind: 'enum', options: choices(PRODUCTIONS), label: outcomeWords.production },
    { path: 'sequel', kind: 'enum', options: choices(SEQUELS), label: outcomeWords.sequel },
    { path: 'destination', kind: 'enum', options: choices(DESTINATIONS), label: outcomeWords.destination },
    { path: 'destination_title', kind: 'text', label: outcomeWords.destinationTitle },
    { path: 'maintainer', kind: 'enum', options: choices(MAINTAINERS), label: outcomeWords.maintainer },
    { path: 'stayed_with_host', kind: 'count', label: outcomeWords.stayedWithHost, hint: outcomeWords.people },
    { path: 'stayed_on_project', kind: 'count', label: outcomeWords.stayedOnProject, hint: outcomeWords.people },
    { path: 'stayed_in_administration', kind: 'count', label: outcomeWords.stayedInAdministration, hint: outcomeWords.people },
    { path: 'comment', kind: 'area', label: outcomeWords.comment },
  ],
});
