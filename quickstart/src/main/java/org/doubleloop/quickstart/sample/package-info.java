/// What a sandbox is filled with: a policy, and some weeks of what happened under it.
@NullMarked
package org.doubleloop.quickstart.sample;

import org.jspecify.annotations.NullMarked;
