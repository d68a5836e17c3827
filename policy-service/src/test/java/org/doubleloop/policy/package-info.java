@NullMarked
package org.doubleloop.policy;

import org.jspecify.annotations.NullMarked;
