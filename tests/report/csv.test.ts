import { expect, test } from 'vitest'
import { csvOf, yesNo } from '../../src/report/csv.ts'

test('a file that a spreadsheet opens: UTF-8 with its mark, lines that end in CR LF', () => {
  expect(
    csvOf([
      ['product', 'late'],
      ['Schwimmbad 🏊', 2],
    ]),
  ).toBe('\uFEFFproduct,late\r\nSchwimmbad 🏊,2\r\n')
})

test('quotes, commas and line ends stay within their cell; what is not there is empty', () => {
  expect(csvOf([['a "b", c', 'one\ntwo', undefined]])).toBe('\uFEFF"a ""b"", c","one\ntwo",\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '\u0000=1'])(
  'no name does anything in a spreadsheet: %j',
  (name) => {
    const cell = csvOf([[name]])
      .slice(1)
      .replace(/^"/, '')
    expect(cell.startsWith("'")).toBe(true)
    expect(cell).toContain(name)
  },
)

test('a number stays one, below nothing as well', () => {
  expect(csvOf([[-3, 0]])).toBe('\uFEFF-3,0\r\n')
})

test('whether something is so is said in a word', () => {
  expect([yesNo(true), yesNo(false)]).toEqual(['yes', 'no'])
})
