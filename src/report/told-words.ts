import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'
import { tellingOf } from './telling.ts'

/** The weak answer, the open question, why a story matters here, or who wrote it, in plain words without marks. */
export function toldWords(summary: Summary, story: Story): string {
  const { say } = summary
  const telling = tellingOf(summary, story)
  switch (telling?.kind) {
    case 'notKnown':
      return say('report.told.notKnown', { ask: telling.question.ask })
    case 'open':
      return say('report.told.open', { ask: telling.question.ask })
    case 'weak':
    case 'whyHere':
      return telling.reason.text
    case undefined:
      return untold(say, story)
  }
}

function untold(say: Summary['say'], { own }: Story): string {
  if (!own) return say('report.told.none')
  return own.by === undefined ? say('report.told.own') : say('report.told.ownBy', { name: own.by })
}
