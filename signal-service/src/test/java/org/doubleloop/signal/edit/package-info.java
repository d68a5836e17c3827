@NullMarked
package org.doubleloop.signal.edit;

import org.jspecify.annotations.NullMarked;
