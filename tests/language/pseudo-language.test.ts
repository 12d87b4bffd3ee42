import { parse as parseCsv } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { toBlocks } from '../../src/channels/slack/blocks.ts'
import { refusalsOfMessage, refusalsOfView } from '../../src/channels/slack/check-payload.ts'
import { toModal } from '../../src/channels/slack/view.ts'
import { bytesOf, cardOf, formMessage, mostBytes } from '../../src/channels/teams/cards.ts'
import { pictureKinds } from '../../src/domain/picture.ts'
import { reportFormats } from '../../src/domain/report-format.ts'
import { sayInEach } from '../../src/languages.ts'
import type { Form, Message } from '../../src/message/message.ts'
import { pictureWidth, widthOf } from '../../src/report/pictures/svg.ts'
import { say as baseSay, content } from '../own-content.ts'
import { leftOver, pseudoTag } from '../pseudo-language.ts'
import { languages, PseudoCheck, type Seen } from './pseudo-check.ts'
import { names, readOf } from './read-of.ts'

const check = new PseudoCheck()
const files = new Map<string, string>()
async function keepFiles(review: string): Promise<void> {
  const { reviews } = check.bench
  for (const format of reportFormats) {
    files.set(format, (await reviews.report(sender, review, format)).body)
  }
  for (const kind of pictureKinds) {
    files.set(kind, await reviews.picture(sender, review, kind))
    files.set(`${kind} in words`, await reviews.pictureWords(sender, review, kind))
  }
}
const sender = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }

beforeAll(() => check.hold(keepFiles))

/** As channels have it: each message says which words go with it. */
const say = sayInEach(baseSay, languages)
const drawnForTeams = (shown: Seen['shown']) => cardOf(asMessage(shown), { say })

const isForm = (shown: Seen['shown']): shown is Form => 'submit' in shown
const asMessage = (shown: Seen['shown']): Message => (isForm(shown) ? formMessage(shown) : shown)

/** Fields that no person reads. */
const unread = new Set([
  'action',
  'id',
  'type',
  'style',
  'tone',
  'picture',
  'language',
  'audience',
  'person',
])

function wordsOf(value: unknown, field = ''): string[] {
  if (unread.has(field)) return []
  if (typeof value === 'string') return field === 'value' ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((each) => wordsOf(each))
  // Of something to pick its value is an id, of a pair it is read.
  const isPair = 'value' in value && 'label' in value && Object.keys(value).length === 2
  return Object.entries(value).flatMap(([name, each]) =>
    isPair && name === 'value' && typeof each === 'string' && / /.test(each)
      ? [each]
      : wordsOf(each, name),
  )
}

const leaks = (seen: readonly { readonly what: string; readonly shown: unknown }[]) => [
  ...new Set(
    seen.flatMap(({ what, shown }) =>
      wordsOf(shown).flatMap((text) => {
        const left = leftOver(text, names)
        return left.length > 0
          ? [`${what.replace(/\/.*/, '')}: ${left.join(' ')} ← ${text.slice(0, 80)}`]
          : []
      }),
    ),
  ),
]

describe('a check in another language', () => {
  test('came by every kind of card, and by every action', () => {
    expect(check.unseenKinds).toEqual([])
    expect(check.untried).toEqual([])
  })

  test('has no word of the base language left on any card, reply or form', () => {
    expect(leaks(check.seen)).toEqual([])
  })

  test('is whole: nothing of it was left in the base language', () => {
    expect(check.seen.length).toBeGreaterThan(200)
    const silent = check.seen.filter(
      ({ shown }) => !/\p{Script=Hebrew}/u.test(wordsOf(shown).join(' ')),
    )
    expect(silent.map(({ what }) => what)).toEqual([])
  })

  test('says on each card which way it is written', () => {
    const marks = new Set(
      check.seen.map(({ shown }) => `${shown.language} ${drawnForTeams(shown)?.rtl}`),
    )
    expect(marks).toEqual(new Set([`${pseudoTag} true`]))
  })

  test('keeps within what Slack takes', () => {
    const refused = check.seen.flatMap(({ what, shown }) =>
      (isForm(shown)
        ? refusalsOfView(toModal(shown, { say }))
        : refusalsOfMessage(toBlocks(shown, { say }))
      ).map((problem) => `${what}: ${JSON.stringify(problem)}`),
    )
    expect(refused).toEqual([])
  })

  test('has no word of the base language in what a channel adds to it', () => {
    const slack = check.seen.map(({ what, shown }) => ({
      what,
      shown: readOf(isForm(shown) ? toModal(shown, { say }) : toBlocks(shown, { say })),
    }))
    const teams = check.seen.map(({ what, shown }) => ({
      what,
      // A mention stands in a mark that Teams reads alone.
      shown: readOf(drawnForTeams(shown)).map((words) => words.replaceAll(/<\/?at>/g, '')),
    }))
    expect(leaks([...slack, ...teams])).toEqual([])
  })

  test('keeps within what Teams takes', () => {
    const sizes = check.seen.map(({ shown }) => bytesOf(drawnForTeams(shown) ?? {}))
    expect(Math.min(...sizes)).toBeGreaterThan(100)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(mostBytes)
  })

  test('fills every place', () => {
    const open = check.seen
      .flatMap(({ shown }) => wordsOf(shown))
      .filter((text) => /\{\w+\}/.test(text))
    expect(open).toEqual([])
  })
})

describe('what a check in another language is kept as', () => {
  test.each(reportFormats)('the report as %s has no word of the base language', (format) => {
    const text = files.get(format) ?? ''
    expect(leftIn(format, text)).toEqual([])
    // Nothing but the team's own words stands in the sheet of a step that they wrote themselves.
    if (format !== 'csv-steps') expect(text).toMatch(/\p{Script=Hebrew}/u)
  })

  test('the report for a browser says its language and its direction', () => {
    expect(files.get('html')).toContain(`<html lang="${pseudoTag}" dir="rtl">`)
  })

  test.each(pictureKinds)('the picture %s fits, and has no word of the base language', (kind) => {
    const svg = files.get(kind) ?? ''
    expect(leftIn('svg', svg)).toEqual([])
    expect(leftIn('words', files.get(`${kind} in words`) ?? '')).toEqual([])
    expect(svg).toContain('scale(-1 1)')
    expect(outside(svg)).toEqual([])
  })
})

const tags = /<style>[\s\S]*?<\/style>|<[^>]*>|&\w+;/g
/** A questionnaire and its version are told apart by their ids. */
const ids = new RegExp([...content.flows.keys(), content.catalogue.version].join('|'), 'g')
const known = new Set([...names, 'https'])

/** What is left in a file: of one for programs only its sentences count, as its keys, ids and marks are fixed. */
function leftIn(format: string, text: string): readonly string[] {
  const read = readByPeople[format] ?? linesOf
  const lines = read(text)
    .map((line) => line.replaceAll(fixedNames, ''))
    .filter((line) => !isMade.test(line))
  return [...new Set(lines.filter((line) => leftOver(line.replaceAll(ids, ''), known).length > 0))]
}

/** What made a file, and how a story is rated, are told to programs in fixed words. */
const isMade = /whatif \d|whatif -|whatif ·|\brating [a-z]/i

const linesOf = (text: string): readonly string[] => text.replaceAll(tags, '\n').split('\n')
/** Ids of stories, and the names of published practices and of kinds of threat. */
const fixedNames =
  /\(`[a-z0-9.-]+`\)|^\| [a-z0-9.-]+ \||SSDF PW[.\d]+|Microsoft SDL|^(?:Denial of service|Information disclosure|Elevation of privilege)$/gm
const inJson = (text: string): readonly string[] =>
  sentencesOf(JSON.parse(text))
    .flatMap((each) => each.split('\n'))
    .filter((each) => / /.test(each))
const columns =
  (...names: readonly string[]) =>
  (text: string): readonly string[] => {
    const rows: readonly Record<string, string>[] = parseCsv(text, { bom: true, columns: true })
    return rows.flatMap((row) => names.map((name) => row[name] ?? ''))
  }
const matches =
  (pattern: RegExp) =>
  (text: string): readonly string[] =>
    [...text.replaceAll(/\r?\n /g, '').matchAll(pattern)].map(([, words = '']) =>
      words.replaceAll(/#\d+;/g, ''),
    )

/** Where people's words stand in a file that is for programs as well. */
const readByPeople: Readonly<Record<string, (text: string) => readonly string[]>> = {
  json: inJson,
  csv: columns('story', 'how_soon', 'kind_of_risk', 'told', 'first_step'),
  'csv-steps': columns('step'),
  'csv-answers': columns('text', 'words'),
  answers: matches(/^ *# (.*)$/gm),
  ics: matches(/^(?:SUMMARY|NAME):(.*)$/gm),
  mermaid: matches(/"([^"]*)"/g),
  'threat-dragon': inJson,
  otm: inJson,
  'threat-composer': inJson,
}

const sentencesOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(sentencesOf)
    : []
}

/** Lines of a picture that begin or end outside it. */
function outside(svg: string): readonly string[] {
  const lines = svg.matchAll(
    /<text x="([\d.-]+)"[^>]*font-size="([\d.]+)" text-anchor="(\w+)"[^>]*>([^<]*)</g,
  )
  return [...lines].flatMap(([, x = '', size = '', anchor = '', words = '']) => {
    const width = widthOf(words, Number(size))
    const part = { start: 0, middle: 0.5, end: 1 }[anchor] ?? 0
    const left = Number(x) - width * part
    return left < 0 || left + width > pictureWidth
      ? [`${Math.round(left)}…${Math.round(left + width)}: ${words}`]
      : []
  })
}
