import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSettings, settingsHelp } from '../../lib/settings.ts'
import { settingsReport } from '../../lib/settings-help.ts'

const problemsOf = (context: Record<string, unknown>): readonly string[] => {
  const reading = readSettings(context)
  return reading.ok ? [] : reading.problems
}

const settingsOf = (context: Record<string, unknown>) => {
  const reading = readSettings(context)
  if (!reading.ok) throw new Error(settingsReport(reading.problems))
  return reading.settings
}

describe('wrong settings', () => {
  test.each([
    ['stage', 'Prod', 'stage is "Prod". It must be 1 to 20 lowercase letters'],
    ['stage', 'prod-', 'stage is "prod-".'],
    ['mailFrom', 'support', 'mailFrom is "support". It must be a mail address'],
    ['deskUrl', 'https://desk.example.com/', 'deskUrl is "https://desk.example.com/".'],
    ['deskUrl', 'http://desk.example.com', 'deskUrl is "http://desk.example.com".'],
    ['alarmMail', '', 'alarmMail is "". It must be a mail address'],
    ['logRetentionDays', '31', 'logRetentionDays is "31". It must be one of 1, 3, 5, 7, 14, 30'],
    ['logLevel', 'verbose', 'logLevel is "verbose". It must be debug, info, warn or error'],
    ['onRemoval', 'keep', 'onRemoval is "keep". It must be retain or destroy'],
  ])(
    '%s = %s is named with what was given, what is allowed and an example',
    (name, given, start) => {
      const [problem, ...others] = problemsOf({ [name]: given })
      expect(problem).toContain(start)
      expect(problem).toContain(`For example: -c ${name}=`)
      expect(others).toEqual([])
    },
  )

  test('an issuer without its audience is half a sign-in, and the missing half is named', () => {
    const issuer = { oidcIssuer: 'https://login.example.com' }
    expect(problemsOf(issuer)).toEqual([expect.stringMatching(/^oidcAudience is missing\./)])
    expect(problemsOf({ ...issuer, oidcAudience: 'desk', oidcOrigins: 'https:' })).toEqual([
      expect.stringMatching(/^oidcOrigins/),
    ])
    expect(problemsOf({ oidcOrigins: 'https://tokens.example.com' })).toEqual([
      expect.stringMatching(/^oidcIssuer is missing\./),
    ])
    expect(problemsOf({ oidcAudience: 'desk' })).toEqual([
      expect.stringMatching(/^oidcIssuer is missing\./),
    ])
  })

  test('a misspelt setting is not ignored: the right spelling is offered', () => {
    expect(problemsOf({ 'mail-from': 'support@example.com' })).toEqual([
      'mail-from is not a setting. Did you mean mailFrom?',
    ])
  })

  test('a setting that does not exist is answered with those that do', () => {
    expect(problemsOf({ colour: 'red' })[0]).toContain('There are: stage, mailFrom,')
  })

  test('everything that is wrong is said at once', () => {
    const problems = problemsOf({ stage: '7', mailFrom: 'x', colour: 'red' })
    expect(problems).toHaveLength(3)
    expect(settingsReport(problems).split('\n')).toHaveLength(5)
  })
})

describe('right settings', () => {
  test('what the CDK itself keeps in its context is let through', () => {
    const ofTheCdk = {
      'aws:cdk:enable-path-metadata': true,
      '@aws-cdk/core:checkSecretUsage': true,
    }
    expect(problemsOf({ ...ofTheCdk, 'acknowledged-issue-numbers': [1] })).toEqual([])
  })

  test('without any setting there is a template for stage dev that cannot be deployed', () => {
    expect(settingsOf({})).toMatchObject({
      stage: 'dev',
      isDeployable: false,
      logRetentionDays: 30,
    })
  })

  test('what the command line gives as text is read as a number', () => {
    expect(settingsOf({ logRetentionDays: '90' }).logRetentionDays).toBe(90)
  })

  test('only stages that are made to be thrown away lose their table with the stack', () => {
    const onRemoval = (stage: string) => settingsOf({ stage }).onRemoval
    expect(['dev', 'test', 'local'].map(onRemoval)).toEqual(['destroy', 'destroy', 'destroy'])
    expect(['prod', 'staging', 'production'].map(onRemoval)).toEqual(['retain', 'retain', 'retain'])
    expect(settingsOf({ stage: 'staging', onRemoval: 'destroy' }).onRemoval).toBe('destroy')
  })

  test('each example in the messages is itself right', () => {
    const examples = Object.values(settingsHelp).map(
      ({ example }) => example.split('=') as [string, string],
    )
    expect(problemsOf(Object.fromEntries(examples))).toEqual([])
  })

  test('docs/deploy.md explains each setting', () => {
    const text = readFileSync('docs/deploy.md', 'utf8')
    const rows = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)
    expect(rows.toSorted()).toEqual(Object.keys(settingsHelp).toSorted())
  })
})
