// The fictional sample, whole: what ./run fills an empty portfolio with.
import path from 'node:path';
import { PEP, SAMPLE, runProgram } from './stack.mjs';

const ADMIN = 'programme_admin';
// What no folder of content holds: scripts beside the sample's.
const SCRIPTS = ['sample_journal.sh', 'sample_cohort.sh', 'sample_access.sh', 'sample_metrics.sh', 'sample_feedback.sh', 'sample_policy.sh'];

export async function importSample(stack) {
  await stack.pep(['import', 'betagouv', SAMPLE], { as: ADMIN });
  for (const script of SCRIPTS) {
    const { code, err } = runProgram(path.join(SAMPLE, '..', script), [PEP], { env: stack.environment(ADMIN) });
    if (code !== 0) throw new Error(`${script}: exit code ${code}\n${err}`);
  }
}
