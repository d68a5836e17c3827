// @ts-check
import { html } from '../../lib/lit-html.js';
import { addressOf } from '../../router.js';
import { changesView } from '../proposal/changes.js';

/** @param {any} diff a PolicyDiff @param {string} policy */
export const diffView = ({ from, to, changes }, policy) => html`
  <h2>From version ${from} to version ${to}</h2>
  ${changesView(changes)}
  <p><a href=${addressOf('policies', policy)}>Close</a></p>`;
