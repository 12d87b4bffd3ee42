import { within } from '../conversation/deadline.ts'
import type { Measures, StorageFigures } from '../domain/measures.ts'
import type { Logger } from '../review/ports.ts'
import type { Prometheus } from './prometheus.ts'

/** The operator's figures, and who counts them. */
export interface Metrics {
  readonly measures: Measures
  /** All figures as they are now, as text for Prometheus. */
  scraped(): Promise<Scraped>
}

/** What a scrape is answered with. */
export interface Scraped {
  readonly mediaType: string
  readonly text: string
}

/** What figures are made of. */
interface MetricsParts {
  /** What is kept; asked for once a minute at most. */
  readonly figures: () => Promise<StorageFigures>
  readonly logger: Logger
  /** In milliseconds, from anywhere on. */
  readonly now?: () => number
}

/** So many are remembered before the library is read: a program that nobody asks and hardly anybody uses never reads it. */
const mostEarly = 500
/** So old may figures be of what is kept, in milliseconds: counting everything costs a database something. */
const oldest = 60_000
/** Whoever scrapes waits no longer than this for them. */
const longestMs = 2000

/** Counts from now on; the library that writes the text is read when somebody asks for it. */
export function createMetrics({ figures, logger, now = Date.now }: MetricsParts): Metrics {
  const early: ((measures: Measures) => void)[] = []
  let opened: Prometheus | undefined
  let opening: Promise<Prometheus> | undefined
  let known:
    | { readonly at: number; readonly figures: Promise<StorageFigures | undefined> }
    | undefined
  const open = (): Promise<Prometheus> => {
    opening ??= import('./prometheus.ts').then(({ openPrometheus }) => {
      opened = openPrometheus()
      for (const tell of early.splice(0)) tell(opened.measures)
      return opened
    })
    return opening
  }
  const note = (tell: (measures: Measures) => void): void => {
    if (opened) tell(opened.measures)
    else early.push(tell)
    if (early.length >= mostEarly) open().catch(() => early.splice(0))
  }
  const kept = (): Promise<StorageFigures | undefined> => {
    if (!known || now() - known.at >= oldest) {
      const asked = figures().catch(() => {
        logger.warn('figures-unread')
        return undefined
      })
      known = { at: now(), figures: asked }
    }
    return within(longestMs, known.figures)
  }
  return {
    measures: {
      act: (...given) => note((measures) => measures.act(...given)),
      card: (...given) => note((measures) => measures.card(...given)),
      limitMet: (...given) => note((measures) => measures.limitMet(...given)),
    },
    async scraped() {
      const prometheus = await open()
      return prometheus.scraped(await kept())
    },
  }
}
