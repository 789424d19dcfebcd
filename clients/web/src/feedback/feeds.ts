// What a change makes worth asking again. Votes are no change: what counts them asks by itself.
import { standard, type Feed, type Touches } from '@/kit/api/changes';

const either = (...all: readonly Touches[]): Touches => (asked, changed) => all.some((touches) => touches(asked, changed));

// Whether a name that a query has in it is one of these, or above or below one; "-" stands for any part.
function isAbout(asked: string, changed: string) {
  const [a, c] = [asked.split('/'), changed.split('/')];
  return a.every((part, i) => i >= c.length || part === '-' || part === c[i]);
}

const NAMES = /"((?:networks|questionnaires|campaigns|constraints|spaces|measures|panels|retrospectives)\/[^"]+)"/g;
const namesIn = (request: string) => [...request.matchAll(NAMES)].map(([, name]) => name!);

// What these methods answer, of what the query names; of everything, where it names nothing.
const about = (...methods: readonly string[]): Touches => ({ method, request }, changed) => {
  if (!methods.includes(method)) return false;
  if (changed === 'all') return true;
  const asked = namesIn(request);
  return asked.length === 0 || asked.some((one) => [...changed].some((name) => isAbout(one, name)));
};

// What is recorded of what is shown.
const told = about('ListAuditRecords');

// There are more feeds than one stream takes: what changes once a year (networks, topics) is asked when its page opens.
export const FEEDS: readonly Feed[] = [
  { name: 'feedback.members', touches: standard('Member', 'Members') },
  { name: 'feedback.questionnaires', touches: either(standard('Questionnaire', 'Questionnaires'), told) },
  { name: 'feedback.versions', touches: either(standard('QuestionnaireVersion', 'QuestionnaireVersions'), about('PreviewCampaign'), told) },
  { name: 'feedback.campaigns', touches: either(standard('Campaign', 'Campaigns'), about('PreviewCampaign', 'GetRelease', 'ListFreeTexts', 'GetAnswer'), told) },
  { name: 'feedback.constraints', touches: standard('Constraint', 'Constraints') },
  { name: 'feedback.spaces', touches: either(standard('Space', 'Spaces'), about('CreateIdea', 'CreateComment', 'CastVote')) },
  { name: 'feedback.ideas', touches: either(standard('Idea', 'Ideas'), about('ListIdeaVersions', 'FindSimilarIdeas', 'CastVote')) },
  { name: 'feedback.comments', touches: standard('Comment', 'Comments') },
  { name: 'feedback.moderation', touches: standard('ModerationAction', 'ModerationActions') },
  { name: 'feedback.measures', touches: standard('Measure', 'Measures') },
  { name: 'feedback.panels', touches: standard('Panel', 'Panels') },
  { name: 'feedback.panelists', touches: either(standard('Panelist', 'Panelists'), about('GetPanel', 'ListPanels')) },
  { name: 'feedback.studies', touches: standard('Study', 'Studies') },
  { name: 'feedback.invitations', touches: either(standard('Invitation', 'Invitations'), about('GetStudy', 'GetStudyRates')) },
  { name: 'feedback.retrospectives', touches: standard('Retrospective', 'Retrospectives') },
];
