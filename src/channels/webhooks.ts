import type { Intake } from './contract.ts'
import { webhook } from './webhook/channel.ts'

/** What may come by `POST /in/{inbox}`, by its channel: a channel is a folder and a line here. */
export const webhooks: Readonly<Record<string, Intake>> = { webhook }
