import { describe, expect, test } from 'vitest'
import { words } from './bench.ts'
import { passDays, shownTo, stateOf, toldIn, waitingCheck, waits } from './waiting-check.ts'

describe('what people say about reminders', () => {
  test('“Tomorrow” means the next working day', async () => {
    const check = await waitingCheck()
    check.bench.clock.to('2026-11-27T09:00:00.000Z')
    const { replies } = await check.bench.act('Ravi', { type: 'snooze', review: check.review })
    expect(replies.map(words)).toEqual(['You hear of it again on 30 Nov.'])
    expect((await stateOf(check)).followUp.snoozed.get('ravi')).toBe('2026-11-30')
  })

  test('whoever said “Tomorrow” hears it again on that day, though a line came the day before', async () => {
    const check = await waitingCheck()
    await waits.step(check)
    await passDays(check, '2026-12-07')
    await check.bench.act('Ravi', { type: 'snooze', review: check.review })
    await passDays(check, '2026-12-20')
    expect(await toldIn(check)).toEqual([
      '12-07 ravi step',
      '12-08 ravi step',
      '12-11 ravi step',
      '12-15 dana step',
    ])
  })

  test('stopping can be taken back on the same card', async () => {
    const check = await waitingCheck()
    await waits.questions(check)
    await passDays(check, '2026-11-24')
    const { bench, review } = check
    await bench.act('Ravi', { type: 'mute', review })
    expect((await shownTo(check, 'Ravi', 'waiting')).join()).toContain(
      'You get no reminders about Clinic Booking.\n[Remind me again]',
    )
    await bench.act('Ravi', { type: 'unmute', review })
    await passDays(check, '2026-11-26')
    expect(await toldIn(check)).toEqual(['11-24 ravi questions', '11-26 ravi questions'])
  })

  test('nobody is away until a day that has passed; without a day they are back', async () => {
    const { bench, review } = await waitingCheck()
    const away = async (until?: string) => {
      const { replies, form } = await bench.act('Ravi', { type: 'setAway', review, until })
      return [...replies.map(words), form?.title]
    }
    expect(await away('2026-11-22')).toEqual([
      'That day has passed. Pick today or a later one.',
      'Until when are you away?',
    ])
    expect(await away('2026-11-30')).toEqual([
      'You get no reminders until 30 Nov, in none of your checks.',
      undefined,
    ])
    await away()
    expect((await stateOf({ bench, review })).followUp.away.size).toBe(0)
  })

  test('the facilitator reminds somebody, once a day, and nobody who wants none', async () => {
    const check = await waitingCheck()
    const { bench, review } = check
    const remind = async (by: string, person: string) =>
      words((await bench.act(by, { type: 'remind', review, person })).replies[0])
    expect(await remind('Dana', 'ravi')).toBe('Nothing waits for Ravi any more.')
    await waits.questions(check)
    expect(await remind('Mei', 'ravi')).toBe('Only Dana can do that here.')
    expect(await remind('Dana', 'nobody')).toBe('I know nobody here by that name.')
    expect(await remind('Dana', 'ravi')).toBe('I have reminded Ravi.')
    expect(await remind('Dana', 'ravi')).toBe('Ravi was reminded today. Give them a little time.')
    expect(await shownTo(check, 'Ravi', 'waiting')).toHaveLength(1)
    await passDays(check, '2026-11-24')
    expect(await toldIn(check)).toEqual([])
    await bench.act('Ravi', { type: 'mute', review })
    expect(await remind('Dana', 'ravi')).toBe('Ravi wants no reminders about Clinic Booking.')
  })
})
