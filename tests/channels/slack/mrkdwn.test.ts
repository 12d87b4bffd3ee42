import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  literal,
  mrkdwn,
  mrkdwnWithin,
  notificationText,
} from '../../../src/channels/slack/mrkdwn.ts'
import { typedText } from '../../../src/channels/slack/typed-text.ts'
import { asTyped } from '../../../src/message/escape.ts'
import { check } from '../../property/run.ts'

/** Zero-width spaces, made visible. */
const seen = (words: string): string => words.replaceAll('\u200B', '·')

describe('our own marks', () => {
  test.each([
    ['**bold** and _italic_', '*bold* and _italic_'],
    ['_**both**_', '_*both*_'],
    ['[the page](https://example.com/a?b=1&c=2)', '<https://example.com/a?b=1&amp;c=2|the page>'],
    ['[write](mailto:a@example.com)', '<mailto:a@example.com|write>'],
    ['“**word**”', '“*word*”'],
    ['mid**dle**word', 'mid·*dle*·word'],
    ['**Act first**.', '*Act first*.'],
    ['**one  \ntwo**', '*one*\n*two*'],
  ])('%s', (markdown, expected) => {
    expect(seen(mrkdwn(markdown))).toBe(expected)
  })
})

describe('what somebody typed stays as typed, and does nothing', () => {
  test.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<@U123>', '&lt;@U123&gt;'],
    ['<#C123|general>', '&lt;#C123|general&gt;'],
    ['<!subteam^S1>', '&lt;!subteam^S1&gt;'],
    ['&lt;!here&gt;', '&amp;lt;!here&amp;gt;'],
    ['<https://evil.example|bank>', '&lt;https://evil.example|bank&gt;'],
    ['[bank](https://evil.example)', '[bank](https://evil.example)'],
    ['@here, @channel and @everyone', '@·here, @·channel and @·everyone'],
    ['mail @hereford', 'mail @hereford'],
    ['*bold* _slanted_ ~gone~ `code`', '∗bold∗ ˍslantedˍ ∼gone∼ ˋcodeˋ'],
    ['my_table_name', 'my_table_name'],
    [':bomb: and :+1: at 10:30:45', ':·bomb: and :·+1: at 10:30:45'],
    ['> quoted', '·&gt; quoted'],
    ['a > b & c', 'a &gt; b &amp; c'],
    ['שלום עולם', 'שלום עולם'],
    ['👩‍👩‍👧‍👦 👍🏽', '👩‍👩‍👧‍👦 👍🏽'],
    ['a\u202Eb\u0007c', 'abc'],
    ['half \uD83D of one', 'half \uFFFD of one'],
  ])('%s', (typed, expected) => {
    expect(seen(mrkdwn(asTyped(typed)))).toBe(expected)
  })

  test('whatever is typed, nothing of Slack’s can come of it', () => {
    const piece = fc.constantFrom(
      ...['<', '>', '&', '@', '!', '#', '|', '*', '_', '~', '`', ':', '\\', '[', ']', '(', ')'],
      ...[
        'here',
        'channel',
        'bomb',
        'U1',
        'https://a.example',
        ' ',
        '\n',
        'é',
        '😀',
        '\u200B',
        '&lt;',
      ],
    )
    const typed = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))
    check(
      'typed words in Slack',
      5000,
      fc.property(typed, (words) => {
        const drawn = mrkdwn(asTyped(words))
        expect(drawn).not.toMatch(/[<>]/)
        expect(drawn.replace(/&(?:amp|lt|gt);/g, '')).not.toContain('&')
        expect(drawn).not.toMatch(/[*~`]|@(?:here|channel)\b|:bomb:/)
      }),
    )
  })
})

describe('what is too long', () => {
  test('is cut at a word, with an ellipsis, never inside an escape', () => {
    const cut = mrkdwnWithin('a & b '.repeat(1000), 3000)
    expect(cut.length).toBeLessThanOrEqual(3000)
    expect(cut.endsWith('…')).toBe(true)
    expect(cut.replaceAll('&amp;', '')).not.toContain('&')
  })

  test('one endless word is cut as well', () => {
    expect(mrkdwnWithin('x'.repeat(5000), 3000)).toHaveLength(3000)
  })

  test('a notification counts bytes after escaping', () => {
    const cut = notificationText('“é” & 😀 '.repeat(2000), 3500)
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(3500)
    expect(Buffer.byteLength(cut)).toBeGreaterThan(3000)
    expect(cut.endsWith('…')).toBe(true)
  })

  test('short words stay whole', () => {
    expect(mrkdwnWithin('**short**', 3000)).toBe('*short*')
    expect(notificationText('short', 3500)).toBe('short')
  })
})

describe('what arrives from Slack', () => {
  test.each([
    ['<@U0APP> Swim Booking', 'Swim Booking'],
    ['ask <@U0MEI|mei>', 'ask @mei'],
    ['in <#C1|swim> &amp; &lt;here&gt;', 'in #swim & <here>'],
    ['see <https://example.com|example.com>', 'see example.com'],
    ['<mailto:a@example.com|a@example.com>', 'a@example.com'],
    ['<!here> &amp;lt;', '@here &lt;'],
    ['3 < 4', '3 < 4'],
  ])('%s', (wire, expected) => {
    expect(typedText(wire, 'U0APP')).toBe(expected)
  })

  test('what is typed comes back as typed', () => {
    const wire = (words: string) =>
      words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    check(
      'typed words out of Slack',
      2000,
      fc.property(fc.string(), (words) => {
        expect(typedText(wire(words))).toBe(words.trim())
      }),
    )
  })
})

test('plain words become no markup', () => {
  expect(seen(literal('*a* <b> :tada:'))).toBe('∗a∗ &lt;b&gt; :·tada:')
})
