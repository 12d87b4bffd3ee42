import { readFile, stat } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { answerTo, folder, terminalBench, typed } from './conversing.ts'

const start = 'start Swim Booking'

describe('a teammate who was asked', () => {
  test('sees only what was asked, and nothing of somebody else’s card is left to press', async () => {
    const bench = terminalBench()
    const ask = [start, 'skip', 'more', 'ask a teammate', 'Ravi', 'no']
    const printed = await typed(bench, 'Dana', [
      ...ask,
      '/who Ravi',
      '3',
      '/who Dana',
      '/who Ravi',
      'more',
    ])
    expect(answerTo(printed, 'no')).toContain('Ravi')
    expect(answerTo(printed, '3')).toContain('Yes, people use it')
    expect(answerTo(printed, '/who Dana')).toContain('How do people use')
    expect(answerTo(printed, 'more')).not.toContain(bench.say('conversation.more.ask'))
  })
})

describe('the talk about a posted check', () => {
  const posted = async () => {
    const bench = terminalBench()
    await bench.posted('dana', 'Swim Booking')
    return bench
  }

  test('goes from the summary to a story and through its form', async () => {
    const bench = await posted()
    const printed = await typed(bench, 'dana', [
      '/open 1',
      'Talk it through',
      'Say what you think',
      '4',
      '',
      '',
      '4',
      'We test every release',
      'maybe',
      'yes',
    ])
    expect(answerTo(printed, '/open 1')).toContain('What could go wrong with Swim Booking')
    expect(answerTo(printed, 'Talk it through')).toContain('Could somebody ')
    expect(answerTo(printed, 'Say what you think')).toContain('4. No, because')
    expect(answerTo(printed, 'maybe')).toContain(bench.say('terminal.form.yesNo'))
    expect(answerTo(printed, 'yes')).toContain('We test every release')
  })

  test('shows of a changed card what is new, and which one it is', async () => {
    const printed = await typed(await posted(), 'dana', [
      '/open 1',
      '/list',
      '/show 2',
      'Say what you think',
      '1',
      '',
      '',
    ])
    const title = answerTo(printed, '/list').split('\n')[1]?.slice('2. '.length) ?? 'nothing'
    const told = printed.slice(printed.lastIndexOf('\n> \n'))
    expect(told).toContain(title)
    expect(told).toContain('Yes: 1')
    expect(told).not.toContain('How bad')
  })

  test('asks again for what is needed, wrong or no date, and sends nothing when cancelled', async () => {
    const bench = await posted()
    const decide = ['/open 1', 'Talk it through', 'What to do']
    const printed = await typed(bench, 'dana', [
      ...decide,
      '1',
      'Our own step',
      '1',
      '',
      'Ravi',
      '2026-02-30',
      '/cancel',
    ])
    expect(answerTo(printed, '2026-02-30')).toContain(bench.say('terminal.form.date'))
    expect(answerTo(printed, '/cancel')).toContain(bench.say('terminal.form.cancelled'))
    const again = await typed(bench, 'dana', ['/open 1'])
    expect(again).not.toContain('Our own step')
  })

  test('ends well in the middle of a form', async () => {
    const printed = await typed(await posted(), 'dana', [
      '/open 1',
      'Talk it through',
      'Say what you think',
    ])
    expect(printed).toMatch(/\n1\. Yes\n/)
  })

  test('keeps reports and pictures as files of their own, never over others', async () => {
    const bench = await posted()
    const where = await folder()
    const printed = await typed(
      bench,
      'dana',
      ['/open 1', '/report', '/report md', '/report html', '/picture'],
      where,
    )
    for (const name of [
      'swim-booking.md',
      'swim-booking-2.md',
      'swim-booking.html',
      'data-flow.svg',
      'risk-map.svg',
    ]) {
      expect(printed).toContain(name)
      expect((await stat(`${where}/${name}`)).mode & 0o077).toBe(0)
    }
    expect(await readFile(`${where}/swim-booking.md`, 'utf8')).toContain('# What could go wrong')
  })

  test('says its pictures in words', async () => {
    const bench = terminalBench()
    const review = await bench.start('dana', 'A <b> & "c"')
    await bench.answerAll('dana', review, {
      'about.features': ['signin'],
      'people.who': ['public'],
    })
    const printed = await typed(bench, 'dana', ['/open 1', '/picture'], await folder())
    expect(answerTo(printed, '/picture')).toContain('A <b> & "c"')
    expect(answerTo(printed, '/picture')).toMatch(/\n1\. Somebody could .*How bad .*how easy /)
    expect(answerTo(printed, '/picture')).not.toContain('<svg')
  })

  test('deletes a check only when its name is typed', async () => {
    const bench = await posted()
    const kept = await typed(bench, 'dana', ['/open 1', '/delete', 'Something else', '/checks'])
    expect(answerTo(kept, '/checks')).toContain('Swim Booking')
    const gone = await typed(bench, 'dana', ['/open 1', '/delete', 'Swim Booking', '/list'])
    expect(answerTo(gone, 'Swim Booking')).toContain(bench.say('conversation.delete.done'))
    expect(answerTo(gone, '/list')).toContain(bench.say('terminal.cards.none'))
  })
})
