import type { Contact } from '../contract.ts'
import type { ChatState } from '../state.ts'
import type { Words } from '../words.ts'
import { button, el, setText } from './element.ts'
import { icon } from './icons.ts'
import type { Part } from './launcher.ts'

const nameLettersMax = '100'
const emailLettersMax = '254'
// Stricter than browsers, as the desk is: an address that it refuses would hold back the message that takes it along.
const address = /^(?!\.)(?!.*\.\.)[\w'+\-.]*[\w+-]@([a-z\d][a-z\d-]*\.)+[a-z]{2,}$/i

/** Where an anonymous visitor may say who they are, so that the desk can answer by mail. Never asked for twice. */
export const createContact = (say: Words, onGiven: (contact: Contact) => void): Part => {
  const opener = el('button', { type: 'button', class: 'text', 'aria-expanded': 'false' })
  const openerText = el('span')
  opener.append(icon('mail'), openerText)
  const name = el('input', { autocomplete: 'name', maxlength: nameLettersMax })
  const email = el('input', {
    type: 'email',
    required: '',
    autocomplete: 'email',
    maxlength: emailLettersMax,
    'aria-describedby': 'email-wrong',
  })
  const wrong = el('p', { class: 'complaint', role: 'alert', id: 'email-wrong' })
  const form = el(
    'form',
    { novalidate: '' },
    el('p', { class: 'why' }, say.contactWhy),
    el('label', {}, say.name, name),
    el('label', {}, say.email, email),
    wrong,
    el(
      'div',
      { class: 'buttons' },
      el('button', { type: 'submit', class: 'main' }, say.save),
      button('text', say.cancel, () => show(false)),
    ),
  )
  const element = el('div', { class: 'contact' }, opener, form)
  let given: Contact | undefined

  const show = (isShown: boolean): void => {
    form.hidden = !isShown
    opener.hidden = isShown
    opener.setAttribute('aria-expanded', String(isShown))
    setText(wrong, '')
    if (isShown) {
      name.value = given?.name ?? ''
      email.value = given?.email ?? ''
      name.focus()
    } else opener.focus()
  }
  form.hidden = true
  opener.addEventListener('click', () => show(true))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const isRight = address.test(email.value.trim())
    setText(wrong, isRight ? '' : say.emailWrong)
    email.setAttribute('aria-invalid', String(!isRight))
    if (!isRight) return email.focus()
    const called = name.value.trim()
    onGiven({ ...(called === '' ? {} : { name: called }), email: email.value.trim() })
    show(false)
  })
  return {
    element,
    update: ({ about, contact, isCustomer, isUnavailable }: ChatState) => {
      given = contact
      element.hidden = isCustomer || isUnavailable || about?.goesOnByMail !== true
      setText(
        openerText,
        contact?.email === undefined ? say.contact : say.contactGiven(contact.email),
      )
    },
  }
}
