// How each message of the feedback service that declares bounds comes in, for the test that asks all of them of every service
// (../portfolio/declared_bounds.mjs). Keyed by full names: other services have members and comments too.
import { Code } from '../../e2e/rpc.mjs';
import { today } from '../../e2e/paris.mjs';
import { day, inDays } from './ground.mjs';

const PROGRAMME = 'programmes/pommeraie', COHORT = `${PROGRAMME}/cohorts/1`, FEWEST_ASKED = 10;
const NONE = '01HZZZZZZZZZZZZZZZZZZZZZZZ';
const QUESTION = { code: 'q1', kind: 'KIND_SCALE', text: 'Ça va ?' };
const SPACE = { title: 'Les agents', kind: 1, readers: 1, proposers: 2, commenters: 2, voters: 2, moderation: 2 };
const PANEL = { title: 'Le panel', capacity: 10 }, CRITERION = { code: 'age', label: 'Âge', values: ['a', 'b'] };
const STUDY = { title: 'Usages', kind: 1, wanted: 2, expectedPercent: 50, reserveHours: 1 };
const made = {};

// What requests are about.
export async function prepareFeedback(admin) {
  made.self = (await admin.call('GetCaller')).person;
  await admin.call('CreateProgramme', { programmeId: 'pommeraie', programme: { title: 'La Pommeraie' } });
  await admin.call('CreateCohort', { parent: PROGRAMME, cohortId: '1', cohort: { title: 'Une' } });
  // Whoever writes an answer is asked, among enough others.
  for (let i = 0; i < FEWEST_ASKED; ++i) {
    const person = i === 0 ? made.self : `persons/01HZZZZZZZZZZZZZZZZZZZZZ${i}0`;
    const { name } = await admin.call('CreateProfile', { profile: { person, displayName: 'Camille Exemple', cohorts: [COHORT] } });
    await admin.call('CreateAssignment', { assignment: { person: name, cohort: COHORT, skill: 'dev', startDate: day(today()), months: 2 } });
  }
  await admin.call('CreateQuestionnaire', { questionnaireId: 'bilan', questionnaire: { programme: PROGRAMME, title: 'Où en êtes-vous ?' } });
  made.version = (await admin.call('CreateQuestionnaireVersion', { parent: 'questionnaires/bilan', version: { questions: [QUESTION] } })).name;
  made.campaign = (await admin.call('CreateCampaign', { campaignId: 'ouverte', campaign: campaign() })).name;
  await admin.call('OpenCampaign', { name: made.campaign });
  made.space = (await admin.call('CreateSpace', { spaceId: 'agents', space: SPACE })).name;
  const propose = (title) => admin.call('CreateIdea', { parent: made.space, idea: { title, text: 'Ouvrir les bureaux vides.' } });
  made.idea = (await propose('Des bureaux')).name;
  made.other = (await propose('Des tables')).name;
  made.measure = (await admin.call('CreateMeasure', { measureId: 'ouvrir', measure: { title: 'Ouvrir' } })).name;
  made.network = (await admin.call('CreateNetwork', { networkId: 'anciens', network: { title: 'Anciens', programme: PROGRAMME } })).name;
  made.panel = (await admin.call('CreatePanel', { panelId: 'usagers', panel: { ...PANEL, criteria: [CRITERION] } })).name;
  made.study = (await admin.call('CreateStudy', { parent: made.panel, studyId: 'etude', study: STUDY })).name;
}

const campaign = (more = {}) => ({ programme: PROGRAMME, title: 'La promotion', questionnaireVersion: made.version, audience: [{ kind: 1, cohort: COHORT }], readers: 3, endTime: inDays(10), ...more });

// What is met once a request is sound: of what there is not, of what is one's own, of what is not so far.
const BEYOND = new Set([Code.NOT_FOUND, Code.FAILED_PRECONDITION, Code.PERMISSION_DENIED, Code.ALREADY_EXISTS]);

// caller(): who asks; unary(method, field, make, path): as the test has it; tell them of errors, fresh(): an id that is free.
export function feedbackWays({ caller, refusalOf, violationsOf, fresh }) {
  const asked = (method, path, make, more = { validateOnly: true }) => ({ path, send: async (fields) => {
    const error = await refusalOf(caller().call(method, { ...make(fields), ...more }));
    return BEYOND.has(error?.code) ? [] : violationsOf(error);
  } });
  const created = (type, field, sound, more = {}, path = field, put = (fields) => fields) =>
    asked(`Create${type}`, path, (fields) => ({ ...more, [field]: { ...sound(), ...put(fields) } }));
  // One whose id is its author's, and its request.
  const called = (type, field, sound, more = {}) => ({
    [type]: [asked(`Create${type}`, field, (fields) => ({ ...more, [`${field}Id`]: fresh(), [field]: { ...sound(), ...fields } }))],
    [`Create${type}Request`]: [asked(`Create${type}`, '', (fields) => ({ ...more, [field]: sound(), ...fields }))],
  });
  const about = (method, name, more = {}) => ({ [`${method}Request`]: [asked(method, '', (fields) => ({ name: name(), ...more, ...fields }))] });
  const version = (path, put) => created('QuestionnaireVersion', 'version', () => ({ questions: [QUESTION] }), { parent: 'questionnaires/bilan' }, path, put);
  const action = () => `${made.space}/moderationActions/1`;
  const ways = {
    ...called('Network', 'network', () => ({ title: 'Anciens', programme: PROGRAMME })),
    Member: [asked('CreateMember', 'member', (fields) => ({ parent: made.network, member: { displayName: 'Camille', ...fields } }))],
    ...called('Questionnaire', 'questionnaire', () => ({ title: 'Bilan', programme: PROGRAMME })),
    QuestionnaireVersion: [version('version', (fields) => fields)],
    Question: [version('version.questions[0]', (fields) => ({ questions: [{ ...QUESTION, ...fields }] }))],
    QuestionOption: [version('version.questions[0].options[0]', (fields) => ({ questions: [{ ...QUESTION, kind: 'KIND_CHOICE_ONE', options: [{ code: 'x1', label: 'Un', ...fields }, { code: 'x2', label: 'Deux' }] }] }))],
    ...called('Campaign', 'campaign', campaign),
    AudienceSource: [asked('CreateCampaign', 'campaign.audience[0]', (fields) => ({ campaignId: fresh(), campaign: campaign({ audience: [{ kind: 3, ...fields }] }) }))],
    ...about('CloseCampaign', () => made.campaign),
    ...about('RedactFreeText', () => `${made.campaign}/freeTexts/${NONE}`),
    AnswerValue: [asked('PutAnswer', 'answer.values[0]', (fields) => ({ answer: { name: `${made.campaign}/answer`, values: [{ question: 'q1', ...(fields.text ? {} : { options: ['4'] }), ...fields }] } }), {})],
    ...called('ConstraintTopic', 'constraintTopic', () => ({ title: 'Mobilité' })),
    Constraint: [created('Constraint', 'constraint', () => ({ topic: 'constraintTopics/other', reporter: made.self, cohort: COHORT, severity: 1, text: 'x', visibility: 3 }))],
    ...called('Space', 'space', () => SPACE),
    Idea: [asked('CreateIdea', 'idea', (fields) => ({ parent: made.space, idea: { title: 'Des lits', text: 'x', ...fields } }))],
    FindSimilarIdeasRequest: [asked('FindSimilarIdeas', '', (fields) => ({ parent: made.space, ...fields }), {})],
    ...about('AdvanceIdea', () => made.idea, { state: 3 }),
    MergeIdeaRequest: [asked('MergeIdea', '', (fields) => ({ name: made.idea, into: made.other, ...fields }))],
    ...about('UnmergeIdea', () => made.idea),
    Comment: [asked('CreateComment', 'comment', (fields) => ({ parent: made.idea, comment: { text: 'x', ...fields } }))],
    CastVoteRequest: [asked('CastVote', '', (fields) => ({ name: `${made.idea}/vote`, ...fields }))],
    ModerateItemRequest: [asked('ModerateItem', '', (fields) => ({ item: made.idea, decision: 2, reason: 'essai', ...fields }))],
    ...about('AppealModeration', action, { text: 'essai' }),
    ...about('DecideAppeal', action, { reason: 'essai' }),
    ...called('Measure', 'measure', () => ({ title: 'Ouvrir' })),
    ...about('AdvanceMeasure', () => made.measure, { state: 2 }),
    Retrospective: [created('Retrospective', 'retrospective', () => ({ author: made.self, cohort: COHORT, title: 'Une', tried: 'x', happened: 'y', learned: 'z', sharing: 2 }))],
    ...called('Panel', 'panel', () => PANEL),
    PanelCriterion: [asked('CreatePanel', 'panel.criteria[0]', (fields) => ({ panelId: fresh(), panel: { ...PANEL, criteria: [{ ...CRITERION, ...fields }] } }))],
    PanelValue: [asked('CreatePanelist', 'panelist.profile[0]', (fields) => ({ parent: made.panel, panelist: { profile: [{ criterion: 'age', value: 'a', ...fields }] } }))],
    Study: [asked('CreateStudy', 'study', (fields) => ({ parent: made.panel, studyId: fresh(), study: { ...STUDY, ...fields } }))],
    CreateStudyRequest: [asked('CreateStudy', '', (fields) => ({ parent: made.panel, study: STUDY, ...fields }))],
    ...about('CommitSeed', () => made.study),
    ...about('RevealSeed', () => made.study),
    MarginTarget: [asked('WeightStudy', 'targets[0]', (fields) => ({ name: made.study, targets: [{ criterion: 'age', value: 'a', total: 1, ...fields }] }), {})],
  };
  return Object.fromEntries(Object.entries(ways).map(([type, said]) => [`feedback.v1.${type}`, said]));
}
