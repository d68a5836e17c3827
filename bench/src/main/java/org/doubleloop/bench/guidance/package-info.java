/// How soon guidance that does not help is proposed for retirement, and how often guidance that
/// helps is.
@NullMarked
package org.doubleloop.bench.guidance;

import org.jspecify.annotations.NullMarked;
