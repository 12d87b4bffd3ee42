import fc from 'fast-check'

/** How a random test runs: TEST_SEED repeats a run, TEST_EFFORT (0.1, 10) makes all of them shorter or longer. */
export function randomly(usual: number) {
  const seed = Number(process.env['TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  const effort = Number(process.env['TEST_EFFORT'] ?? 1)
  // A short run only wants to know whether all is well; shrinking what is not takes its time.
  return { seed, numRuns: Math.ceil(usual * effort), endOnFailure: effort < 1 }
}

/** Checks a property and prints its seed, so that any failure can be repeated. */
export function check<Values extends [unknown, ...unknown[]]>(
  name: string,
  numRuns: number,
  property: fc.IProperty<Values>,
): void {
  const how = randomly(numRuns)
  process.stdout.write(`${name}: ${how.numRuns} runs, TEST_SEED=${how.seed}\n`)
  fc.assert(property, how)
}
