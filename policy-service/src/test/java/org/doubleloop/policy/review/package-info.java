@NullMarked
package org.doubleloop.policy.review;

import org.jspecify.annotations.NullMarked;
