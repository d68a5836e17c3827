/// Which proposals and rules rest on which signals. Evidence stands in what rests on it; that it
/// can be asked for by a signal is a link of its own, which is stored before what it leads to: a
/// link may lead to what never came to be, and whoever reads it looks, but nothing stands without
/// its links.
@NullMarked
package org.doubleloop.policy.evidence;

import org.jspecify.annotations.NullMarked;
