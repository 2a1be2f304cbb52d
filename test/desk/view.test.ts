import { expect, test } from 'vitest'
import { deskFile } from '../../src/desk/desk-file.ts'
import { policy } from './a-desk.ts'

const errorsOf = (views: object) => {
  const result = deskFile({ ...policy, views })
  return 'errors' in result ? result.errors.map(({ path, detail }) => `${path}: ${detail}`) : []
}

test('a view says which of a team’s open cases it shows', () => {
  const urgent = { name: 'Urgent', teams: ['service'], inboxes: ['app'], priorityUpTo: 2 }
  expect(errorsOf({ urgent })).toEqual([])
})

test('a view of a team or an inbox that is not there is refused, and it is said which there are', () => {
  const wrong = { name: 'Wrong', teams: ['sales'], inboxes: ['fax'], places: ['queued'] }
  expect(errorsOf({ wrong })).toEqual([
    'views.wrong.teams: There is no team sales; there are service, repair.',
    'views.wrong.inboxes: There is no inbox fax; there are app.',
  ])
})

test('a view that shows everything is none', () => {
  expect(errorsOf({ all: { name: 'All', teams: ['service'] } })).toEqual([
    'views.all: Shows all that a team has open: say which of it.',
  ])
})

test('a view is not told what it does not know', () => {
  expect(errorsOf({ odd: { name: 'Odd', colour: 'red' } })).toEqual([
    'views.odd.colour: There is no such field here.',
  ])
})
