@NullMarked
package org.doubleloop.policy.edition;

import org.jspecify.annotations.NullMarked;
