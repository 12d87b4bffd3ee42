import { notSure } from '../../../src/flow/answer.ts'
import { productCheck } from '../../../src/questionnaires.ts'
import type { Card, Seat } from '../../contracts/channel.ts'
import { answers, asks } from '../../contracts/covering-walks.ts'
import { flows } from '../../contracts/standing-check.ts'
import type { Script } from './script.ts'

const questions = flows.get(productCheck)?.compiled.flow.questions ?? []

/** Answers the question that stands on somebody's newest card; says which and how, nothing where none is asked. */
export async function answersOne(seat: Seat, said: Script['answers']): Promise<string | undefined> {
  const card = (await seat.cards()).findLast(isAsked)
  const question = card && questions.find((one) => asks(one, card.text))
  if (!question) return undefined
  const value = said[question.id] ?? (card.buttons.includes('Not sure') ? notSure : null)
  await answers(seat, card, { question, value })
  const words = [value ?? 'skipped']
    .flat()
    .filter(Boolean)
    .map((one) => {
      const choice = question.choices.find((option) => option.value === one)
      return one === notSure ? 'not sure' : (choice?.label ?? one)
    })
  return `${question.short}: ${words.join(' + ')}`
}

const isAsked = ({ buttons }: Card): boolean =>
  buttons.includes('Not sure') || buttons.includes('Skip')
