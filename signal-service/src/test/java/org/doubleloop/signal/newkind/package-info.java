/// Two kinds of signals that only these tests have: a note, which is about nothing, and a whisper,
/// which is kept until it is released. What stands in this package, and a bean for each, is all
/// that a kind takes.
@NullMarked
package org.doubleloop.signal.newkind;

import org.jspecify.annotations.NullMarked;
