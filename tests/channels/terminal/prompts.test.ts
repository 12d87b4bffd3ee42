import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { askNameByPrompt, talkByPrompts } from '../../../src/channels/terminal/prompts.ts'
import { styledText } from '../../../src/channels/terminal/styled-text.ts'
import type { Bench } from '../../review/bench.ts'
import { folder, talkOf, terminalBench } from './conversing.ts'
import { type Move, ScriptedAsks } from './scripted-asks.ts'

/** What somebody sees who does these things at the keyboard. */
async function played(bench: Bench, name: string, moves: readonly Move[]): Promise<string> {
  const asks = new ScriptedAsks(moves)
  const talk = talkOf(bench, name, styledText)
  await talkByPrompts({ talk, say: bench.say, asks, folder: await folder() })
  expect(asks.isOver).toBe(true)
  return stripVTControlCharacters(asks.screen.join('\n\n'))
}

const start: Move = { type: 'Swim Booking' }

describe('a conversation at the keyboard', () => {
  test('asks each kind of question with the prompt that fits it', async () => {
    const screen = await played(terminalBench(), 'Dana', [
      start,
      { type: 'It books lessons' },
      { pick: 'Yes, people use it' },
      { tick: ['A website', 'A phone'] },
      'ctrl-c',
    ])
    expect(screen).toContain('What it does: It books lessons')
    expect(screen).toContain('How far along: Yes, people use it')
    expect(screen).toContain('Ways to reach it: A website, A phone or computer app')
  })

  test('typed words are an answer at every question, and never take the first of a list', async () => {
    const bench = terminalBench()
    const screen = await played(bench, 'Dana', [
      start,
      { type: 'It books lessons' },
      { type: 'yes' },
      { type: 'web site and app' },
      'ctrl-c',
    ])
    expect(screen).toContain('How far along: Yes, people use it')
    expect(screen).toContain('Ways to reach it: A website, A phone or computer app')
  })

  test('what is not understood is asked back, and nothing is recorded', async () => {
    const screen = await played(terminalBench(), 'Dana', [
      start,
      { type: 'I dont know, sorry' },
      { type: 'no' },
      { pick: 'No, it is being built' },
      'ctrl-c',
    ])
    expect(screen).not.toContain('What it does: I dont know')
    expect(screen).toContain('I read “no”')
    expect(screen).toContain('How far along: No, it is being built')
    expect(screen).not.toContain('How far along: No, it is an idea')
  })

  test('Ctrl-C stops for now, and the next time goes on from there', async () => {
    const bench = terminalBench()
    const stopped = await played(bench, 'Dana', [start, { type: 'It books lessons' }, 'ctrl-c'])
    expect(stopped).toContain('question 2 of about')
    const again = await played(bench, 'Dana', [
      { pick: '1. Swim Booking' },
      { pick: 'Continue' },
      'ctrl-c',
    ])
    expect(again).toContain('Question 2 of about')
  })

  test('nothing typed brings up what else can be done', async () => {
    const screen = await played(terminalBench(), 'Dana', [
      start,
      { type: '' },
      { pick: 'Why?' },
      { type: '' },
      { pick: 'Skip' },
      { pick: 'Back' },
      { type: 'It books lessons' },
      'ctrl-c',
    ])
    expect(screen).toContain('Why we ask')
    expect(screen).toContain('What it does: skipped')
    expect(screen).toContain('What it does: It books lessons')
  })

  test('words that lead somewhere are no answer there either', async () => {
    const bench = terminalBench()
    const screen = await played(bench, 'Dana', [
      start,
      { type: 'hi' },
      { type: 'Start a check for Tea Shop' },
      { type: 'my checks' },
      { pick: '1. ' },
      { type: 'not sure' },
      'ctrl-c',
    ])
    expect(screen).toContain(bench.say('chat.help.title'))
    expect(screen).toContain('what could go wrong with Tea Shop')
    expect(screen).not.toMatch(/What it does: (hi|Start|my checks|not sure)/)
  })

  test('what may be an answer or a name is asked about', async () => {
    const screen = await played(terminalBench(), 'Dana', [
      start,
      { type: 'start selling lessons' },
      { pick: 'It is my answer' },
      'ctrl-c',
    ])
    expect(screen).toContain('What it does: start selling lessons')
  })

  test('quiet things stand beside the answers to tick', async () => {
    const screen = await played(terminalBench(), 'Dana', [
      start,
      { type: 'x' },
      { pick: 'Not sure' },
      { tick: ['Not sure'] },
      { tick: ['Something else'] },
      'ctrl-c',
      { tick: ['More'] },
      { pick: 'Words for engineers' },
      'ctrl-c',
    ])
    expect(screen).toContain('Ways to reach it: Not sure')
    expect(screen).toContain('For engineers')
  })

  test('a menu holds everything that is on no card', async () => {
    const bench = terminalBench()
    const screen = await played(bench, 'Dana', [
      start,
      { type: 'x' },
      { pick: 'Something else' },
      { pick: 'Who sees what?' },
      { pick: 'Something else' },
      { pick: bench.say('terminal.card.back') },
      { pick: 'Something else' },
      'ctrl-c',
      { pick: 'Something else' },
      { pick: bench.say('terminal.menu.leave') },
    ])
    expect(screen).toContain(bench.say('terminal.bye'))
    expect(screen).toContain('only you, until you ask somebody in')
  })

  test('another person sits down and sees nothing private', async () => {
    const bench = terminalBench()
    const screen = await played(bench, 'Dana', [
      start,
      { type: 'A secret plan' },
      { pick: 'Something else' },
      { pick: bench.say('terminal.menu.who') },
      { type: ' ' },
      { type: 'Mei' },
      'ctrl-c',
    ])
    const hers = screen.slice(screen.indexOf('You are Mei here.'))
    expect(hers).not.toContain('secret')
    expect(screen).toContain(bench.say('terminal.name.bad'))
  })

  test('a name may be left to the computer', async () => {
    const bench = terminalBench()
    expect(await askNameByPrompt(new ScriptedAsks([{ type: '' }]), bench.say, 'dana')).toBe('dana')
    expect(
      await askNameByPrompt(new ScriptedAsks([{ type: '' }, { type: 'Mei' }]), bench.say),
    ).toBe('Mei')
    expect(await askNameByPrompt(new ScriptedAsks(['ctrl-c']), bench.say, 'dana')).toBeUndefined()
  })
})

describe('the talk at the keyboard', () => {
  test('goes through a form, and leaving the form sends nothing', async () => {
    const bench = terminalBench()
    await bench.posted('dana', 'Swim Booking')
    const screen = await played(bench, 'dana', [
      { pick: '1. Swim Booking' },
      { pick: 'Talk it through' },
      { pick: 'Say what you think' },
      'ctrl-c',
      { pick: 'Say what you think' },
      { pick: 'Yes' },
      { type: 'We have seen it' },
      { say: true },
      { pick: 'What to do' },
      { tick: [] },
      { type: 'Lock it' },
      { pick: 'Fix it' },
      { pick: 'None of these' },
      { type: 'Ravi' },
      { type: 'soon' },
      { type: '2026-12-24' },
      { type: '' },
      { pick: 'Something else' },
      { pick: bench.say('terminal.menu.report') },
      { pick: bench.say('export.format.md') },
      'ctrl-c',
    ])
    expect(screen).toContain(bench.say('terminal.form.cancelled'))
    expect(screen).toContain('“We have seen it”')
    expect(screen).toContain(bench.say('terminal.form.date'))
    expect(screen).toContain('Ravi, by 24 Dec')
    expect(screen).toContain('swim-booking.md')
  })

  test('the pictures stand on the screen as words', async () => {
    const bench = terminalBench()
    await bench.posted('dana', 'Swim Booking')
    const screen = await played(bench, 'dana', [{ pick: '1. Swim Booking' }, 'ctrl-c'])
    expect(screen).toContain(bench.say('thread.picture.risk-map'))
  })

  test('a form that was not filled in well comes back', async () => {
    const bench = terminalBench()
    await bench.posted('dana', 'Swim Booking')
    const screen = await played(bench, 'dana', [
      { pick: '1. Swim Booking' },
      { pick: 'Something else' },
      { pick: bench.say('terminal.menu.cards') },
      { pick: 'Could ' },
      { pick: 'Say what you think' },
      { pick: 'No' },
      { type: '' },
      { say: false },
      'ctrl-c',
      'ctrl-c',
    ])
    expect(screen).toContain(bench.say('discussion.stance.needsReason'))
  })
})
