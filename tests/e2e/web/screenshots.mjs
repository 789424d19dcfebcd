// The README's pictures, taken anew from the fictional sample:
//   PEPINIERE_BUILD=build/release node tests/e2e/web/screenshots.mjs [NAME...]
import path from 'node:path';
import { importSample } from '../sample.mjs';
import { SOURCE, Stack } from '../stack.mjs';
import { Browser, settled } from './browser.mjs';

const FOLDER = path.join(SOURCE, 'clients/web/screenshots');
const ADMIN = 'programme_admin';
const COACH = 'coach@incubators/fabrique-des-rivieres';
const MINISTRY = 'ministry@organisations/ministere-des-rivieres';

// name: where, as whom, and what is at the top of the picture.
const PICTURES = {
  portefeuille: ['/', ''],
  projet: ['/projets/riverains-ensemble', COACH],
  semaine: ['/semaine', COACH],
  mesures: ['/projets/saison-des-recoltes/mesures', ''],
  services: ['/services-numeriques', MINISTRY],
  ministere: ['/ministeres/ministere-des-rivieres', MINISTRY],
  programme: ['/programmes/pepinieristes', ADMIN],
};
const asked = process.argv.slice(2);

const stack = await Stack.start({ gateway: {} });
await importSample(stack);
const browser = await Browser.launch(stack);
for (const [name, [at, as]] of Object.entries(PICTURES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const page = await browser.open(at, { as });
  await settled(page);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  await page.context().close();
  console.log(`${path.relative(SOURCE, FOLDER)}/${name}.png`);
}
await browser.close();
process.exit();
