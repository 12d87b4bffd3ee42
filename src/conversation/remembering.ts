/** How long an answer of a platform is taken to be still true. */
const freshMs = 5 * 60_000
const mostRemembered = 5000

/** Remembers for some minutes what a platform answered, where that is worth it; the rest is asked for again. */
export function remembering<T>(now: () => number, isWorthIt: (answer: T) => boolean) {
  const known = new Map<string, { readonly at: number; readonly answer: Promise<T> }>()
  return (key: string, ask: () => Promise<T>): Promise<T> => {
    const before = known.get(key)
    if (before && now() - before.at < freshMs) return before.answer
    const answer = ask()
    known.delete(key)
    known.set(key, { at: now(), answer })
    const [oldest] = known.keys()
    if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest)
    void answer.then((value) => {
      if (!isWorthIt(value) && known.get(key)?.answer === answer) known.delete(key)
    })
    return answer
  }
}
