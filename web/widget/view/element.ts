type Child = Node | string

/** Makes an element. Texts become text nodes: nothing that a person wrote is ever read as HTML. */
export const el = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

export const button = (
  className: string,
  label: string,
  onClick: () => void,
  ...children: readonly Child[]
): HTMLButtonElement => {
  const made = el('button', { type: 'button', class: className }, ...children)
  if (children.length === 0) made.textContent = label
  else made.setAttribute('aria-label', label)
  made.addEventListener('click', onClick)
  return made
}

/** Writes a text only if it is another: a live region would say it again. */
export const setText = (element: Element, text: string): void => {
  if (element.textContent !== text) element.textContent = text
}

export const setAttribute = (element: Element, name: string, value: string): void => {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}
