@NullMarked
package org.doubleloop.policy.content;

import org.jspecify.annotations.NullMarked;
