import { describe, expect, test } from 'vitest'
import { Bench, words } from './bench.ts'
import { stateOf, waitingCheck, waits } from './waiting-check.ts'

describe('typed instead of pressed', () => {
  const typing = async () => {
    const check = await waitingCheck()
    const { bench, review } = check
    const type = async (name: string, text: string) => {
      const { replies, form } = await bench.act(name, { type: 'say', review, text })
      return [...replies.map(words), ...(form ? [form.title] : [])].join()
    }
    return { ...check, check, type }
  }

  test.each(['remind Ravi', 'Please remind ravi!', 'could you remind  Ravi?', 'Nudge Ravi'])(
    '“%s” reminds somebody, who then has one card of all that waits',
    async (text) => {
      const { type, check } = await typing()
      await waits.questions(check)
      expect(await type('Dana', text)).toBe('I have reminded Ravi.')
      expect(await type('Dana', text)).toContain('was reminded today')
    },
  )

  test('“remind” is for the facilitator, and names somebody here or is no wish', async () => {
    const { type, check } = await typing()
    await waits.questions(check)
    expect(await type('Mei', 'remind Ravi')).toBe('Only Dana can do that here.')
    expect(await type('Dana', 'remind everybody of the fire drill')).not.toContain('reminded')
  })

  test('what somebody wants of reminders, and when they are away', async () => {
    const { type, check } = await typing()
    expect(await type('Ravi', 'Remind me tomorrow.')).toContain('You hear of it again on')
    expect(await type('Ravi', "Don't remind me")).toContain('no more reminders')
    expect((await stateOf(check)).followUp.muted.has('ravi')).toBe(true)
    expect(await type('Ravi', 'remind me again')).toContain('I remind you again')
    expect(await type('Ravi', 'I’m away')).toContain('Until when are you away?')
    await check.bench.act('Ravi', { type: 'setAway', review: check.review, until: '2026-12-01' })
    expect(await type('Ravi', 'I am back')).toContain('Welcome back')
    expect((await stateOf(check)).followUp.away.size).toBe(0)
  })

  test('handing the check over asks to whom', async () => {
    const { type } = await typing()
    expect(await type('Dana', 'hand over the check')).toContain('Hand the check over')
    expect(await type('Mei', 'hand over the check')).toBe('Only Dana can do that here.')
  })

  test('is an answer where it only begins like one', async () => {
    const bench = new Bench()
    const review = await bench.start('Dana', 'Swim Booking')
    const question = await bench.asked('Dana', review)
    await bench.act('Dana', { type: 'say', review, text: 'Remind people of their lessons' })
    expect(await bench.asked('Dana', review)).not.toBe(question)
  })
})
