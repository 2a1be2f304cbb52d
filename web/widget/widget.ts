import { createApi } from './api.ts'
import { type Chat, createChat } from './chat.ts'
import { askCustomerToken } from './customer.ts'
import { createLock } from './locks.ts'
import { type Options, readOptions } from './options.ts'
import { anonymous, type Owner, ownerOf } from './owner.ts'
import { browserStorage, type Drawer, openDrawer } from './storage.ts'
import { createRoot, type Root } from './view/root.ts'
import { words } from './words.ts'

/** Below this width the panel covers the page: it does not open again by itself on the next page. */
const phoneWidthPx = 480

const prefixOf = ({ base }: Options): string => `warmline ${base} `

/** @param isReopened it was open for somebody else on this page, and is to be so again */
const start = async (options: Options, isReopened = false): Promise<void> => {
  // A site that cannot say who is signed in has a visitor nonetheless, who may need help the more.
  const customerToken = await askCustomerToken(options.customerToken).catch(() => undefined)
  const owner = ownerOf(customerToken)
  let shown: Root | undefined
  let isOver = false
  const startAgain = (): void => {
    if (isOver) return
    isOver = true
    const wasOpen = shown?.isOpen()
    chat.stop()
    shown?.remove()
    void start(options, wasOpen)
  }
  const chat = chatOf(options, owner, customerToken, startAgain)
  chat.start()
  await languageKnown(options, chat)
  const language = options.language ?? chat.state.get().about?.language ?? 'en'
  const openness = openDrawer(prefixOf(options), browserStorage('sessionStorage'))
  const was = openness.read('panel')
  shown = createRoot(words[language], chat, (isOpen) => {
    openness.write('panel', isOpen ? 'open' : 'closed')
    // On a page that is never loaded anew, somebody may have signed in or out since.
    if (isOpen) void ownerNow(options, owner).then((now) => now !== owner && startAgain())
  })
  const opens = was === undefined ? options.opensAtOnce : was === 'open' && isWide()
  if (isReopened || opens) shown.open(isReopened)
}

const isWide = (): boolean => innerWidth >= phoneWidthPx

const chatOf = (
  options: Options,
  owner: Owner,
  customerToken: string | undefined,
  onOtherOwner: () => void,
): Chat => {
  const kept = browserStorage('localStorage')
  const prefix = prefixOf(options)
  const drawerOf = (whose: Owner): Drawer => openDrawer(`${prefix}${whose} `, kept)
  const [drawer, visitorDrawer] = [drawerOf(owner), drawerOf(anonymous)]
  forgetOthers(openDrawer(prefix, kept), owner)
  if (owner !== anonymous) takeAlong(visitorDrawer, drawer)
  let atHand = customerToken
  return createChat({
    api: createApi(options.base),
    owner,
    drawer,
    visitorDrawer,
    lock: createLock(`${prefix}${owner} `, drawer),
    customerToken: async () => {
      const asked = atHand
      atHand = undefined
      // A visitor's requests ask the page for nothing: it may be the page that is down.
      if (asked !== undefined || owner === anonymous) return asked
      return askCustomerToken(options.customerToken)
    },
    locale: navigator.language,
    isSignedIn: owner !== anonymous,
    onOtherOwner,
  })
}

/** Whose chat it is by what the page says now; if it cannot say, whose it was. */
const ownerNow = async (options: Options, before: Owner): Promise<Owner> => {
  if (typeof options.customerToken !== 'function') return before
  try {
    return ownerOf(await askCustomerToken(options.customerToken))
  } catch {
    return before
  }
}

/** Nobody who was signed in here before can be read by who is here now. */
const forgetOthers = (all: Drawer, owner: string): void => {
  for (const name of all.names()) {
    const isAnothersToken = name.startsWith('customer:') && name.endsWith(' visitor')
    if (isAnothersToken && !name.startsWith(`${owner} `)) all.remove(name)
  }
}

/** What a visitor wrote before they signed in goes on with them. */
const takeAlong = (from: Drawer, to: Drawer): void => {
  for (const name of from.names().filter((one) => /^(outbox\/|draft$)/.test(one))) {
    // A draft of the customer's own is not written over.
    if (to.read(name) !== undefined) continue
    to.write(name, from.read(name) ?? '')
    from.remove(name)
  }
}

/** A page that does not say its language waits for the inbox's. */
const languageKnown = (options: Options, chat: Chat): Promise<void> =>
  new Promise((done) => {
    if (options.language !== undefined) return done()
    chat.loadAbout()
    chat.state.watch(({ about, isUnavailable }) => {
      if (about !== undefined || isUnavailable) done()
    })
  })

const script = document.currentScript
if (script instanceof HTMLScriptElement) {
  const options = readOptions(script, document.documentElement.lang, window.warmline?.customerToken)
  const begin = (): void => {
    // A page that changes parts of itself may run the same script again.
    const isThere = document.querySelector('warmline-chat') !== null
    if (options !== undefined && !isThere) void start(options)
  }
  // An async script may run before there is a body to be put into.
  if (document.body === null) document.addEventListener('DOMContentLoaded', begin)
  else begin()
}
