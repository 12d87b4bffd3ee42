import { wordingCheck } from '../wording-check.ts'

const yesNoStart = /^(?:do|does|did|is|are|was|were|can|could|have|has|had|will|would|should)\b/i

/** A yes to two things at once cannot be read. */
export const doubleQuestion = wordingCheck('double-question', {
  breaks: (ask) => yesNoStart.test(ask) && /\b(?:and|or)\b/i.test(ask),
  message: 'this may ask two things at once',
  hint: 'ask one thing, or list the question in content/words/exceptions.yaml with a reason',
})
