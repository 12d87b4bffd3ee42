import { describe, expect, test } from 'vitest'
import { createConversation } from '../../src/conversation/conversation.ts'
import type { Surface } from '../../src/conversation/respond.ts'
import { AppError } from '../../src/errors.ts'
import type { Form, Message } from '../../src/message/message.ts'
import { plainText } from '../../src/message/plain-text.ts'
import type { Sender } from '../../src/review/ports.ts'
import type { ReportFile } from '../../src/review/reviews.ts'
import { Bench, silent } from '../review/bench.ts'

const person = (name: string): Sender => ({
  workspace: 'local',
  channel: 'web',
  who: { id: name.toLowerCase(), name },
})
const dana = person('Dana')

function begin(more: Partial<Parameters<typeof createConversation>[0]> = {}) {
  const bench = new Bench()
  const log: string[] = []
  const conversation = createConversation({
    channel: 'chat',
    reviews: () => bench.reviews,
    say: bench.say,
    logger: { ...silent, error: (event, facts) => log.push(`${event} ${facts?.['why']}`) },
    ...more,
  })
  let n = 0
  const types = (words: string, sender = dana) => {
    bench.clock.pass(1)
    return conversation.hear({ id: `t${n++}`, sender, words, otherwise: 'answer' })
  }
  const acts = (action: object, sender = dana) =>
    conversation.actKindly({ id: `a${n++}`, sender, action })
  return { bench, conversation, types, acts, log }
}

const wordsOf = ({ replies }: { readonly replies: readonly Message[] }): string =>
  replies.map(plainText).join('\n')

describe('typed words go to', () => {
  const asked = async ({ bench }: ReturnType<typeof begin>, review: string) =>
    (await bench.feed('Dana', review)).own.map(({ message }) => plainText(message)).join('\n')

  test('the check that somebody acted in last', async () => {
    const one = begin()
    const { review: swim = '' } = await one.types('start Swim Booking')
    const { review: tea = '' } = await one.types('start Tea Shop')
    await one.types('It sells tea')
    expect(await asked(one, tea)).toContain('What it does: It sells tea')
    await one.types('continue Swim Booking')
    await one.types('It books lessons')
    expect(await asked(one, swim)).toContain('What it does: It books lessons')
  })

  test('the check whose question was put in front of them since, unless nobody asked for it', async () => {
    const one = begin()
    const { review: swim = '' } = await one.types('start Swim Booking')
    const { review: tea = '' } = await one.types('start Tea Shop')
    const card = (id: string, kind: string, unasked: boolean) => {
      const key = { workspace: 'local', id }
      one.conversation.current.shown('dana', { key, kind: kind as 'question', unasked })
    }
    card(swim, 'question', true)
    card(swim, 'greeting', false)
    expect(await one.conversation.current.of(dana)).toBe(tea)
    card(swim, 'question', false)
    expect(await one.conversation.current.of(dana)).toBe(swim)
  })

  test('none that was deleted', async () => {
    const one = begin()
    const { review: swim } = await one.types('start Swim Booking')
    const { review: tea } = await one.types('start Tea Shop')
    await one.types('continue Swim Booking')
    await one.types('continue Tea Shop')
    await one.acts({ type: 'delete', review: tea, confirm: 'Coffee Shop' })
    expect(await one.conversation.current.of(dana)).toBe(tea)
    await one.acts({ type: 'delete', review: tea, confirm: 'Tea Shop' })
    expect(await one.conversation.current.of(dana)).toBe(swim)
  })

  test('the newest open one after the program began anew', async () => {
    const { bench, types } = begin()
    await types('start Swim Booking')
    const { review: tea } = await types('start Tea Shop')
    const later = createConversation({
      channel: 'chat',
      reviews: () => bench.reviews,
      say: bench.say,
      logger: silent,
    })
    expect(await later.current.of(dana)).toBe(tea)
    expect(await later.current.of(person('Ravi'))).toBeUndefined()
  })
})

describe('acting', () => {
  test('says whether something changed', async () => {
    const { types, acts } = begin()
    const started = await types('start Swim Booking')
    expect(started).toMatchObject({ type: 'start', changed: true, command: 'start' })
    const on = { review: started.review, question: 'about.what' }
    expect(await acts({ type: 'why', ...on })).toMatchObject({ changed: false })
    expect(await acts({ type: 'skip', ...on, version: 0 })).toMatchObject({ changed: true })
  })

  test('what makes no sense is said kindly, and reaches nothing', async () => {
    const { acts } = begin()
    const result = await acts({ type: 'fly', review: 'r' })
    expect(result).toMatchObject({ refused: 'unreadable', changed: false })
    expect(wordsOf(result)).toContain('could not make sense of that')
  })

  test('nobody posts where they are not', async () => {
    const asked: string[] = []
    const { types, acts } = begin({
      mayPost: async ({ who }, place) => asked.push(`${who.id} ${place}`) < 0,
    })
    const { review } = await types('start Swim Booking')
    const result = await acts({ type: 'publish', review, how: 'all', to: 'C1' })
    expect(asked).toEqual(['dana C1'])
    expect(result).toMatchObject({ refused: 'place', review })
    expect(wordsOf(result)).toContain('I do not know that place')
  })

  test('what could not be kept is said kindly and logged by its code; typed words may come again', async () => {
    const { bench, conversation, types, acts, log } = begin()
    const { review } = await types('start Swim Booking')
    bench.store.append = () => Promise.reject(new AppError('storage-failed', 'full'))
    const result = await acts({ type: 'skip', review, question: 'about.what', version: 0 })
    expect(result).toMatchObject({ refused: 'failed' })
    expect(wordsOf(result)).toContain('Please try it once more')
    expect(log).toEqual(['chat-act-failed storage-failed'])
    await expect(types('It books lessons')).rejects.toMatchObject({ code: 'storage-failed' })
    bench.store.append = () => Promise.reject(new AppError('storage-unknown', 'away'))
    const unsure = await acts({ type: 'skip', review, question: 'about.what', version: 0 })
    expect(unsure).toMatchObject({ refused: 'unknown' })
    expect(wordsOf(unsure)).toContain('do it once more only if it is not there')
    expect(conversation.command('help')).toEqual({ kind: 'help' })
  })
})

describe('responding', () => {
  /** What somebody sees. */
  function screen(can: { readonly forms?: boolean; readonly files?: boolean } = {}) {
    const seen: string[] = []
    const surface: Surface = {
      say: async (messages) => {
        seen.push(...messages.map((one) => plainText(one)))
        return messages.map((_, n) => `m${n}`)
      },
      form: async ({ title }: Form, above) => {
        if (can.forms) seen.push(...above.map((one) => plainText(one)), `form: ${title}`)
        return can.forms ? [`form: ${title}`] : undefined
      },
      ...(can.files !== undefined && {
        file: async ({ name }: ReportFile) => {
          if (!can.files) return undefined
          seen.push(`file: ${name}`)
          return []
        },
      }),
    }
    return { seen, surface }
  }

  test('a form is opened where one can be', async () => {
    const { conversation, types } = begin()
    await types('start Swim Booking')
    const { seen, surface } = screen({ forms: true })
    await conversation.respond(surface, dana, await types('delete'))
    expect(seen).toEqual(['form: Delete this check'])
  })

  test('typed words that lead to a form get a button; a press is told that it was too late', async () => {
    const { conversation, types, acts } = begin()
    const { review } = await types('start Swim Booking')
    const typed = screen()
    await conversation.respond(typed.surface, dana, await types('delete'))
    expect(typed.seen).toEqual([expect.stringContaining('[Delete this check]')])
    const pressed = screen()
    await conversation.respond(pressed.surface, dana, await acts({ type: 'openDelete', review }))
    expect(pressed.seen).toEqual([expect.stringContaining('That took too long')])
  })

  describe('a report', () => {
    const posted = async (more: Parameters<typeof begin>[0] = {}) => {
      const one = begin(more)
      const { review = '' } = await one.types('start Swim Booking')
      await one.acts({ type: 'mainOnly', review })
      await one.bench.answerAll('Dana', review, {})
      await one.acts({ type: 'preview', review })
      await one.acts({ type: 'publish', review, how: 'all' })
      return one
    }

    test('goes as a file where files can be sent', async () => {
      const { conversation, types } = await posted()
      const { seen, surface } = screen({ files: true })
      await conversation.respond(surface, dana, await types('report'))
      expect(seen).toEqual(['file: swim-booking.html'])
    })

    test('otherwise at an address, for the one who asked', async () => {
      const links = { link: (file: object) => `https://x.example/${JSON.stringify(file)}` }
      const { conversation, types } = await posted({ links })
      const { seen, surface } = screen({ files: false })
      await conversation.respond(surface, dana, await types('report'))
      expect(seen.join()).toContain('"person":"dana"')
      expect(seen.join()).toContain('"what":"html"')
    })

    test('and without any, people are told whom to ask', async () => {
      const { conversation, types } = await posted()
      const { seen, surface } = screen()
      await conversation.respond(surface, dana, await types('report'))
      expect(seen).toEqual([expect.stringContaining('Ask whoever runs Whatif')])
    })
  })
})

describe('a file that somebody shares', () => {
  const bytes = new TextEncoder().encode('question,answer\nabout.shape,web\n')
  const shares = (
    { conversation }: ReturnType<typeof begin>,
    more: {
      words?: string
      fetchFile?: () => Promise<{ name: string; bytes: Uint8Array } | undefined>
    },
  ) =>
    conversation.hear({
      id: 'f1',
      sender: dana,
      words: '',
      otherwise: 'answer',
      hasFile: true,
      fetchFile: async () => ({ name: 'sheet.csv', bytes }),
      ...more,
    })

  test('suggests answers in the check that they are at, once', async () => {
    const one = begin()
    const { review = '' } = await one.types('start Swim Booking')
    expect(wordsOf(await shares(one, {}))).toContain('1 answer is suggested')
    await shares(one, {})
    const { own } = await one.bench.feed('Dana', review)
    const cards = own.map(({ message }) => plainText(message)).join('\n')
    expect(cards.match(/from sheet.csv, row 2/g)).toHaveLength(1)
  })

  test('beside words leaves them what they are', async () => {
    const one = begin()
    await one.types('start Swim Booking')
    const result = await shares(one, { words: 'It books lessons' })
    expect(result.command).toBe('answer')
    expect(wordsOf(result)).toContain('1 answer is suggested')
  })

  test('is not read without a check, or where it cannot be fetched', async () => {
    const one = begin()
    const unread = one.bench.say('chat.unread.file')
    expect(wordsOf(await shares(one, {}))).toBe(unread)
    await one.types('start Swim Booking')
    expect(wordsOf(await shares(one, { fetchFile: async () => undefined }))).toBe(unread)
  })
})
