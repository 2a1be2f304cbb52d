import type { Attachment } from '../contract.ts'
import { sizeText } from '../times.ts'
import type { Words } from '../words.ts'
import { el } from './element.ts'
import { icon } from './icons.ts'

type Shown = Attachment & { readonly url?: string }

/** Addresses are good for 15 minutes. */
const urlMs = 14 * 60_000

/** Files of a message: pictures are shown, all open in a tab of their own. */
export const showFiles = (
  say: Words,
  files: readonly Shown[],
  freshUrl: (index: number) => Promise<string | undefined>,
): HTMLElement =>
  el(
    'div',
    { class: 'files' },
    ...files.map((file, index) => showFile(say, file, () => freshUrl(index))),
  )

const showFile = (
  say: Words,
  file: Shown,
  freshUrl: () => Promise<string | undefined>,
): HTMLElement => {
  const content = [
    icon('file'),
    el('span', { class: 'file-name' }, file.name),
    el('span', { class: 'size' }, sizeText(file.bytes)),
  ]
  if (file.url === undefined || !/^https?:/i.test(file.url)) {
    return el('span', { class: 'file' }, ...content)
  }
  const link = el(
    'a',
    { class: 'file', href: file.url, target: '_blank', rel: 'noopener nofollow' },
    ...content,
    el('span', { class: 'unseen' }, `(${say.newTab})`),
  )
  openFresh(link, freshUrl)
  if (/^image\/(png|jpe?g|gif|webp)$/.test(file.contentType)) showPicture(link, file.url, file.name)
  return link
}

/** The picture takes the place of its name, if the page's policy lets it load. */
const showPicture = (link: HTMLElement, url: string, name: string): void => {
  const picture = el('img', { src: url, alt: name, loading: 'lazy' })
  picture.addEventListener('error', () => {
    picture.remove()
    link.classList.remove('picture')
  })
  link.classList.add('picture')
  link.prepend(picture)
}

const openFresh = (link: HTMLAnchorElement, freshUrl: () => Promise<string | undefined>): void => {
  let readAt = performance.now()
  link.addEventListener('click', (event) => {
    if (performance.now() - readAt < urlMs) return
    event.preventDefault()
    // Opened within the click, since browsers block what opens later.
    const tab = window.open('', '_blank')
    void freshUrl()
      .catch(() => undefined)
      .then((url) => {
        const fresh = url ?? link.href
        link.href = fresh
        readAt = performance.now()
        if (tab === null) return
        tab.opener = null
        tab.location.replace(fresh)
      })
  })
}
