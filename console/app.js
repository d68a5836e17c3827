// @ts-check
// Every page is one module and one line here; the first is shown where none is named.
import { start } from './shell.js';
import { experiment } from './pages/experiment.js';
import { experiments } from './pages/experiments.js';
import { inbox } from './pages/inbox.js';
import { makeRule } from './pages/make-rule.js';
import { policies } from './pages/policies.js';
import { policy } from './pages/policy.js';
import { proposal } from './pages/proposal.js';
import { results } from './pages/results.js';
import { stories } from './pages/stories.js';
import { story } from './pages/story.js';

start(
  [results, inbox, experiments, stories, policies, proposal, experiment, story, policy, makeRule],
  /** @type {HTMLElement} */ (document.getElementById('app')),
);
