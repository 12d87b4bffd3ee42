const setRealTimeout = globalThis.setTimeout
let areReal = false

/** Between one and three seconds lie the times after which the program goes on without an answer from Slack. */
const isPatience = (milliseconds: number | undefined): boolean =>
  milliseconds !== undefined && milliseconds >= 1000 && milliseconds <= 3000

const setPatientTimeout = (
  run: (...args: unknown[]) => void,
  milliseconds?: number,
  ...args: unknown[]
) =>
  setRealTimeout(
    run,
    isPatience(milliseconds) && !areReal ? 1_000_000 : (milliseconds ?? 0),
    ...args,
  )

/** A busy computer must not decide what a test sees: the program waits for every answer. */
export function waitForAnswers(): void {
  areReal = false
  globalThis.setTimeout = Object.assign(setPatientTimeout, setRealTimeout) as typeof setTimeout
}

/** For tests of what happens when Slack does not answer: the program waits as long as it does for people. */
export function goOnWithoutAnswers(): void {
  areReal = true
}
