import { parameterPrefixOf, type RunningDesk } from './running.ts'

/** Where everything of this desk is. */
export const statusOf = (desk: RunningDesk) => ({
  ready: true,
  stage: desk.stage,
  url: desk.url,
  folder: desk.folder,
  functions: [...desk.functions.keys()],
  routes: desk.plan.routes.map(({ key, functionName }) => ({ key, function: functionName })),
  schedules: desk.plan.schedules.map(({ name, expression, functionName }) => ({
    name,
    expression,
    function: functionName,
  })),
  queues: Object.fromEntries(desk.plan.queues.map(({ name, url }) => [name, url])),
  agents: desk.people.agents,
  inboxes: desk.people.inboxes,
  mailPort: desk.mailPort,
  mailAddresses: desk.people.mailAddresses,
  buckets: desk.plan.buckets,
  endpoints: desk.endpoints,
  table: desk.plan.tables[0]?.name,
  parameterPrefix: parameterPrefixOf(desk.plan),
})
