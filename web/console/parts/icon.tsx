/** Drawn here, so that they look alike whatever fonts a system has. */
const paths = {
  mail: 'M3 5h14v10H3zM3 6l7 5 7-5',
  webchat: 'M3 4h14v9H9l-4 3v-3H3z',
  webhook: 'M6 2h8v16H6zM9 15h2',
  ticket: 'M3 6h14v3a1.5 1.5 0 0 0 0 3v3H3v-3a1.5 1.5 0 0 0 0-3z',
  clip: 'M14 6l-6 6a2 2 0 0 0 3 3l6-6a4 4 0 0 0-6-6L5 9a6 6 0 0 0 8 8l4-4',
  close: 'M5 5l10 10M15 5L5 15',
  other: 'M10 4v12M4 10h12',
} as const
export type IconName = keyof typeof paths

export const isIconName = (name: string): name is IconName => name in paths

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
)
