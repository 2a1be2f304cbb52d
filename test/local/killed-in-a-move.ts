// Queues in a process of their own that is killed while a message moves to the dead letters: after the first of
// the changes that the move is written down with.
import { StatementSync } from 'node:sqlite'
import { startFauxqs } from 'fauxqs'
import { createAwsCall } from '../../local/aws-call.ts'
import { makeMovesWhole } from '../../local/emulators/whole-moves.ts'

const [dataDir = ''] = process.argv.slice(2)
await makeMovesWhole()
const { port } = await startFauxqs({ port: 0, logger: false, defaultRegion: 'us-east-1', dataDir })
const url = `http://127.0.0.1:${port}`
const sqs = createAwsCall('sqs', url, 'us-east-1')
const QueueUrl = `${url}/000000000000/work`

await sqs('CreateQueue', { QueueName: 'dead' })
const deadLetterTargetArn = 'arn:aws:sqs:us-east-1:000000000000:dead'
const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1 })
const Attributes = { RedrivePolicy, VisibilityTimeout: '0' }
await sqs('CreateQueue', { QueueName: 'work', Attributes })
await sqs('SendMessage', { QueueUrl, MessageBody: 'precious' })
await sqs('ReceiveMessage', { QueueUrl })

const run = StatementSync.prototype.run
StatementSync.prototype.run = function (this: StatementSync, ...given: unknown[]) {
  const done = Reflect.apply(run, this, given)
  if (this.sourceSQL.startsWith('DELETE FROM sqs_messages WHERE message_id'))
    process.kill(process.pid, 'SIGKILL')
  return done
}
await sqs('ReceiveMessage', { QueueUrl })
