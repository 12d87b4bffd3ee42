import { describe, expect, test } from 'vitest'
import { commandWords, readCommand } from '../../src/conversation/commands.ts'
import { flows } from '../contracts/standing-check.ts'
import { Bench } from '../review/bench.ts'

const { say } = new Bench()
const words = commandWords(say)
const read = (typed: string) => readCommand(typed, words)

describe('a whole message is a command', () => {
  test.each([
    ['help', 'help'],
    ['Help!', 'help'],
    ['  HELP   please. ', 'help'],
    ['please help', 'help'],
    ['/help', 'help'],
    ['hi', 'help'],
    ['Hello there!', 'help'],
    ['What can you do?', 'help'],
    ['settings', 'help'],
    ['my checks', 'checks'],
    ['My Checks, please', 'checks'],
    ['list', 'checks'],
    ['can you list my checks?', 'checks'],
    ['delete this check', 'delete'],
    ['Delete!', 'delete'],
    ['report', 'report'],
    ['stop', 'stop'],
    ['stop for now', 'stop'],
    ['continue', 'continue'],
    ['go on, please', 'continue'],
    ['start', 'start'],
    ['Start a check', 'start'],
    ['new check', 'start'],
  ] as const)('%s', (typed, kind) => {
    expect(read(typed)).toMatchObject({ kind })
    expect(read(typed)).not.toHaveProperty('product')
    expect(read(typed)).not.toHaveProperty('check')
  })
})

describe('a name behind a command', () => {
  test.each([
    ['start Swim Booking', 'Swim Booking'],
    ['START   swim booking', 'swim booking'],
    ['/start Swim Booking', 'Swim Booking'],
    ['Start a check for Swim Booking', 'Swim Booking'],
    ['Please start a check for “Swim Booking”', 'Swim Booking'],
    ['Can you start a check for Swim Booking?', 'Swim Booking'],
    ['hi, start a new check of Swim Booking please', 'Swim Booking'],
    ['start a check Swim Booking', 'Swim Booking'],
    ['new check for Acme Inc.', 'Acme Inc.'],
    ['I’d like to start a check for Tea & Söhne', 'Tea & Söhne'],
    ['start Yahoo!', 'Yahoo!'],
    ['start start', 'start'],
  ])('%s', (typed, product) => {
    expect(read(typed)).toMatchObject({ kind: 'start', product })
  })

  test('“start” and words in small letters may be an answer; a name, or “start a check for”, may not', () => {
    expect(read('start selling lessons')).toMatchObject({ isSure: false })
    expect(read('Start A new life in one of the seven cities')).toMatchObject({ isSure: false })
    expect(read('start Swim Booking')).toMatchObject({ isSure: true })
    expect(read('start a check for lessons')).toMatchObject({ isSure: true })
    expect(read('/start lessons')).toMatchObject({ isSure: true })
  })

  test.each([
    ['continue Swim Booking', 'continue'],
    ['stop “Swim Booking”', 'stop'],
    ['Report Swim Booking', 'report'],
    ['delete this check Swim Booking', 'delete'],
  ] as const)('%s', (typed, kind) => {
    expect(read(typed)).toEqual({ kind, check: 'Swim Booking' })
  })
})

describe('anything else is for the conversation', () => {
  test.each([
    'help desk',
    'It helps people',
    'hi-fi rental',
    'home delivery',
    'listing of houses',
    'starter kits',
    'start-up matchmaking',
    'not sure',
    'yes',
    'please',
    '3',
    '?',
    '',
    '   ',
    '/',
    '/ start',
  ])('“%s”', (typed) => {
    expect(read(typed)).toBeUndefined()
  })

  test('no choice of any question is a command', () => {
    const labels = [...flows].flatMap(([, { compiled }]) =>
      compiled.flow.questions.flatMap(({ choices }) => choices.map(({ label }) => label)),
    )
    expect(labels.length).toBeGreaterThan(100)
    const commands = labels.filter((label) => {
      const command = read(label)
      // With something behind it, it is one only where a check is called so.
      return command && !('check' in command)
    })
    expect(commands).toEqual([])
  })
})
