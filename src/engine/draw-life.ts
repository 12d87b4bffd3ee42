import { findingLifeTable } from './finding-lifecycle.ts'
import type { GuardedTable } from './guarded-lifecycle.ts'
import type { LifeTable } from './lifecycle.ts'
import { participantLifeTable } from './participant-lifecycle.ts'
import { promiseLifeTable } from './promise-lifecycle.ts'
import { reviewLifeTable } from './review-lifecycle.ts'

type DrawnTable = GuardedTable<string, string>

const withoutGuards = (table: LifeTable<string>): DrawnTable =>
  Object.fromEntries(
    Object.entries(table).map(([phase, on]) => [
      phase,
      Object.fromEntries(Object.entries(on).map(([event, to]) => [event, [{ to }]])),
    ]),
  )

/** The lives that can be drawn, by name. */
export const drawnLives: ReadonlyMap<string, DrawnTable> = new Map([
  ['review', withoutGuards(reviewLifeTable)],
  ['finding', withoutGuards(findingLifeTable)],
  ['participant', participantLifeTable],
  ['promise', promiseLifeTable],
])

/** A life as Mermaid text: every step with its event, and its guard in brackets. */
export function drawLifeMermaid(name: string, table: DrawnTable): string {
  const steps = Object.entries(table).flatMap(([phase, on]) =>
    Object.entries(on).flatMap(([event, all]) =>
      all.map(
        ({ to, when }) =>
          `  ${phase} --> ${to} : ${when === undefined ? event : `${event} [${when}]`}`,
      ),
    ),
  )
  const [first = ''] = Object.keys(table)
  return [
    '---',
    `title: ${name}`,
    '---',
    'stateDiagram-v2',
    `  [*] --> ${first}`,
    ...steps,
    '',
  ].join('\n')
}

/** A life as the source of its machine. */
export function drawLifeSource(name: string, table: DrawnTable): string {
  const states = Object.fromEntries(
    Object.entries(table).map(([phase, on]) => [
      phase,
      {
        on: Object.fromEntries(
          Object.entries(on).map(([event, all]) => [
            event,
            all.map(({ to, when }) =>
              when === undefined ? { target: to } : { target: to, guard: when },
            ),
          ]),
        ),
      },
    ]),
  )
  const config = { id: name, initial: Object.keys(table)[0], states }
  const source = JSON.stringify(config, null, 2)
  return `import { createMachine } from 'xstate'\n\nexport const machine = createMachine(${source})\n`
}
