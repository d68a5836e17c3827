/// Conditions over declared attributes.
@NullMarked
package org.doubleloop.kit.condition;

import org.jspecify.annotations.NullMarked;
