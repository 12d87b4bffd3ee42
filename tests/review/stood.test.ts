import { expect, test } from 'vitest'
import { randomManner, walkThrough } from '../../src/content/conditions-in.ts'
import type { StoodById } from '../../src/report/compare.ts'
import { stoodBy, stoodOf } from '../../src/review/stood.ts'
import { check } from './second-look.ts'

const sorted = (stood: StoodById) => [...stood].toSorted(([one], [other]) => (one < other ? -1 : 1))

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'stories stand as an analysis of the same answers tells them (%i)',
  (seed) => {
    const { answers } = walkThrough(check.compiled, 'full', randomManner(seed, 0.1, 0.3))
    const { findings } = check.analyser.analyse(answers)
    expect(sorted(stoodBy(check.analyser, answers))).toEqual(sorted(stoodOf(findings)))
  },
)
