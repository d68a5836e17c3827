// @ts-check

/**
 * Hands the browser a file that was fetched with the key, which no link could.
 *
 * @param {Blob} content
 * @param {string} name
 */
export function save(content, name) {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(/[^\w.-]/g, '-');
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
