// A set-up failure the reader can do something about: what went wrong and the cure, without a stack.

export class SetupFailure extends Error {
  /**
   * @param {string} problem
   * @param {string} cure
   */
  constructor(problem, cure) {
    super(`${problem}\n  ${cure.replaceAll('\n', '\n  ')}`);
    this.name = 'SetupFailure';
  }
}

/**
 * Runs a command-line entry; prints a failure plainly and leaves exit code 1.
 * @param {() => Promise<void>} main
 */
export async function runEntry(main) {
  try {
    await main();
  } catch (error) {
    const text =
      error instanceof SetupFailure
        ? error.message
        : String(Reflect.get(Object(error), 'stack') ?? error);
    console.error(`\n${text}`);
    process.exitCode = 1;
  }
}
