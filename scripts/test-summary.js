/** One closing line over the test results of all packages, as the last run of each left them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const results = readdirSync('packages')
  .map((name) => `packages/${name}/test-results.json`)
  .filter(existsSync)
  .map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`${sum('numPassedTests')} passed, ${sum('numFailedTests')} failed, ${sum('numPendingTests')} skipped`);
process.exitCode = sum('numFailedTests') === 0 && results.length > 0 ? 0 : 1;
