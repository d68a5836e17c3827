@NullMarked
package org.doubleloop.policy.revision;

import org.jspecify.annotations.NullMarked;
