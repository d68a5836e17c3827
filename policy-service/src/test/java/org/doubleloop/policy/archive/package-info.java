@NullMarked
package org.doubleloop.policy.archive;

import org.jspecify.annotations.NullMarked;
