/** Runs what concerns the same thing one after another; what concerns different things runs side by side. */
export function oneAtATime(): <T>(about: string, run: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return (about, run) => {
    const before = last.get(about) ?? Promise.resolve()
    const mine = before.then(run, run)
    const settled = mine.then(
      () => undefined,
      () => undefined,
    )
    last.set(about, settled)
    void settled.then(() => {
      if (last.get(about) === settled) last.delete(about)
    })
    return mine
  }
}
