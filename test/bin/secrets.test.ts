import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { secretPrompt } from '../../bin/desk/secret-prompt.ts'
import { askedFor, fromEnvironment, secretsText, variableOf } from '../../bin/desk/secrets.ts'
import { UsageError } from '../../bin/stage.ts'
import { type InboxSecret, secretFault, secretsOf } from '../../src/desk/inbox-secret.ts'
import { randomSecret } from '../../src/platform/ids.ts'

const place = (inbox: string, secret: InboxSecret = 'signing-secret') => ({
  ...{ inbox, secret },
  parameter: `/warmline/prod/inboxes/${inbox}/${secret}`,
})
const app = place('app')
const site = place('repair-site', 'customer-secret')
const needed = [app, place('repair-site'), site]

const signing = `whsec_${Buffer.alloc(32, 'x').toString('base64')}`
const customer = 'Customers-of-warmline-television!'

/** What a person reads and what comes of it, when they type these lines. */
const typing = async (typed: string, secrets = fromEnvironment(needed, needed, {})) => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const shown: string[] = []
  output.on('data', (chunk) => shown.push(String(chunk)))
  const prompt = secretPrompt(input, output)
  input.write(typed)
  const answered = await askedFor(secrets, prompt).catch((fault: unknown) => fault)
  prompt.close()
  return { answered, shown: shown.join('') }
}

describe('a secret of an inbox', () => {
  test('is looked for under its inbox and its name, in capitals, with _ for -', () => {
    expect(variableOf(app)).toBe('WARMLINE_SECRET_APP_SIGNING_SECRET')
    expect(variableOf(site)).toBe('WARMLINE_SECRET_REPAIR_SITE_CUSTOMER_SECRET')
  })

  test('comes from the environment where it has it, else is made', () => {
    const found = fromEnvironment(needed, needed, { [variableOf(app)]: signing })
    expect(found.map(({ value }) => value)).toEqual([signing, undefined, undefined])
  })

  test('that is there already is not looked for', () => {
    expect(fromEnvironment(needed, [site], { [variableOf(app)]: 'short' })).toMatchObject([
      { inbox: 'repair-site', secret: 'customer-secret', value: undefined },
    ])
  })

  test.each([
    ['', /SIGNING_SECRET is too short: write whsec_/],
    ['whsec_c2hvcnQ=', /SIGNING_SECRET is too short: write whsec_/],
    [`whsec_${'A'.repeat(200)}`, /SIGNING_SECRET is too long/],
    [`${signing} ${signing}`, /SIGNING_SECRET has characters that are not base64/],
    ['our common password', /SIGNING_SECRET has characters that are not base64/],
  ])('that cannot sign (%#) is refused by its variable, never by its value', (value, said) => {
    const environment = { [variableOf(app)]: value }
    const refused = () => fromEnvironment(needed, needed, environment)
    expect(refused).toThrow(UsageError)
    expect(refused).toThrow(said)
    for (const word of value.split(' ').filter((one) => one !== '')) {
      expect(refused).not.toThrow(word)
    }
  })

  test.each([
    ['Hidden', /CUSTOMER_SECRET is too short: write 32 to 1024/],
    [`${customer} ${customer}`, /CUSTOMER_SECRET has a blank/],
    ['秘'.repeat(40), /CUSTOMER_SECRET has a blank, or a character that is not ASCII/],
    ['x'.repeat(1025), /CUSTOMER_SECRET is too long/],
  ])('that cannot vouch (%#) is refused by its variable, never by its value', (value, said) => {
    const refused = () => fromEnvironment(needed, needed, { [variableOf(site)]: value })
    expect(refused).toThrow(said)
    expect(refused).not.toThrow(value.slice(0, 5))
  })

  test('of a variable that no inbox has is refused: a slip would have another one made for good', () => {
    const environment = { WARMLINE_SECRET_AP_SIGNING_SECRET: signing, PATH: '/bin' }
    expect(() => fromEnvironment(needed, needed, environment)).toThrow(
      'WARMLINE_SECRET_AP_SIGNING_SECRET is the secret of no inbox; there are WARMLINE_SECRET_APP_SIGNING_SECRET, ',
    )
  })

  test('is one that the code can use: what the desk makes, and what is as long as it must be', () => {
    expect(secretFault('signing-secret', randomSecret())).toBeUndefined()
    expect(secretFault('signing-secret', Buffer.alloc(24).toString('base64'))).toBeUndefined()
    expect(secretFault('signing-secret', Buffer.alloc(64).toString('base64'))).toBeUndefined()
    expect(secretFault('signing-secret', Buffer.alloc(23).toString('base64'))).toBeDefined()
    expect(secretFault('signing-secret', Buffer.alloc(65).toString('base64'))).toBeDefined()
    expect(secretFault('customer-secret', customer)).toBeUndefined()
  })

  test('is needed for signing everywhere, and for vouching in a web chat', () => {
    expect(secretsOf({ channel: 'webhook' })).toEqual(['signing-secret'])
    expect(secretsOf({ channel: 'mail' })).toEqual(['signing-secret'])
    expect(secretsOf({ channel: 'webchat' })).toEqual(['signing-secret', 'customer-secret'])
  })
})

describe('a secret that is asked for', () => {
  test('is taken as it was typed, and never shown', async () => {
    const { answered, shown } = await typing(`${signing}\n${signing}\n${customer}\n`)
    expect(answered).toMatchObject([{ value: signing }, { value: signing }, { value: customer }])
    expect(shown).toContain('The signing-secret of app (not shown; empty: one is made): ')
    expect(shown).not.toContain(signing.slice(0, 10))
    expect(shown).not.toContain(customer.slice(0, 10))
  })

  test('is made where nothing was typed', async () => {
    const { answered } = await typing('\n\n\n')
    expect(answered).toMatchObject([
      { value: undefined },
      { value: undefined },
      { value: undefined },
    ])
  })

  test('is asked for again where it cannot be used, without saying what was typed', async () => {
    const { answered, shown } = await typing(`abc123\n${signing}\n\n\n`)
    expect(answered).toMatchObject([{ value: signing }, {}, {}])
    expect(shown).toContain('That is too short')
    expect(shown).not.toContain('abc123')
  })

  test('is not asked for where the environment had it', async () => {
    const found = fromEnvironment(needed, needed, { [variableOf(app)]: signing })
    const { answered, shown } = await typing('\n\n', found)
    expect(shown).not.toContain('of app')
    expect(answered).toMatchObject([{ value: signing }, {}, {}])
  })

  test('changes nothing when whoever is asked goes away', async () => {
    const { answered } = await typing('\u0003')
    expect(answered).toBeInstanceOf(UsageError)
    expect(String(answered)).toContain('Nothing was changed.')
  })
})

test('the plan names the parameter of a new secret and where its value comes from, never the value', () => {
  const found = fromEnvironment(needed, needed, { [variableOf(app)]: signing })
  expect(secretsText(found, false)).toBe(
    '  + /warmline/prod/inboxes/app/signing-secret: from WARMLINE_SECRET_APP_SIGNING_SECRET\n' +
      '  + /warmline/prod/inboxes/repair-site/signing-secret: made by the desk\n' +
      '  + /warmline/prod/inboxes/repair-site/customer-secret: made by the desk\n',
  )
  expect(secretsText(found.slice(1, 2), true)).toBe(
    '  + /warmline/prod/inboxes/repair-site/signing-secret: asked for\n',
  )
})
