// A jest reporter whose one line comes after jest's own summary: tests passed and failed; a file that cannot run and a
// failing check count among the failed.

export default class Tally {
  onRunComplete(_contexts, results) {
    const checks = (process.env.FAILING_CHECKS ?? '').split('; ').filter(Boolean);
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + checks.length;
    process.once('exit', () => {
      if (checks.length > 0) process.stdout.write(`Checks that fail: ${checks.join(', ')}\n`);
      process.stdout.write(`${results.numPassedTests} passed, ${failed} failed\n`);
    });
  }
}
