/// Stories through the one door, and what survives when the process is killed.
@NullMarked
package org.doubleloop.quickstart;

import org.jspecify.annotations.NullMarked;
