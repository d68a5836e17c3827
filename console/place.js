// @ts-check

/**
 * The contexts that something is about, in words.
 *
 * @param {{ attribute: string, value: string }[]} traits none: all of them
 */
export const placeText = (traits) =>
  traits.length ? `where ${traits.map(({ attribute, value }) => `${attribute} is ${value}`).join(' and ')}` : 'everywhere';
