import { expect, test, vi } from 'vitest'
import { within } from '../../src/conversation/deadline.ts'

test('gives what is there in time, and nothing for what is late', async () => {
  vi.useFakeTimers()
  try {
    expect(await within(10, Promise.resolve('here'))).toBe('here')
    const never = within(10, new Promise(() => undefined))
    await vi.advanceTimersByTimeAsync(10)
    expect(await never).toBeUndefined()
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

test('what fails in time fails, and leaves no timer', async () => {
  vi.useFakeTimers()
  try {
    await expect(within(10, Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})
