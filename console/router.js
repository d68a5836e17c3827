// @ts-check
// Which page is shown, and what of it, stands behind the # of the address, so that it can be shared. The key never does.

/** @returns {{ path: string, params: URLSearchParams }} */
export function here() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?', 2);
  return { path, params: new URLSearchParams(query) };
}

/**
 * @param {string} path
 * @param {URLSearchParams} [params]
 */
export function address(path, params) {
  const query = params?.toString();
  return `#/${path}${query ? `?${query}` : ''}`;
}

/**
 * Shows something else of a page, in place of what was shown.
 *
 * @param {string} path
 * @param {URLSearchParams} params
 */
export function replace(path, params) {
  history.replaceState(null, '', address(path, params));
  dispatchEvent(new Event('hashchange'));
}
