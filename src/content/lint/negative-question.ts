import { wordingCheck } from '../wording-check.ts'

/** People answer a question with “not” in it the wrong way round. */
export const negativeQuestion = wordingCheck('negative-question', {
  breaks: (ask) => /\b(?:not|cannot)\b|n[’']t\b/i.test(ask),
  message: 'this question is negative',
  hint: 'ask it the other way round, or list it in content/words/exceptions.yaml with a reason',
})
