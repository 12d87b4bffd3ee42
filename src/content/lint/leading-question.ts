import { wordingCheck } from '../wording-check.ts'

const pushes =
  /\b(?:surely|of course|obviously|clearly|naturally|agree|disagree)\b|\bright\?|\b(?:don|doesn|isn|aren|won)[’']t (?:you|it|they)\?/i

/** A question must not say which answer it hopes for, nor ask people to agree. */
export const leadingQuestion = wordingCheck('leading-question', {
  breaks: (ask) => pushes.test(ask),
  message: 'this question pushes to one answer',
  hint: 'ask for a fact, in neutral words',
})
