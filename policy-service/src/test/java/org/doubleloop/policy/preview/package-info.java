@NullMarked
package org.doubleloop.policy.preview;

import org.jspecify.annotations.NullMarked;
