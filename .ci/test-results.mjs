// Usage: node .ci/test-results.mjs FOLDER PROJECT...
// Reads of each test project its CTRF report FOLDER/PROJECT.json and its exit code FOLDER/PROJECT.exit, and lists the failed tests with their messages.
// Failed tests run once more, on their own. One that passes then is counted as passed, and listed as such.
// BROKEN names what failed beside the tests, such as the build; it is the verdict when no test failed.
// The last line is "N passed, N failed, N skipped".
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** More failed tests than this do not fail by chance, and are not run again. */
const maxRerun = 10;
const maxLines = 8;

const [folder, ...projects] = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];

const runs = projects.map(project => ({ project, run: read(join(folder, project)) }));
const isRerun = runs.reduce((sum, { run }) => sum + (run?.failed.length ?? 0), 0) <= maxRerun;
for (const { project, run } of runs) list(project, run);
if (!isRerun) lines.push(`More than ${maxRerun} tests failed, so none was run again.`);

const broken = (process.env.BROKEN ?? '').split(' ').filter(name => name);
lines.push(...broken.map(name => `Failed: ${name}`));
if (total.failed === 0) total.failed = broken.length;
if (total.passed + total.failed === 0) fail('No test ran.');
console.log([...lines, `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`].join('\n'));
process.exitCode = total.failed === 0 ? 0 : 1;

function list(project, run) {
  if (!run) return fail(`Failed: ${project} ended without a report of its tests.`);
  total.passed += run.passed;
  total.skipped += run.skipped;
  const again = isRerun && run.failed.length > 0 ? rerun(project, run.failed) : new Set();
  for (const test of run.failed) {
    const passed = again.has(test.name);
    total[passed ? 'passed' : 'failed']++;
    lines.push(`${passed ? 'Passed only when run again' : 'Failed'}: ${test.name}`, ...excerpt(test));
  }

  // Of the clean-up of a class, for example.
  for (const error of run.errors) fail(`Failed: ${project}, outside of its tests`, ...excerpt(error));
  if (run.exit !== '0' && run.failed.length + run.errors.length === 0) fail(`Failed: ${project} ended with exit code ${run.exit}.`);
}

function fail(...text) {
  total.failed++;
  lines.push(...text);
}

/** Returns the names of the tests that pass. The ids of a theory's cases are other ones when the program is started without `dotnet test`. */
function rerun(project, tests) {
  // All cases of a theory.
  const methods = [...new Set(tests.map(({ extra }) => `${extra.type}.${extra.method}`))];
  const path = join(folder, `${project}-again`);
  spawnSync(join(project, 'bin/Debug/net10.0', project), ['-noLogo', '-result-ctrf', `${path}.json`, ...methods.flatMap(method => ['-method', method])]);
  const tested = read(path)?.tests ?? [];
  // Long arguments are cut in names, so several cases may have the same one.
  const failed = new Set(tested.filter(({ status }) => status !== 'passed').map(({ name }) => name));
  return new Set(tested.map(({ name }) => name).filter(name => !failed.has(name)));
}

function read(path) {
  if (!existsSync(`${path}.json`)) return null;
  const { results } = JSON.parse(readFileSync(`${path}.json`, 'utf8'));
  return {
    tests: results.tests,
    failed: results.tests.filter(({ status }) => status === 'failed'),
    passed: results.summary.passed,
    skipped: results.summary.skipped,
    errors: results.extra.suites.flatMap(({ errors }) => errors ?? []),
    exit: existsSync(`${path}.exit`) ? readFileSync(`${path}.exit`, 'utf8').trim() : '0',
  };
}

function excerpt({ message, trace }) {
  const own = (trace ?? '').split('\n').find(line => line.includes('.Tests/'));
  return [...(message ?? '').split('\n').slice(0, maxLines), ...(own ? [own.trim()] : [])].map(line => `    ${line}`);
}
