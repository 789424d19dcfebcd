// Who a form says will read what is typed, by the method that it writes to: over all services, and none left out.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const SOURCE = path.join(process.env.PEPINIERE_SOURCE, 'clients/web/src');
if (!fs.existsSync(path.join(SOURCE, 'gen'))) {
  console.log('skipped: the contract in TypeScript is made with the web client');
  process.exit(77);
}
const { load } = await import('./load.mjs');
const { readersOfField } = await load('kit/form/readers.tsx');

// Each verb of a resource.
const of = (resource, ...verbs) => verbs.map((verb) => `${verb}${resource}`);
const CHANGE = ['Create', 'Update', 'Delete', 'Undelete'], LINE = ['Create', 'Correct'];
const OPEN_DATA = /^Lu par tout le monde : ces informations sont publiées/;

// By service: who reads it, what is said of that, and of which methods.
const EXPECTED = {
  access: [
    ['administrators', /^Lu par les administrateurs du programme seulement/, [...of('AccessBinding', 'Create', 'Revoke'), 'MoveAccessBindings', 'StopMail', 'ErasePerson', 'ErasePersonalData']],
    ['people', /^Lu par la personne et par les administrateurs/, [...of('Person', 'Create', 'Update', 'Identify'), 'LinkSubject', 'UnlinkSubject', 'ResumeMail', 'GiveConsent', 'WithdrawConsent']],
  ],
  portfolio: [
    ['everybody', OPEN_DATA, [...['Organisation', 'Incubator', 'Team', 'Project'].flatMap((one) => of(one, ...CHANGE)), ...of('ProjectEvent', 'Create', 'Update', 'Delete'), 'AdvancePhase', 'CorrectPhase',
      'UpdatePhaseWord', ...of('GateRequirement', 'Update', 'Delete')]],
    ['everybody', /que par ceux qui la préparent/, of('Committee', 'Create', 'Update', 'Hold', 'Cancel', 'Reopen')],
    ['people', /^Lu par ceux qui ont un rôle sur le projet seulement.*Rien n’est publié/,
      [...['Evidence', 'Waiver', 'FundingLine', 'SpendingEntry', 'TimeBoxExtension'].flatMap((one) => of(one, ...LINE)), ...of('JournalEntry', ...LINE, 'Publish', 'Unpublish')]],
    ['administrators', /^Lu par les administrateurs du programme seulement/, ['ErasePersonalData', ...of('AccessBinding', 'Create', 'Revoke')]],
  ],
  cohort: [
    ['everybody', OPEN_DATA, [...['Programme', 'Cohort', 'Grid'].flatMap((one) => of(one, ...CHANGE)), ...of('GridVersion', 'Create', 'Update')]],
    ['everybody', /dès que le défi est retenu ; jusque-là, par les coachs/, [...of('Challenge', ...CHANGE), ...of('ChallengeOutcome', ...LINE)]],
    ['everybody', /dès que l’appel est publié ; jusque-là, par les coachs/, [...of('Call', ...CHANGE, 'Publish', 'Cancel'), ...of('Seat', ...CHANGE), 'CloseScreening']],
    ['everybody', /Le motif n’est lu que par les coachs/, ['ReopenReviews']],
    ['people', /^Lu par vous seul jusqu’à la fermeture.*N’est jamais publié/, [...of('Application', 'Create', 'Update', 'Submit', 'Withdraw', 'Delete'), 'DeleteApplicationFile']],
    ['people', /^Lu par la personne candidate, tout de suite/, ['OpenApplication']],
    ['people', /par la personne candidate quand la décision est publiée/, ['DecideAdmissibility', 'PublishAdmissibility']],
    ['people', /par la personne candidate quand les résultats sont publiés/, ['DecideResult', 'PublishResults']],
    ['people', /^Lu par vous et par les coachs du programme\. N’est jamais publié/, ['AppealAdmissibility', 'AppealResult']],
    ['people', /ni par les autres jurés, ni par la personne candidate, à qui l’on ne dit que les notes/, of('Review', 'Create', 'Update', 'Submit')],
    ['people', /par le juré que cela concerne/, [...of('Juror', ...CHANGE), 'CreateConflict', 'DetectConflicts']],
    ['people', /^Lu par la personne entendue/, of('JuryHearing', ...CHANGE, 'Answer')],
    ['people', /qui ne jugent pas cet appel/, ['RunRanking', 'PublishRanking', 'RunPlacing', 'PublishPlacement', ...of('TieDecision', 'Record', 'Withdraw')]],
    ['people', /^Lu par la personne à qui l’offre est faite/, of('Offer', 'Accept', 'Decline', 'Withdraw')],
    ['people', /^Lu par la personne, les coachs des programmes/, [...of('Profile', ...CHANGE), ...of('Assignment', ...CHANGE)]],
    ['people', /^Lu par vous et par les coachs du programme\. Les autres n’en lisent que des moyennes/, of('Mood', 'Create', 'Update')],
    ['administrators', /^Lu par les administrateurs du programme seulement/, ['ErasePersonalData']],
  ],
  metrics: [
    ['everybody', OPEN_DATA, [...['WorkItem', 'Sprint', 'CodeChange', 'Deployment', 'Incident', 'Survey'].flatMap((one) => of(one, ...CHANGE)), 'RecordDeployment', 'RecordIncident', 'CreateSnapshot']],
    ['everybody', /^Lu par tout le monde.*sauf si la mesure ne l’est pas/, of('Objective', ...CHANGE, 'Judge')],
    ['everybody', /^Lu par tout le monde.*sauf si ses valeurs ne sont lues que par le projet/, of('Definition', ...CHANGE)],
    ['people', /^Lu par les coachs du projet et les administrateurs\. N’est pas publié/, [...of('Source', 'Create', 'Update', 'Delete'), 'RotateSourceSecret']],
    // Their answers tell of what became of what was sent. No form writes by them but that of a value, whose metric says who reads it.
    ['administrators', /^Lu par les administrateurs du programme seulement/, ['IngestPoints', 'UpsertWorkItems', 'RecordDeployments', 'ReplaySourceEvents', 'ReceiveSourceEvent', 'ErasePersonalData']],
  ],
  feedback: [
    ['everybody', OPEN_DATA, [...['Network', 'Questionnaire', 'Measure', 'Panel'].flatMap((one) => of(one, ...CHANGE)), ...['QuestionnaireVersion', 'ConstraintTopic'].flatMap((one) => of(one, 'Create', 'Update')), 'AdvanceMeasure']],
    ['people', /^Lu par vous et par les coachs du réseau/, of('Member', 'Create', 'Update', 'Delete')],
    ['everybody', /tant que c’est un brouillon, par les personnes interrogées dès l’ouverture/, of('Campaign', ...CHANGE, 'Open', 'Close', 'Release')],
    ['people', /jusqu’à la publication.*Ce qui avait été écrit disparaît/, ['RedactFreeText']],
    ['people', /^Lu par vous seul, jusqu’à la fermeture/, ['PutAnswer']],
    ['everybody', /Que c’est vous qui le signalez n’est dit qu’aux coachs/, of('Constraint', 'Create', 'Update', 'Delete')],
    ['everybody', /^Lu par ceux qui lisent l’espace\.$/, [...of('Space', ...CHANGE), ...of('Idea', 'Advance', 'Merge', 'Unmerge')]],
    ['everybody', /Que c’est de vous n’est dit qu’aux modérateurs/, ['Idea', 'Comment'].flatMap((one) => of(one, 'Create', 'Update'))],
    ['people', /qui soutient quoi n’est lu que par soi/, of('Vote', 'Cast', 'Revoke')],
    ['everybody', /dans le registre, qui ne nomme personne/, ['ModerateItem', 'DecideAppeal']],
    ['people', /^Lu par vous et par les modérateurs de l’espace\. N’est jamais publié/, ['AppealModeration']],
    ['people', /^Lu par vous et par les gestionnaires du panel\. N’est jamais publié/, of('Panelist', 'Create', 'Update', 'Delete')],
    ['everybody', /ce que font les panels est public/, [...of('Study', 'Create', 'Update', 'Delete', 'Close'), ...of('Seed', 'Commit', 'Reveal')]],
    ['people', /^Lu par la personne invitée et par les gestionnaires/, [...of('Invitation', 'Accept', 'Decline'), 'RecordDisposition']],
    ['everybody', /Qui l’écrit n’est dit à personne/, of('Retrospective', 'Create', 'Update', 'Delete')],
    // No form writes by them: what is taken back asks nothing.
    ['administrators', /^Lu par les administrateurs du programme seulement/, ['DeleteAnswer', 'TellOutcome', 'ErasePersonalData']],
  ],
  policy: [
    ['everybody', OPEN_DATA, [...['Plan', 'Commitment', 'Milestone'].flatMap((one) => of(one, ...CHANGE)), 'CreateCommitmentClaim', 'CreateCommitmentReview', ...of('Text', 'Create', 'Update'), ...of('Holiday', 'Create', 'Delete'),
      ...of('Transmission', 'Create', 'Correct', 'Suspend', 'Recall'), 'EndTransmissionSuspension', 'CreateAnswer']],
    ['everybody', /^Lu par les auteurs et les chargés de politique publique ; par tout le monde dès la consultation/, [
      ...of('Proposal', 'Create', 'Update', 'Submit', 'Admit', 'Return', 'Merge', 'Withdraw', 'Refer', 'Adopt', 'FollowUp', 'Evaluate', 'Repeal'), 'StartProposalDrafting']],
    ['everybody', /Ce que la source ne dit pas à tous reste aux auteurs/, ['CreateEvidence']],
    ['everybody', /^Lu par ceux qui lisent la proposition, avec votre nom/, of('Amendment', 'Create', 'Update', 'Accept', 'Reject', 'Withdraw')],
    ['everybody', /ou par les seules personnes invitées/, [...of('Consultation', 'Create', 'Update', 'Close'), 'PublishConsultationSummary']],
    ['people', /qui vote quoi n’est lu que par soi/, of('Vote', 'Cast', 'Revoke')],
    ['everybody', /^Lu par ceux qui lisent la consultation, avec votre nom/, of('Comment', 'Create', 'Remove')],
    ['everybody', /dans le registre, par ceux qui lisent la consultation, sans nom/, of('Comment', 'Hide', 'Publish')],
    ['people', /^Lu par vous et par les chargés de politique publique\. N’est jamais publié/, ['AppealComment']],
    ['everybody', /sauf ce qui dit qui siège/, [...of('Session', 'Create', 'Update', 'Open', 'Close', 'Cancel'), 'RecordAttendance', 'DeclareRecusal']],
    ['everybody', /sauf qui a voté quoi/, of('Decision', 'Create', 'Void')],
    // No form writes by them: tables are imported from the command line.
    ['administrators', /^Lu par les administrateurs du programme seulement/, ['ImportCommitments', 'ErasePersonalData']],
  ],
};

const { readersWords } = await load('kit/form/readers_words.ts');
const told = ({ by, untilHeld, words }) => (by === 'everybody' ? untilHeld.length > 0 ? words.untilHeld : words?.everybody ?? readersWords.everybody
  : by === 'people' ? words?.people : readersWords.administrators);

for (const [service, groups] of Object.entries(EXPECTED)) {
  const { READERS } = await load(`gen/pepiniere/${service}/v1/readers.ts`);
  const { readersOf } = await load(`${service}/words/readers.ts`);

  test(`what forms of ${service} say of who reads them is what was meant, method by method`, () => {
    assert.deepEqual(groups.flatMap(([, , methods]) => methods).sort(), Object.keys(READERS).sort(), 'say here who reads what a new method writes');
    for (const [by, words, methods] of groups) {
      for (const method of methods) {
        assert.equal(readersOf(method).by, by, method);
        const text = told(readersOf(method));
        assert.match(text.fr, words, method);
        assert.ok(text.en, method);
      }
    }
  });
}

test('who reads a value that is told by hand, its metric says', async () => {
  const { readersOfValues } = await load('metrics/words/readers.ts');
  assert.match(told(readersOfValues(true)).fr, OPEN_DATA);
  assert.match(told(readersOfValues(false)).fr, /un rôle sur le projet seulement.*ne sont pas publiées/);
});

test('why a line was corrected is for the people alone where the line is open data', async () => {
  const { readersOf } = await load('cohort/words/readers.ts');
  const { correctionOf } = await load('kit/form/correction.ts');
  const reason = correctionOf({ fields: [] }).fields.at(-1);
  assert.match(readersOfField(readersOf('CorrectChallengeOutcome'), reason.keptAt).fr, /n’est pas publié/);
  assert.equal(readersOfField(readersOf('CorrectChallengeOutcome'), 'source'), undefined);
});
