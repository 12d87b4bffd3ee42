/** Looks again and again until something is there, as people do; `undefined` when nothing comes for very long. */
export async function soon<Thing>(
  look: () => Thing | undefined | Promise<Thing | undefined>,
): Promise<Thing | undefined> {
  const end = performance.now() + 60_000
  for (;;) {
    const thing = await look()
    if (thing !== undefined || performance.now() > end) return thing
    await new Promise((done) => setTimeout(done, 10))
  }
}
