import type { Request, Response } from 'express'
import { describe, expect, test } from 'vitest'
import {
  languageAsked,
  problemOf,
  problemsIn,
  refuseRequest,
} from '../../../src/channels/web/problem.ts'
import { limits } from '../../../src/domain/limits.ts'
import { AppError, type AppErrorCode } from '../../../src/errors.ts'
import { say } from '../../own-content.ts'

const problems = problemsIn(say)

test('every problem has its status for programs, its code for the page and its own words for people', () => {
  expect(
    Object.fromEntries(
      Object.entries(problems).map(([name, { status, code }]) => [name, `${status} ${code}`]),
    ),
  ).toEqual({
    locked: '401 locked',
    noName: '409 no-name',
    ownName: '409 own-name',
    takenName: '409 taken-name',
    badForm: '400 bad-input',
    tooLarge: '413 too-large',
    notFound: '404 not-found',
    notAllowed: '403 not-allowed',
    noPage: '404 no-page',
    wrongPlace: '403 wrong-place',
    wrongWay: '405 wrong-way',
    notKept: '503 storage-failed',
    maybeKept: '503 storage-unknown',
    busy: '503 conflict',
    broken: '500 broken',
  })
  const words = Object.values(problems).map(({ message }) => message())
  expect(new Set(words).size).toBe(words.length)
})

describe('the problem behind what was thrown', () => {
  test.each([
    ['bad-input', 'notFound'],
    ['not-found', 'notFound'],
    ['not-allowed', 'notAllowed'],
    ['too-large', 'tooLarge'],
    ['storage-failed', 'notKept'],
    ['storage-unknown', 'maybeKept'],
    ['conflict', 'busy'],
    ['bad-content', 'broken'],
  ] as const)('%s is %s', (code, name) => {
    expect(problemOf(new AppError(code as AppErrorCode, 'x'), problems)).toBe(problems[name])
  })

  test('a request that could not be read keeps the status that says why', () => {
    for (const status of [400, 415, 499]) {
      expect(problemOf({ status }, problems)).toEqual({ ...problems.badForm, status })
    }
    expect(problemOf({ status: 413 }, problems)).toBe(problems.tooLarge)
  })

  test('whatever nobody expected is broken', () => {
    for (const error of [
      new Error('x'),
      undefined,
      null,
      'words',
      {},
      { status: 399 },
      { status: 500 },
      { status: 'no' },
    ]) {
      expect(problemOf(error, problems)).toBe(problems.broken)
    }
  })
})

describe('the language that a browser asks for', () => {
  const asked = (...languages: string[]) =>
    languageAsked({ acceptsLanguages: () => languages } as unknown as Request)

  test('is the first of its list', () => {
    expect(asked('he-IL', 'en')).toBe('he-IL')
    expect(asked('x'.repeat(limits.language))).toBe('x'.repeat(limits.language))
  })

  test('is none where any will do, or where it is no tag', () => {
    expect(asked('*')).toBeUndefined()
    expect(asked()).toBeUndefined()
    expect(asked('x'.repeat(limits.language + 1))).toBeUndefined()
  })

  test('is that of the refusal', () => {
    const told: unknown[] = []
    const response = {
      req: { acceptsLanguages: () => ['he'] },
      status(code: number) {
        told.push(code)
        return this
      },
      json: (body: unknown) => void told.push(body),
    } as unknown as Response
    refuseRequest(response, {
      status: 418,
      code: 'teapot',
      message: (language) => `in ${language}`,
    })
    expect(told).toEqual([418, { problem: { code: 'teapot', message: 'in he' } }])
  })
})
