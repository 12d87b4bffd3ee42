/** Waits for work no longer than so many milliseconds; a port, so that a test can wait for every answer. */
export type Within = typeof within

/** The result of a piece of work within so many milliseconds; `undefined` when it takes longer, and goes on by itself. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds)
  })
  try {
    return await Promise.race([work, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
