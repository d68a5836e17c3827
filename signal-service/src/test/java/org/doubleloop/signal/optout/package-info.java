/// That opt-outs are taken as any signal is.
@NullMarked
package org.doubleloop.signal.optout;

import org.jspecify.annotations.NullMarked;
