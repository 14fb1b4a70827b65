/** Attributes whose words are seen or heard. */
const ATTRIBUTES = ['aria-label', 'title', 'alt', 'placeholder', 'label'] as const

/** Their text is not what is seen (a text field's is its first value, and changing it would change what is typed). */
const LEFT_ALONE = 'script, style, textarea'

interface Hidden {
  readonly original: string
  readonly shown: string
}

/**
 * Hides names in everything the window shows, whoever drew it: a page cannot forget to. It rewrites the words after they
 * were put on the page and before they are painted, and puts them back when it stops. React does not notice: it compares
 * with what it wrote last, not with what stands there.
 *
 * What is typed in a field is never changed. A field with a name in it is covered while nobody writes in it.
 */
export class NameMask {
  readonly #root: Document
  readonly #observer = new MutationObserver((records) => this.#changed(records))
  readonly #texts = new Map<Text, Hidden>()
  readonly #attributes = new Map<Element, Map<string, Hidden>>()
  readonly #onTyped = () => this.#coverFields()
  #hide: (text: string) => string = (text) => text

  constructor(root: Document) {
    this.#root = root
  }

  /** @param hide gives a text back with its names hidden, or the very same text */
  start(hide: (text: string) => string): void {
    this.#restore()
    this.#hide = hide
    this.#root.documentElement.dataset['namesHidden'] = 'true'
    this.#under(this.#root.documentElement)
    this.#coverFields()
    this.#observer.observe(this.#root.documentElement, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: [...ATTRIBUTES],
    })
    for (const event of ['input', 'focusout'] as const) this.#root.addEventListener(event, this.#onTyped)
  }

  stop(): void {
    this.#restore()
    delete this.#root.documentElement.dataset['namesHidden']
    for (const field of this.#fields()) delete field.dataset['covered']
    for (const event of ['input', 'focusout'] as const) this.#root.removeEventListener(event, this.#onTyped)
  }

  #restore(): void {
    this.#observer.disconnect()
    for (const [text, { original, shown }] of this.#texts) if (text.data === shown) text.data = original
    for (const [element, attributes] of this.#attributes)
      for (const [name, { original, shown }] of attributes)
        if (element.getAttribute(name) === shown) element.setAttribute(name, original)
    this.#texts.clear()
    this.#attributes.clear()
  }

  #changed(records: readonly MutationRecord[]): void {
    for (const { target, addedNodes, attributeName } of records) {
      if (attributeName !== null && target instanceof Element) this.#attribute(target, attributeName)
      else if (target instanceof Text) this.#text(target)
      for (const node of addedNodes) {
        if (node instanceof Text) this.#text(node)
        else if (node instanceof Element) this.#under(node)
      }
    }
    this.#coverFields()
    this.#forgetGone()
    // What was written just now is not news.
    this.#observer.takeRecords()
  }

  #under(element: Element): void {
    const walker = this.#root.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node: Node | null = element; node !== null; node = walker.nextNode()) {
      if (node instanceof Text) this.#text(node)
      else if (node instanceof Element) for (const name of ATTRIBUTES) this.#attribute(node, name)
    }
  }

  #text(text: Text): void {
    if (this.#texts.get(text)?.shown === text.data || text.parentElement?.matches(LEFT_ALONE) === true) return
    const original = text.data
    const shown = this.#hide(original)
    if (shown === original) {
      this.#texts.delete(text)
      return
    }
    this.#texts.set(text, { original, shown })
    text.data = shown
  }

  #attribute(element: Element, name: string): void {
    const original = element.getAttribute(name)
    const known = this.#attributes.get(element)
    if (original === null || known?.get(name)?.shown === original) return
    const shown = this.#hide(original)
    if (shown === original) {
      known?.delete(name)
      return
    }
    this.#attributes.set(element, (known ?? new Map<string, Hidden>()).set(name, { original, shown }))
    element.setAttribute(name, shown)
  }

  #coverFields(): void {
    for (const field of this.#fields()) {
      if (this.#hide(field.value) !== field.value) field.dataset['covered'] = 'true'
      else delete field.dataset['covered']
    }
  }

  #fields(): NodeListOf<HTMLInputElement | HTMLTextAreaElement> {
    return this.#root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
  }

  /** Pages come and go; what is not on the page any more needs no putting back. */
  #forgetGone(): void {
    if (this.#texts.size + this.#attributes.size < 2000) return
    for (const text of this.#texts.keys()) if (!text.isConnected) this.#texts.delete(text)
    for (const element of this.#attributes.keys()) if (!element.isConnected) this.#attributes.delete(element)
  }
}
