import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeAll, vi } from 'vitest'
import { sent } from '../../../src/flows/deliver-by-mail.ts'
import { settingNames } from '../../../src/platform/names.ts'
import { table } from '../../../src/platform/table.ts'
import { aReply } from '../../desk/a-desk.ts'
import { sendsContract } from '../both-ways-suite.ts'

const ses = mockClient(SESClient)
mockClient(table)
beforeAll(() => {
  process.env[settingNames.mailEvents] = 'warmline-test'
  process.env[settingNames.table] = 'desk'
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})

const mail = { from: 'support@desk.example', to: ['jonas@weber.example'], raw: Buffer.from('') }
const outcome = () => sent(mail, aReply(), 'mail')
const failing = (fault: Error & object) => async () => {
  ses.reset()
  ses.on(SendRawEmailCommand).rejects(fault)
  return outcome()
}
const answered = (name: string, httpStatusCode: number) =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode } })

sendsContract('mail', {
  taken: async () => {
    ses.reset()
    ses.on(SendRawEmailCommand).resolves({ MessageId: 'ses-1' })
    return outcome()
  },
  refused: failing(answered('MessageRejected', 400)),
  busy: failing(answered('Throttling', 400)),
  notReached: failing(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })),
  silent: failing(Object.assign(new Error('timeout'), { name: 'TimeoutError' })),
})
