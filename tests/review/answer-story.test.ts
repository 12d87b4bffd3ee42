import { describe, expect, test } from 'vitest'
import { say } from '../own-content.ts'
import { weak, words } from './bench.ts'
import { postedCheck } from './posted-check.ts'

const unsure = { ...weak, 'run.updates': '?', 'out.busy': '?', 'in.staff': '?', 'can.proof': '?' }
const { bench, review } = await postedCheck({ answers: unsure })

/** The first card of the thread that asks what nobody knows, with its first answer. */
async function openCard() {
  const { thread } = await bench.feed('Ravi', review)
  for (const { message } of thread) {
    const buttons = message.elements.flatMap((one) => (one.type === 'buttons' ? one.buttons : []))
    const answer = buttons.find(({ action }) => action.type === 'answerStory')
    if (answer) return { text: words(message), answer, buttons }
  }
  throw new Error('no card asks anything')
}

describe('a question that a story waits for is answered where it is read', () => {
  test('its choices are on the card, and who knows can be asked', async () => {
    const { text, buttons } = await openCard()
    expect(text).toMatch(/This settles it: |Nobody knows yet: /)
    expect(buttons.map(({ label }) => label)).toContain(say('thread.story.whoKnows'))
  })

  test('whoever was not asked is told whom to tell, and nothing is recorded', async () => {
    const { answer } = await openCard()
    const recorded = async () =>
      (await bench.store.load({ workspace: 'local', id: review }))?.events.filter(
        ({ type }) => type === 'answered',
      ).length
    const before = await recorded()
    const { replies } = await bench.act('Jo', { ...answer.action })
    expect(replies.map(words).join()).toContain(
      say('discussion.answer.notAsked', { facilitator: 'Dana' }),
    )
    expect(await recorded()).toBe(before)
  })

  test('the facilitator answers, and is told that what is posted stays until it is posted again', async () => {
    const { answer, text } = await openCard()
    const { replies } = await bench.act('Dana', { ...answer.action })
    expect(replies.map(words).join()).toContain(
      say('discussion.answer.thanks', { facilitator: 'Dana' }),
    )
    const record = await bench.store.load({ workspace: 'local', id: review })
    const { question } = answer.action as unknown as { question: string }
    const given = record?.events.findLast((event) => event.type === 'answered')
    expect(given).toMatchObject({ question, by: 'dana' })
    expect((await openCard()).text).toBe(text)
  })

  test('whoever was asked, or has answered it before, answers it there too', async () => {
    const { answer } = await openCard()
    const { question } = answer.action as unknown as { question: string }
    await bench.act('Dana', { type: 'handOver', review, question, to: 'Ravi' })
    const thanks = say('discussion.answer.thanks', { facilitator: 'Dana' })
    const press = async () => {
      const { replies } = await bench.act('Ravi', { ...answer.action })
      return replies.map(words).join()
    }
    expect(await press()).toContain(thanks)
    await bench.act('Dana', { type: 'takeBack', review, question })
    expect(await press()).not.toContain(say('discussion.answer.notAsked', { facilitator: 'Dana' }))
  })
})
