import type { Logger, Scheduler } from './ports.ts'

/** How often what has fallen due is looked for. */
export const sweepMilliseconds = 60_000

/** Work that is looked for again and again. */
export interface RegularSweep {
  /** Sweeps when it is called, and regularly from the first time on. */
  resume(): Promise<void>
  /** Begins no sweep more; resolves when the last one has ended. */
  stop(): Promise<void>
}

/** Makes it; nothing is swept before `resume`. */
export function createRegularSweep(
  { scheduler, logger }: { readonly scheduler: Scheduler; readonly logger: Logger },
  sweep: () => Promise<void>,
): RegularSweep {
  let isRegular = false
  let isStopped = false
  let sweeping: Promise<void> = Promise.resolve()
  const once = (): Promise<void> => {
    if (!isStopped) sweeping = sweep()
    return sweeping
  }
  const later = (): void =>
    scheduler.after(sweepMilliseconds, () => {
      once()
        .catch(() => logger.error('sweep-failed'))
        .finally(() => isStopped || later())
    })
  return {
    async resume() {
      if (!isRegular) later()
      isRegular = true
      await once()
    },
    async stop() {
      isStopped = true
      await sweeping.catch(() => undefined)
    },
  }
}
