@NullMarked
package org.doubleloop.policy.quota;

import org.jspecify.annotations.NullMarked;
