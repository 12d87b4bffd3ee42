import type { Json } from './shapes.ts'

/** Says for how many seconds a call has to wait; 0 when it is taken, and then it counts. */
export type CallLimits = (team: string, method: string, args: Json) => number

/** In a channel one card a second, of updates so many in a workspace; short answers are bursts, which Slack allows. */
const rules = {
  'chat.postMessage': { most: 1, milliseconds: 1000 },
  'chat.update': { most: 60, milliseconds: 60_000 },
} as const

/** Slack's published limits, on a clock that a test may move. */
export function createCallLimits(now: () => number): CallLimits {
  const taken = new Map<string, number[]>()
  return (team, method, args) => {
    const rule = Object.entries(rules).find(([name]) => name === method)?.[1]
    const { channel, metadata } = args
    if (!rule || (method === 'chat.postMessage' && metadata === undefined)) return 0
    const where = method === 'chat.postMessage' ? String(channel) : ''
    const name = JSON.stringify([team, method, where])
    const times = taken.get(name) ?? []
    const at = now()
    const free = (times.at(-rule.most) ?? 0) + rule.milliseconds
    if (free > at) return Math.ceil((free - at) / 1000)
    taken.set(name, [...times, at].slice(-rule.most))
    return 0
  }
}
