/** Ends a run with one line that a machine can read: "N passed, N failed", and how many were skipped, if any. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.numPendingTests + results.numTodoTests;
    // A suite that could not even be loaded has no failed test, yet must not look like a success.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const counts = [
      `${results.numPassedTests} passed`,
      `${failed} failed`,
      ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ];
    // Jest adds its own summary after every other reporter; only at the exit is this line really the last.
    process.once('exit', () => process.stdout.write(`${counts.join(', ')}\n`));
  }
}
