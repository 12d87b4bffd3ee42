import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import {
  actEnds,
  cardEnds,
  checkStates,
  type Measures,
  type StorageFigures,
  storageParts,
} from '../domain/measures.ts'
import type { Scraped } from './metrics.ts'

/** The channels that are told apart: whatever else there may be counts together, so that no label is ever somebody’s. */
const channels = ['web', 'terminal', 'slack', 'teams', 'tracker', 'other'] as const
const channelOf = (name: string) => channels.find((one) => one === name) ?? 'other'

/** Waiting is noticed from a tenth of a second on; a database that is away is waited for twenty seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20]

/** Figures in the library that writes them for Prometheus. */
export interface Prometheus {
  readonly measures: Measures
  /** Without figures of what is kept, where those cannot be had now, these are left out. */
  scraped(figures: StorageFigures | undefined): Promise<Scraped>
}

/** Puts every figure together, with those of the process; each stands at 0 before it is counted. */
export function openPrometheus(): Prometheus {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const acts = new Counter({
    name: 'whatif_acts_total',
    help: 'What people did, by channel and by how it ended.',
    labelNames: ['channel', 'end'],
    registers,
  })
  const delays = new Histogram({
    name: 'whatif_act_seconds',
    help: 'How long people waited until what they did had ended.',
    buckets,
    registers,
  })
  const cards = new Counter({
    name: 'whatif_cards_total',
    help: 'Tries to send a card, by channel and by how they ended.',
    labelNames: ['channel', 'end'],
    registers,
  })
  const limits = new Counter({
    name: 'whatif_limits_met_total',
    help: 'How often a platform took no more for now.',
    labelNames: ['channel'],
    registers,
  })
  for (const channel of channels) {
    for (const end of actEnds) acts.inc({ channel, end }, 0)
    for (const end of cardEnds) cards.inc({ channel, end }, 0)
    limits.inc({ channel }, 0)
  }
  const keep = keptGauges(registers)
  return {
    measures: {
      act(channel, end, seconds) {
        acts.inc({ channel: channelOf(channel), end })
        delays.observe(seconds)
      },
      card: (channel, end) => cards.inc({ channel: channelOf(channel), end }),
      limitMet: (channel) => limits.inc({ channel: channelOf(channel) }),
    },
    async scraped(figures) {
      keep(figures)
      return { mediaType: registry.contentType, text: await registry.metrics() }
    },
  }
}

/** What is kept, as it was last counted. */
function keptGauges(registers: Registry[]): (figures: StorageFigures | undefined) => void {
  const checks = new Gauge({
    name: 'whatif_checks',
    help: 'Checks that are kept, by state.',
    labelNames: ['state'],
    registers,
  })
  const due = new Gauge({
    name: 'whatif_checks_due',
    help: 'Checks of which a card is to be sent, or somebody to be told, now.',
    registers,
  })
  const sizes = new Gauge({
    name: 'whatif_storage_bytes',
    help: 'How much room is taken up where checks are kept, by part.',
    labelNames: ['part'],
    registers,
  })
  return (figures) => {
    for (const gauge of [checks, due, sizes]) gauge.reset()
    // A gauge without labels stands at 0 after that, which would say that nothing waits.
    if (!figures) return due.set(Number.NaN)
    for (const state of checkStates) checks.set({ state }, figures.checks[state] ?? 0)
    for (const part of storageParts) sizes.set({ part }, figures.sizes[part] ?? 0)
    due.set(figures.due)
  }
}
