import { describe, expect, test } from 'vitest'
import { slipsOf } from './assessing.ts'

const good = 'product: { name: Swim Booking }\n'
const withAnswer = (line: string): string => `${good}answers:\n  ${line}\n`

const choices = 'use one of idea, building, live, or "?" for not sure, or null to skip'

/** What is wrong, the file, and the one line that says so. */
const slips: readonly (readonly [what: string, text: string, told: string])[] = [
  [
    'an empty file',
    '',
    '1:1  there is no product and no answers here → write a block with “product:” and “answers:”',
  ],
  [
    'a list instead of a block',
    '- a\n',
    '1:1  there is no product and no answers here → write a block with “product:” and “answers:”',
  ],
  [
    'no product',
    'answers: {}\n',
    '1:1  “product” is missing or has no block of its own → write product: { name: "Swim Booking" }',
  ],
  [
    'a product that is only a name',
    'product: Swim\nanswers: {}\n',
    '1:1  “product” is missing or has no block of its own → write product: { name: "Swim Booking" }',
  ],
  [
    'a product without a name',
    'product: { summary: x }\nanswers: {}\n',
    '1:1  “name” is missing → write product: { name: "Swim Booking" }',
  ],
  [
    'an empty name',
    'product: { name: " " }\nanswers: {}\n',
    '1:12  “name” must have 1 to 120 characters',
  ],
  [
    'a name that is too long',
    `product: { name: ${'x'.repeat(121)} }\nanswers: {}\n`,
    '1:12  “name” must have 1 to 120 characters',
  ],
  [
    'a name that is a number',
    'product: { name: 42 }\nanswers: {}\n',
    '1:18  42 is not text → put it in quotes: "42"',
  ],
  ['no answers', good, '1:1  “answers” is missing → write a block with “product:” and “answers:”'],
  [
    'answers as a list',
    `${good}answers: [a]\n`,
    '2:1  “answers” must be a block of question ids → write one line for each answer, such as about.stage: live',
  ],
  [
    'a key nobody knows',
    `${good}answer: {}\nanswers: {}\n`,
    '2:1  “answer” is not a key we know here → did you mean “answers”?',
  ],
  [
    'a key far from any',
    `${good}zebra: 1\nanswers: {}\n`,
    '2:1  “zebra” is not a key we know here → use product, answers',
  ],
  [
    'a question nobody asks',
    withAnswer('about.stag: live'),
    '3:3  “about.stag” is not a question → did you mean “about.stage”?',
  ],
  [
    'a question without its section',
    withAnswer('stage: live'),
    '3:3  “stage” is not a question → did you mean “about.stage”?',
  ],
  [
    'a question far from any',
    withAnswer('zebra: live'),
    '3:3  “zebra” is not a question → every id is in flows/product-check.yaml',
  ],
  [
    'a key that every object has',
    withAnswer('__proto__: live'),
    '3:3  “__proto__” is not a question → every id is in flows/product-check.yaml',
  ],
  [
    'a wrong choice',
    withAnswer('about.stage: lively'),
    `3:16  “lively” is not an answer to “about.stage” → did you mean “live”? ${choices}`,
  ],
  [
    'a number where a spreadsheet made one of a choice',
    withAnswer('about.stage: 2'),
    `3:16  “2” is not an answer to “about.stage” → ${choices}`,
  ],
  [
    'what a spreadsheet made of a yes',
    withAnswer('out.padlock: TRUE'),
    '3:16  “TRUE” is not an answer to “out.padlock” → did you mean “yes”?',
  ],
  [
    'a choice far from any',
    withAnswer('about.stage: zebra'),
    `3:16  “zebra” is not an answer to “about.stage” → ${choices}`,
  ],
  [
    'two choices where one is asked for',
    withAnswer('about.stage: [idea, live]'),
    `3:16  “about.stage” takes one answer only → ${choices}`,
  ],
  [
    'the same choice twice',
    withAnswer('info.kinds: [health, health]'),
    '3:24  “health” is there twice → keep one of them',
  ],
  [
    'choices that do not go together',
    withAnswer('about.features: [none, pay]'),
    '3:19  “about.features” has answers that do not go together: none must stand alone → keep it, or the others',
  ],
  [
    'not sure beside a choice',
    withAnswer('info.kinds: ["?", health]'),
    '3:16  “?” stands beside other answers to “info.kinds” → write "?" alone, not in a list',
  ],
  [
    'an empty list',
    withAnswer('info.kinds: []'),
    '3:15  the answer to “info.kinds” is empty → write words, "?" for not sure, or null to skip',
  ],
  ['a number', withAnswer('about.what: 42'), '3:15  42 is not text → put it in quotes: "42"'],
  [
    'a yes or no',
    withAnswer('about.what: true'),
    '3:15  true is not text → put it in quotes: "true"',
  ],
  [
    'a block',
    withAnswer('about.stage: { is: live }'),
    `3:16  an answer to “about.stage” cannot be written like this → ${choices}`,
  ],
  [
    'a list in a list',
    withAnswer('info.kinds: [[health]]'),
    '3:16  an answer to “info.kinds” cannot be written like this →',
  ],
  [
    'nothing in a list',
    withAnswer('info.kinds: [null]'),
    '3:16  an answer to “info.kinds” cannot be written like this →',
  ],
  [
    'words that are too long',
    withAnswer(`about.what: ${'x'.repeat(601)}`),
    '3:15  an answer to “about.what” is longer than 600 characters → shorten it',
  ],
  [
    'empty words',
    withAnswer('about.what: " "'),
    '3:15  the answer to “about.what” is empty → write words, "?" for not sure, or null to skip',
  ],
  [
    'too many entries',
    withAnswer('about.uses: [a, b, c, d]'),
    '3:15  “about.uses” takes 3 entries at most → keep the most important ones',
  ],
  [
    'an answer that refers to another',
    `${good}answers:\n  about.what: &a x\n  about.scope: *a\n`,
    '4:16  anchors are not read here → write the answer out',
  ],
  [
    'the same question twice',
    `${good}answers:\n  about.stage: live\n  about.stage: idea\n`,
    '4:3  this key is there twice → keep one of them',
  ],
  [
    'a bare question mark',
    withAnswer('about.stage: ?'),
    '3:16  this is not valid YAML or JSON: Nested mappings are not allowed in compact mappings → put the question mark in quotes: "?"',
  ],
  [
    'a bracket that stays open',
    withAnswer('info.kinds: [health'),
    '4:1  this is not valid YAML or JSON:',
  ],
  [
    'two files in one',
    `${good}answers: {}\n---\n${good}`,
    '3:1  more than one product is in this file → write one file for each product',
  ],
  [
    'a comment in JSON',
    '{\n "product": { "name": "A" }, // the club\n "answers": {}\n}',
    '2:30  comments do not belong in JSON → remove // the club',
  ],
  [
    'a made-up type',
    withAnswer('about.what: !!js x'),
    '3:15  this is not valid YAML or JSON: Unresolved tag',
  ],
]

describe('a bad answers file', () => {
  test.each(slips)('%s', (_, text, told) => {
    const lines = slipsOf(text).split('\n')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(`answers.yaml:${told}`)
  })

  test('gets one line for each mistake, in the order of the file', () => {
    const told = slipsOf(
      `product: { name: "" }\nanswers:\n  about.stage: x\n  about.what: 1\n  y: z\n`,
    )
    expect(told.split('\n').map((line) => line.split('  ')[0])).toEqual([
      'answers.yaml:1:12',
      'answers.yaml:3:16',
      'answers.yaml:4:15',
      'answers.yaml:5:3',
    ])
  })

  test('never fills a screen with what was in it', () => {
    const told = slipsOf(withAnswer(`about.stage: ${'x'.repeat(100_000)}`))
    expect(told.length).toBeLessThan(500)
  })

  test('may be broken in any way without ending the program', () => {
    for (const text of [
      '{',
      '"',
      '\0',
      '&a [*a]',
      '%YAML 9.9\n---\na',
      '? ',
      ': ',
      '\uFEFF',
      '[]]',
      '!!binary x',
    ]) {
      expect(slipsOf(text)).toMatch(/^answers\.yaml:\d+:\d+ {2}/)
    }
  })
})

test('nothing from the file steers the terminal that shows its slips', () => {
  const told = slipsOf(withAnswer('"\\e[2J\\u202Eabout\\a": x'))
  expect(told).toContain('“[2Jabout” is not a question')
  expect(told).not.toMatch(/\p{Cc}|[\u202A-\u202E]/u)
})

test('a file that is broken in every line is explained once a line', () => {
  const told = slipsOf(`${good}${'x: ]\n'.repeat(300)}`).split('\n')
  expect(new Set(told.map((line) => line.split(':')[1])).size).toBe(told.length)
  expect(told.length).toBeGreaterThan(290)
})
