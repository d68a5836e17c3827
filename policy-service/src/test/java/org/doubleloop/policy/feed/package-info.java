@NullMarked
package org.doubleloop.policy.feed;

import org.jspecify.annotations.NullMarked;
