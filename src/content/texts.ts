import type { Threat } from '../analysis/threat.ts'
import type { WayRule } from '../analysis/way.ts'
import type { Choice, FlowSource, QuestionSource } from '../flow/flow.ts'
import {
  type Content,
  examplesFile,
  flowFile,
  glossaryFile,
  safeguardsFile,
  threatFile,
  waysFile,
} from './content.ts'
import { messageForms } from './message-forms.ts'
import type { Way } from './place.ts'

/** What a text is for, because rules differ: a question ends with “?”, a clause with nothing. */
export type TextKind =
  | 'question'
  | 'why'
  | 'example'
  | 'short'
  | 'choice'
  | 'heading'
  | 'story'
  | 'storyShort'
  | 'storyQuestion'
  | 'reason'
  | 'clause'
  | 'reason'
  | 'safeguard'
  | 'acceptance'
  | 'noticed'
  | 'glossary'
  | 'message'

/** One text that people read, and where it is written. */
export interface PeopleText {
  readonly kind: TextKind
  readonly text: string
  readonly file: string
  readonly way: Way
  /** The flow's section it belongs to, for questions. */
  readonly section?: string
}

/**
 * A text without the names of several words in it, such as those of other programs: their words are not words of ours.
 */
export function withoutNames(
  text: string,
  { allowedWords }: Pick<Content, 'allowedWords'>,
): string {
  const names = allowedWords.names.filter((name) => name.includes(' '))
  return names.reduce((left, name) => left.replaceAll(name, ' '), text)
}

const made = new WeakMap<Content, readonly PeopleText[]>()

/** Every text that people read; words for operators and engineers are not among them. */
export function peopleTexts(content: Content): readonly PeopleText[] {
  const known = made.get(content)
  if (known) return known
  const texts = [
    ...[...content.flowSources.values()].flatMap(flowTexts),
    ...content.catalogue.threats.flatMap(threatTexts),
    ...content.catalogue.ways.flatMap(wayTexts),
    ...safeguardTexts(content),
    ...glossaryTexts(content),
    ...messageTexts(content),
    ...exampleTexts(content),
  ]
  made.set(content, texts)
  return texts
}

type Piece = readonly [kind: TextKind, text: string | undefined, ...way: (string | number)[]]

const pieces = (file: string, base: Way, list: readonly Piece[]): PeopleText[] =>
  list.flatMap(([kind, text, ...way]) =>
    text ? [{ kind, text, file, way: [...base, ...way] }] : [],
  )

function flowTexts(flow: FlowSource): PeopleText[] {
  const file = flowFile(flow.id)
  const sections = flow.sections.flatMap((section, s) => [
    ...pieces(file, ['sections', s], [['heading', section.title, 'title']]),
    ...section.questions
      .flatMap((question, q) => questionTexts(file, ['sections', s, 'questions', q], question))
      .map((text) => ({ ...text, section: section.id })),
  ])
  return [...pieces(file, [], [['heading', flow.title, 'title']]), ...sections]
}

function questionTexts(file: string, base: Way, question: QuestionSource): PeopleText[] {
  const { roles = [], entries = [] } = question
  return pieces(file, base, [
    ['question', question.ask, 'ask'],
    ['question', question.askEarly, 'askEarly'],
    ['short', question.short, 'short'],
    ['why', question.why, 'why'],
    ['example', question.example, 'example'],
    ['example', question.exampleEarly, 'exampleEarly'],
    ...roles.map(({ ask }, n): Piece => ['question', ask, 'roles', n, 'ask']),
    ...entries.map(({ ask }, n): Piece => ['choice', ask, 'entries', n, 'ask']),
    ...question.choices.flatMap(choicePieces),
  ])
}

const choicePieces = (choice: Choice, n: number): Piece[] => [
  ['choice', choice.label, 'choices', n, 'label'],
  ['reason', choice.reason, 'choices', n, 'reason'],
  ['reason', choice.reasonPlanned, 'choices', n, 'reasonPlanned'],
]

const threatTexts = (threat: Threat): PeopleText[] =>
  pieces(
    threatFile(threat.id),
    [],
    [
      ['story', threat.title, 'title'],
      ['storyShort', threat.short, 'short'],
      ['storyQuestion', threat.question, 'question'],
      ['story', threat.doing?.title, 'doing', 'title'],
      ['storyShort', threat.doing?.short, 'doing', 'short'],
      ['storyQuestion', threat.doing?.question, 'doing', 'question'],
      ['example', threat.example, 'example'],
      ['reason', threat.coveredReason, 'coveredReason'],
      ...threat.lowers.map(({ reason }, n): Piece => ['reason', reason, 'lowers', n, 'reason']),
    ],
  )

const wayTexts = ({ say, sayUnnamed, sayDoing }: WayRule, n: number): PeopleText[] =>
  pieces(
    waysFile,
    [n],
    [
      ['story', say, 'say'],
      ['story', sayUnnamed, 'sayUnnamed'],
      ['story', sayDoing, 'sayDoing'],
    ],
  )

const safeguardTexts = (content: Content): PeopleText[] =>
  content.catalogue.safeguards.flatMap((safeguard, n) =>
    pieces(
      safeguardsFile,
      [n],
      [
        ['safeguard', safeguard.text, 'text'],
        ['acceptance', safeguard.check, 'check'],
        ['noticed', safeguard.noticed, 'noticed'],
      ],
    ),
  )

const glossaryTexts = (content: Content): PeopleText[] =>
  content.glossary.flatMap(({ term, meaning, line }) =>
    pieces(
      glossaryFile,
      [line],
      [
        ['heading', term],
        ['glossary', meaning],
      ],
    ),
  )

function messageTexts(content: Content): PeopleText[] {
  const bound = [...content.messages.values()].filter(({ audience }) => audience === 'people')
  return bound.flatMap(({ text, file, way }) =>
    messageForms(text).flatMap((form) => pieces(file, way, [['message', form]])),
  )
}

/** People pick an example by its name; the rest of it is for comparing. */
const exampleTexts = ({ catalogue }: Content): PeopleText[] =>
  (catalogue.others?.examples ?? []).flatMap(({ name }, n) =>
    pieces(examplesFile, ['products', n], [['choice', name, 'name']]),
  )

/** The text with stand-ins for services and for people, and without other places, marks and addresses of links. */
export const textWithoutMarks = (text: string): string =>
  text
    .replaceAll(/\]\([^)]*\)/g, ']')
    .replaceAll('{service}', 'the service')
    .replaceAll(/\{(?:people|signers|subjects)\}/g, 'people')
    .replaceAll('{staff}', 'team')
    .replaceAll('{thing}', 'records')
    .replaceAll('{action}', 'book visits')
    .replaceAll(/\{[a-zA-Z0-9]+\}/g, ' ')
    .replaceAll(/[*_`[\]]/g, '')

/** The words of a text, in order. */
export const wordsOf = (text: string): string[] =>
  textWithoutMarks(text).match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? []
