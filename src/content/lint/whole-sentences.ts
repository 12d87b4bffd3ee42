import type { Threat } from '../../analysis/threat.ts'
import { type Content, threatFile } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import type { Way } from '../place.ts'
import { type PeopleText, peopleTexts, type TextKind } from '../texts.ts'

/** A story's question asks what its title says, nothing is two sentences in one, and nobody but the reader is “you”. */
export const wholeSentences: LintRule = {
  rule: 'whole-sentences',
  find: (content) => [
    ...content.catalogue.threats.flatMap((threat) => [
      ...questionDiagnostics(threat.id, threat),
      ...(threat.doing ? questionDiagnostics(threat.id, threat.doing, ['doing']) : []),
    ]),
    ...content.catalogue.threats.flatMap(serviceDiagnostics),
    ...voiceDiagnostics(content),
    ...joinedDiagnostics(content),
  ],
}

/** "The AI could do it." asks "Could the AI do it?": the same words, “could” first. */
const asQuestion = (title: string): string => {
  const [who = '', ...what] = title.replace(/[.]$/, '').split(' could ')
  return `could ${who} ${what.join(' could ')}?`.toLowerCase()
}

function questionDiagnostics(
  id: string,
  { title, question }: Pick<Threat, 'title' | 'question'>,
  within: Way = [],
): Diagnostic[] {
  const file = threatFile(id)
  if (!title.includes(' could ')) {
    const message = `this title does not say what could happen: “${title}”`
    return [
      { file, way: [...within, 'title'], message, hint: 'say who or what could do something' },
    ]
  }
  if (question.toLowerCase() === asQuestion(title)) return []
  const message = `this question is not that of its title: “${question}”`
  return [
    {
      file,
      way: [...within, 'question'],
      message,
      hint: 'use the words of the title, “could” first',
    },
  ]
}

function serviceDiagnostics({ id, title, each }: Threat): Diagnostic[] {
  if (each !== 'service' || title.includes('{service}')) return []
  const message = `this story is told for each service and does not name it: “${title}”`
  return [{ file: threatFile(id), way: ['title'], message, hint: 'name it with {service}' }]
}

const voiced = new Set<TextKind>(['story', 'storyQuestion', 'reason', 'safeguard', 'acceptance'])

const ourselves = /\b(?:we|us|our|ours|ourselves)\b/i

const isSpokenTo = ({ kind, file }: PeopleText): boolean =>
  voiced.has(kind) && !file.startsWith('flows/')

function voiceDiagnostics(content: Content): Diagnostic[] {
  return peopleTexts(content).flatMap((each) => {
    const [found] = ourselves.exec(each.text.replaceAll(/“[^”]*”/g, '')) ?? []
    if (!found || !isSpokenTo(each)) return []
    const message = `“${found}” is nobody here: “${each.text}”`
    return [{ file: each.file, way: each.way, message, hint: 'the team is “you” in every story' }]
  })
}

const joined = new Set<TextKind>([...voiced, 'noticed'])

const joinedDiagnostics = (content: Content): Diagnostic[] =>
  peopleTexts(content).flatMap(({ kind, text, file, way }) => {
    if (!joined.has(kind) || !text.includes(';')) return []
    const message = `two sentences are one here: “${text}”`
    return [{ file, way, message, hint: 'end the first with a full stop' }]
  })
