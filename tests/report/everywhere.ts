import { analysis, finding, swim, talks } from './swim.ts'

/** A summary with the same words in every place where people can type. */
export const everywhere = (words: string) => {
  const shown = { by: words, reason: words }
  return swim({
    product: { name: words, summary: words },
    checkedBy: [words],
    people: new Map([
      ['dana', words],
      ['ravi', words],
    ]),
    never: { words, by: words },
    analysis: {
      ...analysis,
      findings: [
        finding('a', { title: words, example: words, technical: words, coveredBecause: words }),
        finding('c', { title: words }),
        finding('b', { status: 'covered', coveredBecause: words }),
      ],
      assumptions: [{ question: 'q', text: words }],
    },
    answers: [
      { question: 'conn.services', by: 'dana', at: '2025-11-20T09:00:00Z', value: [words, words] },
    ],
    talk: talks(
      {
        finding: 'a',
        shared: [{ ...shown, stance: 'partly' }],
        claims: [{ ...shown, secondedBy: words }],
        questioned: [{ ...shown, question: 'q' }],
        override: { ...shown, band: 'actFirst' },
        decision: {
          treatment: 'mitigate',
          by: words,
          owner: words,
          due: words,
          safeguards: [words],
          own: words,
          reason: words,
          done: true,
          shown: words,
        },
      },
      { finding: 'own-1', own: { words, by: words } },
    ),
  })
}
