// @ts-check
// Which page is shown, and what of it, stands behind the # of the address, so that it can be shared. The key never does.

/** @returns {{ path: string, id: string, params: URLSearchParams }} the page, which thing of its kind, and what of it */
export function here() {
  const [whole, query] = location.hash.replace(/^#\/?/, '').split('?', 2);
  const [path, ...id] = whole.split('/');
  return { path, id: decoded(id.join('/')), params: new URLSearchParams(query) };
}

/** @param {string} part of an address, which anybody may have typed */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** @param {string} path @param {string} id */
export const addressOf = (path, id) => address(`${path}/${encodeURIComponent(id)}`);

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
