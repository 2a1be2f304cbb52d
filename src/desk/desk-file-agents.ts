import type { DeskFileError } from './desk-file-error.ts'
import type { Policy } from './policy.ts'

/** An agent is found by their email: two with the same one would be one. */
export const sharedEmails = ({ agents }: Policy): readonly DeskFileError[] => {
  const seen = new Map<string, string>()
  return Object.entries(agents).flatMap(([id, { email }]) => {
    const first = seen.get(email.toLowerCase())
    seen.set(email.toLowerCase(), first ?? id)
    const detail = `${email} is the email of ${first} already.`
    return first === undefined ? [] : [{ path: `agents.${id}.email`, detail }]
  })
}

/** Skills that an inbox asks for and nobody has, and what a list names twice. */
export const wrongSkills = ({ agents, inboxes }: Policy): readonly DeskFileError[] => {
  const known = new Set(Object.values(agents).flatMap(({ skills = [] }) => skills))
  const there = known.size === 0 ? 'no agent has any' : `agents have ${[...known].join(', ')}`
  const asked = Object.entries(inboxes).flatMap(([id, { skills = [] }]) =>
    skills.flatMap((skill, at) => {
      const detail = `No agent has the skill ${skill}; ${there}.`
      return known.has(skill) ? [] : [{ path: `inboxes.${id}.skills.${at}`, detail }]
    }),
  )
  return [
    ...asked,
    ...Object.entries(inboxes).flatMap(([id, { skills }]) =>
      doubled(`inboxes.${id}.skills`, skills),
    ),
    ...Object.entries(agents).flatMap(([id, { skills }]) => doubled(`agents.${id}.skills`, skills)),
  ]
}

/** A tag that nobody speaks, as `cn` or `jp`, would give its agent no case. */
export const wrongLanguages = ({ agents }: Policy): readonly DeskFileError[] => {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  return Object.entries(agents).flatMap(([id, { languages = [] }]) => [
    ...languages.flatMap((tag, at) => {
      const detail = `${tag} is no language; Chinese is zh, Japanese ja, German de (BCP 47).`
      return names.of(tag) === undefined ? [{ path: `agents.${id}.languages.${at}`, detail }] : []
    }),
    ...doubled(`agents.${id}.languages`, languages),
  ])
}

const doubled = (path: string, names: readonly string[] = []): readonly DeskFileError[] =>
  names.flatMap((name, at) =>
    names.indexOf(name) < at ? [{ path: `${path}.${at}`, detail: `${name} is named twice.` }] : [],
  )
