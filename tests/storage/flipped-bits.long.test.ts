import { test } from 'vitest'
import { everyFlipIsSeen } from './flipped-bits.ts'

test('of 10,000 flipped bits of a journal none is unseen', () => everyFlipIsSeen(10_000, 400))
