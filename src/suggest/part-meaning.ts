import type { ModelPart, PartMeans, SuggestRules } from '../content/suggest-rules.ts'
import type { FlowRules } from '../flow/fact.ts'
import type { ForeignElement } from './foreign-model.ts'
import { holds, wordsOf } from './name-words.ts'

/** What a part of a model says. */
export type MeaningOf = (element: ForeignElement) => readonly PartMeans[]

/** Makes what tells the meaning of parts, ready for very many of them; a name that is that of a choice says nothing else about that question. */
export function meaningReader(rules: SuggestRules, flow: FlowRules): MeaningOf {
  const labelled = rules.labels.map((rule) => labelReader(rule, flow))
  const named = nameReader(rules)
  return (element) => {
    const exact = labelled.flatMap((read) => read(element))
    const isOpen = ({ question }: PartMeans) => exact.every((one) => one.question !== question)
    const ticked = rules.marks.filter(({ mark }) => element.marks?.includes(mark))
    return [...exact, ...ticked, ...named(element).filter(isOpen)]
  }
}

const isOf = (from: readonly ModelPart[], { parts }: ForeignElement): boolean =>
  from.some((part) => parts.includes(part))

/** Rules by the first word of each phrase, so that a name is looked up and not tried against all of them. */
function nameReader({ names }: SuggestRules): MeaningOf {
  const byFirst = new Map<string, Set<(typeof names)[number]>>()
  for (const rule of names) {
    for (const [first = ''] of rule.words.map((phrase) => phrase.split(' '))) {
      for (const word of [first, `${first}s`]) {
        byFirst.set(word, (byFirst.get(word) ?? new Set()).add(rule))
      }
    }
  }
  return (element) => {
    const said = [wordsOf(element.name), wordsOf(element.type ?? '')]
    const near = new Set(said.flat().flatMap((word) => [...(byFirst.get(word) ?? [])]))
    if (near.size === 0) return []
    const has = (phrase: string) => said.some((words) => holds(words, phrase))
    return names.filter(
      (rule) =>
        near.has(rule) && isOf(rule.from, element) && rule.words.some(has) && !rule.not.some(has),
    )
  }
}

/** The choices that a part is called exactly as, or as people type them. */
function labelReader(
  { question, from, typed }: SuggestRules['labels'][number],
  { byId }: FlowRules,
): MeaningOf {
  const labels = new Map<string, PartMeans[]>()
  const others = new Map<string, PartMeans[]>()
  const put = (map: Map<string, PartMeans[]>, words: string, value: string) =>
    map.set(words, [...(map.get(words) ?? []), { question, value }])
  for (const { label, value, also, exclusive } of byId.get(question)?.choices ?? []) {
    put(labels, wordsOf(label).join(' '), value)
    if (!exclusive) for (const words of also) put(others, words, value)
  }
  return (element) => {
    if (!isOf(from, element)) return []
    const words = wordsOf(element.name)
    const exact = labels.get(words.join(' '))
    if (exact || !typed) return exact ?? []
    const bare = words.filter((word) => !typed.without.includes(word))
    const isOther = typed.not.some((phrase) => holds(bare, phrase))
    return isOther ? [] : (others.get(bare.join(' ')) ?? [])
  }
}
