@NullMarked
package org.doubleloop.signal.draft;

import org.jspecify.annotations.NullMarked;
