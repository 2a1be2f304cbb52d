/** The files below `styles/`, made small: put in by the build. */
declare const widgetStyles: string

/** A constructed sheet needs no `style-src 'unsafe-inline'` of the page. */
export const addStyles = (shadow: ShadowRoot): void => {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(widgetStyles)
    shadow.adoptedStyleSheets = [sheet]
  } catch {
    // Safari before 16.4 has none.
    const style = document.createElement('style')
    style.textContent = widgetStyles
    shadow.append(style)
  }
}
