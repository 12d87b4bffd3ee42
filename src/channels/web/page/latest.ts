/**
 * Does something whenever it is asked for, one after another: whoever asks while it runs shares one more run after
 * it, so that a check in which many act at once is looked up as often as the computer can and no more.
 */
export function latest(run: () => Promise<void>): () => void {
  let isRunning = false
  let isAskedAgain = false
  const go = async () => {
    isRunning = true
    try {
      do {
        isAskedAgain = false
        await run()
      } while (isAskedAgain)
    } finally {
      isRunning = false
    }
  }
  return () => {
    if (isRunning) isAskedAgain = true
    else void go()
  }
}
