@NullMarked
package org.doubleloop.policy.defended;

import org.jspecify.annotations.NullMarked;
