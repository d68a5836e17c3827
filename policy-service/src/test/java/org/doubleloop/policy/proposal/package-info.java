@NullMarked
package org.doubleloop.policy.proposal;

import org.jspecify.annotations.NullMarked;
