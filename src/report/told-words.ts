import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'
import { tellingOf } from './telling.ts'

/** The weak answer, the open question, or why a story matters here, in plain words without marks; empty without any. */
export function toldWords({ say }: Summary, story: Story): string {
  const telling = tellingOf(story)
  switch (telling?.kind) {
    case 'notKnown':
      return say('report.told.notKnown', { ask: telling.question.ask })
    case 'open':
      return say('report.told.open', { ask: telling.question.ask })
    case 'weak':
    case 'whyHere':
      return telling.reason.text
    case undefined:
      return ''
  }
}
