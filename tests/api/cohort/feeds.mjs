// What changes below every call, in one watch: each is told what they read of it, and nobody else learns that it is there.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { Season } from './results_season.mjs';

// What a change tells, and the parent that stands for all.
const ALL = { WatchJurors: ['juror', 'calls/-'], WatchReviews: ['review', 'calls/-/applications/-'], WatchJuryHearings: ['hearing', 'calls/-'],
  WatchRankings: ['ranking', 'calls/-'], WatchPlacements: ['placement', 'calls/-'], WatchOffers: ['offer', 'calls/-'] };
const FOR_JURIES = ['WatchJurors', 'WatchReviews', 'WatchRankings', 'WatchPlacements'];
let season, coach;

before(async () => {
  season = await Season.start();
  coach = season.coach;
});
after(closeClients);

// What somebody hears of these from now on, by method.
async function hears(client, methods = Object.keys(ALL)) {
  const heard = {}, watches = [];
  for (const method of methods) {
    const [field, parent] = ALL[method];
    const { resumeToken } = await client.firstOf(method, { parent });
    heard[method] = [];
    watches.push(client.watch(method, { parent, resumeToken }, ({ changes }) => heard[method].push(...changes.map((change) => change[field].name))));
  }
  return { heard, sees: (method, name) => eventually(`${method} tells ${name}`, () => heard[method].includes(name)), end: () => watches.forEach((watch) => watch.cancel()) };
}

test('of all calls, each is told what they read, from when they read it', async () => {
  const call = await season.open();
  const ada = await season.applies(call, ['dev']), passer = await season.person();
  season.close(call);
  const juror = await season.juror(call), elsewhere = await season.juror(await season.open());
  const listening = { coach: await hears(coach), juror: await hears(juror.client), elsewhere: await hears(elsewhere.client), stranger: await hears(season.stranger),
    ada: await hears(ada.client, ['WatchJuryHearings', 'WatchOffers']), passer: await hears(passer, ['WatchJuryHearings', 'WatchOffers']) };

  const { name: review } = await season.marks(juror, ada.name, ['MARK'], [3]);
  const { name: hearing } = await coach.call('CreateJuryHearing', { parent: call, hearing: { application: ada.name, place: 'Salle 1' } });
  const { name: ranking } = await coach.call('RunRanking', { parent: call });
  const { name: placement } = await coach.call('RunPlacing', { parent: call });
  await listening.coach.sees('WatchReviews', review);
  await listening.coach.sees('WatchJuryHearings', hearing);
  await listening.coach.sees('WatchRankings', ranking);
  await listening.coach.sees('WatchPlacements', placement);
  await listening.juror.sees('WatchReviews', review);
  await listening.juror.sees('WatchJuryHearings', hearing);
  await listening.ada.sees('WatchJuryHearings', hearing);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.deepEqual([listening.juror.heard.WatchRankings, listening.juror.heard.WatchPlacements], [[], []], 'they are not published');

  await coach.call('PublishPlacement', { name: placement });
  const [{ name: offer }] = await coach.all('ListOffers', 'offers', { parent: call });
  await listening.juror.sees('WatchRankings', ranking);
  await listening.juror.sees('WatchPlacements', placement);
  await listening.ada.sees('WatchOffers', offer);
  await listening.coach.sees('WatchOffers', offer);
  const third = await season.juror(call);
  await listening.coach.sees('WatchJurors', third.row.name);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.deepEqual([listening.juror.heard.WatchJurors, listening.juror.heard.WatchOffers], [[], []], 'other jurors, and who is offered what');
  for (const who of ['elsewhere', 'stranger', 'passer']) assert.deepEqual(Object.values(listening[who].heard).flat(), [], who);
  for (const { end } of Object.values(listening)) end();
});

test('what is resumed from before the closing tells of nothing that is read no more', async () => {
  const call = await season.open({ seats: { dev: 1, data: 1 } }), juror = await season.juror(call, ['dev']);
  const begins = async (client) => (await client.firstOf('WatchApplications', { parent: call })).resumeToken;
  const tokens = { coach: await begins(coach), juror: await begins(juror.client) };
  const answered = (value) => ({ answers: [{ code: 'WHY', value }] });
  const [gone, moved, refused, stays] = [await season.applies(call, ['dev'], answered('zqgone')), await season.applies(call, ['dev'], answered('zqmoved')),
    await season.applies(call, ['dev'], answered('zqrefused')), await season.applies(call, ['dev'], answered('zqstays'))];
  await gone.client.call('WithdrawApplication', { name: gone.name });
  await moved.client.call('UpdateApplication', { application: { name: moved.name, choices: [`${call}/seats/data`] }, updateMask: { paths: ['choices'] } });
  season.close(call);
  await coach.call('DecideAdmissibility', { name: refused.name, decision: 'KIND_INADMISSIBLE', reason: 'hors sujet' });
  await coach.call('PublishAdmissibility', { name: call });
  const told = async (client, resumeToken) => {
    const heard = [];
    const watch = client.watch('WatchApplications', { parent: call, resumeToken }, ({ changes }) => heard.push(...changes.map(({ application }) => application)));
    // In the order of the feed: what else is told of these was told before.
    await eventually('the last that was submitted is told', () => heard.some(({ name }) => name === stays.name));
    watch.cancel();
    return [[...new Set(heard.map(({ name }) => name))].sort(), JSON.stringify(heard)];
  };
  const [toCoach, textsToCoach] = await told(coach, tokens.coach), [toJuror, textsToJuror] = await told(juror.client, tokens.juror);
  assert.deepEqual(toCoach, [moved.name, refused.name, stays.name].sort());
  assert.deepEqual(toJuror, [stays.name]);
  assert.doesNotMatch(textsToCoach, /zqgone/);
  assert.doesNotMatch(textsToJuror, /zq(gone|moved|refused)/);
});

test('who leads and judges nothing follows no juries, and nobody lists what is below every call', async () => {
  const passer = await season.person();
  for (const method of FOR_JURIES) {
    assert.equal((await passer.firstOf(method, { parent: ALL[method][1] }).catch((error) => error)).code, Code.PERMISSION_DENIED, method);
  }
  for (const [method, parent] of [['ListJurors', 'calls/-'], ['ListReviews', 'calls/-/applications/-'], ['ListRankings', 'calls/-'], ['ListPlacements', 'calls/-']]) {
    assert.equal((await coach.refusal(method, { parent })).code, Code.PERMISSION_DENIED, method);
  }
  assert.equal((await season.admin.refusal('ListReviews', { parent: 'calls/-/applications/-' })).code, Code.INVALID_ARGUMENT);
});

test('a token tells nobody how much is written, and nobody makes one', async () => {
  const passer = await season.person(), { resumeToken } = await passer.firstOf('WatchCalls', {});
  const [[last]] = season.sql('SELECT last_seq FROM feed_head'), seq = Buffer.alloc(8);
  seq.writeBigInt64LE(BigInt(last));
  const bytes = Buffer.from(resumeToken, 'base64url');
  assert.equal(bytes.indexOf(seq), -1);
  assert.ok(!Buffer.from(bytes.toString('latin1'), 'base64url').includes(seq));
  assert.notEqual((await passer.firstOf('WatchCalls', { resumeToken })).resumeToken, resumeToken, 'two of the same place are not alike');
  for (let i = 0; i < 8; ++i) {
    const touched = Buffer.from(bytes);
    touched[Math.floor((i * bytes.length) / 8)] ^= 1;
    assert.equal((await passer.firstOf('WatchCalls', { resumeToken: touched.toString('base64url') }).catch((error) => error)).code, Code.INVALID_ARGUMENT);
  }
});
