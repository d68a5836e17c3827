@NullMarked
package org.doubleloop.policy.story;

import org.jspecify.annotations.NullMarked;
