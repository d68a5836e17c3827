@NullMarked
package org.doubleloop.policy.claim;

import org.jspecify.annotations.NullMarked;
