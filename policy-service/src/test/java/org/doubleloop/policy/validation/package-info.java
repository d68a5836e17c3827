@NullMarked
package org.doubleloop.policy.validation;

import org.jspecify.annotations.NullMarked;
