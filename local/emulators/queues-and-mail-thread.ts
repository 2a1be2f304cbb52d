import { Server } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import sesEmulator from 'aws-ses-v2-local'
import { startFauxqs } from 'fauxqs'
import { makeMovesWhole } from './whole-moves.ts'

const { queuesFolder, region } = workerData as { queuesFolder?: string; region: string }

// The emulator of queues asks for all interfaces and has no setting for it. The desk is for this machine
// only, so every listener of this thread, which runs nothing else, is bound to the loopback.
const listen = Server.prototype.listen
Server.prototype.listen = function (this: Server, ...given: unknown[]): Server {
  const [first] = given
  if (typeof first === 'object' && first !== null) Object.assign(first, { host: '127.0.0.1' })
  return Reflect.apply(listen, this, given)
} as typeof listen

await makeMovesWhole()
const queues = await startFauxqs({
  port: 0,
  logger: false,
  defaultRegion: region,
  ...(queuesFolder ? { dataDir: queuesFolder } : {}),
})
const mail = await sesEmulator.default({ port: 0, host: '127.0.0.1' })
const address = mail.address()

parentPort?.on('message', async () => {
  mail.closeAllConnections()
  mail.close()
  await queues.stop()
  parentPort?.close()
})
parentPort?.postMessage({
  queuesPort: queues.port,
  mailPort: typeof address === 'object' && address ? address.port : 0,
})
