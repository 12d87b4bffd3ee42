import { expect, test } from 'vitest'
import { personCalled } from '../../src/conversation/person-called.ts'
import { limits } from '../../src/domain/limits.ts'
import { say } from '../own-content.ts'

test('a name is taken as it is, without the space around it, and cut where it is too long', () => {
  expect(personCalled(say, 'u1', ' Dana ')).toEqual({ id: 'u1', name: 'Dana' })
  expect(personCalled(say, 'u1', 'Dana '.repeat(200)).name.length).toBeLessThanOrEqual(limits.name)
})

test.each([undefined, '', '  '])('without a name somebody is somebody: %j', (name) => {
  expect(personCalled(say, 'u1', name).name).toBe('Somebody')
})
