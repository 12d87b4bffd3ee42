import fc from 'fast-check'

/** How a random test runs: WHATIF_SEED repeats a run, WHATIF_RUNS makes it shorter or longer. */
export function randomly(numRuns: number): { seed: number; numRuns: number } {
  const seed = Number(process.env['WHATIF_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  const runs = Number(process.env['WHATIF_RUNS'] ?? numRuns)
  return { seed, numRuns: runs }
}

/** Checks a property and prints its seed, so that any failure can be repeated. */
export function check<Values extends [unknown, ...unknown[]]>(
  name: string,
  numRuns: number,
  property: fc.IProperty<Values>,
): void {
  const how = randomly(numRuns)
  process.stdout.write(`${name}: ${how.numRuns} runs, WHATIF_SEED=${how.seed}\n`)
  fc.assert(property, how)
}
